// A feed that has moved for good: its address changes, and what was known by the old one stays known.
import GRDB

extension Library {
    /// Gives a feed its new address, and with it the short identifiers of its articles, removed ones' too (`ArticleAddress.key(guid:)`).
    /// - Returns: false when the new address is a feed of its own already: both stay as they are.
    package func moveFeed(_ id: Int64, to url: String) throws -> Bool {
        try write { db in
            guard let old = try String.fetchOne(db, sql: "SELECT url FROM feed WHERE id = ?", arguments: [id]),
                try Bool.fetchOne(db, sql: "SELECT 1 FROM feed WHERE url = ?", arguments: [url]) == nil
            else { return false }
            try db.execute(sql: "UPDATE feed SET url = ? WHERE id = ?", arguments: [url, id])
            for table in ["address", "dismissed"] {
                // The texts that start so, by the index: `;` comes next after `:`. Not those of a feed whose address goes on from there.
                try db.execute(
                    sql: """
                        UPDATE OR IGNORE \(table) SET value = 'guid:' || :new || substr(value, length('guid:' || :old) + 1)
                        WHERE value >= 'guid:' || :old || ':' AND value < 'guid:' || :old || ';'
                            AND NOT EXISTS (
                                SELECT 1 FROM feed WHERE length(url) > length(:old)
                                AND substr(value, 1, length(url) + 6) = 'guid:' || url || ':')
                        """, arguments: ["old": old, "new": url])
            }
            return true
        }
    }
}
