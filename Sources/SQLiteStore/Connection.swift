// One connection to a database's file. It opens the file, runs statements, and keeps those compiled that come again.
import CSQLite
import Synchronization

/// How a file is opened.
package struct ConnectionOptions: Sendable {
    package enum Access: Sendable {
        /// Read and written; made when it is not there.
        case readWrite
        case readOnly
        /// Read as a file that nobody changes: without locks, and without files beside it.
        case immutable
    }

    package var access = Access.readWrite
    /// How long to wait for another connection's lock, in milliseconds.
    package var patience: Int32 = 0
    package var checksForeignKeys = true
    /// Whether the SQL function `wordRank` is there (`FullTextPhrases`).
    package var hasFullTextRank = false
    /// Statements that every connection starts with.
    package var setUp = ""

    package init(access: Access = .readWrite) { self.access = access }
}

/// Used by one thread at a time; `interrupt` alone may come from any. `Store` sees to that for its connections.
package final class Connection: @unchecked Sendable {
    private let handle: OpaquePointer
    /// False once it is closed: from then on there is nothing to interrupt.
    private let interruptible = Mutex(true)
    /// Statements that are not in use, by their text. One that is in use is not here, so that it can't be used twice.
    private var statements: [String: Statement] = [:]
    /// Asked while statements run; see `watching`.
    var watch: (() -> Bool)?

    /// So many statements are kept; then all are let go, and those in use are soon back.
    private static let kept = 100

    package init(path: String, _ options: ConnectionOptions = ConnectionOptions()) throws {
        var opened: OpaquePointer?
        let flags =
            switch options.access {
            case .readWrite: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
            case .readOnly: SQLITE_OPEN_READONLY
            case .immutable: SQLITE_OPEN_READONLY | SQLITE_OPEN_URI
            }
        let name = options.access == .immutable ? Self.immutableName(path) : path
        // No mutex of SQLite's own: one thread at a time uses a connection.
        let code = sqlite3_open_v2(name, &opened, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nil)
        guard code == SQLITE_OK, let opened else {
            defer { sqlite3_close_v2(opened) }
            throw SQLiteError(opened, code)
        }
        handle = opened
        sqlite3_busy_timeout(handle, options.patience)
        if options.hasFullTextRank { try addFullTextRank() }
        try run(script: "PRAGMA foreign_keys = \(options.checksForeignKeys ? "ON" : "OFF"); \(options.setUp)")
    }

    deinit { close() }

    /// Lets go of the file. Nothing may be asked afterwards.
    package func close() {
        let wasOpen = interruptible.withLock { isOpen in
            defer { isOpen = false }
            return isOpen
        }
        guard wasOpen else { return }
        statements.removeAll()
        sqlite3_close_v2(handle)
    }

    // MARK: Statements

    /// Goes through a statement's rows: `body` calls `next()` as often as it likes.
    package func query<Value>(
        _ sql: String, _ arguments: [(any SQLiteBindable)?] = [], _ body: (Statement) throws -> Value
    ) throws -> Value {
        let statement = try statements.removeValue(forKey: sql) ?? prepared(sql)
        // What is bound is not all copied.
        defer { withExtendedLifetime(arguments) {} }
        defer {
            statement.reset()
            if statements.count >= Self.kept { statements.removeAll() }
            statements[sql] = statement
        }
        try statement.bind(arguments)
        return try body(statement)
    }

    private func prepared(_ sql: String) throws -> Statement {
        try check()
        guard let statement = try Statement(handle, sql, isKept: true) else {
            throw SQLiteError(number: SQLITE_ERROR, message: "no statement", sql: sql)
        }
        return statement
    }

    /// Runs several statements, parted by semicolons, which are not kept.
    package func run(script: String) throws {
        try check()
        let code = sqlite3_exec(handle, script, nil, nil, nil)
        guard code == SQLITE_OK else { throw SQLiteError(handle, code, sql: script) }
    }

    func withHandle(_ body: (OpaquePointer) -> Int32) -> Int32 { body(handle) }

    private func check() throws {
        guard interruptible.withLock({ $0 }) else { throw SQLiteError(number: SQLITE_MISUSE, message: "the connection is closed") }
    }

    // MARK: What the last statement did

    package var lastInsertedRow: Int64 { sqlite3_last_insert_rowid(handle) }
    package var changedRows: Int { Int(sqlite3_changes(handle)) }
    package var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

    // MARK: Breaking off

    /// Breaks off what runs now: its statement fails with `interrupted`. From any thread.
    package func interrupt() { interruptible.withLock { if $0 { sqlite3_interrupt(handle) } } }

    /// Asks, while `body` runs, after so many of SQLite's steps each whether to go on; when not, the statement fails with `interrupted`.
    package func watching<Value>(every steps: Int32 = 10_000, _ goesOn: @escaping () -> Bool, _ body: () throws -> Value) rethrows -> Value {
        let before = watch
        watch = goesOn
        let context = Unmanaged.passUnretained(self).toOpaque()
        sqlite3_progress_handler(
            handle, steps,
            { context in
                guard let context else { return 0 }
                return Unmanaged<Connection>.fromOpaque(context).takeUnretainedValue().watch?() ?? true ? 0 : 1
            }, context)
        defer {
            watch = before
            if before == nil { sqlite3_progress_handler(handle, 0, nil, nil) }
        }
        return try body()
    }

    /// A name by which SQLite opens a file as one that nobody changes.
    private static func immutableName(_ path: String) -> String {
        let plain = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._/".utf8)
        let escaped = path.utf8.map { byte -> [UInt8] in
            plain.contains(byte) ? [byte] : Array("%\(byte < 16 ? "0" : "")\(String(byte, radix: 16))".utf8)
        }
        let name = String(decoding: escaped.joined(), as: UTF8.self)
        return "file:\(name.hasPrefix("/") ? "//" : "")\(name)?immutable=1"
    }
}
