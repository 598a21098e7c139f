// Settings that belong to a library, not to a reader: kept in its file.
import SQLiteStore

/// One of the library's own settings.
package enum Setting: String, CaseIterable, Sendable {
    /// By which rules the index was made.
    case indexEdition = "index-edition"
    /// Articles older than so many days go when the library is tidied, unless bookmarked; none when not set.
    case keepDays = "keep-days"
    /// Where there are more articles than this, the oldest go, unless bookmarked; no bound when not set.
    case keepArticles = "keep-articles"
    /// Set once the first run has put the bundled articles in.
    case hasBundledArticles = "has-bundled-articles"
    /// When the process that brings articles in last said that it lives, in seconds since 1970.
    case fetcherBeat = "fetcher-beat"

    func read(_ db: Connection) throws -> String? {
        try db.value("SELECT value FROM setting WHERE name = ?", [rawValue])
    }

    func write(_ value: String?, _ db: Connection) throws {
        guard let value else { return try db.execute("DELETE FROM setting WHERE name = ?", [rawValue]) }
        try db.execute("INSERT OR REPLACE INTO setting(name, value) VALUES (?, ?)", [rawValue, value])
    }
}

extension Library {
    package func setting(_ setting: Setting) throws -> String? { try read { try setting.read($0) } }

    package func set(_ setting: Setting, to value: String?) throws { try write { try setting.write(value, $0) } }
}
