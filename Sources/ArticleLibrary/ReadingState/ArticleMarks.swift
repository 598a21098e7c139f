// What is kept of an article beside what it says: for a copy of the library that another program can read.
import ArticleModel
import SQLiteStore

package struct ArticleMarks: Hashable, Sendable {
    package var isRead = false
    /// Seconds since 1970; nil for never.
    package var opened: Int64?
    package var bookmarked: Int64?
    package var added: Int64 = 0
    package var changed: Int64?
    package var tags: [String] = []
    package var position: ReadingPosition?
    package var highlights: [Highlight] = []

    package init() {}
}

extension Library {
    /// The numbers of some articles behind one, in rising order.
    package func articleNumbers(after id: Int64, limit: Int) throws -> [Int64] {
        try read { try $0.values("SELECT id FROM article WHERE id > ? ORDER BY id LIMIT ?", [id, limit]) }
    }

    package func marks(of id: Int64) throws -> ArticleMarks? {
        var marks = try read { db in
            try db.first("SELECT isRead, opened, bookmarked, added, changed FROM article WHERE id = ?", [id]) { row in
                var marks = ArticleMarks()
                (marks.isRead, marks.opened, marks.bookmarked) = try (row[0], row[1], row[2])
                (marks.added, marks.changed) = try (row[3], row[4])
                return marks
            }
        }
        marks?.tags = try tags(of: id)
        marks?.position = try position(.article(id))
        marks?.highlights = try highlights(of: id)
        return marks
    }

    /// Gives an article the marks that it had elsewhere.
    package func setMarks(_ marks: ArticleMarks, of id: Int64) throws {
        try write { db in
            try db.execute(
                "UPDATE article SET isRead = ?, opened = ?, bookmarked = ?, changed = ? WHERE id = ?",
                [marks.isRead, marks.opened, marks.bookmarked, marks.changed, id])
            guard marks.added > 0 else { return }
            try db.execute("UPDATE article SET added = ? WHERE id = ?", [marks.added, id])
            // What says nothing of its date is as old as its arrival.
            try db.execute("UPDATE article SET sortDate = added WHERE id = ? AND date IS NULL", [id])
        }
        try setTags(marks.tags, of: id)
        if let position = marks.position { try savePosition(position, of: .article(id)) }
        for highlight in marks.highlights {
            var highlight = highlight
            (highlight.id, highlight.article) = (0, id)
            try keep(highlight)
        }
    }
}
