// Where things stand on a screen: the one home of its arithmetic.
import TerminalScreen
import TextLayout

package struct Geometry: Hashable {
    package let size: ScreenSize
    /// The width of the text in cells, of each column where there are several.
    package let measure: Int
    /// Newspaper columns, at least 1.
    package let columns: Int
    package let left: Int
    package let footerRows: Int
    /// Rows of the running head, blank on the first page: its line, a rule where there is room, a gap.
    package let headRows: Int
    package var hasHeadRule: Bool { headRows >= 3 }

    private let isSpoken: Bool

    /// Cells between two columns, a rule in their middle.
    package static let gap = 5
    /// A column of fewer holds no line of Arabic news well.
    private static let narrowest = 34
    /// Lower screens have no room for columns unless they are asked for.
    private static let lowest = 16
    package static let mostColumns = 4

    /// How many columns fit beside each other, of those that are asked for, and how wide each is.
    package static func columns(_ wanted: Int, in width: Int) -> (count: Int, width: Int) {
        let count = (1...max(1, min(wanted, mostColumns))).last { (width - gap * ($0 - 1)) / $0 >= narrowest } ?? 1
        return (count, max(1, (width - gap * (count - 1)) / count))
    }

    /// - Parameters:
    ///   - width: the greatest measure.
    ///   - columns: as many as have room; nil for as many as have room for three quarters of the measure, or five eighths of it where they are more than
    ///     two: 54 and 45 cells of the usual 72.
    ///   - isSpoken: for who listens: nothing but the text from the first row and column on, and the footer's line.
    package init(size: ScreenSize, width: Int, columns wanted: Int? = 1, isSpoken: Bool = false) {
        self.size = size
        self.isSpoken = isSpoken
        guard !isSpoken else {
            columns = 1
            measure = max(1, min(width, size.columns))
            (left, footerRows, headRows) = (0, size.rows >= 2 ? 1 : 0, 0)
            return
        }
        let margins = size.columns >= 60 ? 4 : size.columns >= 30 ? 2 : 0
        func room(_ count: Int) -> Int { (size.columns - margins - Self.gap * (count - 1)) / count }
        // Two columns for one are worth it where they are nearly as wide; a page of several is a newspaper's, with its narrower ones.
        func least(_ count: Int) -> Int { wanted != nil ? Self.narrowest : max(Self.narrowest, count > 2 ? width * 5 / 8 : width * 3 / 4) }
        let most = wanted ?? (size.rows < Self.lowest ? 1 : Self.mostColumns)
        columns = (1...max(1, min(most, Self.mostColumns))).last { room($0) >= least($0) } ?? 1
        measure = max(1, min(width, room(columns)))
        left = max(0, (size.columns - measure * columns - Self.gap * (columns - 1)) / 2)
        footerRows = size.rows >= 8 ? 2 : size.rows >= 2 ? 1 : 0
        headRows = size.rows >= 24 ? 3 : size.rows >= 12 ? 2 : size.rows >= 6 ? 1 : 0
    }

    /// A row between the text and the footer, where there are many.
    private var bottomMargin: Int { size.rows >= 16 && !isSpoken ? 1 : 0 }
    /// Rows of text of every page: the first one has room where the others have their running head.
    package var height: Int { max(1, size.rows - footerRows - headRows - bottomMargin) }
    package var shape: PageShape { PageShape(height: height, columns: columns) }
    /// All columns, the gaps between them included.
    package var pageWidth: Int { measure * columns + Self.gap * (columns - 1) }
    package var text: Rect { Rect(column: left, row: 0, columns: pageWidth, rows: size.rows - footerRows) }

    /// A column by its place in reading order: the first at the right where text starts there.
    package func column(_ number: Int, startsRight: Bool) -> Rect {
        let place = startsRight ? columns - 1 - number : number
        return Rect(column: left + place * (measure + Self.gap), row: 0, columns: measure, rows: size.rows - footerRows)
    }

    /// A box for what is set in columns: as wide as two of them and more.
    package func wideOverlay(rows: Int) -> Rect {
        let columns = min(size.columns - 4, 176)
        let height = min(rows, size.rows - 2)
        return Rect(column: (size.columns - columns) / 2, row: (size.rows - height) / 2, columns: max(0, columns), rows: max(0, height))
    }

    /// A box in the middle for an overlay; the whole screen when it is small.
    package func overlay(rows: Int) -> Rect {
        if size.columns < 40 || size.rows < 12 || isSpoken { return Rect(column: 0, row: 0, columns: size.columns, rows: size.rows) }
        // As wide as the text, so that no words are cut at its sides.
        let columns = min(max(64, measure + 4), size.columns)
        let height = min(rows, size.rows - 2)
        return Rect(column: (size.columns - columns) / 2, row: (size.rows - height) / 2, columns: columns, rows: height)
    }
}
