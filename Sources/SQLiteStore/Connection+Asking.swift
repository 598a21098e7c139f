// The short ways to ask: all rows, the first, a value.

extension Connection {
    /// Runs one statement, whatever rows it has.
    package func execute(_ sql: String, _ arguments: [(any SQLiteBindable)?] = []) throws {
        try query(sql, arguments) { while try $0.next() != nil {} }
    }

    package func forEach(_ sql: String, _ arguments: [(any SQLiteBindable)?] = [], _ body: (Row) throws -> Void) throws {
        try query(sql, arguments) { while let row = try $0.next() { try body(row) } }
    }

    package func all<Value>(_ sql: String, _ arguments: [(any SQLiteBindable)?] = [], _ body: (Row) throws -> Value) throws -> [Value] {
        try query(sql, arguments) { rows in
            var values: [Value] = []
            while let row = try rows.next() { values.append(try body(row)) }
            return values
        }
    }

    package func first<Value>(_ sql: String, _ arguments: [(any SQLiteBindable)?] = [], _ body: (Row) throws -> Value) throws -> Value? {
        try query(sql, arguments) { try $0.next().map(body) }
    }

    /// The first column of the first row; nil where there is no row, and where it is NULL.
    package func value<Value: SQLiteReadable>(_ sql: String, _ arguments: [(any SQLiteBindable)?] = []) throws -> Value? {
        try query(sql, arguments) { try $0.next().flatMap { try $0[0] as Value? } }
    }

    /// The first column of all rows.
    package func values<Value: SQLiteReadable>(_ sql: String, _ arguments: [(any SQLiteBindable)?] = []) throws -> [Value] {
        try all(sql, arguments) { try $0[0] }
    }

    /// A table's columns; none where there is no such table.
    package func columns(of table: String) throws -> [String] { try values("SELECT name FROM pragma_table_info(?)", [table]) }
}
