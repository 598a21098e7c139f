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
    /// True when the page was longer than is read; the text says it where it breaks off.
    package private(set) var isCut = false

    package init(article: Article) { self.article = article }

    /// The article as the reader opens it.
    package var text: String { ReaderTextWriter.text(of: article) }

    /// Says at the text's end that it is not the article's.
    mutating func markCut() {
        isCut = true
        let isArabic = article.isRightToLeft ?? true
        let words =
            isArabic
            ? "[هنا ينقطع المقال: صفحته أطول مما يُقرأ منها.]" : "[The article breaks off here: its page is longer than what is read of it.]"
        if article.sections.isEmpty { article.sections = [Section(heading: nil)] }
        article.sections[article.sections.count - 1].blocks.append(Block(role: .paragraph, text: codePoints(words), sourceRange: 0..<0))
    }

    /// «عاجل» among kicker and categories.
    static func isBreaking(_ labels: [String?]) -> Bool {
        let words = [
            LineFact.key("عاجل"), LineFact.key("خبر عاجل"), LineFact.key("أخبار عاجلة"), LineFact.key("breaking"), LineFact.key("breaking news"),
        ]
        return labels.contains { $0.map { words.contains(LineFact.key($0)) } ?? false }
    }
}
