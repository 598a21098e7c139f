// What is brought into the library from the screen, and what comes of it.

package enum BringingIn: Hashable, Sendable {
    /// What all feeds have new.
    case feeds
    /// A page, or a feed that is followed from then on.
    case address(String)
}

package struct BroughtIn: Hashable, Sendable {
    package var counts = ImportCounts()
    /// What could not be fetched, in the reader's language; the first of it.
    package var failures: [String] = []
    /// Names of feeds that are followed from now on, and of those that were followed before and have been named again; the first of them.
    package var followed: [String] = []
    package var followedBefore: [String] = []

    package init() {}
}
