// The full-text index and the count of articles by word and stem, kept in step with the articles in the same transaction.
//
// `words` is an FTS5 table without content of its own, over text that is already split and folded (`IndexedArticle`), `stems` another that
// only says which articles have a stem. Their tokenizer only cuts at spaces: SQLite's `unicode61` would take harakat for separators. FTS5
// needs an entry's old text to take it out, which is made again from the stored article; so it is the index's *edition* that says by which
// rules it was made.
import SQLiteStore

struct SearchIndex {
    let db: Connection

    /// What a probe text comes to by this program's folding and this machine's stemmer; another edition's index is made anew.
    static func edition(_ indexer: Indexer) -> String {
        let probe = "والمدرسة مدارس المعلّمون كتابهم استقلالية إِسْلَامِيّ ٱلْأُولَىٰ مسؤول ٢٠٢٦ سيكتبونها بالكتابات می‌خواهم Café ﷺ ﻻ عبدالله القرءان 1,000"
        let tokens = indexer.tokens(of: probe)
        return "4 " + Fingerprint.hash(of: tokens).map { String($0, radix: 16) }.joined() + " "
            + tokens.map { $0.stem?.text.dropFirst() ?? "" }.joined(separator: " ")
    }

    func add(_ columns: [SQLiteText], stemColumn: SQLiteText, id: Int64) throws {
        try db.execute("INSERT INTO words(rowid, title, kicker, lead, body) VALUES (?, ?, ?, ?, ?)", [id] + columns.map { $0 as any SQLiteBindable })
        try db.execute("INSERT INTO stems(rowid, stem) VALUES (?, ?)", [id, stemColumn])
    }

    func keep(stems: [UInt8], id: Int64) throws {
        try db.execute("INSERT OR REPLACE INTO articleStems(article, stems) VALUES (?, ?)", [id, stems])
    }

    func remove(_ columns: [SQLiteText], stemColumn: SQLiteText, id: Int64) throws {
        try db.execute(
            "INSERT INTO words(words, rowid, title, kicker, lead, body) VALUES ('delete', ?, ?, ?, ?, ?)",
            [id] + columns.map { $0 as any SQLiteBindable })
        try db.execute("INSERT INTO stems(stems, rowid, stem) VALUES ('delete', ?, ?)", [id, stemColumn])
    }

    /// How many articles the index has. Counted where an earlier edition of the rules made it, which kept no count.
    func articleCount() throws -> Int {
        let count = try TermCounts(db: db).articles(IndexTerm.everyArticle.key)
        return count > 0 ? count : try db.value("SELECT count(*) FROM article") ?? 0
    }

    /// No library holds more.
    static let mostArticles = 1 << 32

    /// Makes everything anew from the articles.
    /// - Parameter progress: told how many articles are done, and of how many.
    func rebuild(_ indexer: Indexer, _ progress: (Int, Int) -> Void = { _, _ in }) throws {
        let all: Int = try db.value("SELECT count(*) FROM article") ?? 0
        var done = 0
        let tables = ["DROP TABLE words", "DROP TABLE IF EXISTS stems"] + Schema.indexTables
        let rows = ["articleStems", "storySign"].map { "DELETE FROM \($0)" }
        try db.run(script: (tables + rows).joined(separator: "; "))
        try TermCounts(db: db).removeAll()
        var changes = IndexChanges()
        try db.forEach(
            """
            SELECT a.id, a.title, a.kicker, a.lead, t.text, t.bodyStart, t.bodyEnd FROM article a JOIN articleText t ON t.article = a.id
            """
        ) { row in
            let (id, entry) = (try row[0] as Int64, IndexedArticle(try Self.texts(row, from: 1), indexer))
            try db.execute("UPDATE article SET contentHash = ?, sketch = ? WHERE id = ?", [entry.contentHash, entry.sketch, id])
            try StoryTable(db: db).sign(id, entry.storySigns)
            changes.add(entry, id: id)
            if changes.isFull { try changes.write(to: self) }
            done += 1
            progress(done, all)
        }
        try changes.write(to: self)
        try Setting.indexEdition.write(Self.edition(indexer), db)
    }

    /// The entry of an article that is stored; nil when there is none.
    func storedEntry(id: Int64, _ indexer: Indexer) throws -> IndexedArticle? { try storedTexts(id: id).map { IndexedArticle($0, indexer) } }

    /// The texts of an article that is stored; nil when there is none.
    func storedTexts(id: Int64) throws -> ArticleTexts? {
        try db.first(
            """
            SELECT a.title, a.kicker, a.lead, t.text, t.bodyStart, t.bodyEnd
            FROM article a JOIN articleText t ON t.article = a.id WHERE a.id = ?
            """, [id]
        ) { try Self.texts($0, from: 0) }
    }

    /// Columns from `first`: title, kicker, lead, text, bodyStart, bodyEnd.
    private static func texts(_ row: Row, from first: Int) throws -> ArticleTexts {
        let text: String = try row[first + 3]
        let body = StoredArticle.slice(text, try StoredArticle.body(row[first + 4], row[first + 5]))
        return ArticleTexts(title: try row[first], kicker: try row[first + 1], lead: try row[first + 2], body: body)
    }
}

extension Library {
    /// Makes the index anew when another edition of the rules made it.
    /// - Parameter progress: told how many articles are done, and of how many.
    func renewIndexIfStale(_ progress: (Int, Int) -> Void) throws {
        let indexer = Indexer()
        let edition = SearchIndex.edition(indexer)
        guard try read({ try Setting.indexEdition.read($0) }) != edition else { return }
        try write { db in
            // Another process may have done it meanwhile.
            if try Setting.indexEdition.read(db) != edition { try SearchIndex(db: db).rebuild(indexer, progress) }
        }
    }

    /// Makes the index anew from the articles.
    package func rebuildIndex() throws {
        try indexers.use { indexer in try write { try SearchIndex(db: $0).rebuild(indexer) } }
    }
}
