// Breaking news: however much else has come in since.
import ArticleModel
import SQLiteStore

extension Library {
    /// The newest breaking articles since a moment (seconds since 1970). One that claims a date to come counts from its arrival: it would
    /// break for ever.
    package func breaking(since moment: Int64, limit: Int = 50) throws -> [Headline] {
        try read { db in
            try db.all(
                """
                SELECT \(ArticleColumns.headline) FROM article a WHERE a.sortDate >= ?1 AND a.added >= ?1 AND a.isBreaking
                ORDER BY a.sortDate DESC, a.id DESC LIMIT ?2
                """, [moment, limit], ArticleColumns.headline)
        }
    }
}
