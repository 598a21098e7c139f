// An article brought in from outside, with what a library needs to know it by.
import ArabicText
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
    /// True when another entry of its feed has the same name and another link.
    package var sharesGuid = false
    package var categories: [String] = []
    /// Breaking news, by its kicker or a category.
    package var isBreaking = false
    /// True when it is a summary, or no body was found.
    package var isExcerpt = false
    /// True when the page was longer than is read; the text says it where it breaks off.
    package private(set) var isCut = false
    /// True when all running text of its page was taken, since the article was not found with certainty; the text says it at its end.
    package private(set) var holdsMore = false

    package init(article: Article) { self.article = article }

    /// Code points of its text.
    package var length: Int { max(article.lead?.unicodeScalars.count ?? 0, article.sections.flatMap(\.blocks).reduce(0) { $0 + $1.text.count }) }

    /// The article as the reader opens it.
    package var text: String { ReaderTextWriter.text(of: article) }

    /// Takes over, in the article of a feed's entry that was fetched as a page, what the feed says of it: its name for it, the moment,
    /// the categories; and what the page says nothing better of. A host's name is nothing better than the feed's.
    package mutating func complete(from entry: ImportedArticle) {
        (guid, sharesGuid, categories) = (entry.guid, entry.sharesGuid, entry.categories + categories)
        published = entry.published ?? published
        isBreaking = isBreaking || entry.isBreaking
        article.title = article.title ?? entry.article.title
        article.byline = article.byline ?? entry.article.byline
        if article.date == nil { (article.date, article.published) = (entry.article.date, entry.article.published) }
        let hosts = [url, canonicalURL, entry.url].compactMap(\.self).compactMap(PageAddress.host)
        if article.source.map(hosts.contains) ?? true { article.source = entry.article.source ?? article.source }
    }

    /// Says at the text's end that it is not the article's.
    mutating func markCut() {
        isCut = true
        say("هنا ينقطع المقال: صفحته أطول مما يُقرأ منها.", "The article breaks off here: its page is longer than what is read of it.")
    }

    /// Says at the text's end that there may be more in it than the article.
    mutating func markMore() {
        holdsMore = true
        say(
            "لم يُعرف المقال في صفحته بيقين، فأُخذ كلامها كله.",
            "It is not certain what of its page is the article: all running text of the page was taken.")
    }

    /// A word of the program's own, in brackets, in the article's language.
    private mutating func say(_ arabic: String, _ english: String) {
        if article.sections.isEmpty { article.sections = [Section(heading: nil)] }
        let words = "[\(article.isRightToLeft ?? true ? arabic : english)]"
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
