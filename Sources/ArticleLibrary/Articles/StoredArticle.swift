// An article as the library takes it and gives it back.
import ArabicText
import ArticleModel

/// An article with its text, as an importer hands it over.
package struct StoredArticle: Hashable, Sendable {
    package var title: String
    package var kicker: String?
    package var lead: String?
    package var credits: [Credit] = []
    package var byline: String?
    /// The date as the article words it, and what it means in seconds since 1970 (UTC), a day without an hour as `CivilDate.moment`.
    package var dateText: String?
    package var date: Int64?
    package var source: String?
    /// Where it was fetched from, and the address that it calls its own.
    package var url: String?
    package var canonicalURL: String?
    /// The feed's name for it.
    package var guid: String?
    /// True when another entry of its feed has the same name and another link.
    package var sharesGuid = false
    /// What names the feed that it came with, where that is not followed: a feed kept as a file.
    package var feedName: String?
    /// Where its entry leads, where its text was fetched from somewhere else.
    package var entryLink: String?
    /// True for an entry whose link leads to another site than its feed's.
    package var linksElsewhere = false
    /// Further addresses it is known by (redirects, an AMP page).
    package var otherAddresses: [String] = []
    /// The file it was brought in from, absolute.
    package var path: String?
    /// The number of the feed that it came with.
    package var feed: Int64?
    /// What its feed or page files it under, in their order.
    package var categories: [String] = []
    /// The direction that its text is set in.
    package var direction: TextDirection?
    package var isBreaking = false
    /// True when the feed gives a summary only: it never takes the place of a whole text.
    package var isExcerpt = false
    /// Articles that this one names, in its order. Addresses may be relative to its own.
    package var links: [RelatedItem] = []
    /// The whole article as the reader opens it.
    package var text: String
    /// The bytes of `text` (UTF-8) that are its body: what is searched beside title, kicker and lead.
    package var body: Range<Int>

    /// - Parameter body: all of the text when nil.
    package init(title: String, text: String, body: Range<Int>? = nil) {
        (self.title, self.text) = (title, text)
        self.body = body ?? 0..<text.utf8.count
    }

    /// A body's range as a file has it, which may hold anything.
    static func body(_ start: Int, _ end: Int) -> Range<Int> { max(0, start)..<max(0, start, end) }

    /// The body.
    var bodyText: Substring { Self.slice(text, body) }

    /// A range of bytes as text; a bound inside a character moves to its start.
    static func slice<Text: StringProtocol>(_ text: Text, _ range: Range<Int>) -> Text.SubSequence {
        let bytes = text.utf8
        func index(_ offset: Int) -> String.Index { bytes.index(bytes.startIndex, offsetBy: min(max(0, offset), bytes.count)) }
        return text[index(range.lowerBound)..<index(range.upperBound)]
    }
}

/// What came of saving an article.
package enum SaveResult: Hashable, Sendable {
    case added(Int64)
    /// It was there, and has a new text or new facts now.
    case updated(Int64)
    /// It was there: the same, or a double of it.
    case unchanged(Int64)
    /// The reader has removed it before: nothing was saved.
    case dismissed
}
