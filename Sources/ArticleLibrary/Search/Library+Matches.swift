// What a search finds as a list, newest first: a saved search that is a tab, and one with alternatives, of which no word ranks all answers.
import ArticleModel
import SQLiteStore

extension Library {
    /// A page of a search's answers, newest first; of those that tell one story the newest.
    package func matches(_ text: String, offset: Int = 0, limit: Int, oldestFirst: Bool = false) throws -> [Headline] {
        try matching(text) { db, matcher in
            try matcher.page(offset: offset, limit: limit, oldestFirst: oldestFirst).compactMap { id in
                try db.first("SELECT \(ArticleColumns.headline) FROM article a WHERE a.id = ?", [id], ArticleColumns.headline)
            }
        } ?? []
    }

    package func matchCount(_ text: String) throws -> Int { try matching(text) { try $1.count() } ?? 0 }

    /// All answers by number, newest first.
    func matchIDs(_ text: String) throws -> [Int64] { try matching(text) { try $1.page(offset: 0, limit: .max) } ?? [] }

    /// - Returns: nil for a search of nothing.
    private func matching<Value>(_ text: String, _ body: (Connection, Matcher) throws -> Value) throws -> Value? {
        let query = SearchQuery(text, now: clock())
        guard let condition = query.condition else { return nil }
        let words = asker.withLock { SearchWords(condition, $0) }
        return try read { db in
            let written = try ConditionWriter(db, names, words).write(condition)
            return try body(db, Matcher(db: db, condition: ("(\(written.sql))", written.arguments)))
        }
    }
}

/// Articles that a condition holds of.
private struct Matcher {
    let db: Connection
    let condition: ConditionWriter.Written

    private var holds: String { "\(condition.sql) AND \(Hiding.shown)" }

    /// Of those that tell a story with others few are counted apart: to tell all answers apart would take as long as to sort them.
    func count() throws -> Int {
        let alone: Int = try db.value("SELECT count(*) FROM article a WHERE \(condition.sql) AND a.story IS NULL", condition.arguments) ?? 0
        let stories: [Int64] = try db.values(
            "SELECT DISTINCT a.story FROM article a WHERE \(condition.sql) AND a.story > \(Hiding.story)", condition.arguments)
        guard !stories.isEmpty else { return alone }
        let list = "[" + stories.map(String.init).joined(separator: ",") + "]"
        let counted: Int =
            try db.value(
                "SELECT count(*) FROM article a WHERE a.id IN (SELECT value FROM json_each(?)) AND \(condition.sql) AND a.story IS NULL",
                [list] + condition.arguments) ?? 0
        return alone + stories.count - counted
    }

    func page(offset: Int, limit: Int, oldestFirst: Bool = false) throws -> [Int64] {
        var seen = Set<Int64>()
        var found: [Int64] = []
        let order = oldestFirst ? "ASC" : "DESC"
        let end = offset.addingReportingOverflow(limit)
        let needed = end.overflow ? Int.max : end.partialValue
        try db.query(
            "SELECT a.id, coalesce(a.story, a.id) FROM article a WHERE \(holds) ORDER BY a.sortDate \(order), a.id \(order)", condition.arguments
        ) { rows in
            while found.count < needed, let row = try rows.next() {
                if seen.insert(try row[1]).inserted { found.append(try row[0]) }
            }
        }
        return Array(found.dropFirst(offset))
    }
}
