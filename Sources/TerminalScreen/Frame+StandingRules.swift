// Where a paint may be parted into columns. A rule between newspaper columns stays when a page is turned, and is of another colour than the
// text on both its sides: sent in passing it costs two changes of colour a row, a fourth of the page's bytes.

extension Frame {
    /// Columns of the screen that are ruled from top to bottom and that a turn of the page leaves as they are, from the left.
    /// - Parameter changed: for each row the columns in which it differs from `old`, a frame of the same size.
    package func standingRules(since old: Frame, in changed: [Range<Int>]) -> [Int] {
        // A row in the middle is one of text; a heading across the columns may be above, and a short column ends before the foot.
        guard let sample = changed.indices.filter({ changed[$0].count > Self.fewestColumns }).middle else { return [] }
        return changed[sample].dropFirst().dropLast().filter { column in
            guard isRule(column, sample, since: old) else { return false }
            let wide = changed.indices.filter { changed[$0].contains(column) && changed[$0].count > Self.fewestColumns }
            let standing = wide.count { isRule(column, $0, since: old) }
            return standing >= Self.fewestRows && standing * 2 > wide.count
        }
    }

    /// What is narrower than this has no columns.
    private static let fewestColumns = 20
    private static let fewestRows = 5

    private func isRule(_ column: Int, _ row: Int, since old: Frame) -> Bool {
        let cell = self[column, row]
        return cell.scalar != 0x20 && cell.scalar != 0 && cell.style != self[column - 1, row].style && cell.style != self[column + 1, row].style
            && cell == old[column, row]
    }
}

extension Array {
    fileprivate var middle: Element? { isEmpty ? nil : self[count / 2] }
}
