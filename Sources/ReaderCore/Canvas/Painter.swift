// Paints laid-out lines, interface texts, fillings and rules into a frame.
import ArabicText
import TerminalScreen
import TextLayout

package struct Painter {
    let engine: LayoutEngine
    let theme: Theme
    let digits: DigitStyle
    /// False where the terminal has no place for marks; the interface's own words have some.
    var showsHarakat = true
    /// The direction of the interface's texts.
    let base: BaseDirection

    /// Paints a line from a band's start edge; `start` columns are left free before it.
    /// - Parameter style: the style of the cell whose text starts at a logical offset.
    @inline(__always)
    func paint(_ line: VisualLine, in band: Band, start: Int = 0, into frame: inout Frame, style: (VisualCell) -> Style) {
        var column = band.column(after: start, width: line.width)
        frame.paint(row: band.row) { cells in
            let room = band.columns.clamped(to: cells.indices)
            for cell in line.cells {
                if column >= room.lowerBound, column + cell.width <= room.upperBound {
                    let style = style(cell)
                    cells[column] = Cell(scalar: cell.scalar, marks: cell.marks, style: style)
                    if cell.width == 2 { cells[column + 1] = .continuation(style: style) }
                }
                column += cell.width
            }
        }
    }

    /// One line of text at an edge of a band, shortened to it.
    /// - Parameter base: the interface's direction where not given.
    /// - Returns: the columns it took.
    @discardableResult
    package func label(
        _ text: [UInt32], at edge: Band.Edge = .start, of band: Band, base: BaseDirection? = nil, role: Role, into frame: inout Frame
    ) -> Int {
        let room = band.width
        guard room > 0, !text.isEmpty else { return 0 }
        let options = LayoutOptions(width: room, showsHarakat: showsHarakat, digits: digits)
        let line = engine.singleLine(text, base: base ?? self.base, options: options)
        let style = theme.style(for: role)
        let place = edge == .start ? band : band.part(line.width, at: .end)
        paint(line, in: place, into: &frame) { _ in style }
        return min(room, line.width)
    }

    @discardableResult
    package func label(_ text: String, at edge: Band.Edge = .start, of band: Band, role: Role, into frame: inout Frame) -> Int {
        label(codePoints(text), at: edge, of: band, role: role, into: &frame)
    }

    package func fill(_ rect: Rect, _ role: Role, into frame: inout Frame) {
        frame.fill(rect, with: Cell(scalar: codePoint(" "), style: theme.style(for: role)))
    }

    /// A whole row of the screen.
    package func fill(row: Int, _ role: Role, into frame: inout Frame) {
        fill(Rect(column: 0, row: row, columns: frame.size.columns, rows: 1), role, into: &frame)
    }

    /// A line of one character across a rectangle.
    func rule(_ character: Unicode.Scalar, across rect: Rect, _ role: Role, into frame: inout Frame) {
        frame.fill(rect, with: Cell(scalar: character.value, style: theme.style(for: role)))
    }
}
