// One statement, compiled: given its arguments, it is gone through row by row.
import CSQLite

/// Used by one thread at a time, as its connection is.
package final class Statement {
    let sql: String
    private let handle: OpaquePointer
    /// The columns' places by their names, and how many there were when they were looked up.
    private var (places, known): ([String: Int], Int32) = ([:], -1)

    /// Nil for a text of spaces and comments. What follows the first statement of a text is not run.
    init?(_ connection: OpaquePointer, _ sql: String, isKept: Bool) throws {
        var handle: OpaquePointer?
        let code = sqlite3_prepare_v3(connection, sql, -1, isKept ? UInt32(SQLITE_PREPARE_PERSISTENT) : 0, &handle, nil)
        guard code == SQLITE_OK else { throw SQLiteError(connection, code, sql: sql) }
        guard let handle else { return nil }
        (self.sql, self.handle) = (sql, handle)
    }

    deinit { sqlite3_finalize(handle) }

    /// Gives every parameter its value; those that get none are NULL. Long ones are not copied: the arguments must live until the statement
    /// is reset.
    func bind(_ arguments: [(any SQLiteBindable)?]) throws {
        for (index, argument) in arguments.enumerated() {
            guard let place = Int32(exactly: index + 1) else { break }
            let code =
                switch argument?.sqliteValue ?? .null {
                case .null: sqlite3_bind_null(handle, place)
                case .integer(let value): sqlite3_bind_int64(handle, place, value)
                case .real(let value): sqlite3_bind_double(handle, place, value)
                case .text(var text): text.withUTF8 { bind(text: UnsafeRawBufferPointer($0), place) }
                case .utf8(let bytes): bytes.withUnsafeBytes { bind(text: $0, place) }
                case .blob(let bytes): bytes.withUnsafeBytes { qari_bind_blob(handle, place, $0.baseAddress, UInt64($0.count)) }
                }
            guard code == SQLITE_OK else { throw failure(code) }
        }
    }

    private func bind(text: UnsafeRawBufferPointer, _ place: Int32) -> Int32 {
        // A string or an array so long has its bytes on the heap, where they stay while the arguments live.
        guard text.count > Self.copied else { return qari_bind_text(handle, place, text.baseAddress, UInt64(text.count)) }
        return sqlite3_bind_text64(handle, place, text.assumingMemoryBound(to: CChar.self).baseAddress, UInt64(text.count), nil, UInt8(SQLITE_UTF8))
    }

    private static let copied = 64 << 10

    /// Goes on to the next row; nil behind the last.
    package func next() throws -> Row? {
        switch sqlite3_step(handle) {
        case SQLITE_ROW: return Row(statement: self)
        case SQLITE_DONE: return nil
        case let code: throw failure(code)
        }
    }

    /// Runs it from its start with other arguments, whatever rows it has.
    package func run(_ arguments: [(any SQLiteBindable)?] = []) throws {
        reset()
        defer { reset() }
        try withExtendedLifetime(arguments) {
            try bind(arguments)
            while try next() != nil {}
        }
    }

    /// The first column of its first row; nil where there is no row, and where it is NULL.
    package func value<Value: SQLiteReadable>(_ arguments: [(any SQLiteBindable)?] = []) throws -> Value? {
        reset()
        defer { reset() }
        return try withExtendedLifetime(arguments) {
            try bind(arguments)
            return try next().flatMap { try $0[0] as Value? }
        }
    }

    /// Back to before its first row. It holds no lock then, and no argument.
    package func reset() {
        sqlite3_reset(handle)
        sqlite3_clear_bindings(handle)
    }

    var columnCount: Int { Int(sqlite3_data_count(handle)) }

    var columnNames: [String] { (0..<sqlite3_column_count(handle)).map { sqlite3_column_name(handle, $0).map { String(cString: $0) } ?? "" } }

    /// Where the column of a name stands; of several the first.
    func place(of name: String) -> Int? {
        let count = sqlite3_column_count(handle)
        // A table that has changed meanwhile (`SELECT *`) has more of them.
        if count != known {
            places = Dictionary(columnNames.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
            known = count
        }
        return places[name]
    }

    func column(_ place: Int) -> Column? {
        guard let place = Int32(exactly: place), place >= 0, place < sqlite3_data_count(handle) else { return nil }
        return Column(handle, place)
    }

    private func failure(_ code: Int32) -> SQLiteError { SQLiteError(sqlite3_db_handle(handle), code, sql: sql) }
}
