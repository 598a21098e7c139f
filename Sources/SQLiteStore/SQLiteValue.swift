// A value as SQLite stores it, and the types of ours that are such values.

package enum SQLiteValue: Hashable, Sendable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    case blob([UInt8])
    /// A text by its bytes (`SQLiteText`): given, never read.
    case utf8([UInt8])
}

/// A text that is bytes already (UTF-8).
package struct SQLiteText: SQLiteBindable, Hashable, Sendable {
    private let bytes: [UInt8]

    package init(utf8 bytes: [UInt8]) { self.bytes = bytes }

    package var sqliteValue: SQLiteValue { .utf8(bytes) }
}

/// What a statement's parameter may be given.
package protocol SQLiteBindable {
    var sqliteValue: SQLiteValue { get }
}

extension SQLiteValue: SQLiteBindable {
    package var sqliteValue: SQLiteValue { self }
}
extension String: SQLiteBindable {
    package var sqliteValue: SQLiteValue { .text(self) }
}
extension Int: SQLiteBindable {
    package var sqliteValue: SQLiteValue { .integer(Int64(self)) }
}
extension Int64: SQLiteBindable {
    package var sqliteValue: SQLiteValue { .integer(self) }
}
extension Bool: SQLiteBindable {
    package var sqliteValue: SQLiteValue { .integer(self ? 1 : 0) }
}
extension Double: SQLiteBindable {
    package var sqliteValue: SQLiteValue { .real(self) }
}
extension [UInt8]: SQLiteBindable {
    package var sqliteValue: SQLiteValue { .blob(self) }
}
