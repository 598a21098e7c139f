// An article that was taken out, with all that was its own, so that it can be put back as it was.
import SQLiteStore

package struct RemovedArticle: Sendable {
    fileprivate typealias Rows = [[String: SQLiteValue]]

    let id: Int64
    /// By the tables' names.
    fileprivate let rows: [String: Rows]

    /// What is an article's, the article first; and by which column.
    fileprivate static let tables = [
        ("article", "id"), ("articleText", "article"), ("address", "article"), ("link", "article"), ("tag", "article"), ("highlight", "article"),
    ]
}

extension Library {
    /// Removes an article as `remove` does.
    /// - Returns: what puts it back; nil when there was none.
    package func removeForNow(_ id: Int64) throws -> RemovedArticle? {
        try indexers.use { indexer in
            try write { db in
                var rows: [String: RemovedArticle.Rows] = [:]
                for (table, column) in RemovedArticle.tables {
                    rows[table] = try db.all("SELECT * FROM \(table) WHERE \(column) = ?", [id], Self.values)
                }
                rows["position"] = try db.all("SELECT * FROM position WHERE place = 'article:' || ?", [id], Self.values)
                guard try Remover(db: db, indexer: indexer, now: clock()).remove([id]) > 0 else { return nil }
                return RemovedArticle(id: id, rows: rows)
            }
        }
    }

    /// Puts an article back that was removed, with its number and its marks.
    package func restore(_ removed: RemovedArticle) throws {
        try indexers.use { indexer in
            try write { db in
                for table in RemovedArticle.tables.map(\.0) + ["position"] {
                    for row in removed.rows[table] ?? [] {
                        var row = row
                        // Another article stands for its story now.
                        if table == "article", row["story"] != .integer(Hiding.story) { row["story"] = .null }
                        if table == "article", case .integer(let feed)? = row["feed"],
                            try db.value("SELECT 1 FROM feed WHERE id = ?", [feed]) as Bool? == nil
                        {
                            row["feed"] = .null
                        }
                        let names = row.keys.sorted()
                        try db.execute(
                            "INSERT OR IGNORE INTO \(table)(\(names.joined(separator: ", "))) VALUES (\(names.map { _ in "?" }.joined(separator: ", ")))",
                            names.map { row[$0] })
                    }
                }
                try db.execute("DELETE FROM dismissed WHERE value IN (SELECT value FROM address WHERE article = ?)", [removed.id])
                guard let entry = try SearchIndex(db: db).storedEntry(id: removed.id, indexer) else { return }
                var changes = IndexChanges()
                changes.add(entry, id: removed.id)
                try changes.write(to: SearchIndex(db: db))
                try StoryTable(db: db).sign(removed.id, entry.storySigns)
                try StoryTable(db: db).join(removed.id, signs: entry.storySigns, titleSign: entry.titleSign)
            }
        }
    }

    private static func values(_ row: Row) throws -> [String: SQLiteValue] { Dictionary(zip(row.names, row.values)) { first, _ in first } }
}
