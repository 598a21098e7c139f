// What somebody must know of the library who keeps a copy of all of it up to date.
import SQLiteStore

/// An article as it is now, by what changes with it.
package struct ArticleEdition: Hashable, Sendable {
    package let id: Int64
    /// Another one whenever its text or a fact has changed.
    package let version: String
    /// Seconds since 1970 (UTC), by which lists are in order.
    package let sortDate: Int64
    /// Seconds since 1970 (UTC) of its last change.
    package let updated: Int64
}

extension Library {
    /// All articles but those that came with the program, by their numbers. Walks the table once, without the texts.
    package func editions() throws -> [ArticleEdition] {
        try read { try $0.all(Self.editions + "WHERE path IS NULL OR path NOT LIKE 'qari:%' ORDER BY id", [], Self.edition) }
    }

    package func edition(of id: Int64) throws -> ArticleEdition? { try read { try $0.first(Self.editions + "WHERE id = ?", [id], Self.edition) } }

    private static let editions = "SELECT id, updated || '-' || lower(hex(substr(contentHash, 1, 8))), sortDate, updated FROM article "

    private static func edition(_ row: Row) throws -> ArticleEdition {
        ArticleEdition(id: try row[0], version: try row[1], sortDate: try row[2], updated: try row[3])
    }

    /// What an article is known by for good: the first of its addresses, files and entries of feeds; nil when it is not there.
    package func lastingName(of id: Int64) throws -> String? {
        try read { db in
            guard
                let row = try db.first(
                    "SELECT canonicalURL, url, guid, path FROM article WHERE id = ?", [id],
                    { row in
                        [try row[0], try row[1], try row[2], try row[3]] as [String?]
                    })
            else { return nil }
            return row.compactMap(\.self).first ?? "article \(id)"
        }
    }
}
