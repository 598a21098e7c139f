// Transactions: all of it is saved, or none.

extension Connection {
    package enum Transaction: String {
        /// Sees one state of the file from its first question to its end.
        case reading = "DEFERRED"
        /// Holds the file from its start: what it has read is still so when it writes.
        case writing = "IMMEDIATE"
    }

    package func transaction<Value>(_ kind: Transaction, _ body: () throws -> Value) throws -> Value {
        try execute("BEGIN \(kind.rawValue) TRANSACTION")
        do {
            let value = try body()
            try execute("COMMIT")
            return value
        } catch {
            // On a full disk, and the like, SQLite has taken it back itself.
            if isInTransaction { try? execute("ROLLBACK") }
            throw error
        }
    }

    /// A part of a transaction that can fail alone: what it wrote is taken back, and the transaction goes on.
    package func savepoint<Value>(_ body: () throws -> Value) throws -> Value {
        try execute("SAVEPOINT part")
        do {
            let value = try body()
            try execute("RELEASE part")
            return value
        } catch {
            if isInTransaction {
                try? execute("ROLLBACK TO part")
                try? execute("RELEASE part")
            }
            throw error
        }
    }
}
