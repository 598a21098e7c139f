// What the reader calls a feed, and where it is filed.
import SQLiteStore

extension Library {
    /// Gives a feed a name of the reader's own; nil for its own name again.
    /// - Returns: false when there is none of this number.
    @discardableResult
    package func rename(feed id: Int64, to name: String?) throws -> Bool {
        try write { db in
            try db.execute("UPDATE feed SET name = ? WHERE id = ?", [name, id])
            return db.changedRows > 0
        }
    }

    /// Files a feed; nil under nothing.
    @discardableResult
    package func file(feed id: Int64, under category: String?) throws -> Bool {
        try write { db in
            try db.execute("UPDATE feed SET category = ? WHERE id = ?", [category, id])
            return db.changedRows > 0
        }
    }
}
