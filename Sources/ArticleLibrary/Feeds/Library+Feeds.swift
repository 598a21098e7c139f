// The feeds followed, and what servers said last.
import GRDB

extension Library {
    package func feeds() throws -> [Feed] {
        try read { db in try Row.fetchAll(db, sql: "SELECT * FROM feed ORDER BY coalesce(title, url), id").map(Self.feed) }
    }

    package func feed(url: String) throws -> Feed? {
        try read { db in try Row.fetchOne(db, sql: "SELECT * FROM feed WHERE url = ?", arguments: [url]).map(Self.feed) }
    }

    /// Follows a feed, or writes anew what is known of it. The address tells feeds apart, the number where it is given (a feed
    /// that has moved).
    /// - Returns: its number.
    @discardableResult
    package func save(_ feed: Feed) throws -> Int64 {
        try write { db in
            let known = try Int64.fetchOne(db, sql: "SELECT id FROM feed WHERE url = ?", arguments: [feed.url])
            let id = known ?? (feed.id > 0 ? feed.id : nil)
            let values: [String: (any DatabaseValueConvertible)?] = [
                "url": feed.url, "title": feed.title, "site": feed.site, "category": feed.category, "etag": feed.etag,
                "lastModified": feed.lastModified, "fetched": feed.fetched, "succeeded": feed.succeeded, "error": feed.error,
                "failures": feed.failures, "interval": feed.interval, "isFull": feed.isFull,
            ]
            let names = values.keys.sorted()
            if let id, try Bool.fetchOne(db, sql: "SELECT 1 FROM feed WHERE id = ?", arguments: [id]) == true {
                let changes = names.map { "\($0) = :\($0)" }.joined(separator: ", ")
                try db.execute(sql: "UPDATE feed SET \(changes) WHERE id = :id", arguments: StatementArguments(values.merging(["id": id]) { $1 }))
                return id
            }
            // It has been dropped meanwhile, by somebody who wants it no more.
            if feed.id > 0 { return feed.id }
            let all = names + ["added"]
            try db.execute(
                sql: "INSERT INTO feed(\(all.joined(separator: ", "))) VALUES (\(all.map { ":" + $0 }.joined(separator: ", ")))",
                arguments: StatementArguments(values.merging(["added": clock()]) { $1 }))
            return db.lastInsertedRowID
        }
    }

    /// How many articles of each feed there are, by its number.
    package func feedCounts() throws -> [Int64: Int] {
        try read { db in
            let rows = try Row.fetchAll(db, sql: "SELECT feed, count(*) FROM article WHERE feed IS NOT NULL GROUP BY feed")
            return Dictionary(uniqueKeysWithValues: rows.map { ($0[0], $0[1]) })
        }
    }

    /// Follows a feed no longer; its articles stay. False when there was none of this address.
    @discardableResult
    package func removeFeed(url: String) throws -> Bool {
        try write { db in
            guard let id = try Int64.fetchOne(db, sql: "SELECT id FROM feed WHERE url = ?", arguments: [url]) else { return false }
            try db.execute(sql: "DELETE FROM feed WHERE id = ?", arguments: [id])
            // The number may be given again: a kiosk must not take the feed that gets it for its own.
            if let named = try Setting.kioskFeeds.read(db) {
                let left = named.split(separator: "\n").filter { !$0.hasPrefix("\(id) ") }.joined(separator: "\n")
                if left != named { try Setting.kioskFeeds.write(left, db) }
            }
            return true
        }
    }

    private static func feed(_ row: Row) -> Feed {
        var feed = Feed(id: row["id"], url: row["url"])
        (feed.title, feed.site, feed.category) = (row["title"], row["site"], row["category"])
        (feed.etag, feed.lastModified) = (row["etag"], row["lastModified"])
        (feed.fetched, feed.succeeded, feed.error) = (row["fetched"], row["succeeded"], row["error"])
        (feed.failures, feed.interval, feed.isFull) = (row["failures"], row["interval"], row["isFull"])
        return feed
    }

    // MARK: Pages

    package func pageState(url: String) throws -> PageState? {
        try read { db in
            try Row.fetchOne(db, sql: "SELECT etag, lastModified, fetched FROM page WHERE url = ?", arguments: [url])
                .map { PageState(etag: $0[0], lastModified: $0[1], fetched: $0[2]) }
        }
    }

    package func save(_ state: PageState, url: String) throws {
        try write { db in
            try db.execute(
                sql: "INSERT OR REPLACE INTO page VALUES (?, ?, ?, ?)", arguments: [url, state.etag, state.lastModified, state.fetched])
        }
    }
}
