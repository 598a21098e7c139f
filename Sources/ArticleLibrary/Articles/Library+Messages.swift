// Emergency messages for kiosks: articles whose first category says until when they count.
import ArticleModel
import SQLiteStore

/// An article by its first category.
package struct CategorisedArticle: Hashable, Sendable {
    package var id: Int64
    package var title: String
    package var category: String
    /// When it came in and when it was written, in seconds since 1970.
    package var added: Int64
    package var date: Int64?
    /// What is known of the clock by which it was written (`Feed.clockAhead`).
    package var clockAhead: Int64?
}

extension Library {
    /// Articles whose first category begins so: the hundred whose category is the last.
    package func articles(categoryPrefix prefix: String) throws -> [CategorisedArticle] {
        try read { db in
            // The index of categories goes by their bytes, and the whole of a line follows its beginning.
            try db.all(
                """
                SELECT a.id, a.title, a.categories, a.added, a.date, f.clockAhead FROM article a LEFT JOIN feed f ON f.id = a.feed
                WHERE a.categories >= ?1 AND a.categories < ?2 ORDER BY a.categories DESC LIMIT 100
                """,
                [prefix, prefix + "\u{10FFFF}"]
            ) { row in
                let all: String = try row[2]
                return CategorisedArticle(
                    id: try row[0], title: try row[1], category: String(all.prefix { $0 != "\n" }), added: try row[3], date: try row[4],
                    clockAhead: try row[5])
            }
        }
    }
}
