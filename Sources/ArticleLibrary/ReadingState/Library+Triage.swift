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
    /// - Parameter each: told of each piece once it is saved; says whether to go on.
    package func setRead(_ ids: [Int64], _ isRead: Bool, each: (MarkedPiece) -> Bool = { _ in true }) throws {
        try mark(ids, isRead, each)
    }

    /// Marks all articles of a list read.
    /// - Parameters:
    ///   - before: only those that are older; seconds since 1970.
    ///   - each: told of each piece once it is saved; says whether to go on.
    /// - Returns: the articles that were changed.
    @discardableResult
    package func markRead(_ query: HeadlineQuery, before: Int64? = nil, each: (MarkedPiece) -> Bool = { _ in true }) throws -> [Int64] {
        var changed: [Int64] = []
        try mark(try unread(of: query, before: before ?? .max), true) { piece in
            changed += piece.changed
            return each(piece)
        }
        return changed
    }

    /// The articles of a list that nobody has read.
    private func unread(of query: HeadlineQuery, before: Int64) throws -> [Int64] {
        if let named = try ids(in: query) {
            return try read { db in
                let unread = try db.query("SELECT id FROM article WHERE id = ?1 AND isRead = 0 AND sortDate < ?2") { statement in
                    try named.compactMap { try statement.value([$0, before]) as Int64? }
                }
                // Who tells the same is read with it.
                let same = try unread.flatMap { id in try db.values("SELECT id FROM article WHERE story = ? AND isRead = 0", [id]) as [Int64] }
                return Array(Set(unread + same))
            }
        }
        let (condition, arguments): (String, [(any SQLiteBindable)?]) =
            switch query.base {
            case .source(let source): ("source = ?", [source])
            case .bookmarks: ("bookmarked IS NOT NULL", [])
            case .history: ("opened IS NOT NULL", [])
            case .newest, .unread, .search, .saved, .related, .ordered: ("1", [])
            }
        return try read { try $0.values("SELECT id FROM article WHERE isRead = 0 AND \(condition) AND sortDate < ?", arguments + [before]) }
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

    // MARK: Many at once

    /// So many are marked in one transaction: another program waits for a second, and not until a million are marked.
    private static let piece = 50_000

    private func mark(_ ids: [Int64], _ isRead: Bool, _ each: (MarkedPiece) -> Bool) throws {
        // In the order in which they lie in the file.
        let ids = ids.sorted()
        try withRoom(for: ids.count) {
            for start in stride(from: 0, to: ids.count, by: Self.piece) {
                let end = min(start + Self.piece, ids.count)
                let changed = try write { try Self.set(ids[start..<end], isRead, $0) }
                guard each(MarkedPiece(changed: changed, done: end, total: ids.count)) else { return }
            }
        }
    }

    /// - Returns: those that were marked otherwise.
    @discardableResult
    private static func set(_ ids: some Collection<Int64>, _ isRead: Bool, _ db: Connection) throws -> [Int64] {
        let list = "[" + ids.map(String.init).joined(separator: ",") + "]"
        // `OR ROLLBACK` spares SQLite a copy of every page that this changes, kept in memory for taking back this statement alone.
        return try db.values(
            "UPDATE OR ROLLBACK article SET isRead = ?1 WHERE id IN (SELECT value FROM json_each(?2)) AND isRead <> ?1 RETURNING id", [isRead, list])
    }

    /// Marks are in the table and in three of its indexes, each in another order: where many change, pages come again and again, and what
    /// doesn't stay in memory until then is written to the log each time. Of a million marks that was 4.5 GB, and is 0.6 with this much.
    private func withRoom(for count: Int, _ body: () throws -> Void) throws {
        guard count > 20_000, let usual: Int = try writeWithoutTransaction({ try $0.value("PRAGMA cache_size") }) else { return try body() }
        try writeWithoutTransaction { try $0.execute("PRAGMA cache_size = -128000") }
        defer { try? writeWithoutTransaction { try $0.execute("PRAGMA cache_size = \(usual)") } }
        try body()
    }

    /// How many stories nobody has read.
    package func unreadCount() throws -> Int { try count(.unread) }
}
