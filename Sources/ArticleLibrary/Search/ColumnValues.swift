// The different values of a column of articles. An index has them in their order, so that each is found from the one before: a million
// articles of forty sources cost forty steps.
import SQLiteStore

struct ColumnValues {
    let db: Connection

    /// Of more than these an index is read from end to end, which is quicker then.
    private static let few = 20_000

    /// The values of a column that an index begins with, null left out.
    func all(_ column: String) throws -> [String] {
        let next: [String] = try db.values(
            """
            WITH RECURSIVE found(value) AS (
                SELECT min(\(column)) FROM article WHERE \(column) IS NOT NULL
                UNION ALL SELECT (SELECT min(\(column)) FROM article WHERE \(column) > found.value) FROM found WHERE found.value IS NOT NULL
            ) SELECT value FROM found WHERE value IS NOT NULL LIMIT ?
            """, [Self.few + 1])
        guard next.count > Self.few else { return next }
        return try db.values("SELECT DISTINCT \(column) FROM article WHERE \(column) IS NOT NULL")
    }

    /// The sources in whose names one of these words or beginnings of words stands, folded as `article.sourceKey` is.
    func sources(holding keys: [String]) throws -> [String] {
        try db.query("SELECT sourceKey FROM article WHERE source = ? LIMIT 1") { statement in
            try all("source").filter { source in
                guard let key: String = try statement.value([source]) else { return false }
                // As `instr` looks: letters and what joins them, not what is seen as one.
                return keys.contains { key.utf8.contains($0.utf8) }
            }
        }
    }

    /// A condition on an article `a`, and its argument: that a column has one of these values.
    static func condition(_ column: String, isOneOf values: [String]) -> ConditionWriter.Written {
        values.isEmpty ? ("0", []) : ("a.\(column) IN (SELECT value FROM json_each(?))", [json(values)])
    }

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
