// Looks at a table as a whole: how wide its columns are, which hold numbers, what heads them; and makes a row's text, its cells in the
// article's order whatever is in them. It knows rows of one line of text each and no spans.
import ArabicText
import ArticleModel
import TextLayout

/// The columns of a table.
struct TableColumns {
    /// Cells of the screen that each takes with no text broken; nil where the rows are not to be aligned: there are too many of them.
    var widths: [Int]?
    /// What stands over the columns; empty where the table has no headings.
    var headings: [[UInt32]] = []
    /// For a column of numbers the most cells at the right of the units (the point and the figures behind it, a sign); nil for one of text.
    var fractions: [Int?] = []
    /// Lines that headings and their rule take at the measure; 0 where nothing heads the columns, and where rows are records.
    var headingLines = 0

    /// Cells that a number stands in from its column's start edge, so that units stand under units.
    /// - Parameters:
    ///   - line: the cell as it is set.
    ///   - room: cells that the number leaves free.
    func shift(of cell: [UInt32], _ line: VisualLine, column: Int, room: Int, _ direction: TextDirection) -> Int {
        guard column < fractions.count, let most = fractions[column], let own = TableComposer.fraction(of: cell, line) else { return 0 }
        let behind = max(0, most - own)
        return max(0, min(room, direction == .rightToLeft ? behind : room - behind))
    }
}

struct TableComposer {
    let engine: LayoutEngine
    var options: LayoutOptions
    let direction: TextDirection

    /// Wider tables would break in their padding where lines are printed.
    private static let widestPadded = 60
    static let mostRows = 200

    init(engine: LayoutEngine, options: LayoutOptions, direction: TextDirection) {
        (self.engine, self.options, self.direction) = (engine, options, direction)
        self.options.width = .max / 4
        self.options.justification = .none
    }

    /// The columns of a table's blocks, rules among them.
    func columns(of blocks: [Block]) -> TableColumns {
        let rows = blocks.filter { $0.role == .tableRow }.map { row in Self.cells(of: row.text).map { Array(row.text[$0]) } }
        let headed = blocks.firstIndex { $0.role == .separator } ?? 0
        var widths: [Int] = []
        for row in rows {
            for (number, cell) in row.enumerated() {
                if number == widths.count { widths.append(0) }
                widths[number] = max(widths[number], width(of: cell))
            }
        }
        var columns = TableColumns()
        if headed > 0, headed <= rows.count { columns.headings = rows[headed - 1] }
        let values = rows.dropFirst(max(headed, rows.count > 1 ? 1 : 0))
        columns.fractions = widths.indices.map { number in
            let cells = values.compactMap { number < $0.count && $0[number].contains { $0 != " " } ? $0[number] : nil }
            let fractions = cells.map { Self.fraction(of: $0, line(of: $0)) }
            return fractions.isEmpty || fractions.contains(nil) ? nil : fractions.compactMap(\.self).max()
        }
        // A number that is shorter before its point than another is moved past the column's edge by its fraction.
        for (number, most) in columns.fractions.enumerated() {
            guard let most else { continue }
            let whole = values.compactMap { row -> Int? in
                guard number < row.count else { return nil }
                let line = line(of: row[number])
                return line.width - (Self.fraction(of: row[number], line) ?? 0)
            }
            widths[number] = max(widths[number], (whole.max() ?? 0) + most)
        }
        columns.widths = widths
        return columns
    }

    private func line(of cell: [UInt32]) -> VisualLine { engine.layOut(cell, base: .inherited(direction), options: options).visualLine(0) }
    private func width(of cell: [UInt32]) -> Int { cell.isEmpty ? 0 : line(of: cell).width }

    /// Cells at the right of a number's units as it is set: signs stand on either side, by the rules of its digits. nil for what is no number.
    static func fraction(of cell: [UInt32], _ line: VisualLine) -> Int? {
        func isDigit(_ scalar: UInt32) -> Bool { CharacterProperties(scalar).isDecimalDigit }
        let isolates = Unicode.Scalar.leftToRightIsolate...Unicode.Scalar.popDirectionalIsolate
        guard cell.allSatisfy({ $0 == " " || isolates.contains($0) || isDigit($0) || numberSigns.contains($0) }) else { return nil }
        let end = cell.lastIndex { $0 == "." || $0 == "٫" } ?? cell.count
        let units = cell[..<end].lastIndex(where: isDigit)
        // Without units it is what stands before them: the point.
        guard cell.contains(where: isDigit), let place = line.cells.firstIndex(where: { $0.logicalOffset == units ?? end }) else { return nil }
        return line.cells[(units == nil ? place : place + 1)...].reduce(0) { $0 + $1.width }
    }

    private static let numberSigns = codePoints(".,٫٬+-−–%٪$€£ \u{A0}")

    /// Where a row's cells stand in its text.
    static func cells(of row: [UInt32]) -> [Range<Int>] {
        var cells: [Range<Int>] = []
        var (start, place) = (0, 0)
        while place < row.count {
            if row[place] == Block.cellSeparator[0], row[place...].starts(with: Block.cellSeparator) {
                cells.append(start..<place)
                place += Block.cellSeparator.count
                start = place
            } else {
                place += 1
            }
        }
        return cells + [start..<row.count]
    }

    /// Each cell isolated (rule X5c): two of Latin letters side by side would else stand in their own order. Where rows are printed, those of
    /// a small table are padded; what is padded depends on the table alone, so that a row's text stays as it is when the screen changes.
    func set(_ block: ShownBlock, _ columns: TableColumns) -> ShownBlock {
        var row = block
        (row.text, row.links, row.isTableRow) = ([], [], true)
        row.base = BaseDirection(direction)
        let cells = Self.cells(of: block.text)
        let whole = (columns.widths ?? []).reduce(0, +) + Block.cellSeparator.count * max(0, (columns.widths?.count ?? 0) - 1)
        for (number, cell) in cells.enumerated() {
            if number > 0 { row.text += Block.cellSeparator }
            let isolated = Array(block.text[cell]).isolated(in: direction)
            row.text += isolated.prefix(1)
            let shift = row.text.count - cell.lowerBound
            row.links += block.links.filter { $0.range.lowerBound >= cell.lowerBound && $0.range.upperBound <= cell.upperBound }
                .map { $0.moved(by: shift) }
            row.text += isolated.dropFirst()
            guard whole <= Self.widestPadded, number < cells.count - 1, let widths = columns.widths, number < widths.count else { continue }
            row.text += Array(repeating: codePoint(" "), count: max(0, widths[number] - width(of: Array(block.text[cell]))))
        }
        return row
    }
}
