// The types that a column can be read as. A file may hold anything, whatever its tables say: what is no such value is an error, and
// never a trap.

package protocol SQLiteReadable {
    /// Nil where the column holds something else.
    init?(_ column: Column)
}

extension Int64: SQLiteReadable {
    package init?(_ column: Column) {
        guard let value = column.integer else { return nil }
        self = value
    }
}

extension Int: SQLiteReadable {
    package init?(_ column: Column) {
        guard let value = column.integer.flatMap(Int.init(exactly:)) else { return nil }
        self = value
    }
}

extension Int32: SQLiteReadable {
    package init?(_ column: Column) {
        guard let value = column.integer.flatMap(Int32.init(exactly:)) else { return nil }
        self = value
    }
}

extension Bool: SQLiteReadable {
    package init?(_ column: Column) {
        guard let value = column.integer else { return nil }
        self = value != 0
    }
}

extension Double: SQLiteReadable {
    package init?(_ column: Column) {
        guard let value = column.real else { return nil }
        self = value
    }
}

extension String: SQLiteReadable {
    package init?(_ column: Column) {
        guard let value = column.text else { return nil }
        self = value
    }
}

extension [UInt8]: SQLiteReadable {
    package init?(_ column: Column) {
        guard let value = column.blob else { return nil }
        self = value
    }
}

extension SQLiteValue: SQLiteReadable {
    package init?(_ column: Column) { self = column.value }
}

extension Optional: SQLiteReadable where Wrapped: SQLiteReadable {
    package init?(_ column: Column) {
        if column.isNull {
            self = .none
        } else {
            guard let value = Wrapped(column) else { return nil }
            self = .some(value)
        }
    }
}
