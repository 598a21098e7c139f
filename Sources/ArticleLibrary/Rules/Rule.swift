// A rule of the reader's: what answers a search is hidden, or read, as it comes in.

package struct Rule: Hashable, Sendable, Identifiable {
    package enum Action: String, CaseIterable, Hashable, Sendable { case hide, read }

    package var id: Int64
    /// As it is typed into a search.
    package var search: String
    package var action: Action
    /// The number of the feed that it is for; nil for all that comes in.
    package var feed: Int64?
}

/// How an article is hidden: it is of a story that no list shows. It stays in the library, and is shown again when no rule hides it.
enum Hiding {
    /// No article has this number.
    static let story: Int64 = 0
    /// Of an article `a`.
    static let shown = "a.story IS NOT \(story)"
}
