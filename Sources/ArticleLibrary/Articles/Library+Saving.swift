// Bringing articles in. An article that is there already is found by what makes it that one (`ArticleIdentity`), a page or a file by its
// text too, and is not stored twice. An entry of a feed never takes the place of another.
import ArticleModel
import SQLiteStore

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
        try save(articles.map(prepared), revives: revives)
    }

    /// - Parameter unreadsChanged: an article that comes again with other words is unread again.
    @discardableResult
    package func save(_ articles: [PreparedArticle], revives: Bool = false, unreadsChanged: Bool = false) throws -> [SaveResult] {
        try indexers.use { indexer in
            try write { db in
                var saver = Saver(db: db, indexer: indexer, now: clock(), revives: revives)
                saver.unreadsChanged = unreadsChanged
                let results = try articles.map { try saver.save($0) }
                try saver.index.write(to: SearchIndex(db: db))
                try RuleBook(db: db, names: { self.names }).apply(to: results)
                return results
            }
        }
    }

    /// Reads an article for the index, which is half of what saving it costs: on several threads at once, while others are saved.
    package func prepared(_ article: StoredArticle) -> PreparedArticle {
        PreparedArticle(article: article, entry: indexers.use { IndexedArticle(article.texts, $0) })
    }
}

/// An article with all that the index needs to know of it.
package struct PreparedArticle: Sendable {
    package let article: StoredArticle
    let entry: IndexedArticle
}

extension Library {
    /// The article that an entry of a feed has become; nil when it is not there.
    package func id(ofEntry article: StoredArticle) throws -> Int64? {
        try read { db in
            let feed = try article.feed.flatMap { try db.value("SELECT url FROM feed WHERE id = ?", [$0]) as String? }
            guard let key = ArticleIdentity(article, feed: feed, text: "").entryKey else { return nil }
            return try db.value("SELECT article FROM address WHERE value = ?", [key])
        }
    }
}

/// The saving of some articles in one transaction.
private struct Saver {
    let db: Connection
    let indexer: Indexer
    let now: Int64
    let revives: Bool
    /// What comes again with other words is unread again.
    var unreadsChanged = false
    /// What is to be changed in the index at the end.
    var index = IndexChanges()

    init(db: Connection, indexer: Indexer, now: Int64, revives: Bool) {
        (self.db, self.indexer, self.now, self.revives) = (db, indexer, now, revives)
    }

    mutating func save(_ given: PreparedArticle) throws -> SaveResult {
        let entry = given.entry
        var article = given.article
        let feed = try article.feed.flatMap { try db.value("SELECT url FROM feed WHERE id = ?", [$0]) as String? }
        // The feed may have been dropped while its articles were on their way.
        if feed == nil { article.feed = nil }
        let identity = ArticleIdentity(article, feed: feed, text: entry.contentHash.reduce("") { $0 + String($1, radix: 16) })
        let keys = identity.own
        if let id = try known(identity, article) {
            try add(keys, to: id)
            let whole = try completed(article, by: id)
            return try update(id, with: whole, whole == article ? entry : IndexedArticle(whole.texts, indexer))
        }
        if !identity.isEntry, let id: Int64 = try db.value("SELECT id FROM article WHERE contentHash = ? LIMIT 1", [entry.contentHash]) {
            try add(keys, to: id)
            return try complete(id, with: article) ? .updated(id) : .unchanged(id)
        }
        if try isDismissed(keys + identity.doubtful.filter { !$0.hasPrefix("web:") }) { return .dismissed }
        return .added(try insert(article, entry, keys))
    }

    // MARK: Finding

    private func id(by key: String) throws -> Int64? { try db.value("SELECT article FROM address WHERE value = ?", [key]) }

    /// An entry is found by its own key; by others only what it may be.
    private func known(_ identity: ArticleIdentity, _ article: StoredArticle) throws -> Int64? {
        guard let entryKey = identity.entryKey else {
            for key in identity.own { if let id = try id(by: key) { return id } }
            return nil
        }
        if let id = try id(by: entryKey) { return id }
        for key in identity.own + identity.doubtful where key != entryKey {
            if let id = try id(by: key), try mayBe(id, article) { return id }
        }
        return nil
    }

    /// True when nothing says that a stored article is another than this entry: it came with the same feed or with none, under the
    /// same name or without one.
    private func mayBe(_ id: Int64, _ article: StoredArticle) throws -> Bool {
        guard let old = try stored(id, "SELECT feed, guid, url FROM article WHERE id = ?") else { return false }
        let feed: SQLiteValue = article.feed.map { .integer($0) } ?? .null
        let (guid, url): (SQLiteValue, SQLiteValue) = (article.guid.map { .text($0) } ?? .null, article.url.map { .text($0) } ?? .null)
        // What an entry comments on is not the entry.
        if article.linksElsewhere, feed == .null || old["feed"] != feed { return false }
        let hasName = old["guid"] != .null
        if hasName, old["guid"] != guid { return false }
        if article.sharesGuid, hasName, old["url"] != url { return false }
        // Of a feed that is followed no more, or a file: the address must be the same too.
        if old["feed"] == .null, hasName { return old["url"] == url }
        return old["feed"] == .null || old["feed"] == feed
    }

    private func isDismissed(_ keys: [String]) throws -> Bool {
        guard revives else { return try keys.contains { try db.value("SELECT 1 FROM dismissed WHERE value = ?", [$0]) as Bool? != nil } }
        for key in keys { try db.execute("DELETE FROM dismissed WHERE value = ?", [key]) }
        return false
    }

    private func add(_ keys: [String], to id: Int64) throws {
        for key in keys { try db.execute("INSERT OR IGNORE INTO address(value, article) VALUES (?, ?)", [key, id]) }
    }

    // MARK: Writing

    private mutating func insert(_ article: StoredArticle, _ entry: IndexedArticle, _ keys: [String]) throws -> Int64 {
        var values = ArticleColumns.values(of: article, indexer)
        values["added"] = .integer(now)
        values["updated"] = .integer(now)
        values["sortDate"] = .integer(sortDate(article, else: now))
        setDerived(entry, &values)
        let names = values.keys.sorted()
        try db.execute(
            "INSERT INTO article(\(names.joined(separator: ", "))) VALUES (\(names.map { _ in "?" }.joined(separator: ", ")))",
            names.map { values[$0] })
        let id = db.lastInsertedRow
        try writeText(article, id)
        try writeLinks(article, id)
        try add(keys, to: id)
        try add(entry, id)
        try StoryTable(db: db).join(id, signs: entry.storySigns, titleSign: entry.titleSign)
        return id
    }

    /// Its own date, unless that is still to come: it would lead every list until then.
    private func sortDate(_ article: StoredArticle, else other: Int64) -> Int64 { article.date.flatMap { $0 <= now ? $0 : nil } ?? other }

    private func sortDate(_ article: StoredArticle, else stored: SQLiteValue?) -> Int64 {
        guard case .integer(let other)? = stored else { return sortDate(article, else: now) }
        return sortDate(article, else: other)
    }

    private func setDerived(_ entry: IndexedArticle, _ values: inout [String: SQLiteValue]) {
        values["contentHash"] = .blob(entry.contentHash)
        values["sketch"] = .blob(entry.sketch)
    }

    private func writeText(_ article: StoredArticle, _ id: Int64) throws {
        try db.execute(
            "INSERT OR REPLACE INTO articleText(article, text, bodyStart, bodyEnd) VALUES (?, ?, ?, ?)",
            [id, article.text, article.body.lowerBound, article.body.upperBound])
    }

    private func writeLinks(_ article: StoredArticle, _ id: Int64) throws {
        try db.execute("DELETE FROM link WHERE article = ?", [id])
        for (number, link) in article.links.enumerated() {
            try db.execute("INSERT INTO link(article, number, title, url) VALUES (?, ?, ?, ?)", [id, number, link.title, link.url])
        }
    }

    /// With the kicker and the lead that are stored, where it has none: what is kept is indexed too, or the index could not take it out
    /// again.
    private func completed(_ article: StoredArticle, by id: Int64) throws -> StoredArticle {
        guard article.kicker == nil || article.lead == nil, let old = try SearchIndex(db: db).storedTexts(id: id) else { return article }
        var article = article
        article.kicker = article.kicker ?? old.kicker
        article.lead = article.lead ?? old.lead
        return article
    }

    /// The article has come again under one of its addresses: the newer text and facts are in force.
    private mutating func update(_ id: Int64, with article: StoredArticle, _ entry: IndexedArticle) throws -> SaveResult {
        let old = try stored(id, "SELECT a.*, t.text, t.bodyStart, t.bodyEnd FROM article a JOIN articleText t ON t.article = a.id WHERE a.id = ?")
        guard let old else { throw SQLiteError.corrupt("article \(id) has no text") }
        if article.isExcerpt, old["isExcerpt"] == .integer(0) { return try complete(id, with: article) ? .updated(id) : .unchanged(id) }
        var values = ArticleColumns.values(of: article, indexer)
        // A fact that is no longer given is kept: a page says less than its feed, or the other way round.
        for (name, value) in values where value == .null { values[name] = old[name] }
        values["sortDate"] = .integer(sortDate(article, else: old["sortDate"]))
        setDerived(entry, &values)
        let changed = values.filter { $0.value != old[$0.key] }
        let hasNewText =
            old["text"] != .text(article.text) || old["bodyStart"] != article.body.lowerBound.sqliteValue
            || old["bodyEnd"] != article.body.upperBound.sqliteValue
        let hasNewLinks = try !article.links.isEmpty && ArticleColumns.links(of: id, db) != article.links
        guard !changed.isEmpty || hasNewText || hasNewLinks else { return .unchanged(id) }
        try unindex(id)
        var mark: [String: SQLiteValue] = saysOther(article, values, than: old) ? ["changed": .integer(now)] : [:]
        if unreadsChanged, !mark.isEmpty, old["story"] != .integer(Hiding.story) { mark["isRead"] = .integer(0) }
        try set(changed.merging(["updated": .integer(now)]) { $1 }.merging(mark) { $1 }, id)
        if hasNewText { try writeText(article, id) }
        if hasNewLinks { try writeLinks(article, id) }
        try add(entry, id)
        try StoryTable(db: db).join(id, signs: entry.storySigns, titleSign: entry.titleSign)
        return .updated(id)
    }

    /// True where other words are said than before: neither a file that its owner works on, nor the whole text of what was a summary.
    private func saysOther(_ article: StoredArticle, _ values: [String: SQLiteValue], than old: [String: SQLiteValue]) -> Bool {
        guard article.path == nil, old["isExcerpt"] == values["isExcerpt"] else { return false }
        return values["contentHash"] != old["contentHash"] || values["title"] != old["title"]
    }

    /// Facts that the stored article lacks are taken from its double. True when there were any.
    private mutating func complete(_ id: Int64, with article: StoredArticle) throws -> Bool {
        guard let old = try stored(id, "SELECT * FROM article WHERE id = ?") else { return false }
        // What is indexed stays with the text it was indexed with.
        let fixed: Set = ["title", "kicker", "lead", "isExcerpt", "isBreaking", "path"]
        var missing = ArticleColumns.values(of: article, indexer).filter { name, value in
            !fixed.contains(name) && value != .null && old[name] == .null
        }
        guard !missing.isEmpty else { return false }
        if missing["date"] != nil { missing["sortDate"] = .integer(sortDate(article, else: old["sortDate"])) }
        try set(missing, id)
        // With a source it may be of a story.
        if missing["sourceKey"] != nil, let entry = try SearchIndex(db: db).storedEntry(id: id, indexer) {
            try StoryTable(db: db).sign(id, entry.storySigns)
            try StoryTable(db: db).join(id, signs: entry.storySigns, titleSign: entry.titleSign)
        }
        return true
    }

    /// What is stored of an article, by the names of its columns.
    private func stored(_ id: Int64, _ sql: String) throws -> [String: SQLiteValue]? {
        try db.first(sql, [id]) { Dictionary(zip($0.names, $0.values), uniquingKeysWith: { first, _ in first }) }
    }

    private func set(_ values: [String: SQLiteValue], _ id: Int64) throws {
        let names = values.keys.sorted()
        try db.execute(
            "UPDATE article SET \(names.map { $0 + " = ?" }.joined(separator: ", ")) WHERE id = ?",
            names.map { values[$0] } + [SQLiteValue.integer(id)])
    }

    private mutating func add(_ entry: IndexedArticle, _ id: Int64) throws {
        try StoryTable(db: db).sign(id, entry.storySigns)
        index.add(entry, id: id)
        if index.isFull { try index.write(to: SearchIndex(db: db)) }
    }

    /// Takes an article out of the index, which must be done before it changes.
    private mutating func unindex(_ id: Int64) throws {
        guard let old = try SearchIndex(db: db).storedEntry(id: id, indexer) else { return }
        index.remove(old, id: id)
        try StoryTable(db: db).unsign(id, old.storySigns)
    }
}
