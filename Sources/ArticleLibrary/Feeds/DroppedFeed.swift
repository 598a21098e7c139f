// A feed that is followed no longer, with what hung on it, so that it can be followed again as it was.
import SQLiteStore

package struct DroppedFeed: Sendable {
    let id: Int64
    fileprivate let row: [String: SQLiteValue]
    /// Its articles, which stay.
    fileprivate let articles: [Int64]
    fileprivate let rules: [[String: SQLiteValue]]
    /// The accounts whose servers follow it, each with what its server calls it.
    fileprivate let subscriptions: [(account: Int64, stream: String)]
}

extension Library {
    /// Follows a feed no longer, as `removeFeed` does.
    /// - Returns: what follows it again; nil when there was none.
    package func dropForNow(feed id: Int64) throws -> DroppedFeed? {
        try write { db in
            guard let row = try db.first("SELECT * FROM feed WHERE id = ?", [id], Self.values) else { return nil }
            let dropped = DroppedFeed(
                id: id, row: row, articles: try db.values("SELECT id FROM article WHERE feed = ?", [id]),
                rules: try db.all("SELECT * FROM rule WHERE feed = ?", [id], Self.values),
                subscriptions: try db.all("SELECT account, stream FROM subscription WHERE feed = ?", [id]) { (try $0[0], try $0[1]) })
            try db.execute("DELETE FROM feed WHERE id = ?", [id])
            return dropped
        }
    }

    /// Follows a feed again, with its name, its category, its rules, its articles and its places in accounts.
    /// - Returns: false where its address is followed already, by somebody who came before: that is left as it is.
    package func restore(_ dropped: DroppedFeed) throws -> Bool {
        try write { db in
            func insert(_ row: [String: SQLiteValue], into table: String) throws -> Bool {
                let names = row.keys.sorted()
                let marks = names.map { _ in "?" }.joined(separator: ", ")
                try db.execute("INSERT OR IGNORE INTO \(table)(\(names.joined(separator: ", "))) VALUES (\(marks))", names.map { row[$0] })
                return db.changedRows > 0
            }
            // Numbers are given again: another feed may have this one's by now, and another rule its rules'.
            let isTaken = try db.first("SELECT 1 FROM feed WHERE id = ?", [dropped.id], { _ in true }) != nil
            guard try insert(isTaken ? dropped.row.filter { $0.key != "id" } : dropped.row, into: "feed"),
                let id: Int64 = try db.value("SELECT last_insert_rowid()", [])
            else { return false }
            for row in dropped.rules {
                _ = try insert(row.filter { $0.key != "id" }.merging(["feed": .integer(id)]) { $1 }, into: "rule")
            }
            try db.query("UPDATE article SET feed = ?1 WHERE id = ?2 AND feed IS NULL") { statement in
                for article in dropped.articles { try statement.run([id, article]) }
            }
            for (account, stream) in dropped.subscriptions {
                try db.execute("UPDATE subscription SET feed = ? WHERE account = ? AND stream = ? AND feed IS NULL", [id, account, stream])
            }
            return true
        }
    }

    private static func values(_ row: Row) throws -> [String: SQLiteValue] { Dictionary(zip(row.names, row.values)) { first, _ in first } }
}
