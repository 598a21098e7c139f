// An account with a server that follows feeds for its owner.

package struct Account: Hashable, Sendable, Identifiable {
    package let id: Int64
    /// Where its API begins, and who its owner is there.
    package let base: String
    package let user: String
    /// When it was last asked, and when last with success; seconds since 1970.
    package var fetched: Int64?
    package var succeeded: Int64?
    /// What went wrong last time; nil when nothing did.
    package var error: String?

    package init(id: Int64, base: String, user: String) { (self.id, self.base, self.user) = (id, base, user) }
}

/// A feed of an account, as its server tells of it.
package struct AccountFeed: Hashable, Sendable {
    /// What the server calls it.
    package var stream: String
    package var url: String
    package var title: String?
    package var site: String?
    /// What it is filed under there.
    package var label: String?

    package init(stream: String, url: String, title: String?, site: String?, label: String?) {
        (self.stream, self.url, self.title, self.site, self.label) = (stream, url, title, site, label)
    }
}

/// Which items a server calls unread, or starred; nil where it has not said it of all.
package struct AccountMarks: Sendable {
    package var unread: Set<Int64>?
    package var starred: Set<Int64>?

    package init(unread: Set<Int64>?, starred: Set<Int64>?) { (self.unread, self.starred) = (unread, starred) }
}

/// A mark that differs here from what the server knows.
package struct AccountChange: Hashable, Sendable {
    package enum Mark: Hashable, Sendable, CaseIterable { case read, starred }

    package var mark: Mark
    package var isSet: Bool

    package init(_ mark: Mark, _ isSet: Bool) { (self.mark, self.isSet) = (mark, isSet) }

    package static let all = Mark.allCases.flatMap { [AccountChange($0, true), AccountChange($0, false)] }
}

/// An item that has come, with its marks, and what has become of it.
package struct AccountItem: Sendable {
    package let number: Int64
    package let isRead: Bool
    package let isStarred: Bool
    /// Its article; nil for one that says nothing, or that the reader has removed.
    package var article: Int64?

    package init(_ number: Int64, isRead: Bool, isStarred: Bool, article: Int64?) {
        (self.number, self.isRead, self.isStarred, self.article) = (number, isRead, isStarred, article)
    }
}
