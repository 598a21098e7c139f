// Articles of a feed of which no more is there than the feed gave.
import GRDB

extension Library {
    /// Those with an address to fetch the whole from, newest first.
    package func summaries(ofFeed feed: Int64, limit: Int = 500) throws -> [StoredArticle] {
        let ids = try read { db in
            try Int64.fetchAll(
                db, sql: "SELECT id FROM article WHERE feed = ? AND isExcerpt AND url IS NOT NULL ORDER BY sortDate DESC, id DESC LIMIT ?",
                arguments: [feed, limit])
        }
        return try ids.compactMap { try article($0) }
    }
}
