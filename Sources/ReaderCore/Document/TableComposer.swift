// Sets the rows of a table: cells stand in the article's order whatever is in them, and under each other where the table is small
// enough. It knows rows of one line of text each, no spans and no borders.
import ArabicText
import ArticleModel
import TextLayout

/// How wide the columns of a table are.
struct TableColumns {
    /// The bytes from its first row to its last.
    var range: Range<Int>
    /// Cells of the screen for each column; nil where the rows are not to be aligned.
    var widths: [Int]?
    /// It has more rows than are looked at together.
    var isTooLong: Bool
}

struct TableComposer {
    let engine: LayoutEngine
    var options: LayoutOptions
    let direction: TextDirection

    /// Wider tables would break in their padding on a screen of the usual measure; longer ones would take time before the first row.
    /// What is aligned depends on the table alone, not on the screen: a row's text must stay as it is when the screen changes.
    private static let widest = 60
    static let mostRows = 200

    init(engine: LayoutEngine, options: LayoutOptions, direction: TextDirection) {
        (self.engine, self.options, self.direction) = (engine, options, direction)
        self.options.width = .max / 4
        self.options.justification = .none
    }

    /// The columns of rows; nil when they are too wide together.
    func widths(of rows: [[UInt32]]) -> [Int]? {
        var widths: [Int] = []
        for row in rows {
            for (number, cell) in Self.cells(of: row).enumerated() {
                if number == widths.count { widths.append(0) }
                widths[number] = max(widths[number], width(of: row[cell]))
            }
        }
        let whole = widths.reduce(0, +) + Block.cellSeparator.count * (widths.count - 1)
        return whole <= Self.widest ? widths : nil
    }

    private func width(of cell: ArraySlice<UInt32>) -> Int {
        cell.isEmpty ? 0 : engine.layOut(Array(cell), base: .inherited(direction), options: options).visualLine(0).width
    }

    /// Where a row's cells stand in its text.
    private static func cells(of row: [UInt32]) -> [Range<Int>] {
        var cells: [Range<Int>] = []
        var (start, place) = (0, 0)
        while place < row.count {
            if row[place...].starts(with: Block.cellSeparator) {
                cells.append(start..<place)
                place += Block.cellSeparator.count
                start = place
            } else {
                place += 1
            }
        }
        return cells + [start..<row.count]
    }

    /// Each cell isolated (rule X5c): two of Latin letters side by side would else stand in their own order.
    func set(_ block: ShownBlock, widths: [Int]?) -> ShownBlock {
        var row = block
        (row.text, row.links, row.isTableRow) = ([], [], true)
        row.base = BaseDirection(direction)
        let cells = Self.cells(of: block.text)
        for (number, cell) in cells.enumerated() {
            if number > 0 { row.text += Block.cellSeparator }
            let isolated = Array(block.text[cell]).isolated(in: direction)
            row.text += isolated.prefix(1)
            let shift = row.text.count - cell.lowerBound
            row.links += block.links.filter { $0.range.lowerBound >= cell.lowerBound && $0.range.upperBound <= cell.upperBound }
                .map { $0.moved(by: shift) }
            row.text += isolated.dropFirst()
            guard number < cells.count - 1, let widths, number < widths.count else { continue }
            row.text += Array(repeating: codePoint(" "), count: max(0, widths[number] - width(of: block.text[cell])))
        }
        return row
    }
}
