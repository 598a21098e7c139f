// What saving and removing articles changes in the index, gathered and written at once, behind all else.
//
// FTS5 writes what it has gathered to the file whenever a statement begins that may be taken back alone, such as one that replaces a
// row: were its tables filled between others, every article would become a piece of the index of its own, and the merging of such
// pieces would take longer than all the rest.
import SQLiteStore

struct IndexChanges {
    /// What the index has of an article.
    private struct Row {
        let id: Int64
        let columns: [SQLiteText]
        let stemColumn: SQLiteText
        /// Nil for one that is removed.
        let stems: [UInt8]?
    }

    private var rows: [Row] = []
    private var terms = TermChanges()

    mutating func add(_ entry: IndexedArticle, id: Int64) {
        rows.append(Row(id: id, columns: entry.columns, stemColumn: entry.stemColumn, stems: entry.stemVector.bytes))
        terms.note(entry.terms, 1)
    }

    /// - Parameter entry: what the index has of the article.
    mutating func remove(_ entry: IndexedArticle, id: Int64) {
        rows.append(Row(id: id, columns: entry.columns, stemColumn: entry.stemColumn, stems: nil))
        terms.note(entry.terms, -1)
    }

    /// So many entries and words are held at most: a large library has millions of words.
    var isFull: Bool { rows.count >= 2000 || terms.count > 400_000 }

    mutating func write(to index: SearchIndex) throws {
        try TermCounts(db: index.db).add(terms)
        for row in rows { if let stems = row.stems { try index.keep(stems: stems, id: row.id) } }
        for row in rows {
            if row.stems != nil {
                try index.add(row.columns, stemColumn: row.stemColumn, id: row.id)
            } else {
                try index.remove(row.columns, stemColumn: row.stemColumn, id: row.id)
            }
        }
        rows.removeAll(keepingCapacity: true)
        terms.removeAll()
    }
}
