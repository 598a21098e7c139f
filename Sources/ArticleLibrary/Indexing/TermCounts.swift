// How many articles have each word and stem, by its key (`IndexTerm.key`): numbers are found quicker than texts, and take less room.
//
// An article has some four hundred terms, which in a large library stand in as many pages of the file. What is saved one by one is
// therefore counted in a small table of its own first, `newTermCount`, whose few pages are soon written, and goes over into the large one,
// `termCount`, many at a time. A term's articles are the sum of both.
import SQLiteStore

struct TermCounts {
    let db: Connection

    static let tables = """
        CREATE TABLE termCount (key INTEGER PRIMARY KEY, articles INTEGER NOT NULL);
        CREATE TABLE newTermCount (key INTEGER PRIMARY KEY, articles INTEGER NOT NULL);
        """

    /// So many terms at once go into the small table, and so many it holds at most: fifty pages of the file.
    private static let (few, most) = (4_000, 16_000)

    /// How many articles have a term: of a damaged library no more than a library can hold, so that sums never overflow.
    func articles(_ key: UInt64) throws -> Int { try articles([key])[0] }

    func articles(_ keys: [UInt64]) throws -> [Int] {
        try db.query("SELECT articles FROM termCount WHERE key = ?") { counted in
            try db.query("SELECT articles FROM newTermCount WHERE key = ?") { new in
                try keys.map { key in
                    let key = Int64(bitPattern: key)
                    let count = (try counted.value([key]) ?? 0).addingReportingOverflow(try new.value([key]) ?? 0)
                    return count.overflow ? 0 : min(max(0, count.partialValue), SearchIndex.mostArticles)
                }
            }
        }
    }

    func add(_ changes: TermChanges) throws {
        let changes = changes.inOrder
        guard changes.count <= Self.few else { return try add(changes, to: "termCount") }
        try add(changes, to: "newTermCount")
        if try (db.value("SELECT count(*) FROM newTermCount") ?? 0) > Self.most { try moveNew() }
    }

    func removeAll() throws { for table in ["termCount", "newTermCount"] { try db.execute("DELETE FROM \(table)") } }

    /// Takes over the counts of a library made before, where they stood by the terms' texts.
    func adoptAll() throws {
        let counts = try db.all("SELECT term, articles FROM term") { row in
            (key: Int64(bitPattern: IndexTerm.key(of: try (row[0] as String).utf8)), articles: try row[1] as Int)
        }
        try add(counts.sorted { $0.key < $1.key }, to: "termCount")
    }

    private func add(_ changes: [(key: Int64, articles: Int)], to table: String) throws {
        func add(_ rows: Int, _ chunks: some Sequence<ArraySlice<(key: Int64, articles: Int)>>) throws {
            let values = Array(repeating: "(?, ?)", count: rows).joined(separator: ", ")
            let sql = "INSERT INTO \(table)(key, articles) VALUES \(values) ON CONFLICT DO UPDATE SET articles = articles + excluded.articles"
            try db.query(sql) { statement in
                for chunk in chunks { try statement.run(chunk.flatMap { [$0.key, Int64($0.articles)] }) }
            }
        }
        // What a statement costs by itself is as much as a row.
        let whole = changes.count / Self.rows * Self.rows
        try add(Self.rows, stride(from: 0, to: whole, by: Self.rows).lazy.map { changes[$0..<$0 + Self.rows] })
        try add(1, (whole..<changes.count).lazy.map { changes[$0...$0] })
    }

    /// So many rows one statement adds.
    private static let rows = 64

    private func moveNew() throws {
        let new = try db.all("SELECT key, articles FROM newTermCount ORDER BY key") { (key: try $0[0] as Int64, articles: try $0[1] as Int) }
        try add(new, to: "termCount")
        try db.execute("DELETE FROM newTermCount")
    }
}
