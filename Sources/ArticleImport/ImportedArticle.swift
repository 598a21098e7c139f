// An article brought in from outside, with what a library needs to know it by.
import ArticleModel

package struct ImportedArticle: Sendable {
    package var article: Article
    /// When it was published, as far as it says.
    package var published: Moment?
    /// Where it was fetched from, and the address it calls its own.
    package var url: String?
    package var canonicalURL: String?
    /// Its feed's name for it.
    package var guid: String?
    package var categories: [String] = []
    /// Breaking news, by its kicker or a category.
    package var isBreaking = false
    /// True when it is a summary, or no body was found.
    package var isExcerpt = false

    package init(article: Article) { self.article = article }

    /// The article as the reader opens it.
    package var text: String { ReaderTextWriter.text(of: article) }

    /// «عاجل» among kicker and categories.
    static func isBreaking(_ labels: [String?]) -> Bool {
        let words = [
            LineFact.key("عاجل"), LineFact.key("خبر عاجل"), LineFact.key("أخبار عاجلة"), LineFact.key("breaking"), LineFact.key("breaking news"),
        ]
        return labels.contains { $0.map { words.contains(LineFact.key($0)) } ?? false }
    }
}
