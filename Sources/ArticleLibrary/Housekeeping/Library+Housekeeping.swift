// Removing, tidying, measuring and copying a library.
import Glibc
import SQLiteStore

/// How large a library is.
package struct LibraryStatus: Hashable, Sendable {
    package var articles: Int
    package var unread: Int
    package var bookmarks: Int
    package var feeds: Int
    /// Bytes of the file, with what is beside it while it is in use.
    package var bytes: Int64
    /// Bytes in it that nothing uses: what `vacuum` gives back.
    package var free: Int64
    package var oldest: Int64?
    package var newest: Int64?
    /// When the feed that was updated last was, and the one that was not for longest; of the latter nil when it never was.
    package var newestFeed: Int64?
    package var oldestFeed: Int64?
}

/// What looking a library through has found.
package enum LibraryDamage: Hashable, Sendable {
    /// The index of its words alone.
    case index
    /// Its file, in SQLite's words; none where even that could not be asked.
    case file(String)
}

extension Library {
    /// Removes articles. What their addresses were is remembered, so that a feed does not bring them back.
    /// - Returns: how many there were.
    @discardableResult
    package func remove(_ ids: [Int64]) throws -> Int {
        try indexers.use { indexer in try write { try Remover(db: $0, indexer: indexer, now: clock()).remove(ids) } }
    }

    /// Removes what the library's settings say it does not keep; articles that are bookmarked, or that the reader has marked passages in, stay.
    /// - Returns: how many were removed.
    @discardableResult
    package func tidy() throws -> Int {
        try indexers.use { indexer in
            try write { db in
                var ids: [Int64] = []
                if let days = try Setting.keepDays.read(db).flatMap(Int64.init), days > 0 {
                    // A number that reaches back before all time keeps everything.
                    let (span, isEndless) = days.multipliedReportingOverflow(by: 86_400)
                    ids += try db.values(
                        "SELECT id FROM article WHERE sortDate < ? AND \(Self.isToGo)", [isEndless ? Int64.min : clock() &- span])
                }
                if let bound = try Setting.keepArticles.read(db).flatMap(Int.init), bound > 0 {
                    ids += try db.values(
                        """
                        SELECT id FROM (SELECT id, bookmarked FROM article ORDER BY sortDate DESC, id DESC LIMIT -1 OFFSET ?)
                        WHERE \(Self.isToGo)
                        """, [bound])
                }
                // No feed still brings what was removed so long ago.
                try db.execute("DELETE FROM dismissed WHERE since < ?", [clock() - Self.dismissedDays * 86_400])
                return try Remover(db: db, indexer: indexer, now: clock()).remove(Array(Set(ids)))
            }
        }
    }

    private static let isToGo = "bookmarked IS NULL AND id NOT IN (SELECT article FROM highlight)"

    private static let dismissedDays: Int64 = 400

    /// Gives unused room back to the disk, and puts the index in its best order.
    package func vacuum() throws {
        try writeWithoutTransaction { db in
            try db.run(script: "INSERT INTO words(words) VALUES ('optimize'); INSERT INTO stems(stems) VALUES ('optimize')")
            try db.run(script: "DELETE FROM termCount WHERE articles <= 0; VACUUM; PRAGMA optimize")
            try db.run(script: "PRAGMA wal_checkpoint(TRUNCATE)")
        }
    }

    /// Writes a copy of the library into a new file, whole and alone, while others may be reading and writing it.
    package func copy(to other: String) throws {
        // SQLite takes an empty file for none.
        var status = stat()
        if stat(other, &status) == 0, status.st_size > 0 { throw LibraryProblem.alreadyThere(path: other) }
        do {
            try store.readWithoutTransaction { db in
                // Nothing of this file is written, but SQLite does not look so closely.
                try db.execute("PRAGMA query_only = OFF")
                defer { try? db.execute("PRAGMA query_only = ON") }
                try db.execute("VACUUM INTO ?", [other])
            }
        } catch { throw LibraryProblem(error, path: other) }
    }

    /// Looks through the whole file for damage; nil when it is sound. What is found is mended when the library is next opened for writing.
    package func damage() throws -> LibraryDamage? {
        // The index checks itself, by way of a write that changes nothing.
        if !isReadOnly {
            let check = "INSERT INTO words(words) VALUES ('integrity-check'); INSERT INTO stems(stems) VALUES ('integrity-check')"
            do { try write { try $0.run(script: check) } } catch LibraryProblem.damaged { return .index }
        }
        let report: [String]
        do { report = try read { try $0.values("PRAGMA integrity_check(10)") } } catch LibraryProblem.damaged { return .file("") }
        guard report != ["ok"] else { return nil }
        LibraryOpener.noteDamage(of: path)
        return .file(report.joined(separator: "; "))
    }

    package func status() throws -> LibraryStatus {
        try read { db in
            func number(_ sql: String) throws -> Int64 { try db.value(sql) ?? 0 }
            let bytes = ["", "-wal"].reduce(Int64(0)) { sum, suffix in
                var status = stat()
                return stat(path + suffix, &status) == 0 ? sum + Int64(status.st_size) : sum
            }
            return LibraryStatus(
                articles: Int(try number("SELECT count(*) FROM article")),
                unread: Int(try number("SELECT count(*) FROM article WHERE isRead = 0")),
                bookmarks: Int(try number("SELECT count(*) FROM article WHERE bookmarked IS NOT NULL")),
                feeds: Int(try number("SELECT count(*) FROM feed")), bytes: bytes,
                free: try number("PRAGMA freelist_count") * number("PRAGMA page_size"),
                oldest: try db.value("SELECT min(sortDate) FROM article"), newest: try db.value("SELECT max(sortDate) FROM article"),
                newestFeed: try db.value("SELECT max(succeeded) FROM feed"),
                oldestFeed: try db.value("SELECT succeeded FROM feed ORDER BY succeeded LIMIT 1"))
        }
    }
}

/// Takes articles out, with everything that is theirs.
struct Remover {
    let db: Connection
    let indexer: Indexer
    let now: Int64

    func remove(_ ids: [Int64]) throws -> Int {
        let index = SearchIndex(db: db)
        var changes = IndexChanges()
        var count = 0
        for id in ids {
            guard let entry = try index.storedEntry(id: id, indexer) else { continue }
            changes.remove(entry, id: id)
            if changes.isFull { try changes.write(to: index) }
            try StoryTable(db: db).unsign(id, entry.storySigns)
            try StoryTable(db: db).leave(id)
            try db.execute("INSERT OR REPLACE INTO dismissed(value, since) SELECT value, ? FROM address WHERE article = ?", [now, id])
            try db.execute("DELETE FROM position WHERE place = 'article:' || ?", [id])
            try db.execute("DELETE FROM article WHERE id = ?", [id])
            count += 1
        }
        try changes.write(to: index)
        return count
    }
}
