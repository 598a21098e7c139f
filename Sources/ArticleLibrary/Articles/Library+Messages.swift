// Emergency messages for kiosks: articles whose first category says until when they count.
import ArticleModel
import SQLiteStore

extension Library {
    /// Articles whose first category begins so: their numbers, that category, and when they came in.
    package func articles(categoryPrefix prefix: String) throws -> [(id: Int64, title: String, category: String, added: Int64, date: Int64?)] {
        try read { db in
            // The index of categories goes by their bytes, and the whole of a line follows its beginning.
            try db.all(
                "SELECT id, title, categories, added, date FROM article WHERE categories >= ?1 AND categories < ?2 LIMIT 100",
                [prefix, prefix + "\u{10FFFF}"]
            ) { row in
                let all: String = try row[2]
                return (try row[0], try row[1], String(all.prefix { $0 != "\n" }), try row[3], try row[4])
            }
        }
    }
}
