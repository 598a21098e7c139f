// What saving and removing articles changes in the index, gathered and written at once, behind all else.
//
// FTS5 writes what it has gathered to the file whenever a statement begins that may be taken back alone, such as one that replaces a
// row: were its tables filled between others, every article would become a piece of the index of its own, and the merging of such
// pieces would take longer than all the rest.

struct IndexChanges {
    private enum Change {
        case add(IndexedArticle, id: Int64)
        case remove(IndexedArticle, id: Int64)
    }

    private var changes: [Change] = []
    private var terms = TermChanges()

    mutating func add(_ entry: IndexedArticle, id: Int64) {
        changes.append(.add(entry, id: id))
        terms.note(entry.terms, 1)
    }

    /// - Parameter entry: what the index has of the article.
    mutating func remove(_ entry: IndexedArticle, id: Int64) {
        changes.append(.remove(entry, id: id))
        terms.note(entry.terms, -1)
    }

    /// So many entries and words are held at most: a large library has millions of words.
    var isFull: Bool { changes.count >= 500 || terms.count > 200_000 }

    /// What is saved one by one is merged by FTS5 itself, as far as that goes.
    private static let many = 100

    mutating func write(to index: SearchIndex) throws {
        try index.count(terms)
        for case .add(let entry, let id) in changes { try index.keepStems(of: entry, id: id) }
        for change in changes {
            switch change {
            case .add(let entry, let id): try index.add(entry, id: id)
            case .remove(let entry, let id): try index.remove(entry, id: id)
            }
        }
        if changes.count >= Self.many { try index.merge(pages: changes.count) }
        changes.removeAll(keepingCapacity: true)
        terms.removeAll()
    }
}
