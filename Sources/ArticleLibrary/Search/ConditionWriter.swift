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
        case .all(let parts): return try joined(parts, " AND ")
        case .any(let parts): return try joined(parts, " OR ")
        case .not(let inner):
            // What is not known is not so.
            let written = try write(inner)
            return ("NOT coalesce((\(written.sql)), 0)", written.arguments)
        case .term(let term): return try holds(term, isTitle: false)
        case .title(let term): return try holds(term, isTitle: true)
        case .source(let name): return ("instr(a.sourceKey, ?) > 0", [words.key(name)])
        case .category(let name): return try filed(under: name)
        case .author(let name):
            let (byline, credits) = (try named(name, "byline"), try named(name, "credits"))
            return ("(\(byline.sql) OR \(credits.sql))", byline.arguments + credits.arguments)
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

    private func joined(_ parts: [SearchCondition], _ joiner: String) throws -> Written {
        let written = try parts.map(write)
        return ("(" + written.map(\.sql).joined(separator: joiner) + ")", written.flatMap(\.arguments))
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
        return ("(coalesce((\(own.sql)), 0) OR coalesce(a.feed IN (\(marks)), 0))", own.arguments + feeds.map { .some($0) })
    }

    /// By the values that the library has: an index holds them, and they are compared word by word.
    private func named(_ name: String, _ column: String) throws -> Written {
        let key = words.key(name)
        guard !key.isEmpty else { return ("0", []) }
        let values: [String] = try db.values("SELECT DISTINCT \(column) FROM article WHERE \(column) IS NOT NULL")
        let found = values.filter { value in
            value.split(separator: "\n").contains { (" " + fold($0) + " ").contains(" " + key + " ") }
        }
        return ("a.\(column) IN (SELECT value FROM json_each(?))", [Self.json(found)])
    }

    private func fold(_ name: Substring) -> String { indexer.map { ArticleColumns.sourceKey(String(name), $0) } ?? "" }

    private static func json(_ texts: [String]) -> String {
        let quoted = texts.map { text in
            "\""
                + text.unicodeScalars.map { scalar in
                    switch scalar {
                    case "\"": "\\\""
                    case "\\": "\\\\"
                    case "\0"..."\u{1F}": "\\u" + String(repeating: "0", count: scalar.value < 16 ? 3 : 2) + String(scalar.value, radix: 16)
                    default: String(scalar)
                    }
                }.joined() + "\""
        }
        return "[" + quoted.joined(separator: ",") + "]"
    }
}
