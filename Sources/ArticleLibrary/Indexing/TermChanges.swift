// By how many articles each word and stem has become commoner: many articles saved at once are counted at once.

struct TermChanges {
    private var changes: [UInt64: (term: IndexTerm, articles: Int)] = [:]

    var count: Int { changes.count }

    /// - Parameter articles: 1 for an article that is there now, -1 for one that is there no more.
    mutating func note(_ terms: [IndexTerm], _ articles: Int) {
        for term in terms { changes[term.key, default: (term, 0)].articles += articles }
    }

    /// Those that are to be written, much in the order that a table of terms has them: neighbours stand in one page of the file.
    var inOrder: [(term: String, articles: Int)] {
        changes.values.filter { $0.articles != 0 }.map { (order: Self.start(of: $0.term.text), change: $0) }
            .sorted { $0.order < $1.order }.map { ($0.change.term.text, $0.change.articles) }
    }

    mutating func removeAll() { changes.removeAll(keepingCapacity: true) }

    /// The first eight bytes as a number that sorts as they do.
    private static func start(of term: String) -> UInt64 {
        var (start, left): (UInt64, Int) = (0, 8)
        for byte in term.utf8.prefix(8) { (start, left) = (start << 8 | UInt64(byte), left - 1) }
        return left == 8 ? 0 : start << UInt64(8 * left)
    }
}
