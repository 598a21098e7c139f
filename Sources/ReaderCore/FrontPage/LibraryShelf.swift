// What the library keeps beside its articles, as far as the front page shows it.

/// A search that is a tab.
package struct ShelvedSearch: Hashable, Sendable {
    package var name: String
    package var search: String

    package init(name: String, search: String) { (self.name, self.search) = (name, search) }
}

/// A feed that is followed.
package struct ShelvedFeed: Hashable, Sendable {
    package var id: Int64
    /// Without a name and a password.
    package var address: String
    /// The reader's own, or the feed's.
    package var name: String
    package var category: String?
    /// What went wrong when it was last asked for.
    package var problem: String?

    package init(id: Int64, address: String, name: String, category: String?, problem: String?) {
        (self.id, self.address, self.name) = (id, address, name)
        (self.category, self.problem) = (category, problem)
    }
}

package struct LibraryShelf: Hashable, Sendable {
    package var searches: [ShelvedSearch]
    package var feeds: [ShelvedFeed] = []
    /// Stories that nobody has read.
    package var unread: Int

    package init(searches: [ShelvedSearch] = [], feeds: [ShelvedFeed] = [], unread: Int = 0) {
        (self.searches, self.feeds, self.unread) = (searches, feeds, unread)
    }
}

/// What a change has come to, once the library has made it.
package enum Triage: Hashable, Sendable {
    case markedRead(Int)
    /// How far a change of very many articles is.
    case marking(done: Int, total: Int, isUndone: Bool)
    case undone(UndoneChange)
    case nothingToUndo
    /// The feed that was to be followed again is followed already, and as it is now.
    case feedIsFollowed
}

package enum UndoneChange: Hashable, Sendable {
    case read(Int)
    case removed
    case bookmark
    case tags
    case highlight
    case feed
}
