// Read and unread by hand, one article or many, and back again.
import ArticleModel
import SQLiteStore

extension Library {
    /// Marks an article read or unread, and whoever tells its story with it.
    /// - Returns: the articles that were changed.
    @discardableResult
    package func setRead(_ id: Int64, _ isRead: Bool) throws -> [Int64] {
        try write { db in
            guard let story: Int64 = try db.value("SELECT coalesce(story, id) FROM article WHERE id = ?", [id]) else {
                throw LibraryProblem.noSuchArticle(id, path: path)
            }
            let changed: [Int64] = try db.values(
                "SELECT id FROM article WHERE (id = ?1 OR id = ?2 OR story = ?2) AND isRead <> ?3 AND story IS NOT \(Hiding.story)",
                [id, story, isRead])
            try Self.set(changed, isRead, db)
            return changed
        }
    }

    /// Marks these articles, as they were before a change.
    package func setRead(_ ids: [Int64], _ isRead: Bool) throws { try write { try Self.set(ids, isRead, $0) } }

    /// Marks all articles of a list read.
    /// - Parameter before: only those that are older; seconds since 1970.
    /// - Returns: the articles that were changed.
    package func markRead(_ query: HeadlineQuery, before: Int64? = nil) throws -> [Int64] {
        let named = try ids(in: query)
        return try write { db in
            var changed: [Int64]
            if let named {
                changed = try db.query("SELECT id FROM article WHERE id = ?1 AND isRead = 0 AND sortDate < ?2") { statement in
                    try named.compactMap { try statement.value([$0, before ?? .max]) as Int64? }
                }
                // Who tells the same is read with it.
                changed += try changed.flatMap { id in
                    try db.values("SELECT id FROM article WHERE story = ? AND isRead = 0", [id]) as [Int64]
                }
            } else {
                let (condition, arguments): (String, [(any SQLiteBindable)?]) =
                    switch query.base {
                    case .source(let source): ("source = ?", [source])
                    case .bookmarks: ("bookmarked IS NOT NULL", [])
                    case .history: ("opened IS NOT NULL", [])
                    case .newest, .unread, .search, .saved, .related, .ordered: ("1", [])
                    }
                let these = "isRead = 0 AND \(condition) AND sortDate < ?"
                changed = try db.values("SELECT id FROM article WHERE \(these)", arguments + [before ?? .max])
                // All at once: there may be a million. `OR ROLLBACK` spares SQLite a copy of every page that this changes, kept in memory
                // for taking back this statement alone.
                try Self.withRoom(for: changed.count, db) {
                    try db.execute("UPDATE OR ROLLBACK article SET isRead = 1 WHERE \(these)", arguments + [before ?? .max])
                }
                return changed
            }
            try Self.set(changed, true, db)
            return changed
        }
    }

    /// The articles of a list that no condition on them alone makes; nil for any other.
    private func ids(in query: HeadlineQuery) throws -> [Int64]? {
        switch query.base {
        case .search(let text): try searchIDs(text)
        case .saved(let text): try matchIDs(text)
        case .related(let id): try related(to: id, limit: 20).map(\.id)
        case .newest, .unread, .source, .bookmarks, .history, .ordered: nil
        }
    }

    private static func set(_ ids: [Int64], _ isRead: Bool, _ db: Connection) throws {
        try withRoom(for: ids.count, db) {
            try db.query("UPDATE article SET isRead = ?1 WHERE id = ?2 AND isRead <> ?1") { statement in
                // In the order in which they lie in the file.
                for id in ids.sorted() { try statement.run([isRead, id]) }
            }
        }
    }

    /// Marks are in the table and in three of its indexes, each in another order: where many change, pages come again and again, and what
    /// doesn't stay in memory until then is written to the log each time. Of a million marks that was 4.5 GB, and is 0.6 with this much.
    private static func withRoom<Value>(for count: Int, _ db: Connection, _ body: () throws -> Value) throws -> Value {
        guard count > 20_000, let usual: Int = try db.value("PRAGMA cache_size") else { return try body() }
        try db.execute("PRAGMA cache_size = -128000")
        defer { try? db.execute("PRAGMA cache_size = \(usual)") }
        return try body()
    }

    /// How many stories nobody has read.
    package func unreadCount() throws -> Int { try count(.unread) }
}
