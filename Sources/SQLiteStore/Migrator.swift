// A database's tables, version by version: each change is made once, in order, and the file remembers which.

package struct Migrator: Sendable {
    /// A change that has been released is never changed: a new one follows it.
    package struct Migration: Sendable {
        package let name: String
        package let run: @Sendable (Connection) throws -> Void

        package init(_ name: String, _ run: @escaping @Sendable (Connection) throws -> Void) { (self.name, self.run) = (name, run) }
    }

    private let table: String
    private let migrations: [Migration]

    /// - Parameter table: where the file remembers them: a table of one column, `identifier`.
    package init(table: String, _ migrations: [Migration]) { (self.table, self.migrations) = (table, migrations) }

    private func done(_ connection: Connection) throws -> Set<String> {
        guard try !connection.columns(of: table).isEmpty else { return [] }
        return Set(try connection.values("SELECT identifier FROM \(table)"))
    }

    /// A later version of the program has changed the tables.
    package func hasBeenSuperseded(_ connection: Connection) throws -> Bool {
        try !done(connection).isSubset(of: migrations.map(\.name))
    }

    package func isComplete(_ connection: Connection) throws -> Bool { try done(connection).isSuperset(of: migrations.map(\.name)) }

    /// Makes the changes that are left to make, all of them or none. Outside of a transaction.
    package func migrate(_ connection: Connection) throws {
        // A table that is made anew would take with it what refers to it. The setting has no force inside a transaction.
        let checks: Bool = try connection.value("PRAGMA foreign_keys") ?? true
        try connection.execute("PRAGMA foreign_keys = OFF")
        defer { try? connection.execute("PRAGMA foreign_keys = \(checks ? "ON" : "OFF")") }
        try connection.transaction(.writing) {
            try connection.run(script: "CREATE TABLE IF NOT EXISTS \(table) (identifier TEXT NOT NULL PRIMARY KEY)")
            // Another process may have made them meanwhile.
            let done = try done(connection)
            for migration in migrations where !done.contains(migration.name) {
                try migration.run(connection)
                try connection.execute("INSERT INTO \(table) VALUES (?)", [migration.name])
            }
        }
    }
}
