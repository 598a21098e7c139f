// Marks of an account's items, on both sides. What both had last is remembered with each item: where the server says otherwise now, it
// has changed there; where the article does, here. A mark is set or not, so that the two can't be at odds.
import SQLiteStore

extension Library {
    /// Of these items those that have never come.
    package func unknown(_ items: [Int64], of account: Int64) throws -> [Int64] {
        try read { db in
            try db.query("SELECT 1 FROM accountItem WHERE account = ?1 AND item = ?2") { statement in
                try items.filter { try statement.value([account, $0]) as Bool? == nil }
            }
        }
    }

    /// Takes over what has changed on the server. Items of feeds that it does not follow are judged by what its lists name alone: that they
    /// are in none says nothing of them, and what a feed has brought stays as it is when the feed is dropped.
    /// - Returns: how many marks have changed here.
    @discardableResult
    package func take(_ marks: AccountMarks, of account: Int64) throws -> Int {
        try write { db in
            var changed = 0
            for mark in AccountChange.Mark.allCases {
                guard let named = mark == .read ? marks.unread : marks.starred else { continue }
                let known = try db.all(
                    """
                    SELECT i.item, i.article, i.\(mark.column), a.feed IS NOT NULL FROM accountItem i JOIN article a ON a.id = i.article
                    WHERE i.account = ?1 AND (a.feed IS NULL OR a.feed IN (SELECT feed FROM subscription WHERE account = ?1))
                    """, [account]
                ) { (item: try $0[0] as Int64, article: try $0[1] as Int64, isSet: try $0[2] as Bool, isFollowed: try $0[3] as Bool) }
                for row in known where row.isFollowed || named.contains(row.item) {
                    let isSet = named.contains(row.item) == (mark == .starred)
                    guard isSet != row.isSet else { continue }
                    try set(mark, isSet, of: row.article, db)
                    changed += db.changedRows
                    try db.execute("UPDATE accountItem SET \(mark.column) = ? WHERE account = ? AND item = ?", [isSet, account, row.item])
                }
            }
            return changed
        }
    }

    private func set(_ mark: AccountChange.Mark, _ isSet: Bool, of article: Int64, _ db: Connection) throws {
        switch mark {
        case .read: try db.execute("UPDATE article SET isRead = ?1 WHERE id = ?2 AND isRead <> ?1", [isSet, article])
        case .starred where isSet:
            try db.execute("UPDATE article SET bookmarked = ? WHERE id = ? AND bookmarked IS NULL", [clock(), article])
        case .starred: try db.execute("UPDATE article SET bookmarked = NULL WHERE id = ? AND bookmarked IS NOT NULL", [article])
        }
    }

    /// The items that are to be marked so on the server.
    package func items(toSend change: AccountChange, of account: Int64, limit: Int = 100_000) throws -> [Int64] {
        try read { db in
            try db.values(
                """
                SELECT i.item FROM accountItem i JOIN article a ON a.id = i.article
                WHERE i.account = ?1 AND i.\(change.mark.column) <> ?2 AND (\(change.mark.articleHas)) = ?2 ORDER BY i.item LIMIT ?3
                """, [account, change.isSet, limit])
        }
    }

    /// How many marks wait to be sent.
    package func unsentMarks(of account: Int64) throws -> Int {
        try AccountChange.all.reduce(0) { $0 + (try items(toSend: $1, of: account).count) }
    }

    /// The server knows it now.
    package func noteSent(_ change: AccountChange, _ items: [Int64], of account: Int64) throws {
        try write { db in
            for item in items {
                try db.execute("UPDATE accountItem SET \(change.mark.column) = ? WHERE account = ? AND item = ?", [change.isSet, account, item])
            }
        }
    }

    /// The name in its feed of an item's article, where the account alone brings that feed: nil for an item that has no article, an inner nil
    /// for an article that is named by its address. What a feed had brought itself before may differ in more than the server has changed.
    package func entryName(ofItem item: Int64, of account: Int64) throws -> String?? {
        try read { db in
            try db.first(
                """
                SELECT a.guid FROM accountItem i JOIN article a ON a.id = i.article JOIN subscription s ON s.feed = a.feed AND s.account = i.account
                WHERE i.account = ?1 AND i.item = ?2 AND s.isOwn = 1
                """, [account, item]
            ) { try $0[0] as String? }
        }
    }

    /// The article that an item is, where its feed has brought it by itself before.
    package func article(ofFeed feed: Int64, url: String, besidesItemsOf account: Int64) throws -> Int64? {
        try read { db in
            try db.value(
                """
                SELECT id FROM article WHERE feed = ?1 AND (url = ?2 OR canonicalURL = ?2)
                    AND NOT EXISTS (SELECT 1 FROM accountItem WHERE account = ?3 AND article = article.id) LIMIT 1
                """, [feed, url, account])
        }
    }

    package func hasArticle(ofFeed feed: Int64, url: String) throws -> Bool {
        try read { try $0.value("SELECT 1 FROM article WHERE feed = ? AND url = ? LIMIT 1", [feed, url]) as Bool? != nil }
    }

    /// Remembers items that have come. What is marked on either side is marked here; what that changes for the server is sent later.
    package func keep(_ items: [AccountItem], of account: Int64) throws {
        try write { db in
            for item in items {
                try db.execute(
                    "INSERT OR REPLACE INTO accountItem(account, item, article, isRead, isStarred) VALUES (?, ?, ?, ?, ?)",
                    [account, item.number, item.article ?? 0, item.isRead, item.isStarred])
                guard let article = item.article else { continue }
                for mark in AccountChange.Mark.allCases where mark == .read ? item.isRead : item.isStarred {
                    try set(mark, true, of: article, db)
                }
            }
        }
    }

    /// Forgets items without an article that the server does not name any more.
    package func forget(itemsBesides named: Set<Int64>, of account: Int64) throws {
        try write { db in
            let left: [Int64] = try db.values(
                "SELECT item FROM accountItem WHERE account = ? AND article NOT IN (SELECT id FROM article)", [account])
            for item in left where !named.contains(item) {
                try db.execute("DELETE FROM accountItem WHERE account = ? AND item = ?", [account, item])
            }
        }
    }
}

extension AccountChange.Mark {
    fileprivate var column: String { self == .read ? "isRead" : "isStarred" }
    fileprivate var articleHas: String { self == .read ? "a.isRead" : "a.bookmarked IS NOT NULL" }
}
