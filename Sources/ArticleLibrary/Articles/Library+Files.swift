// Files that articles are brought in from: what they looked like then, and what becomes of their articles when they go.
import SQLiteStore

extension Library {
    /// What the files looked like when their articles were brought in (in whoever watches' own words), by their paths. A file whose
    /// article the library neither has nor has removed is none of them.
    package func fileMarks() throws -> [String: String] {
        try read { db in
            var marks: [String: String] = [:]
            try db.forEach(
                """
                SELECT substr(url, 6), etag FROM page p WHERE url >= 'file:' AND url < 'file;' AND etag IS NOT NULL AND (
                    EXISTS (SELECT 1 FROM address WHERE value = p.url) OR EXISTS (SELECT 1 FROM dismissed WHERE value = p.url))
                """
            ) { marks[try $0[0]] = try $0[1] as String }
            return marks
        }
    }

    /// Keeps what files looked like when they were brought in.
    package func keep(fileMarks marks: [String: String]) throws {
        try write { db in
            for (path, mark) in marks {
                try db.execute("INSERT OR REPLACE INTO page(url, etag, fetched) VALUES (?, ?, ?)", ["file:" + path, mark, clock()])
            }
        }
    }

    /// Removes the article that a file brought in, the file being gone; but not one that a feed has brought as well, or another file.
    /// - Returns: its title; nil when nothing was removed.
    package func withdraw(file path: String) throws -> String? {
        try indexers.use { indexer in
            try write { db in
                let key = "file:" + path
                try db.execute("DELETE FROM page WHERE url = ?", [key])
                let found = try db.first(
                    "SELECT a.id, a.title, a.feed, a.path FROM article a JOIN address d ON d.article = a.id WHERE d.value = ?", [key]
                ) { (id: try $0[0] as Int64, title: try $0[1] as String, feed: try $0[2] as Int64?, path: try $0[3] as String?) }
                guard let found else { return nil }
                let id = found.id
                try db.execute("DELETE FROM address WHERE value = ?", [key])
                let other: String? = try db.value(
                    "SELECT substr(value, 6) FROM address WHERE article = ? AND value >= 'file:' AND value < 'file;'", [id])
                guard other == nil, found.feed == nil else {
                    if found.path == path { try db.execute("UPDATE article SET path = ? WHERE id = ?", [other, id]) }
                    return nil
                }
                let others: [String] = try db.values("SELECT value FROM address WHERE article = ?", [id])
                _ = try Remover(db: db, indexer: indexer, now: clock()).remove([id])
                // Nobody has turned the article away: its file may come back, or a feed may bring it.
                for value in others { try db.execute("DELETE FROM dismissed WHERE value = ?", [value]) }
                return found.title
            }
        }
    }
}
