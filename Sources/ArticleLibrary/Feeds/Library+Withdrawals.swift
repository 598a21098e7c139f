// Articles whose publisher has withdrawn them.

extension Library {
    /// Removes the article of an entry that its feed has withdrawn, kept by the reader or not; but not one that a file has brought as well.
    /// - Parameters:
    ///   - names: what the feed calls its entries (`guid`).
    ///   - feed: the feed's number.
    /// - Returns: how many there were.
    package func withdraw(entries names: [String], ofFeed feed: Int64) throws -> Int {
        guard !names.isEmpty else { return 0 }
        return try indexers.use { indexer in
            try write { db in
                var ids: [Int64] = []
                for name in names {
                    ids += try db.values("SELECT id FROM article WHERE feed = ? AND guid = ? AND path IS NULL", [feed, name]) as [Int64]
                }
                let addresses = try ids.flatMap { try db.values("SELECT value FROM address WHERE article = ?", [$0]) as [String] }
                let count = try Remover(db: db, indexer: indexer, now: clock()).remove(ids)
                // Its reader has not turned it away: the feed may bring it again.
                for address in addresses { try db.execute("DELETE FROM dismissed WHERE value = ?", [address]) }
                return count
            }
        }
    }
}
