// Searching the library: what has the words as typed comes first; ranked by BM25 of the words in all their forms, with the title above
// the kicker, the lead and the body.
import ArticleModel
import SQLiteStore

extension Library {
    /// The answers to a reader's search, best first, each with the passage that answers it. A search of conditions alone
    /// (`source:…`) is answered newest first. Of the answers that tell one story the best stands for all, and names their sources.
    package func search(_ text: String, offset: Int = 0, limit: Int) throws -> [Headline] {
        let tokens = tokens(text)
        guard !tokens.isEmpty else { return [] }
        if tokens.combination != nil { return try matches(text, offset: offset, limit: limit) }
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
        if tokens.combination != nil { return try matchCount(text) }
        return tokens.isEmpty ? 0 : try read { try Searcher(db: $0, question: IndexQuestion(tokens, names, $0)).count() }
    }

    /// All answers by number, best first.
    func searchIDs(_ text: String) throws -> [Int64] {
        let tokens = tokens(text)
        if tokens.combination != nil { return try matchIDs(text) }
        return tokens.isEmpty
            ? [] : try read { try Searcher(db: $0, question: IndexQuestion(tokens, names, $0)).page(offset: 0, limit: .max).map(\.id) }
    }

    func tokens(_ text: String) -> SearchTokens { asker.withLock { SearchTokens(SearchQuery(text, now: clock()), $0) } }
}

/// Asks the index.
struct Searcher {
    let db: Connection
    let question: IndexQuestion
    /// Of a word that more articles have, so many that came last are ranked, and stand before the others: what bounds the time.
    var rankedAtOnce = 20_000
    /// How much a hit counts in title, kicker, lead and body.
    static let rank = "wordRank(words, ?, 10.0, 4.0, 3.0, 1.0)"

    /// The page of answers, each of a story of its own.
    func page(offset: Int, limit: Int) throws -> [(id: Int64, score: Double?)] {
        let bound = offset.addingReportingOverflow(limit)
        let needed = bound.overflow ? Int.max : bound.partialValue
        var asked = needed
        while true {
            let answers = try answers(limit: asked)
            let stories = try apart(answers)
            if stories.count >= needed || answers.count < asked { return Array(stories.dropFirst(offset).prefix(limit)) }
            // Few stories are told by several: some answers more make up for what they leave out.
            asked = min(asked + 4 * (needed - stories.count) + 20, Int.max / 2)
        }
    }

    /// The answers, those left out that tell the story of one before them.
    private func apart(_ answers: [(id: Int64, score: Double?)]) throws -> [(id: Int64, score: Double?)] {
        var seen = Set<Int64>()
        return try db.query("SELECT coalesce(story, id) FROM article WHERE id = ?") { statement in
            try answers.filter { answer in
                let story: Int64 = try statement.value([answer.id]) ?? answer.id
                return story != Hiding.story && seen.insert(story).inserted
            }
        }
    }

    /// The best answers.
    private func answers(limit: Int) throws -> [(id: Int64, score: Double?)] {
        let telling = question.telling
        if telling.isEmpty, !question.wanted.isEmpty { return try newest(limit).map { ($0, nil) } }
        if telling.isEmpty {
            let (condition, arguments) = try conditions(matching: question.wanted)
            return try db.all(
                "SELECT a.id FROM article a WHERE \(condition) ORDER BY a.sortDate DESC, a.id DESC LIMIT ?", arguments + [limit]
            ) { (try $0[0], nil) }
        }
        guard let floor = try rankingFloor(of: telling) else { return try ranked(by: telling, limit: limit) }
        let last = try ranked(by: telling, "words.rowid > \(floor)", limit: limit)
        return last.count < limit ? last + (try ranked(by: telling, "words.rowid <= \(floor)", limit: limit - last.count)) : last
    }

    /// The number of the article behind which those stand that are ranked before all others; nil where all are ranked at once.
    private func rankingFloor(of telling: [IndexQuestion.Part]) throws -> Int64? {
        // Of the beginning of a word it is not known how many have it.
        guard let holders = telling.filter({ !$0.isPrefix }).map(\.holders).min(), holders > rankedAtOnce else { return nil }
        let highest: Int64 = try db.value("SELECT max(id) FROM article") ?? 0
        return highest - Int64(Double(highest) * Double(rankedAtOnce) / Double(holders))
    }

    private func ranked(
        by telling: [IndexQuestion.Part], _ range: String = "1", limit: Int
    ) throws -> [(id: Int64, score: Double?)] {
        // What does not rank is a condition like the others; of the best few it is looked up one by one, since the index would go through
        // all articles that have it.
        let others = question.wanted.filter { part in IndexQuestion.isCommon(holders: part.holders, of: question.articles) }
        let isLookedUp = !others.isEmpty && limit <= Self.lookedUp
        let (condition, arguments) = try conditions(matching: others.isEmpty || isLookedUp ? [] : question.wanted)
        // The index leads: what else is asked is asked of what it gives.
        let source = condition == "1" ? "words" : "words CROSS JOIN article a ON a.id = words.rowid"
        let holds = isLookedUp ? holder(of: others) : { _ in true }
        var found: [(id: Int64, score: Double?)] = []
        try db.query(
            """
            SELECT words.rowid, \(Self.rank) AS score FROM \(source) WHERE words MATCH ? AND \(range) AND \(condition)
            ORDER BY score DESC LIMIT ?
            """,
            [question.phrases(telling).argument, IndexQuestion.expression(telling)] + arguments + [isLookedUp ? Int.max : limit]
        ) { rows in
            while found.count < limit, let row = try rows.next() {
                let (id, score): (Int64, Double) = (try row[0], try row[1])
                if try holds(id) { found.append((id, score >= FullTextPhrases.asTyped ? score - FullTextPhrases.asTyped : score)) }
            }
        }
        return found
    }

    /// Of more answers than that the index is asked for all at once.
    private static let lookedUp = 200

    /// Tells of one article after the other whether it has some parts.
    private func holder(of parts: [IndexQuestion.Part]) -> (Int64) throws -> Bool {
        let expression = IndexQuestion.expression(parts)
        let filter = StemFilter(parts)
        return { id in
            let stems: [UInt8]? = try db.value("SELECT stems FROM articleStems WHERE article = ?", [id])
            if let stems, !filter.mayAnswer(StemVector(bytes: stems)) { return false }
            return try db.value("SELECT 1 FROM words WHERE words MATCH ? AND rowid = ?", [expression, id]) as Bool? != nil
        }
    }

    /// The newest answers of words that many articles have: from the newest article on, each is looked up in the index. As
    /// many have them, a page of answers is soon full; to gather all answers first would take long.
    private func newest(_ limit: Int) throws -> [Int64] {
        let (condition, arguments) = try conditions(matching: [])
        let holds = holder(of: question.wanted)
        var found: [Int64] = []
        try db.query("SELECT a.id FROM article a WHERE \(condition) ORDER BY a.sortDate DESC, a.id DESC", arguments) { rows in
            while found.count < limit, let id: Int64 = try rows.next().map({ try $0[0] }) { if try holds(id) { found.append(id) } }
        }
        return found
    }

    /// How many stories answer.
    func count() throws -> Int {
        let (condition, arguments) = try conditions(matching: question.wanted)
        return try db.value("SELECT count(DISTINCT coalesce(a.story, a.id)) FROM article a WHERE \(condition) AND \(Hiding.shown)", arguments) ?? 0
    }

    /// The conditions on an article `a`.
    private func conditions(matching parts: [IndexQuestion.Part]) throws -> (String, [(any SQLiteBindable)?]) {
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
            let named = try ColumnValues.condition("source", isOneOf: ColumnValues(db: db).sources(holding: question.sources))
            conditions.append(named.sql)
            arguments += named.arguments
        }
        if let since = question.since { add("a.sortDate >= ?", [since]) }
        for filter in question.filters {
            conditions.append("(\(filter.sql))")
            arguments += filter.arguments
        }
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
        // In its story's list another may stand for it.
        if let story: Int64 = try db.value("SELECT story FROM article WHERE id = ?", [id]) {
            head.otherSources = try db.values(
                "SELECT source FROM article WHERE (id = ?1 OR story = ?1) AND id <> ?2 ORDER BY id <> ?1, id", [story, id])
        }
    }

    func headline(_ finder: PassageFinder, _ indexer: Indexer) -> Headline {
        var headline = head
        let passage = Passage(finder, text: text, body: body, lead: head.lead, indexer)
        (headline.snippet, headline.hitOffset) = (passage.text, passage.hitOffset)
        return headline
    }
}
