// One value of the row that a statement stands on.
import CSQLite

/// Valid until its statement goes on. Every kind of value is read for what it is; nothing is converted but an integer to a real.
package struct Column {
    private let statement: OpaquePointer
    private let place: Int32

    init(_ statement: OpaquePointer, _ place: Int32) { (self.statement, self.place) = (statement, place) }

    private var type: Int32 { sqlite3_column_type(statement, place) }

    var isNull: Bool { type == SQLITE_NULL }

    var integer: Int64? { type == SQLITE_INTEGER ? sqlite3_column_int64(statement, place) : nil }

    var real: Double? { type == SQLITE_FLOAT || type == SQLITE_INTEGER ? sqlite3_column_double(statement, place) : nil }

    /// Bytes that are no UTF-8 become U+FFFD.
    var text: String? {
        guard type == SQLITE_TEXT else { return nil }
        // In this order: the count is of the text as it was last asked for.
        guard let bytes = sqlite3_column_text(statement, place) else { return nil }
        return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
    }

    /// An empty one has no address.
    var blob: [UInt8]? {
        guard type == SQLITE_BLOB else { return nil }
        guard let bytes = sqlite3_column_blob(statement, place) else { return [] }
        return [UInt8](UnsafeRawBufferPointer(start: bytes, count: count))
    }

    private var count: Int { Int(max(0, sqlite3_column_bytes(statement, place))) }

    var value: SQLiteValue {
        switch type {
        case SQLITE_INTEGER: .integer(sqlite3_column_int64(statement, place))
        case SQLITE_FLOAT: .real(sqlite3_column_double(statement, place))
        case SQLITE_TEXT: .text(text ?? "")
        case SQLITE_BLOB: .blob(blob ?? [])
        default: .null
        }
    }
}
