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

    package init() {}
}
