// A feed as it was read: what it is called, and its entries.
import ArticleModel

/// A feed's document: RSS 2.0, RSS 1.0, Atom or JSON Feed.
package struct FeedDocument: Sendable {
    package var title: String?
    /// The site's own address.
    package var site: String?
    package var language: String?
    package var category: String?
    package var entries: [FeedEntry] = []
    /// Where and why reading stopped, when it did not come to the end; the entries before it stand.
    package var problem: FeedProblem?
    /// True when it has more entries, or is longer, than is read.
    package var isCut = false

    package init() {}
}

/// Why a feed was not read, or not to its end.
package enum FeedProblem: Error, Hashable, Sendable {
    /// No feed of any kind that is known.
    case notAFeed
    /// Not well formed: the line, and the parser's own words.
    case malformed(line: Int, detail: String)
    /// It declares entities of its own, which are refused whatever they stand for: a few lines of them can expand without end.
    case declaresEntities(line: Int)
    /// It goes past a bound: it nests, repeats or expands as no honest feed does.
    case tooLarge(line: Int)
}

/// One article of a feed.
package struct FeedEntry: Hashable, Sendable {
    package var title: String?
    package var link: String?
    /// The feed's own name for it.
    package var guid: String?
    /// The whole text in HTML, and a summary, as far as the feed gives them.
    package var content: String?
    package var summary: String?
    /// True when content or summary is plain text.
    package var isPlainText = false
    package var author: String?
    package var published: String?
    package var categories: [String] = []
    /// The source it was taken from, where that is another.
    package var source: String?
    package var pictureURL: String?
    package var pictureCaption: String?
    /// What its links are resolved against.
    package var base: String?

    package init() {}
}
