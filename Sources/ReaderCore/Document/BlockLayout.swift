// A block's lines as a page has them: the lines of its text, or of parts of it set beside each other, and what stands around them (a list's
// marker, a rule at the edge, a box). What is not the block's text covers none of it: search, links and places are blind to it.
import ArabicText
import TextLayout

/// Cells of a line that stand together.
package struct LinePiece {
    package var line: VisualLine
    /// Cells between the start edge and the piece.
    package var start: Int
    /// What it is painted as; the block's role where nil.
    var role: Role?

    init(_ line: VisualLine, start: Int, role: Role? = nil) { (self.line, self.start, self.role) = (line, start, role) }

    /// Signs that are no text, leftmost first.
    init(signs: [UInt32], start: Int, role: Role) {
        let cells = signs.map { VisualCell(scalar: $0, logicalOffset: 0, logicalLength: 0) }
        line = VisualLine(cells: cells, width: cells.count, isRightToLeft: true, logicalRange: 0..<0, isLastOfParagraph: false)
        (self.start, self.role) = (start, role)
    }

    /// A text that is not the block's.
    init(label: VisualLine, start: Int, role: Role?) {
        line = label
        for index in line.cells.indices { (line.cells[index].logicalOffset, line.cells[index].logicalLength) = (0, 0) }
        (self.start, self.role) = (start, role)
    }
}

package struct BlockLayout {
    /// A run of the block's scalars that is laid out by itself.
    struct Part {
        var offset: ScalarOffset
        var layout: ParagraphLayout
        var spread: Spread?
    }

    /// The cells that each line of a half verse is brought to: by tatweel and then by its gaps, or by its gaps alone.
    struct Spread {
        var width: Int
        var drawsOut: Bool
    }

    /// A line of a part, and where it stands.
    struct Piece {
        var part: Int
        var line: Int
        var start: Int
        var role: Role?
    }

    struct Row {
        var pieces: [Piece] = []
        var dressing: [LinePiece] = []
    }

    private enum Rows {
        /// The lines of the only part, one after the other.
        case paragraph(start: Int)
        case set([Row])
    }

    private let parts: [Part]
    private let rows: Rows
    /// What stands beside the first line, and beside every one.
    private let first: [LinePiece]
    private let every: [LinePiece]
    /// A row below the text that is none of it.
    private var closing: [LinePiece]?
    /// Scalars of the block.
    private let count: Int

    init(_ layout: ParagraphLayout, start: Int, count: Int, first: [LinePiece] = [], every: [LinePiece] = []) {
        (parts, rows, self.first, self.every, self.count) = ([Part(offset: 0, layout: layout)], .paragraph(start: start), first, every, count)
    }

    init(_ rows: [Row], of parts: [Part], count: Int, every: [LinePiece] = []) {
        (self.parts, self.rows, first, self.every, self.count) = (parts, .set(rows.isEmpty ? [Row()] : rows), [], every, count)
    }

    private var textLines: Int {
        switch rows {
        case .paragraph: parts[0].layout.lineCount
        case .set(let rows): rows.count
        }
    }

    /// At least 1.
    package var lineCount: Int { textLines + (closing == nil ? 0 : 1) }

    /// What a line is painted of, in the order of painting.
    package func pieces(ofLine number: Int) -> [LinePiece] {
        if number >= textLines { return closing ?? [] }
        switch rows {
        case .paragraph(let start):
            var pieces = every
            if number == 0 { pieces += first }
            pieces.append(LinePiece(line(Piece(part: 0, line: number, start: start)), start: start))
            return pieces
        case .set(let rows):
            return every + rows[number].dressing + rows[number].pieces.map { LinePiece(line($0), start: $0.start, role: $0.role) }
        }
    }

    private func line(_ piece: Piece) -> VisualLine {
        let part = parts[piece.part]
        let isDrawnOut = part.spread?.drawsOut == true
        var line = isDrawnOut ? part.layout.visualLine(piece.line, drawnOutTo: part.spread?.width ?? 0) : part.layout.visualLine(piece.line)
        if part.offset > 0 { for index in line.cells.indices { line.cells[index].logicalOffset += part.offset } }
        return part.spread.map { line.spread(to: $0.width) } ?? line
    }

    /// The scalars that a line begins and ends with; empty where it holds none of them.
    package func logicalRange(ofLine number: Int) -> Range<ScalarOffset> {
        switch rows {
        case .paragraph where number < textLines: return parts[0].layout.logicalRange(ofLine: number)
        case .set(let rows) where number < textLines:
            let ranges = rows[number].pieces.map { range(of: $0) }
            guard let low = ranges.map(\.lowerBound).min(), let high = ranges.map(\.upperBound).max() else {
                return number == 0 ? 0..<0 : end(before: number, rows)
            }
            return low..<high
        default: return count..<count
        }
    }

    private func range(of piece: Piece) -> Range<Int> {
        let range = parts[piece.part].layout.logicalRange(ofLine: piece.line)
        return (range.lowerBound + parts[piece.part].offset)..<(range.upperBound + parts[piece.part].offset)
    }

    private func end(before number: Int, _ rows: [Row]) -> Range<Int> {
        let end = rows[..<number].flatMap(\.pieces).map { range(of: $0).upperBound }.max() ?? 0
        return end..<end
    }

    /// The line that holds a scalar; the last with text for an offset past the end.
    package func line(containing offset: ScalarOffset) -> Int {
        guard case .set(let rows) = rows else { return parts[0].layout.line(containing: offset) }
        var found = 0
        for (number, row) in rows.enumerated() {
            for piece in row.pieces {
                let range = range(of: piece)
                if range.contains(offset) { return number }
                if range.lowerBound <= offset { found = max(found, number) }
            }
        }
        return found
    }

    /// These rows with those of another one below, which has no text.
    func followed(by rule: BlockLayout) -> BlockLayout {
        guard case .set(let rows) = rows, case .set(let below) = rule.rows else { return self }
        return BlockLayout(rows + below, of: parts, count: count, every: every)
    }

    /// A line as it is printed: what stands in each of so many columns, leftmost first.
    /// - Parameter startsRight: the start edge is the right one.
    package func printed(line number: Int, width: Int, startsRight: Bool) -> [UInt32] {
        var columns = [[UInt32]](repeating: codePoints(" "), count: max(0, width))
        for piece in pieces(ofLine: number) {
            var column = startsRight ? width - piece.start - piece.line.width : piece.start
            for cell in piece.line.cells {
                if columns.indices.contains(column), column + cell.width <= width {
                    columns[column] = [cell.scalar] + (0..<4).map { cell.marks[$0] }.filter { $0 != 0 }
                    for covered in (column + 1)..<(column + max(1, cell.width)) { columns[covered] = [] }
                }
                column += cell.width
            }
        }
        return columns.flatMap(\.self)
    }

    /// Marks the article's end: behind the last word where a line of so many cells has room, else on a row of its own.
    mutating func close(with sign: UInt32, role: Role, width: Int) {
        closing = [LinePiece(signs: [sign], start: max(0, width - 1), role: role)]
    }

    mutating func close(with label: LinePiece) { closing = [label] }

    /// Cells that are free behind the last line of a paragraph, where its text ends; nil for what is no paragraph.
    func endOfText() -> Int? {
        guard case .paragraph(let start) = rows, closing == nil else { return nil }
        return start + parts[0].layout.visualLine(parts[0].layout.lineCount - 1).width
    }

    /// The paragraph with a sign behind its last word.
    func ended(with sign: UInt32, role: Role, at start: Int) -> BlockLayout {
        var rows: [Row] = []
        guard case .paragraph(let textStart) = self.rows else { return self }
        for line in 0..<parts[0].layout.lineCount {
            rows.append(Row(pieces: [Piece(part: 0, line: line, start: textStart)], dressing: line == 0 ? first : []))
        }
        rows[rows.count - 1].dressing.append(LinePiece(signs: [sign], start: start, role: role))
        return BlockLayout(rows, of: parts, count: count, every: every)
    }
}

extension VisualLine {
    /// The line made as wide as is wanted by widening its gaps, each nearly as much; as it is where it has none.
    func spread(to wanted: Int) -> VisualLine {
        let gaps = cells.indices.filter { cells[$0].scalar == " " }
        guard !gaps.isEmpty, wanted > width else { return self }
        let (each, more) = (wanted - width).quotientAndRemainder(dividingBy: gaps.count)
        var line = self
        line.cells = []
        line.width = wanted
        var passed = 0
        for cell in cells {
            line.cells.append(cell)
            guard cell.scalar == " " else { continue }
            let extra = VisualCell(scalar: cell.scalar, logicalOffset: cell.logicalOffset, logicalLength: 0)
            line.cells += Array(repeating: extra, count: each + (passed < more ? 1 : 0))
            passed += 1
        }
        return line
    }
}
