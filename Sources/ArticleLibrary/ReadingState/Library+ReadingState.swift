// Where the reader is, what was read, kept and opened: saved as it happens.
import SQLiteStore

/// What a reading position belongs to.
package enum ReadingPlace: Hashable, Sendable {
    case article(Int64)
    /// A file that is not in the library, by its absolute path.
    case file(String)

    var key: String {
        switch self {
        case .article(let id): "article:\(id)"
        case .file(let path): "file:\(path)"
        }
    }
}

/// A place in a text that stays the same whatever the screen: a paragraph, and a code point in it.
package struct ReadingPosition: Hashable, Sendable {
    /// The paragraph's part of the article and its offset there, as the reader numbers them.
    package var part: Int
    package var offset: Int
    /// Code points from the paragraph's start.
    package var logicalOffset: Int

    package init(part: Int, offset: Int, logicalOffset: Int) {
        (self.part, self.offset, self.logicalOffset) = (part, offset, logicalOffset)
    }
}

extension Library {
    package func position(_ place: ReadingPlace) throws -> ReadingPosition? {
        try read { db in
            try db.first("SELECT part, offset, logicalOffset FROM position WHERE place = ?", [place.key]) {
                ReadingPosition(part: try $0[0], offset: try $0[1], logicalOffset: try $0[2])
            }
        }
    }

    package func savePosition(_ position: ReadingPosition, of place: ReadingPlace) throws {
        try write { db in
            try db.execute(
                "INSERT OR REPLACE INTO position VALUES (?, ?, ?, ?, 0, ?)",
                [place.key, position.part, position.offset, position.logicalOffset, clock()])
        }
    }

    /// The reader has opened an article: it is read now, and the first of the history. Its story is read with it, whoever tells it.
    /// - Parameter marksRead: false for who marks by hand.
    package func noteOpened(_ id: Int64, marksRead: Bool = true) throws {
        try write { db in
            try update(
                id, (marksRead ? "isRead = 1, " : "") + "opened = max(?1, 1 + coalesce((SELECT max(opened) FROM article WHERE id <> ?2), 0))",
                clock(), db)
            guard marksRead else { return }
            let story: Int64 = try db.value("SELECT story FROM article WHERE id = ?", [id]) ?? id
            try db.execute("UPDATE article SET isRead = 1 WHERE (id = ?1 OR story = ?1) AND isRead = 0", [story])
        }
    }

    package func setBookmarked(_ id: Int64, _ isBookmarked: Bool) throws { try update(id, "bookmarked = ?1", isBookmarked ? clock() : nil) }

    private func update(_ id: Int64, _ change: String, _ value: (any SQLiteBindable)?) throws { try write { try update(id, change, value, $0) } }

    private func update(_ id: Int64, _ change: String, _ value: (any SQLiteBindable)?, _ db: Connection) throws {
        try db.execute("UPDATE article SET \(change) WHERE id = ?2", [value, id])
        if db.changedRows == 0 { throw LibraryProblem.noSuchArticle(id, path: path) }
    }
}
