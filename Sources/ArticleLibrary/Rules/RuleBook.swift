// The rules, asked of articles: of those that have just come in, or of all.
import SQLiteStore

struct RuleBook {
    let db: Connection
    /// Asked where there is a rule at all.
    let names: () -> NameSpellings

    func rules() throws -> [Rule] {
        try db.all("SELECT id, search, action, feed FROM rule ORDER BY id") { row in
            Rule(id: try row[0], search: try row[1], action: Rule.Action(rawValue: try row[2]) ?? .read, feed: try row[3])
        }
    }

    /// What a batch has brought, or changed, is what the rules say.
    func apply(to results: [SaveResult]) throws {
        let rules = try rules()
        guard !rules.isEmpty else { return }
        let added = results.compactMap { if case .added(let id) = $0 { id } else { nil } }
        for rule in rules { try apply(rule, to: added) }
    }

    /// - Parameter ids: nil for all articles.
    func apply(_ rule: Rule, to ids: [Int64]? = nil) throws {
        guard let written = try condition(rule, asking: ids == nil ? .all : .each) else { return }
        guard let ids else {
            let found: [Int64] = try db.values("SELECT a.id FROM article a WHERE \(written.sql)", written.arguments)
            return try change(found, rule.action)
        }
        let found = try db.query("SELECT a.id FROM article a WHERE a.id = ? AND \(written.sql)") { statement in
            try ids.filter { try statement.value([$0] + written.arguments) as Int64? != nil }
        }
        try change(found, rule.action)
    }

    private func change(_ ids: [Int64], _ action: Rule.Action) throws {
        let change = action == .hide ? "isRead = 1, story = \(Hiding.story)" : "isRead = 1"
        for id in ids {
            // Another article stands for its story.
            if action == .hide { try StoryTable(db: db).leave(id) }
            try db.execute("UPDATE article SET \(change) WHERE id = ?", [id])
        }
    }

    /// The condition on an article `a` that a rule means; nil for a search of nothing.
    private func condition(_ rule: Rule, asking: ConditionWriter.Asking) throws -> ConditionWriter.Written? {
        guard let condition = SearchQuery(rule.search, now: 0).condition else { return nil }
        let writer = try ConditionWriter(db, names(), SearchWords(condition, Indexer(for: .searching)), asking: asking)
        let written = try writer.write(condition)
        guard let feed = rule.feed else { return ("(\(written.sql))", written.arguments) }
        return ("(\(written.sql)) AND a.feed = ?", written.arguments + [feed])
    }

    /// Shows again what no rule hides any more.
    func showWhatNoRuleHides() throws {
        let hiders = try rules().filter { $0.action == .hide }
        var hidden: Set<Int64> = Set(try db.values("SELECT id FROM article WHERE story = ?", [Hiding.story]))
        for rule in hiders {
            guard let written = try condition(rule, asking: .all) else { continue }
            hidden.subtract(try db.values("SELECT a.id FROM article a WHERE a.story = ? AND \(written.sql)", [Hiding.story] + written.arguments))
        }
        for id in hidden { try db.execute("UPDATE article SET story = NULL WHERE id = ?", [id]) }
    }
}
