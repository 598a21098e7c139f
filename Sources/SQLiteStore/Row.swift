// The row that a statement stands on, its columns by place or by name.

/// Valid until its statement goes on: what is to stay is read out of it.
package struct Row {
    let statement: Statement

    /// - Throws: `SQLiteError` (`corrupt`) where the column holds another kind of value, or nothing and `Value` is not optional.
    package subscript<Value: SQLiteReadable>(_ place: Int) -> Value {
        get throws {
            guard let column = statement.column(place), let value = Value(column) else {
                throw SQLiteError.corrupt("column \(place) is no \(Value.self)", sql: statement.sql)
            }
            return value
        }
    }

    package subscript<Value: SQLiteReadable>(_ name: String) -> Value {
        get throws {
            guard let place = statement.place(of: name) else { throw SQLiteError.corrupt("no column \(name)", sql: statement.sql) }
            return try self[place]
        }
    }

    /// The columns' names, in order.
    package var names: [String] { statement.columnNames }

    /// All of it, in order.
    package var values: [SQLiteValue] { (0..<statement.columnCount).map { statement.column($0)?.value ?? .null } }
}
