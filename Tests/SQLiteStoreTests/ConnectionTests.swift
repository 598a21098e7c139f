// A connection: what is put in comes out, what is no such value is an error, what is broken off is taken back.
import SQLiteStore
import TestSupport
import Testing

@Suite struct ConnectionTests {
    let folder = TemporaryFolder()
    let connection: Connection

    init() throws {
        connection = try Connection(path: folder.path + "/test.db")
        try connection.run(script: "CREATE TABLE thing (name TEXT, number INTEGER, share REAL, bytes BLOB)")
    }

    private func count() throws -> Int { try connection.value("SELECT count(*) FROM thing") ?? -1 }

    @Test func everyKindOfValueComesBackAsItWas() throws {
        let texts = ["", "قارئ", "a\0b", "😀", String(repeating: "ن", count: 100_000)]
        for (index, text) in texts.enumerated() {
            try connection.execute("INSERT INTO thing VALUES (?, ?, ?, ?)", [text, Int64.min + Int64(index), 0.5, Array(text.utf8)])
        }
        let rows = try connection.all("SELECT * FROM thing ORDER BY number") { row in
            (try row["name"] as String, try row["number"] as Int64, try row["share"] as Double, try row["bytes"] as [UInt8])
        }
        #expect(rows.map(\.0) == texts && rows.map(\.3) == texts.map { Array($0.utf8) })
        #expect(rows.map(\.1) == (0..<5).map { Int64.min + $0 } && rows.allSatisfy { $0.2 == 0.5 })
        try connection.execute("INSERT INTO thing(name) VALUES (?)", [nil])
        let empty = try connection.first("SELECT * FROM thing WHERE name IS NULL") { (try $0[0] as String?, try $0[1] as Int?, $0.values) }
        #expect(empty?.0 == nil && empty?.1 == nil && empty?.2 == [.null, .null, .null, .null])
    }

    /// A damaged file holds anything in any column.
    @Test func aValueOfAnotherKindIsAnErrorThatNamesTheStatement() throws {
        try connection.run(script: "INSERT INTO thing VALUES (x'FF', 'no number', 'no share', 7), ('ok', 4294967296, 9e99, NULL)")
        func read<Value: SQLiteReadable>(_ column: String, _ row: Int, _ type: Value.Type) throws -> Value? {
            try connection.value("SELECT \(column) FROM thing WHERE rowid = \(row)")
        }
        #expect(throws: SQLiteError.self) { try read("name", 1, String.self) }
        #expect(throws: SQLiteError.self) { try read("number", 1, Int.self) }
        #expect(throws: SQLiteError.self) { try read("number", 1, Int?.self) }
        #expect(throws: SQLiteError.self) { try read("share", 1, Double.self) }
        #expect(throws: SQLiteError.self) { try read("bytes", 1, [UInt8].self) }
        #expect(throws: SQLiteError.self) { try read("number", 2, Int32.self) }
        #expect(throws: SQLiteError.self) { try read("share", 2, Int64.self) }
        #expect(try read("number", 2, Int.self) == 4_294_967_296)
        #expect(throws: SQLiteError.self) { try connection.first("SELECT 1") { try $0[1] as Int } }
        #expect(throws: SQLiteError.self) { try connection.first("SELECT 1") { try $0[-1] as Int } }
        #expect(throws: SQLiteError.self) { try connection.first("SELECT 1") { try $0["other"] as Int } }
        let error = #expect(throws: SQLiteError.self) { try read("name", 1, Int.self) }
        #expect(error?.code == .corrupt && error?.sql == "SELECT name FROM thing WHERE rowid = 1")
    }

    @Test func bytesThatAreNoTextAreReadAsFarAsTheyAre() throws {
        try connection.run(script: "INSERT INTO thing(name) VALUES (CAST(x'D9FF82' AS TEXT))")
        #expect(try connection.value("SELECT name FROM thing") == "\u{FFFD}\u{FFFD}\u{FFFD}")
    }

    @Test func whatIsNoStatementSaysSo() throws {
        let error = #expect(throws: SQLiteError.self) { try connection.execute("SELECT 1 FROM nowhere") }
        #expect(error?.sql == "SELECT 1 FROM nowhere" && error?.message.contains("nowhere") == true)
        #expect(throws: SQLiteError.self) { try connection.execute("  -- nothing") }
        #expect(throws: SQLiteError.self) { try connection.execute("SELECT ?", [1, 2]) }
        connection.close()
        #expect(throws: SQLiteError.self) { try connection.execute("SELECT 1") }
        connection.interrupt()
        connection.close()
    }

    @Test func aStatementMayBeAskedWhileItIsAsked() throws {
        try connection.run(script: "INSERT INTO thing(number) VALUES (1), (2), (3)")
        var pairs: [String] = []
        try connection.forEach("SELECT number FROM thing") { outer in
            let first: Int = try outer[0]
            try connection.forEach("SELECT number FROM thing") { pairs.append("\(first)\(try $0[0] as Int)") }
        }
        #expect(pairs == ["11", "12", "13", "21", "22", "23", "31", "32", "33"])
    }

    @Test func aTableThatHasChangedIsReadByItsNamesStill() throws {
        let sql = "SELECT a.*, 'last' AS last FROM thing a"
        try connection.run(script: "INSERT INTO thing(name) VALUES ('x')")
        #expect(try connection.first(sql) { try $0["last"] as String } == "last")
        try connection.run(script: "ALTER TABLE thing ADD COLUMN more TEXT")
        #expect(try connection.first(sql) { try $0["last"] as String } == "last")
    }

    @Test func aTransactionIsAllOrNothing() throws {
        struct Refusal: Error {}
        #expect(throws: Refusal.self) {
            try connection.transaction(.writing) {
                try connection.execute("INSERT INTO thing(number) VALUES (1)")
                throw Refusal()
            }
        }
        #expect(try count() == 0 && !connection.isInTransaction)
        try connection.transaction(.writing) {
            try connection.execute("INSERT INTO thing(number) VALUES (1)")
            try? connection.savepoint {
                try connection.execute("INSERT INTO thing(number) VALUES (2)")
                throw Refusal()
            }
            try connection.savepoint { try connection.execute("INSERT INTO thing(number) VALUES (3)") }
        }
        #expect(try connection.values("SELECT number FROM thing") == [1, 3])
    }

    private static let endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT max(x) FROM n"

    @Test func whatRunsForTooLongIsBrokenOff() throws {
        var asked = 0
        let error = #expect(throws: SQLiteError.self) {
            try connection.watching({
                asked += 1
                return asked < 5
            }) { try connection.execute(Self.endless) }
        }
        #expect(error?.code == .interrupted && asked == 5)
        #expect(try connection.value("SELECT 7") == 7, "Nobody asks any more.")
        #expect(asked == 5)
    }

    @Test func aFileThatIsReadOnlyIsNotWritten() throws {
        try connection.run(script: "INSERT INTO thing(number) VALUES (1)")
        let reader = try Connection(path: folder.path + "/test.db", ConnectionOptions(access: .readOnly))
        #expect(try reader.value("SELECT number FROM thing") == 1)
        let error = #expect(throws: SQLiteError.self) { try reader.execute("DELETE FROM thing") }
        #expect(error?.code == .readOnly)
        let missing = #expect(throws: SQLiteError.self) { try Connection(path: folder.path + "/none.db", ConnectionOptions(access: .readOnly)) }
        #expect(missing?.code == .cannotOpen)
    }

    @Test(arguments: ["a?b#c%20d.db", "مكتبة .db", "x'y\"z.db"]) func anyNameOpensAsAFileThatNobodyChanges(name: String) throws {
        let path = folder.path + "/" + name
        let made = try Connection(path: path)
        try made.run(script: "CREATE TABLE t (x); INSERT INTO t VALUES (9)")
        made.close()
        #expect(try Connection(path: path, ConnectionOptions(access: .immutable)).value("SELECT x FROM t") == 9)
    }
}
