// A database's file with one connection that writes and some that read, so that who reads needn't wait for who writes (WAL mode,
// https://www.sqlite.org/wal.html); or with a single one that reads.
import CSQLite
import Synchronization

/// All of it may be called from any thread, and blocks. What is called within a call's `body` must not call the store again.
package final class Store: Sendable {
    /// A connection and the lock of who uses it.
    private final class Slot: Sendable {
        let connection: Connection
        private let lock = Mutex(())

        init(_ connection: Connection) { self.connection = connection }

        func use<Value>(_ body: (Connection) throws -> Value) throws -> Value {
            var outcome: Result<Value, any Error>?
            lock.withLock { _ in outcome = Result { try body(connection) } }
            return try Self.value(outcome)
        }

        /// Nil where another thread uses it.
        func useIfFree<Value>(_ body: (Connection) throws -> Value) throws -> Value? {
            var outcome: Result<Value, any Error>?
            guard lock.withLockIfAvailable({ _ in outcome = Result { try body(connection) } }) != nil else { return nil }
            return try Self.value(outcome)
        }

        private static func value<Value>(_ outcome: Result<Value, any Error>?) throws -> Value {
            guard let outcome else { preconditionFailure("A lock was held and nothing was done.") }
            return try outcome.get()
        }
    }

    package let path: String
    package let isReadOnly: Bool
    private let writer: Slot
    private let readers: [Slot]
    /// Who waits for a reader next.
    private let turn = Atomic(0)

    /// - Parameter readers: how many connections read beside the one that writes, or none: then it reads, too.
    package init(path: String, _ options: ConnectionOptions = ConnectionOptions(), readers: Int = 0) throws {
        self.path = path
        isReadOnly = options.access != .readWrite
        let first = try Connection(path: path, options)
        writer = Slot(first)
        guard readers > 0, !isReadOnly else {
            self.readers = []
            return
        }
        try first.execute("PRAGMA journal_mode = WAL")
        // They may write as files go, for the log beside the file must be made by whoever comes first; not as statements go.
        var reading = options
        reading.setUp += "; PRAGMA query_only = ON"
        self.readers = try (0..<readers).map { _ in Slot(try Connection(path: path, reading)) }
    }

    deinit { close() }

    /// Lets go of the file. With the last store closed, all there is is in the one file.
    package func close() {
        // Who writes is the last to close, and puts what is in the log into the file.
        for slot in readers + [writer] { try? slot.use { $0.close() } }
    }

    /// Breaks off all that is read now.
    package func interruptReading() { for slot in readers { slot.connection.interrupt() } }

    // MARK: Ways in

    /// Sees one state of the file, whatever is written meanwhile.
    package func read<Value>(_ body: (Connection) throws -> Value) throws -> Value {
        try readWithoutTransaction { connection in try connection.transaction(.reading) { try body(connection) } }
    }

    package func readWithoutTransaction<Value>(_ body: (Connection) throws -> Value) throws -> Value {
        guard !readers.isEmpty else { return try writer.use(body) }
        for slot in readers { if let value = try slot.useIfFree(body) { return value } }
        return try readers[turn.wrappingAdd(1, ordering: .relaxed).oldValue % readers.count].use(body)
    }

    /// One transaction: all of it is saved when this returns, or none.
    package func write<Value>(_ body: (Connection) throws -> Value) throws -> Value {
        try writer.use { connection in try connection.transaction(.writing) { try body(connection) } }
    }

    package func writeWithoutTransaction<Value>(_ body: (Connection) throws -> Value) throws -> Value { try writer.use(body) }
}
