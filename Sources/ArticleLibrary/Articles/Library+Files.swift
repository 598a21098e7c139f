// Files that articles are brought in from: what they looked like then, and what becomes of their articles when they go.
import GRDB

extension Library {
    /// What the files looked like when their articles were brought in (in whoever watches' own words), by their paths. A file whose
    /// article the library neither has nor has removed is none of them.
    package func fileMarks() throws -> [String: String] {
        try read { db in
            let rows = try Row.fetchCursor(
                db,
                sql: """
                    SELECT substr(url, 6), etag FROM page p WHERE url >= 'file:' AND url < 'file;' AND etag IS NOT NULL AND (
                        EXISTS (SELECT 1 FROM address WHERE value = p.url) OR EXISTS (SELECT 1 FROM dismissed WHERE value = p.url))
                    """)
            var marks: [String: String] = [:]
            while let row = try rows.next() { marks[row[0]] = row[1] }
            return marks
        }
    }

    /// Keeps what files looked like when they were brought in.
    package func keep(fileMarks marks: [String: String]) throws {
        try write { db in
            let statement = try db.cachedStatement(sql: "INSERT OR REPLACE INTO page(url, etag, fetched) VALUES (?, ?, ?)")
            for (path, mark) in marks { try statement.execute(arguments: ["file:" + path, mark, clock()]) }
        }
    }

    /// Removes the article that a file brought in, the file being gone; but not one that a feed has brought as well, or another file.
    /// - Returns: its title; nil when nothing was removed.
    package func withdraw(file path: String) throws -> String? {
        try indexer.withLock { indexer in
            try write { db in
                let key = "file:" + path
                try db.execute(sql: "DELETE FROM page WHERE url = ?", arguments: [key])
                let row = try Row.fetchOne(
                    db, sql: "SELECT a.id, a.title, a.feed, a.path FROM article a JOIN address d ON d.article = a.id WHERE d.value = ?",
                    arguments: [key])
                guard let row else { return nil }
                let id = row[0] as Int64
                try db.execute(sql: "DELETE FROM address WHERE value = ?", arguments: [key])
                let other = try String.fetchOne(
                    db, sql: "SELECT substr(value, 6) FROM address WHERE article = ? AND value >= 'file:' AND value < 'file;'", arguments: [id])
                guard other == nil, row[2] as Int64? == nil else {
                    if row[3] as String? == path { try db.execute(sql: "UPDATE article SET path = ? WHERE id = ?", arguments: [other, id]) }
                    return nil
                }
                let others = try String.fetchAll(db, sql: "SELECT value FROM address WHERE article = ?", arguments: [id])
                _ = try Remover(db: db, indexer: indexer, now: clock()).remove([id])
                // Nobody has turned the article away: its file may come back, or a feed may bring it.
                for value in others { try db.execute(sql: "DELETE FROM dismissed WHERE value = ?", arguments: [value]) }
                return row[1]
            }
        }
    }
}
