// An article of the library as a list shows it: enough to choose by, without its text.
import ArabicText

/// One line of a list of articles: the front page, a search, related articles.
package struct Headline: Hashable, Sendable, Identifiable {
    /// The article's number in its library.
    package var id: Int64
    package var title: String
    package var kicker: String?
    package var lead: String?
    package var source: String?
    /// Who signs it.
    package var byline: String?
    package var url: String?
    /// The file it was brought in from.
    package var path: String?
    /// When it was published, in seconds since 1970 (UTC), a day without an hour as `CivilDate.moment`; nil when it does not say.
    package var date: Int64?
    /// What it is sorted by, where the library says: the arrival of what claims a date to come.
    package var sortDate: Int64?
    /// When it was brought in, in seconds since 1970 (UTC).
    package var added: Int64
    package var isRead = false
    package var isBookmarked = false
    /// Breaking news (`عاجل`), by its kicker or its feed's category.
    package var isBreaking = false
    /// What its feed or page files it under.
    package var categories: [String] = []
    /// The reader's own words for it.
    package var tags: [String] = []
    /// The sources of the articles that tell the same story, where this one stands for them in the list.
    package var otherSources: [String] = []
    /// When it last came again with another text, in seconds since 1970; nil when it never did.
    package var changed: Int64?
    /// True until it has been opened since.
    package var hasUnseenChange = false
    /// How well it answers the question, higher is better; nil where nothing was asked.
    package var score: Double?
    /// For a search: the passage with the hit.
    package var snippet: String?
    /// How its text goes on behind the lead, paragraph by paragraph; empty in a list that is longer than a page tells.
    package var opening: [String] = []
    /// For a search: where the snippet's first hit stands in the article's text, in bytes; nil when it is in the head.
    package var hitOffset: ByteOffset?

    /// Its article's direction, where the library says.
    package var articleDirection: TextDirection?

    package init(id: Int64, title: String, added: Int64) {
        (self.id, self.title, self.added) = (id, title, added)
    }

    /// The direction it is set in: its article's; as far as that is not known, that of most letters of the article's text that is shown. The
    /// title alone never decides: one with a right-to-left letter runs so.
    package var direction: TextDirection {
        if let articleDirection { return articleDirection }
        var letters = LetterCensus()
        for text in [lead, snippet].compactMap(\.self) { letters.take(codePoints(text)) }
        return letters.isDecided ? letters.direction : TextDirection(of: codePoints(title), in: .rightToLeft)
    }

    /// The date to sort and to show the age by.
    package var effectiveDate: Int64 { sortDate ?? date ?? added }
}

/// Which articles of the library a list holds, and in which order.
package enum HeadlineQuery: Hashable, Sendable {
    /// All, newest first.
    case newest
    case unread
    case source(String)
    case bookmarks
    /// Those opened, the last one first.
    case history
    /// The answers to a reader's search, best first.
    case search(String)
    /// The answers to a search that was saved, newest first.
    case saved(String)
    /// Those most like an article, best first.
    case related(Int64)
    /// One of these in another order.
    indirect case ordered(HeadlineQuery, HeadlineOrder)

    /// Without its order.
    package var base: HeadlineQuery { if case .ordered(let query, _) = self { query.base } else { self } }
}

/// How a list is ordered.
package enum HeadlineOrder: String, CaseIterable, Hashable, Sendable {
    case newest, oldest
    /// By the sources' names, in each the newest first.
    case source

    package var next: HeadlineOrder {
        switch self {
        case .newest: .oldest
        case .oldest: .source
        case .source: .newest
        }
    }
}
