// The feeds followed, and what servers said last.
import SQLiteStore

extension Library {
    package func feeds() throws -> [Feed] {
        try read { db in try db.all("SELECT * FROM feed ORDER BY coalesce(name, title, url), id", [], Self.feed) }
    }

    package func feed(url: String) throws -> Feed? {
        try read { db in try db.first("SELECT * FROM feed WHERE url = ?", [url], Self.feed) }
    }

    package func feed(_ id: Int64) throws -> Feed? { try read { db in try db.first("SELECT * FROM feed WHERE id = ?", [id], Self.feed) } }

    /// Follows a feed, or writes anew what is known of it. The address tells feeds apart, the number where it is given (a feed
    /// that has moved).
    /// - Returns: its number.
    @discardableResult
    package func save(_ feed: Feed) throws -> Int64 {
        try write { db in
            let known: Int64? = try db.value("SELECT id FROM feed WHERE url = ?", [feed.url])
            let id = known ?? (feed.id > 0 ? feed.id : nil)
            let values: KeyValuePairs<String, (any SQLiteBindable)?> = [
                "url": feed.url, "title": feed.title, "site": feed.site, "category": feed.category, "etag": feed.etag,
                "lastModified": feed.lastModified, "fetched": feed.fetched, "succeeded": feed.succeeded, "error": feed.error,
                "failures": feed.failures, "interval": feed.interval, "isFull": feed.isFull, "owner": feed.owner?.name,
                "ownerURL": feed.owner?.url, "clockAhead": feed.clockAhead, "name": feed.name,
            ]
            let names = values.map(\.key)
            if let id, try db.value("SELECT 1 FROM feed WHERE id = ?", [id]) as Bool? == true {
                // The reader may have renamed it meanwhile (`rename`).
                let changed = values.filter { $0.key != "name" }
                let changes = changed.map { $0.key + " = ?" }.joined(separator: ", ")
                try db.execute("UPDATE feed SET \(changes) WHERE id = ?", changed.map(\.value) + [id])
                return id
            }
            // It has been dropped meanwhile, by somebody who wants it no more.
            if feed.id > 0 { return feed.id }
            let marks = names.map { _ in "?, " }.joined()
            try db.execute("INSERT INTO feed(\(names.joined(separator: ", ")), added) VALUES (\(marks)?)", values.map(\.value) + [clock()])
            return db.lastInsertedRow
        }
    }

    /// How many articles of each feed there are, by its number.
    package func feedCounts() throws -> [Int64: Int] {
        try read { db in
            var counts: [Int64: Int] = [:]
            try db.forEach("SELECT feed, count(*) FROM article WHERE feed IS NOT NULL GROUP BY feed") { counts[try $0[0]] = try $0[1] }
            return counts
        }
    }

    /// Follows a feed no longer; its articles stay. False when there was none of this address.
    @discardableResult
    package func removeFeed(url: String) throws -> Bool {
        try write { db in
            try db.execute("DELETE FROM feed WHERE url = ?", [url])
            return db.changedRows > 0
        }
    }

    private static func feed(_ row: Row) throws -> Feed {
        var feed = Feed(id: try row["id"], url: try row["url"])
        feed.name = try row["name"]
        (feed.title, feed.site, feed.category) = try (row["title"], row["site"], row["category"])
        (feed.etag, feed.lastModified) = try (row["etag"], row["lastModified"])
        (feed.fetched, feed.succeeded, feed.error) = try (row["fetched"], row["succeeded"], row["error"])
        feed.clockAhead = try row["clockAhead"]
        (feed.failures, feed.interval, feed.isFull) = try (row["failures"], row["interval"], row["isFull"])
        if let name = try row["owner"] as String?, let url = try row["ownerURL"] as String? { feed.owner = FeedOwner(name: name, url: url) }
        return feed
    }

    // MARK: Pages

    package func pageState(url: String) throws -> PageState? {
        try read { db in
            try db.first("SELECT etag, lastModified, fetched FROM page WHERE url = ?", [url]) {
                PageState(etag: try $0[0], lastModified: try $0[1], fetched: try $0[2])
            }
        }
    }

    package func save(_ state: PageState, url: String) throws {
        try write { db in
            try db.execute("INSERT OR REPLACE INTO page VALUES (?, ?, ?, ?)", [url, state.etag, state.lastModified, state.fetched])
        }
    }
}
