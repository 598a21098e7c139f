// Articles of a feed of which no more is there than the feed gave.
import SQLiteStore

extension Library {
    /// Those with an address to fetch the whole from, newest first.
    package func summaries(ofFeed feed: Int64, limit: Int = 500) throws -> [StoredArticle] {
        let ids = try read { db in
            try db.values(
                "SELECT id FROM article WHERE feed = ? AND isExcerpt AND url IS NOT NULL ORDER BY sortDate DESC, id DESC LIMIT ?",
                [feed, limit]) as [Int64]
        }
        return try ids.compactMap { try article($0) }
    }
}
