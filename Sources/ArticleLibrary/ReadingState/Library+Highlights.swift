// The passages that the reader keeps, and what they note of them.
import ArabicText
import ArticleModel
import SQLiteStore

extension Library {
    /// An article's, in the order of its text.
    package func highlights(of article: Int64) throws -> [Highlight] {
        try read { db in
            try db.all(
                "SELECT \(HighlightColumns.all) FROM highlight WHERE article = ? ORDER BY part, offset, scalar, id", [article],
                HighlightColumns.highlight)
        }
    }

    /// All there are, with their articles: the articles last marked in first, in each in the order of its text.
    package func keptHighlights(limit: Int = .max) throws -> [KeptHighlight] {
        let all = try read { db in
            try db.all(
                """
                SELECT \(HighlightColumns.all), max(added) OVER (PARTITION BY article) AS latest FROM highlight
                ORDER BY latest DESC, article DESC, part, offset, scalar, id LIMIT ?
                """, [limit], HighlightColumns.highlight)
        }
        return try kept(all)
    }

    /// Those of the articles that answer a search, and those that have its words in their passage or note.
    package func keptHighlights(answering search: String) throws -> [KeptHighlight] {
        let articles = Set(try matchIDs(search))
        return try keptHighlights().filter { kept in
            articles.contains(kept.highlight.article) || Self.says(kept.highlight, search)
        }
    }

    package func keptHighlights(of article: Int64) throws -> [KeptHighlight] { try kept(highlights(of: article)) }

    private func kept(_ highlights: [Highlight]) throws -> [KeptHighlight] {
        var headlines: [Int64: Headline] = [:]
        return try highlights.compactMap { highlight in
            let headline = try headlines[highlight.article] ?? headline(highlight.article)
            headlines[highlight.article] = headline
            return headline.map { KeptHighlight(highlight, of: $0) }
        }
    }

    private static func says(_ highlight: Highlight, _ search: String) -> Bool {
        let text = FoldedText(codePoints(highlight.text + "\n" + highlight.note))
        let words = search.split(whereSeparator: \.isWhitespace)
        return !words.isEmpty && words.allSatisfy { !text.matches(of: FoldedText(codePoints(String($0)))).isEmpty }
    }

    // MARK: Changing

    /// Keeps a passage. One that is kept already has its note changed, where there is one to change it to.
    /// - Returns: its number, and the one that was there before.
    @discardableResult
    package func keep(_ highlight: Highlight) throws -> (id: Int64, known: Highlight?) {
        try write { db in
            guard try db.value("SELECT 1 FROM article WHERE id = ?", [highlight.article]) as Bool? != nil else {
                throw LibraryProblem.noSuchArticle(highlight.article, path: path)
            }
            let known = try db.all("SELECT \(HighlightColumns.all) FROM highlight WHERE article = ?", [highlight.article], HighlightColumns.highlight)
                .first { $0.text == highlight.text && ($0.start == highlight.start || !highlight.before.isEmpty && $0.before == highlight.before) }
            if let known {
                if !highlight.note.isEmpty { try db.execute("UPDATE highlight SET note = ? WHERE id = ?", [highlight.note, known.id]) }
                return (known.id, known)
            }
            var highlight = highlight
            if highlight.added == 0 { highlight.added = clock() }
            try HighlightColumns.insert(highlight, db)
            return (db.lastInsertedRow, nil)
        }
    }

    /// - Returns: the highlight as it was; nil when there was none.
    @discardableResult
    package func removeHighlight(_ id: Int64) throws -> Highlight? {
        try write { db in
            let known = try highlight(id, db)
            try db.execute("DELETE FROM highlight WHERE id = ?", [id])
            return known
        }
    }

    /// - Returns: the note that it had; nil when there is no such highlight.
    @discardableResult
    package func setNote(_ note: String, of id: Int64) throws -> String? {
        try write { db in
            let known = try highlight(id, db)
            try db.execute("UPDATE highlight SET note = ? WHERE id = ?", [note, id])
            return known?.note
        }
    }

    /// The passage stands elsewhere in its article's text now.
    package func moveHighlight(_ id: Int64, to start: Highlight.Place, _ end: Highlight.Place) throws {
        try write { db in
            try db.execute(
                "UPDATE highlight SET part = ?, offset = ?, scalar = ?, endPart = ?, endOffset = ?, endScalar = ? WHERE id = ?",
                [start.part, start.offset, start.scalar, end.part, end.offset, end.scalar, id])
        }
    }

    private func highlight(_ id: Int64, _ db: Connection) throws -> Highlight? {
        try db.first("SELECT \(HighlightColumns.all) FROM highlight WHERE id = ?", [id], HighlightColumns.highlight)
    }
}

/// A highlight as a row.
private enum HighlightColumns {
    static let all = "id, article, part, offset, scalar, endPart, endOffset, endScalar, text, before, note, added"

    static func highlight(_ row: Row) throws -> Highlight {
        var highlight = Highlight(
            article: try row[1], start: .init(part: try row[2], offset: try row[3], scalar: try row[4]),
            end: .init(part: try row[5], offset: try row[6], scalar: try row[7]), text: try row[8], before: try row[9])
        (highlight.id, highlight.note, highlight.added) = (try row[0], try row[10], try row[11])
        return highlight
    }

    /// With its number, where it has one: what was removed comes back as it was.
    static func insert(_ highlight: Highlight, _ db: Connection) throws {
        let (start, end) = (highlight.start, highlight.end)
        try db.execute(
            "INSERT INTO highlight(\(all)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                highlight.id == 0 ? nil : highlight.id, highlight.article, start.part, start.offset, start.scalar, end.part, end.offset, end.scalar,
                highlight.text, highlight.before, highlight.note, highlight.added,
            ])
    }
}
