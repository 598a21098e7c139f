// The accounts of a library, and which of its feeds are theirs: these are asked of the account's server, not of their own.
import SQLiteStore

extension Library {
    package func accounts() throws -> [Account] {
        try read { db in
            try db.all("SELECT * FROM account ORDER BY id") { row in
                var account = Account(id: try row["id"], base: try row["base"], user: try row["user"])
                (account.fetched, account.succeeded, account.error) = try (row["fetched"], row["succeeded"], row["error"])
                return account
            }
        }
    }

    /// Nothing where it is one of the library's already.
    package func addAccount(base: String, user: String) throws {
        try write { try $0.execute("INSERT OR IGNORE INTO account(base, user, added) VALUES (?, ?, ?)", [base, user, clock()]) }
    }

    package func save(_ account: Account) throws {
        try write { db in
            try db.execute(
                "UPDATE account SET fetched = ?, succeeded = ?, error = ? WHERE id = ?",
                [account.fetched, account.succeeded, account.error, account.id])
            guard account.error == nil else { return }
            try db.execute(
                "UPDATE feed SET fetched = ?1, succeeded = ?1, error = NULL, failures = 0 WHERE id IN (SELECT feed FROM subscription WHERE account = ?2)",
                [account.succeeded, account.id])
        }
    }

    /// Feeds that it alone has brought are followed no longer; all articles stay.
    package func removeAccount(_ id: Int64) throws {
        try write { db in
            for stream in try db.values("SELECT stream FROM subscription WHERE account = ?", [id]) as [String] {
                try Self.drop(stream, of: id, db)
            }
            try db.execute("DELETE FROM account WHERE id = ?", [id])
        }
    }

    /// The feeds that accounts bring, by number.
    package func accountFeeds() throws -> Set<Int64> {
        try read { Set(try $0.values("SELECT DISTINCT feed FROM subscription WHERE feed IS NOT NULL")) }
    }

    // MARK: Subscriptions

    /// Follows what an account follows, and nothing of it that it does not follow any more. What the reader has dropped here stays dropped;
    /// where a feed is filed follows the server when that changes its mind.
    /// - Returns: what the feeds that are new here are called.
    package func follow(_ feeds: [AccountFeed], of account: Int64) throws -> [String] {
        try write { db in
            var news: [String] = []
            let streams = Set(feeds.map(\.stream))
            for stream in try db.values("SELECT stream FROM subscription WHERE account = ?", [account]) as [String]
            where !streams.contains(stream) { try Self.drop(stream, of: account, db) }
            for feed in feeds {
                let known = try db.first("SELECT feed, label FROM subscription WHERE account = ? AND stream = ?", [account, feed.stream]) {
                    (id: try $0[0] as Int64?, label: try $0[1] as String?)
                }
                if let known {
                    guard let id = known.id else { continue }
                    try db.execute("UPDATE feed SET title = coalesce(?, title), site = coalesce(?, site) WHERE id = ?", [feed.title, feed.site, id])
                    guard known.label != feed.label else { continue }
                    try db.execute("UPDATE feed SET category = ? WHERE id = ?", [feed.label, id])
                    try db.execute("UPDATE subscription SET label = ? WHERE account = ? AND stream = ?", [feed.label, account, feed.stream])
                } else {
                    var id: Int64? = try db.value("SELECT id FROM feed WHERE url = ?", [feed.url])
                    let isOwn = id == nil
                    if isOwn {
                        try db.execute(
                            "INSERT INTO feed(url, title, site, category, failures, isFull, added) VALUES (?, ?, ?, ?, 0, 0, ?)",
                            [feed.url, feed.title, feed.site, feed.label, clock()])
                        id = db.lastInsertedRow
                        news.append(feed.title ?? feed.url)
                    }
                    try db.execute(
                        "INSERT INTO subscription(account, stream, feed, label, isOwn) VALUES (?, ?, ?, ?, ?)",
                        [account, feed.stream, id, feed.label, isOwn])
                }
            }
            return news
        }
    }

    /// The feeds of an account by what its server calls them; without a number those that the reader has dropped.
    package func subscriptions(of account: Int64) throws -> [String: Int64?] {
        try read { db in
            var feeds: [String: Int64?] = [:]
            try db.forEach("SELECT stream, feed FROM subscription WHERE account = ?", [account]) { feeds[try $0[0]] = .some(try $0[1]) }
            return feeds
        }
    }

    /// The server follows no more what the reader has dropped here: nothing of it is left to be remembered.
    package func forget(subscription stream: String, of account: Int64) throws {
        try write { try $0.execute("DELETE FROM subscription WHERE account = ? AND stream = ? AND feed IS NULL", [account, stream]) }
    }

    /// Takes a feed out of an account: its marks concern the server no more. Another account may have it, too.
    private static func drop(_ stream: String, of account: Int64, _ db: Connection) throws {
        let feed = try db.first("SELECT feed, isOwn FROM subscription WHERE account = ? AND stream = ?", [account, stream]) {
            (id: try $0[0] as Int64?, isOwn: try $0[1] as Bool)
        }
        try db.execute("DELETE FROM subscription WHERE account = ? AND stream = ?", [account, stream])
        guard let feed, let id = feed.id else { return }
        try db.execute("DELETE FROM accountItem WHERE account = ? AND article IN (SELECT id FROM article WHERE feed = ?)", [account, id])
        guard feed.isOwn else { return }
        if let other: Int64 = try db.value("SELECT account FROM subscription WHERE feed = ? LIMIT 1", [id]) {
            try db.execute("UPDATE subscription SET isOwn = 1 WHERE account = ? AND feed = ?", [other, id])
        } else {
            try db.execute("DELETE FROM feed WHERE id = ?", [id])
        }
    }
}
