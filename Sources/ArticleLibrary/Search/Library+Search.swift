// Searching the library: what has the words as typed comes first; ranked by BM25 of the words in all their forms, with the title above
// the kicker, the lead and the body.
import ArticleModel
import SQLiteStore

extension Library {
    /// The answers to a reader's search, best first, each with the passage that answers it. A search of conditions alone
    /// (`source:…`) is answered newest first.
    package func search(_ text: String, offset: Int = 0, limit: Int) throws -> [Headline] {
        let tokens = tokens(text)
        guard !tokens.isEmpty else { return [] }
        let (question, found) = try read { db in
            let question = try IndexQuestion(tokens, names, db)
            let found = try Searcher(db: db, question: question).page(offset: offset, limit: limit).compactMap { id, score in
                try FoundArticle(db, id: id, score: score)
            }
            return (question, found)
        }
        let finder = PassageFinder(question)
        return asker.withLock { indexer in found.map { $0.headline(finder, indexer) } }
    }

    package func searchCount(_ text: String) throws -> Int {
        let tokens = tokens(text)
        return tokens.isEmpty ? 0 : try read { try Searcher(db: $0, question: IndexQuestion(tokens, names, $0)).count() }
    }

    /// All answers by number, best first.
    func searchIDs(_ text: String) throws -> [Int64] {
        let tokens = tokens(text)
        return tokens.isEmpty
            ? [] : try read { try Searcher(db: $0, question: IndexQuestion(tokens, names, $0)).page(offset: 0, limit: .max).map(\.id) }
    }

    private func tokens(_ text: String) -> SearchTokens { asker.withLock { SearchTokens(SearchQuery(text, now: clock()), $0) } }
}

/// Asks the index.
private struct Searcher {
    let db: Connection
    let question: IndexQuestion
    /// How much a hit counts in title, kicker, lead and body.
    static let rank = "wordRank(words, ?, 10.0, 4.0, 3.0, 1.0)"

    func page(offset: Int, limit: Int) throws -> [(id: Int64, score: Double?)] {
        let telling = question.telling
        if telling.isEmpty, !question.wanted.isEmpty { return try newest(offset: offset, limit: limit).map { ($0, nil) } }
        if telling.isEmpty {
            let (condition, arguments) = conditions(matching: question.wanted)
            return try db.all(
                "SELECT a.id FROM article a WHERE \(condition) ORDER BY a.sortDate DESC, a.id DESC LIMIT ? OFFSET ?", arguments + [limit, offset]
            ) { (try $0[0], nil) }
        }
        // What does not rank is a condition like the others.
        let (condition, arguments) = conditions(matching: telling.count < question.wanted.count ? question.wanted : [])
        let source = condition == "1" ? "words" : "words JOIN article a ON a.id = words.rowid"
        return try db.all(
            "SELECT words.rowid, \(Self.rank) AS score FROM \(source) WHERE words MATCH ? AND \(condition) ORDER BY score DESC LIMIT ? OFFSET ?",
            [question.phrases(telling).argument, IndexQuestion.expression(telling)] + arguments + [limit, offset]
        ) { row in
            let score: Double = try row[1]
            return (try row[0], score >= FullTextPhrases.asTyped ? score - FullTextPhrases.asTyped : score)
        }
    }

    /// The newest answers of words that many articles have: from the newest article on, each is looked up in the index. As
    /// many have them, a page of answers is soon full; to gather all answers first would take long.
    private func newest(offset: Int, limit: Int) throws -> [Int64] {
        let (condition, arguments) = conditions(matching: [])
        let expression = IndexQuestion.expression(question.wanted)
        var (found, left): ([Int64], Int) = ([], offset)
        try db.query("SELECT a.id FROM article a WHERE \(condition) ORDER BY a.sortDate DESC, a.id DESC", arguments) { rows in
            while found.count < limit, let id: Int64 = try rows.next().map({ try $0[0] }) {
                guard try db.value("SELECT 1 FROM words WHERE words MATCH ? AND rowid = ?", [expression, id]) as Bool? != nil else { continue }
                if left > 0 { left -= 1 } else { found.append(id) }
            }
        }
        return found
    }

    func count() throws -> Int {
        let (condition, arguments) = conditions(matching: question.wanted)
        return try db.value("SELECT count(*) FROM article a WHERE \(condition)", arguments) ?? 0
    }

    /// The conditions on an article `a`.
    private func conditions(matching parts: [IndexQuestion.Part]) -> (String, [(any SQLiteBindable)?]) {
        var conditions: [String] = []
        var arguments: [(any SQLiteBindable)?] = []
        func add(_ condition: String, _ values: [any SQLiteBindable]) {
            conditions.append(condition)
            arguments += values
        }
        if !parts.isEmpty { add("a.id IN (SELECT rowid FROM words WHERE words MATCH ?)", [IndexQuestion.expression(parts)]) }
        for part in question.unwanted {
            add("a.id NOT IN (SELECT rowid FROM words WHERE words MATCH ?)", [IndexQuestion.expression(part)])
        }
        if !question.sources.isEmpty {
            add("(" + question.sources.map { _ in "instr(a.sourceKey, ?)" }.joined(separator: " OR ") + ")", question.sources)
        }
        if let since = question.since { add("a.sortDate >= ?", [since]) }
        return (conditions.isEmpty ? "1" : conditions.joined(separator: " AND "), arguments)
    }
}

/// An answer with its text, for the passage to be found in it.
private struct FoundArticle {
    var head: Headline
    let text: String
    let body: Range<Int>

    init?(_ db: Connection, id: Int64, score: Double?) throws {
        let found = try db.first(
            """
            SELECT \(ArticleColumns.headline), t.text, t.bodyStart, t.bodyEnd
            FROM article a JOIN articleText t ON t.article = a.id WHERE a.id = ?
            """, [id]
        ) { row in (try ArticleColumns.headline(row), try row["text"] as String, try StoredArticle.body(row["bodyStart"], row["bodyEnd"])) }
        guard let found else { return nil }
        (head, text, body) = found
        head.score = score
    }

    func headline(_ finder: PassageFinder, _ indexer: Indexer) -> Headline {
        var headline = head
        let passage = Passage(finder, text: text, body: body, lead: head.lead, indexer)
        (headline.snippet, headline.hitOffset) = (passage.text, passage.hitOffset)
        return headline
    }
}
