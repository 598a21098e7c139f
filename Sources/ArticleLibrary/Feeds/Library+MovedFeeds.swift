// A feed that has moved for good: its address changes, and what was known by the old one stays known.
import SQLiteStore

extension Library {
    /// Gives a feed its new address, and with it the short identifiers of its articles, removed ones' too (`ArticleAddress.key(guid:)`).
    /// - Returns: false when the new address is a feed of its own already: both stay as they are.
    package func moveFeed(_ id: Int64, to url: String) throws -> Bool {
        try write { db in
            guard let old = try db.value("SELECT url FROM feed WHERE id = ?", [id]) as String?,
                try db.value("SELECT 1 FROM feed WHERE url = ?", [url]) as Bool? == nil
            else { return false }
            try db.execute("UPDATE feed SET url = ? WHERE id = ?", [url, id])
            for table in ["address", "dismissed"] {
                // The texts that start so, by the index: `;` comes next after `:`. Not those of a feed whose address goes on from there.
                try db.execute(
                    """
                    UPDATE OR IGNORE \(table) SET value = 'guid:' || ?2 || substr(value, length('guid:' || ?1) + 1)
                    WHERE value >= 'guid:' || ?1 || ':' AND value < 'guid:' || ?1 || ';'
                        AND NOT EXISTS (
                            SELECT 1 FROM feed WHERE length(url) > length(?1)
                            AND substr(value, 1, length(url) + 6) = 'guid:' || url || ':')
                    """, [old, url])
            }
            return true
        }
    }
}
