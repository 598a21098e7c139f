// What newsboat has kept (`cache.db`): its items with their marks. Read, never written; what it can't tell is left out.
import SQLiteStore

package struct NewsboatItem: Sendable {
    package var feed: String
    package var guid: String
    package var title: String?
    package var author: String?
    package var url: String?
    /// In HTML.
    package var content: String?
    /// Seconds since 1970.
    package var published: Int64
    package var isRead: Bool
    package var isFlagged: Bool
    package var enclosure: String?
}

package enum NewsboatCache {
    /// Items that are read, the newest.
    private static let items = 200_000

    /// Hands its items over, newest first.
    /// - Throws: `LibraryProblem` for a file that is none.
    package static func forEach(path: String, _ body: (NewsboatItem) throws -> Void) throws {
        let db: Connection
        do { db = try Connection(path: path, ConnectionOptions(access: .immutable)) } catch { throw LibraryProblem(error, path: path) }
        defer { db.close() }
        do {
            let columns = Set(try db.columns(of: "rss_item"))
            guard columns.isSuperset(of: ["guid", "title", "url", "feedurl", "pubDate", "content", "unread"]) else {
                throw LibraryProblem.notALibrary(path: path)
            }
            func column(_ name: String) -> String { columns.contains(name) ? name : "NULL" }
            let select = """
                SELECT feedurl, guid, title, \(column("author")), url, content, pubDate, unread, \(column("flags")), \(column("enclosure_url"))
                FROM rss_item WHERE \(columns.contains("deleted") ? "deleted = 0" : "1") ORDER BY pubDate DESC LIMIT \(items)
                """
            try db.forEach(select) { row in try body(try item(row)) }
        } catch let error as SQLiteError { throw LibraryProblem(error, path: path) }
    }

    private static func item(_ row: Row) throws -> NewsboatItem {
        let flags: String? = try row[8]
        return NewsboatItem(
            feed: try row[0], guid: try row[1], title: try row[2], author: try row[3], url: try row[4], content: try row[5],
            published: try row[6] ?? 0, isRead: try row[7] as Int64? == 0, isFlagged: !(flags ?? "").isEmpty, enclosure: try row[9])
    }
}
