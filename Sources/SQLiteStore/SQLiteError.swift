// What SQLite says when it can't do something.
import CSQLite

/// A failure: SQLite's code, its words, and the statement that met it.
package struct SQLiteError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The codes that are told apart here (https://www.sqlite.org/rescode.html); all others are `other`.
    package enum Code: Hashable, Sendable {
        case busy, cannotOpen, constraint, corrupt, full, interrupted, inputOutput, locked, mismatch, noPermission, notADatabase, readOnly
        case other
    }

    /// SQLite's extended code.
    package let number: Int32
    package let message: String
    package let sql: String?

    package init(number: Int32, message: String, sql: String? = nil) { (self.number, self.message, self.sql) = (number, message, sql) }

    package var code: Code {
        switch number & 0xFF {
        case SQLITE_BUSY: .busy
        case SQLITE_CANTOPEN: .cannotOpen
        case SQLITE_CONSTRAINT: .constraint
        // What is stored is far smaller than what SQLite takes: a row that claims more has lost some of its bytes.
        case SQLITE_CORRUPT, SQLITE_TOOBIG: .corrupt
        case SQLITE_FULL: .full
        case SQLITE_INTERRUPT: .interrupted
        case SQLITE_IOERR: .inputOutput
        case SQLITE_LOCKED: .locked
        case SQLITE_MISMATCH: .mismatch
        case SQLITE_PERM, SQLITE_AUTH: .noPermission
        case SQLITE_NOTADB: .notADatabase
        case SQLITE_READONLY: .readOnly
        default: .other
        }
    }

    /// A statement did not fit the tables as the file has them.
    package var isOfStatement: Bool { number & 0xFF == SQLITE_ERROR }

    package var description: String { message + (sql.map { " (\($0))" } ?? "") }

    /// What was stored is not what the program stores: the file is damaged, or another program has written it.
    package static func corrupt(_ message: String, sql: String? = nil) -> SQLiteError {
        SQLiteError(number: SQLITE_CORRUPT, message: message, sql: sql)
    }

    /// What a connection says of its last failure.
    init(_ handle: OpaquePointer?, _ code: Int32, sql: String? = nil) {
        let extended = handle.map { sqlite3_extended_errcode($0) } ?? code
        // The connection may have met something else since.
        number = extended & 0xFF == code & 0xFF ? extended : code
        message = String(cString: handle.flatMap { sqlite3_errmsg($0) } ?? sqlite3_errstr(code))
        self.sql = sql
    }
}
