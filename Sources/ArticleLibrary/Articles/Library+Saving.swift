// Bringing articles in. An article that is there already is found by the feed's name for it, by its addresses and by its text,
// and is not stored twice.
import ArticleModel
import FoundationEssentials
import GRDB

extension Library {
    /// Saves one article.
    /// - Parameter revives: true brings back what the reader has removed: it was asked for by name.
    @discardableResult
    package func save(_ article: StoredArticle, revives: Bool = false) throws -> SaveResult {
        try save([article], revives: revives)[0]
    }

    /// Saves articles in one transaction: quicker by far than one by one, and all or none of them.
    @discardableResult
    package func save(_ articles: [StoredArticle], revives: Bool = false) throws -> [SaveResult] {
        try indexer.withLock { indexer in
            try write { db in
                var saver = Saver(db: db, indexer: indexer, now: clock(), revives: revives)
                let results = try articles.map { try saver.save($0) }
                try SearchIndex(db: db).count(saver.stemChanges)
                return results
            }
        }
    }
}

/// The saving of some articles in one transaction.
private struct Saver {
    let db: Database
    let indexer: Indexer
    let now: Int64
    let revives: Bool
    /// What is to be added to the counts of stems at the end.
    var stemChanges: [String: Int] = [:]

    init(db: Database, indexer: Indexer, now: Int64, revives: Bool) {
        (self.db, self.indexer, self.now, self.revives) = (db, indexer, now, revives)
    }

    mutating func save(_ given: StoredArticle) throws -> SaveResult {
        var article = given
        let feed = try article.feed.flatMap { try String.fetchOne(db, sql: "SELECT url FROM feed WHERE id = ?", arguments: [$0]) }
        // The feed may have been dropped while its articles were on their way.
        if feed == nil { article.feed = nil }
        let keys = ArticleAddress.keys(of: article, feed: feed)
        let entry = IndexedArticle(article.texts, indexer)
        if let id = try known(by: keys) {
            try add(keys, to: id)
            return try update(id, with: article, entry)
        }
        let byText = try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT id FROM article WHERE contentHash = ? LIMIT 1"), arguments: [entry.contentHash])
        if let id = byText {
            try add(keys, to: id)
            return try complete(id, with: article) ? .updated(id) : .unchanged(id)
        }
        if try isDismissed(keys) { return .dismissed }
        return .added(try insert(article, entry, keys))
    }

    // MARK: Finding

    private func known(by keys: [String]) throws -> Int64? {
        let statement = try db.cachedStatement(sql: "SELECT article FROM address WHERE value = ?")
        for key in keys { if let id = try Int64.fetchOne(statement, arguments: [key]) { return id } }
        return nil
    }

    private func isDismissed(_ keys: [String]) throws -> Bool {
        let statement = try db.cachedStatement(
            sql: revives ? "DELETE FROM dismissed WHERE value = ? RETURNING 0" : "SELECT 1 FROM dismissed WHERE value = ?")
        return try keys.contains { try Bool.fetchOne(statement, arguments: [$0]) == true }
    }

    private func add(_ keys: [String], to id: Int64) throws {
        let statement = try db.cachedStatement(sql: "INSERT OR IGNORE INTO address(value, article) VALUES (?, ?)")
        for key in keys { try statement.execute(arguments: [key, id]) }
    }

    // MARK: Writing

    private mutating func insert(_ article: StoredArticle, _ entry: IndexedArticle, _ keys: [String]) throws -> Int64 {
        var values = ArticleColumns.values(of: article, indexer)
        values["added"] = now
        values["updated"] = now
        values["sortDate"] = sortDate(article, else: now)
        setDerived(entry, &values)
        let names = values.keys.sorted()
        try db.cachedStatement(
            sql: "INSERT INTO article(\(names.joined(separator: ", "))) VALUES (\(names.map { ":" + $0 }.joined(separator: ", ")))"
        ).execute(arguments: StatementArguments(values))
        let id = db.lastInsertedRowID
        try writeText(article, id)
        try writeLinks(article, id)
        try add(keys, to: id)
        try index(entry, id)
        return id
    }

    /// Its own date, unless that is still to come: it would lead every list until then.
    private func sortDate(_ article: StoredArticle, else other: Int64) -> Int64 { article.date.flatMap { $0 <= now ? $0 : nil } ?? other }

    private func setDerived(_ entry: IndexedArticle, _ values: inout [String: (any DatabaseValueConvertible)?]) {
        values["contentHash"] = entry.contentHash
        values["sketch"] = entry.sketch
    }

    private func writeText(_ article: StoredArticle, _ id: Int64) throws {
        try db.cachedStatement(sql: "INSERT OR REPLACE INTO articleText(article, text, bodyStart, bodyEnd) VALUES (?, ?, ?, ?)")
            .execute(arguments: [id, article.text, article.body.lowerBound, article.body.upperBound])
    }

    private func writeLinks(_ article: StoredArticle, _ id: Int64) throws {
        try db.cachedStatement(sql: "DELETE FROM link WHERE article = ?").execute(arguments: [id])
        let statement = try db.cachedStatement(sql: "INSERT INTO link(article, number, title, url) VALUES (?, ?, ?, ?)")
        for (number, link) in article.links.enumerated() { try statement.execute(arguments: [id, number, link.title, link.url]) }
    }

    /// The article has come again under one of its addresses: the newer text and facts are in force.
    private mutating func update(_ id: Int64, with article: StoredArticle, _ entry: IndexedArticle) throws -> SaveResult {
        let old = try Row.fetchOne(
            db, sql: "SELECT a.*, t.text, t.bodyStart, t.bodyEnd FROM article a JOIN articleText t ON t.article = a.id WHERE a.id = ?",
            arguments: [id])
        guard let old else { throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "article \(id) has no text") }
        if article.isExcerpt, !(old["isExcerpt"] as Bool) { return try complete(id, with: article) ? .updated(id) : .unchanged(id) }
        var values = ArticleColumns.values(of: article, indexer)
        // A fact that is no longer given is kept: a page says less than its feed, or the other way round.
        for (name, value) in values where value == nil { values[name] = old[name] as DatabaseValue }
        values["sortDate"] = sortDate(article, else: old["sortDate"])
        setDerived(entry, &values)
        let changed = values.filter { $0.value?.databaseValue ?? .null != old[$0.key] as DatabaseValue }
        let hasNewText =
            old["text"] as String != article.text || old["bodyStart"] as Int != article.body.lowerBound
            || old["bodyEnd"] as Int != article.body.upperBound
        let hasNewLinks = try !article.links.isEmpty && ArticleColumns.links(of: id, db) != article.links
        guard !changed.isEmpty || hasNewText || hasNewLinks else { return .unchanged(id) }
        try unindex(id)
        try set(changed.merging(["updated": now]) { $1 }, id)
        if hasNewText { try writeText(article, id) }
        if hasNewLinks { try writeLinks(article, id) }
        try index(entry, id)
        return .updated(id)
    }

    /// Facts that the stored article lacks are taken from its double. True when there were any.
    private mutating func complete(_ id: Int64, with article: StoredArticle) throws -> Bool {
        guard let old = try Row.fetchOne(db, sql: "SELECT * FROM article WHERE id = ?", arguments: [id]) else { return false }
        // What is indexed stays with the text it was indexed with.
        let fixed: Set = ["title", "kicker", "lead", "isExcerpt", "isBreaking", "path"]
        var missing = ArticleColumns.values(of: article, indexer).filter { name, value in
            !fixed.contains(name) && value != nil && (old[name] as DatabaseValue).isNull
        }
        guard !missing.isEmpty else { return false }
        if missing["date"] != nil { missing["sortDate"] = sortDate(article, else: old["sortDate"]) }
        try set(missing, id)
        return true
    }

    private func set(_ values: [String: (any DatabaseValueConvertible)?], _ id: Int64) throws {
        let names = values.keys.sorted()
        var arguments = values
        arguments["id"] = id
        try db.execute(
            sql: "UPDATE article SET \(names.map { "\($0) = :\($0)" }.joined(separator: ", ")) WHERE id = :id",
            arguments: StatementArguments(arguments))
    }

    private mutating func index(_ entry: IndexedArticle, _ id: Int64) throws {
        try SearchIndex(db: db).add(entry, id: id)
        for stem in entry.stems { stemChanges[stem, default: 0] += 1 }
    }

    /// Takes an article out of the index, which must be done before it changes.
    private mutating func unindex(_ id: Int64) throws {
        let index = SearchIndex(db: db)
        guard let old = try index.storedEntry(id: id, indexer) else { return }
        try index.remove(old, id: id)
        for stem in old.stems { stemChanges[stem, default: 0] -= 1 }
    }
}
