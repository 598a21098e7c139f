// Where things stand on a screen: the one home of its arithmetic.
import TerminalScreen

package struct Geometry: Hashable {
    package let size: ScreenSize
    /// The text's columns.
    package let measure: Int
    package let left: Int
    package let footerRows: Int
    /// Rows of the running head, on every page but the first: its line, a rule where there is room, a gap.
    package let headRows: Int
    package var hasHeadRule: Bool { headRows >= 3 }
    package let topMargin: Int

    private let isSpoken: Bool

    /// - Parameter isSpoken: for who listens: nothing but the text from the first row and column on, and the footer's line.
    package init(size: ScreenSize, width: Int, isSpoken: Bool = false) {
        self.size = size
        self.isSpoken = isSpoken
        guard !isSpoken else {
            measure = max(1, min(width, size.columns))
            (left, footerRows, headRows, topMargin) = (0, size.rows >= 2 ? 1 : 0, 0, 0)
            return
        }
        let margins = size.columns >= 60 ? 4 : size.columns >= 30 ? 2 : 0
        measure = max(1, min(width, size.columns - margins))
        left = max(0, (size.columns - measure) / 2)
        footerRows = size.rows >= 8 ? 2 : size.rows >= 2 ? 1 : 0
        headRows = size.rows >= 24 ? 3 : size.rows >= 12 ? 2 : size.rows >= 6 ? 1 : 0
        topMargin = size.rows >= 16 ? 1 : 0
    }

    /// A row between the text and the footer, where there are many.
    private var bottomMargin: Int { size.rows >= 16 && !isSpoken ? 1 : 0 }
    package var firstHeight: Int { max(1, size.rows - footerRows - topMargin - bottomMargin) }
    package var laterHeight: Int { max(1, size.rows - footerRows - headRows - bottomMargin) }
    package var text: Rect { Rect(column: left, row: 0, columns: measure, rows: size.rows - footerRows) }

    /// A box in the middle for an overlay; the whole screen when it is small.
    package func overlay(rows: Int) -> Rect {
        if size.columns < 40 || size.rows < 12 || isSpoken { return Rect(column: 0, row: 0, columns: size.columns, rows: size.rows) }
        // As wide as the text, so that no words are cut at its sides.
        let columns = min(max(64, measure + 4), size.columns)
        let height = min(rows, size.rows - 2)
        return Rect(column: (size.columns - columns) / 2, row: (size.rows - height) / 2, columns: columns, rows: height)
    }
}
