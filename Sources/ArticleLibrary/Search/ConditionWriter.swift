// Conditions of a search as SQL's on an article `a`. Names are compared as words of the index are: whoever types احمد finds أحمد.
import SQLiteStore

struct ConditionWriter {
    /// What is asked of the index of words.
    enum Asking {
        /// Every article that has them: where many are gone through.
        case all
        /// One article after the other: where few are.
        case each
    }

    let db: Connection
    let names: NameSpellings
    let words: SearchWords
    let asking: Asking
    private let forms: PartMaker
    /// Folds what the library has; made where names are compared.
    private let indexer: Indexer?

    init(_ db: Connection, _ names: NameSpellings, _ words: SearchWords, asking: Asking = .all) throws {
        (self.db, self.names, self.words, self.asking) = (db, names, words, asking)
        indexer = words.comparesNames ? Indexer(for: .searching) : nil
        forms = PartMaker(forms: WordForms(db), names: names, articles: try SearchIndex(db: db).articleCount())
    }

    typealias Written = (sql: String, arguments: [(any SQLiteBindable)?])

    func write(_ condition: SearchCondition) throws -> Written {
        switch condition {
        case .all(let parts):
            let written = try parts.map(write)
            return ("(" + written.map(\.sql).joined(separator: " AND ") + ")", written.flatMap(\.arguments))
        case .any(let parts): return Self.either(try parts.map(write))
        case .not(let inner):
            // What is not known is not so.
            let written = try write(inner)
            return ("NOT coalesce((\(written.sql)), 0)", written.arguments)
        case .term(let term): return try holds(term, isTitle: false)
        case .title(let term): return try holds(term, isTitle: true)
        case .source(let name): return ColumnValues.condition("source", isOneOf: try ColumnValues(db: db).sources(holding: [words.key(name)]))
        case .category(let name): return try filed(under: name)
        case .author(let name):
            let (byline, credits) = (try named(name, "byline"), try named(name, "credits"))
            return Self.either([byline, credits])
        case .tag(let name): return ("a.id IN (SELECT article FROM tag WHERE name = ?)", [Tag.key(name)])
        case .since(let moment): return ("a.sortDate >= ?", [moment])
        case .before(let moment): return ("a.sortDate < ?", [moment])
        case .state(let state): return (Self.sql(of: state), [])
        }
    }

    private static func sql(of state: SearchCondition.State) -> String {
        switch state {
        case .unread: "a.isRead = 0"
        case .read: "a.isRead = 1"
        case .bookmarked: "a.bookmarked IS NOT NULL"
        case .breaking: "a.isBreaking = 1"
        case .changed: "a.changed IS NOT NULL"
        }
    }

    /// One of several. What nothing answers is left out: beside it SQLite would read every article, and use no index.
    private static func either(_ parts: [Written]) -> Written {
        let parts = parts.filter { $0.sql != "0" }
        return parts.isEmpty ? ("0", []) : ("(" + parts.map(\.sql).joined(separator: " OR ") + ")", parts.flatMap(\.arguments))
    }

    private func holds(_ term: SearchQuery.Term, isTitle: Bool) throws -> Written {
        guard let token = words.terms[term], let part = try forms.parts([token]).first else { return ("1", []) }
        let expression = IndexQuestion.expression(isTitle ? part.inTitle : part)
        return asking == .all
            ? ("a.id IN (SELECT rowid FROM words WHERE words MATCH ?)", [expression])
            : ("EXISTS (SELECT 1 FROM words WHERE words MATCH ? AND rowid = a.id)", [expression])
    }

    /// Under a name of the article's own, or under the one of its feed.
    private func filed(under name: String) throws -> Written {
        let (own, key) = (try named(name, "categories"), words.key(name))
        let filed = try db.all("SELECT id, category FROM feed WHERE category IS NOT NULL") { (id: try $0[0] as Int64, name: try $0[1] as String) }
        let feeds = filed.filter { !key.isEmpty && (" " + fold($0.name[...]) + " ").contains(" " + key + " ") }.map(\.id)
        if feeds.isEmpty { return own }
        let marks = feeds.map { _ in "?" }.joined(separator: ", ")
        return Self.either([own, ("a.feed IN (\(marks))", feeds.map { .some($0) })])
    }

    /// By the values that the library has: an index holds them, and they are compared word by word.
    private func named(_ name: String, _ column: String) throws -> Written {
        let key = words.key(name)
        guard !key.isEmpty else { return ("0", []) }
        let found = try ColumnValues(db: db).all(column).filter { value in
            value.split(separator: "\n").contains { (" " + fold($0) + " ").contains(" " + key + " ") }
        }
        return ColumnValues.condition(column, isOneOf: found)
    }

    private func fold(_ name: Substring) -> String { indexer.map { ArticleColumns.sourceKey(String(name), $0) } ?? "" }
}
