// A row of cells seen from its start edge: the one place that knows on which side of the screen start and end are.
import TerminalScreen

/// The columns of a row that are still free between what stands at its start edge and what stands at its end edge.
package struct Band {
    package enum Edge { case start, end }

    private(set) var columns: Range<Int>
    let row: Int
    /// The start edge is the right one.
    let startsRight: Bool

    package init(_ rect: Rect, row: Int, startsRight: Bool) {
        (columns, self.row, self.startsRight) = (rect.column..<(rect.column + rect.columns), row, startsRight)
    }

    var width: Int { columns.count }
    var rect: Rect { Rect(column: columns.lowerBound, row: row, columns: columns.count, rows: 1) }

    /// So many columns at an edge are no longer free.
    package mutating func reserve(_ count: Int, at edge: Edge) {
        let count = min(max(0, count), columns.count)
        if (edge == .start) == startsRight {
            columns = columns.lowerBound..<(columns.upperBound - count)
        } else {
            columns = (columns.lowerBound + count)..<columns.upperBound
        }
    }

    /// The first columns of the band, or the last.
    func part(_ count: Int, at edge: Edge) -> Band {
        var band = self
        band.reserve(width - count, at: edge == .start ? .end : .start)
        return band
    }

    /// The leftmost column of what takes so many columns from a place on.
    /// - Parameter start: columns between the start edge and the place.
    func column(after start: Int, width: Int) -> Int {
        startsRight ? columns.upperBound - start - width : columns.lowerBound + start
    }

    /// Columns from the start edge to a column of the screen.
    func start(ofColumn column: Int) -> Int { startsRight ? columns.upperBound - 1 - column : column - columns.lowerBound }
}
