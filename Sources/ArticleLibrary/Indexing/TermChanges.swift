// By how many articles each word and stem has become commoner: many articles saved at once are counted at once.

struct TermChanges {
    private var changes: [UInt64: Int] = [:]

    var count: Int { changes.count }

    /// - Parameter articles: 1 for an article that is there now, -1 for one that is there no more.
    mutating func note(_ terms: [UInt64], _ articles: Int) {
        for term in terms { changes[term, default: 0] += articles }
    }

    /// Those that are to be written, in the order that the table has them: neighbours stand in one page of the file.
    var inOrder: [(key: Int64, articles: Int)] {
        changes.compactMap { $0.value == 0 ? nil : (Int64(bitPattern: $0.key), $0.value) }.sorted { $0.key < $1.key }
    }

    mutating func removeAll() { changes.removeAll(keepingCapacity: true) }
}
