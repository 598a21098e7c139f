// Where a key is pressed: the screens that keys are bound on.

/// A screen, as the key table names it.
package enum KeyContext: String, CaseIterable, Hashable, Sendable {
    case reading, marking, frontPage = "front-page", contents, links, related, help, share
    /// Which articles are to be marked read.
    case markRead = "mark-read"
    /// The feeds that are followed.
    case feeds
    /// The reader's highlights, of the article or of all.
    case highlights
    /// The sources that tell one story.
    case story
    /// Where text is typed: keys are letters, and no key of the Arabic layout counts as another.
    case prompt
}
