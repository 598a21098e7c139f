// Reads what can be read of a damaged library into a new one: row by row, past the pages that can't be read.
import SQLiteStore

struct Salvage {
    private let damaged: String
    private let library: Library

    init(from damaged: String, into library: Library) { (self.damaged, self.library) = (damaged, library) }

    /// The tables in the order in which they may refer to each other; the index is made anew.
    private static let tables = [
        "setting", "feed", "article", "articleText", "address", "dismissed", "link", "position", "page", "tag", "savedSearch", "rule",
        "account", "subscription", "accountItem", "highlight",
    ]

    /// - Returns: how many articles there are in the new library.
    func run() throws -> Int {
        let source = try? Connection(path: damaged, FirstPage.options)
        if let source, FirstPage.isReadable(source) {
            try take(source)
        } else {
            source?.close()
            try FirstPage(damaged: damaged, fresh: library).forEachRepair { repaired in
                (try? take(repaired)) != nil && (try? library.status().articles) ?? 0 > 0
            }
        }
        source?.close()
        try library.rebuildIndex()
        return try library.status().articles
    }

    private func take(_ source: Connection) throws {
        try library.writeWithoutTransaction { target in
            try target.execute("PRAGMA foreign_keys = OFF")
            try target.transaction(.writing) {
                for table in Self.tables { copy(table, from: source, to: target) }
                try Self.mend(target)
            }
            try target.execute("PRAGMA foreign_keys = ON")
        }
    }

    /// An article needs its text, and the other way round; what belongs to neither goes.
    private static func mend(_ db: Connection) throws {
        try db.run(
            script: """
                DELETE FROM article WHERE id NOT IN (SELECT article FROM articleText);
                DELETE FROM articleText WHERE article NOT IN (SELECT id FROM article);
                DELETE FROM address WHERE article NOT IN (SELECT id FROM article);
                DELETE FROM link WHERE article NOT IN (SELECT id FROM article);
                DELETE FROM tag WHERE article NOT IN (SELECT id FROM article);
                DELETE FROM highlight WHERE article NOT IN (SELECT id FROM article);
                DELETE FROM rule WHERE feed NOT IN (SELECT id FROM feed);
                DELETE FROM subscription WHERE account NOT IN (SELECT id FROM account) OR feed NOT IN (SELECT id FROM feed);
                DELETE FROM accountItem WHERE account NOT IN (SELECT id FROM account);
                UPDATE article SET story = NULL WHERE story <> \(Hiding.story) AND story NOT IN (SELECT id FROM article WHERE story IS NULL);
                UPDATE article SET feed = NULL WHERE feed NOT IN (SELECT id FROM feed);
                DELETE FROM setting WHERE name = '\(Setting.indexEdition.rawValue)';
                \(Schema.feedOwners)
                """)
    }

    // MARK: Tables

    private func copy(_ table: String, from source: Connection, to target: Connection) {
        let known = (try? source.columns(of: table)).map(Set.init)
        // A file of an earlier version lacks some.
        let columns = ((try? target.columns(of: table)) ?? []).filter { known?.contains($0) ?? true }
        guard !columns.isEmpty else { return }
        let list = columns.joined(separator: ", ")
        let insert = "INSERT OR IGNORE INTO \(table)(\(list)) VALUES (\(columns.map { _ in "?" }.joined(separator: ", ")))"
        let keep: (Row) -> Void = { row in try? target.execute(insert, row.values) }
        guard let key = Self.rowNumber[table] else {
            // A table without row numbers can't be entered behind a damaged page: from both ends, as far as it goes.
            for order in ["ASC", "DESC"] where !read("SELECT \(list) FROM \(table) ORDER BY 1 \(order)", [], source, keep) {}
            return
        }
        copyRows("SELECT \(list) FROM \(table)", key, columns.firstIndex(of: key) ?? 0, source, keep)
    }

    private static let rowNumber = ["feed": "id", "article": "id", "articleText": "article", "highlight": "id"]

    /// No row has a greater number; a damaged one may claim to.
    private static let highestNumber = Int64(1) << 53

    /// How many reads may fail in one table: of one that is lost as a whole, every read fails.
    private static let failureBound = 10_000

    /// Reads rows by number from both ends of a range; what lies between the two places where it breaks off is tried in halves,
    /// the longest first.
    private func copyRows(_ select: String, _ key: String, _ keyColumn: Int, _ source: Connection, _ keep: (Row) -> Void) {
        var ranges: [(low: Int64, high: Int64)] = [(0, Self.highestNumber)]
        var next = 0
        while next < ranges.count, next < Self.failureBound {
            let (low, high) = ranges[next]
            next += 1
            var (first, last) = (low, high)
            let isWhole = read("\(select) WHERE \(key) BETWEEN ? AND ? ORDER BY \(key)", [low, high], source) { row in
                keep(row)
                first = ((try? row[keyColumn] as Int64) ?? first) &+ 1
            }
            if isWhole || first > high { continue }
            let reachesBack = read("\(select) WHERE \(key) BETWEEN ? AND ? ORDER BY \(key) DESC", [first, high], source) { row in
                keep(row)
                last = ((try? row[keyColumn] as Int64) ?? last) &- 1
            }
            // The numbers of rows stay well below this; a range that has no bound of its own gets one.
            last = min(last, first + 1 << 20)
            if reachesBack || first >= last { continue }
            let middle = first + (last - first) / 2
            ranges += [(first, middle), (middle + 1, last)]
        }
    }

    /// Hands rows over until there are no more, or one can't be read. True when there was no failure.
    private func read(_ sql: String, _ arguments: [(any SQLiteBindable)?], _ source: Connection, _ keep: (Row) -> Void) -> Bool {
        (try? source.forEach(sql, arguments, keep)) != nil
    }
}
