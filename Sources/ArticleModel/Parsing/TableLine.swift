// A line of a table in a plain text: cells with tabs or wide gaps between them, as they come out of a sheet or a page, or with bars, as
// programs that take texts out of pages write them (`cell | cell |`). A line alone is none: a neighbour has as many cells.
import ArabicText

package struct TableLine: Hashable, Sendable {
    enum Parting: Hashable, Sendable {
        case bars
        /// Three spaces and more, which sources' lines have for a tab too (`Sanitizer.clean`).
        case gaps
    }

    let parting: Parting
    /// The cells' places in the line, spaces around them left out.
    private let cells: [Range<Int>]
    /// The same with an empty cell between two tabs; nil where a gap is not of whole tabs.
    private let tabbed: [Range<Int>]?

    /// Longer lines are no rows of a table that a text has; neither are those of more cells.
    private static let longest = 600
    private static let mostCells = 40

    init?(_ line: ArraySlice<UInt32>) {
        guard line.count >= 5, line.count <= Self.longest, let first = line.first, let last = line.last else { return nil }
        if first == "|" || last == "|" {
            guard let cells = Self.cells(betweenBars: line), cells.count >= 2 else { return nil }
            (parting, self.cells, tabbed) = (.bars, cells, nil)
            return
        }
        guard Self.hasGap(line) else { return nil }
        let gaps = Self.gaps(line)
        guard !gaps.isEmpty, gaps.count < Self.mostCells else { return nil }
        let (ends, starts) = (gaps.map(\.range.lowerBound) + [line.endIndex], [line.startIndex] + gaps.map(\.range.upperBound))
        let cells = zip(starts, ends).map { $0..<$1 }
        var tabbed: [Range<Int>]? = [cells[0]]
        for (gap, cell) in zip(gaps, cells.dropFirst()) {
            guard let tabs = gap.tabs, tabs <= Self.mostCells else {
                tabbed = nil
                break
            }
            tabbed? += Array(repeating: gap.range.lowerBound..<gap.range.lowerBound, count: tabs - 1) + [cell]
        }
        (parting, self.cells, self.tabbed) = (.gaps, cells, tabbed)
    }

    /// The line's cells where it and a neighbour are of one table, nil where not: they are parted alike and have as many cells, three at
    /// least between gaps, of which the last one may be missing.
    func cells(beside other: TableLine?) -> [Range<Int>]? {
        guard let other, parting == other.parting else { return nil }
        if cells.count == other.cells.count, parting == .bars || cells.count >= 3 { return cells }
        guard let tabbed, let others = other.tabbed, max(cells.count, other.cells.count) >= 3, abs(tabbed.count - others.count) <= 1 else {
            return nil
        }
        return tabbed
    }

    /// True for what parts headings from rows in Markdown: `|---|:--:|`.
    static func isRule(_ line: ArraySlice<UInt32>) -> Bool {
        line.first == "|" && line.contains(codePoint("-")) && line.allSatisfy { ["|", "-", ":", " "].contains($0) }
    }

    /// A row's text as blocks have it.
    static func text(of cells: [Range<Int>], in line: ArraySlice<UInt32>) -> [UInt32] {
        Array(cells.map { line[$0] }.joined(separator: Block.cellSeparator))
    }

    /// What stands between bars, the one at an end that has none taken as there.
    private static func cells(betweenBars line: ArraySlice<UInt32>) -> [Range<Int>]? {
        var bars = line.indices.filter { line[$0] == "|" }
        guard bars.count < mostCells else { return nil }
        if bars.first != line.startIndex { bars.insert(line.startIndex - 1, at: 0) }
        if bars.last != line.endIndex - 1 { bars.append(line.endIndex) }
        return zip(bars, bars.dropFirst()).map { start, end in
            let cell = LineKind.trimmed(line[(start + 1)..<end])
            return cell.startIndex..<cell.endIndex
        }
    }

    /// True for a line with two spaces side by side. Most have none, which every third place tells where three make a gap.
    private static func hasGap(_ line: ArraySlice<UInt32>) -> Bool {
        line.withUnsafeBufferPointer { scalars in
            var place = 2
            while place < scalars.count {
                if scalars[place] == 0x20, scalars[place - 1] == 0x20 || place + 1 < scalars.count && scalars[place + 1] == 0x20 { return true }
                place += 3
            }
            return false
        }
    }

    /// The gaps of a line, and how many tabs each may stand for.
    private static func gaps(_ line: ArraySlice<UInt32>) -> [(range: Range<Int>, tabs: Int?)] {
        var gaps: [(range: Range<Int>, tabs: Int?)] = []
        var place = line.startIndex
        while place < line.endIndex {
            let start = place
            while place < line.endIndex, LineKind.isSpace(line[place]) { place += 1 }
            let length = place - start
            if length >= 3 { gaps.append((start..<place, length.isMultiple(of: 3) ? length / 3 : nil)) }
            if length == 0 { place += 1 }
        }
        return gaps
    }
}
