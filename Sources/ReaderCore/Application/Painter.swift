// Paints laid-out lines and interface texts into a frame, from the start edge of a rectangle.
import ArabicText
import TerminalScreen
import TextLayout

struct Painter {
    let engine: LayoutEngine
    let theme: Theme
    let digits: DigitStyle
    /// False where the terminal has no place for marks; the interface's own words have some.
    var showsHarakat = true

    /// Paints a line; `start` columns are left free at the start edge.
    /// - Parameters:
    ///   - alignsRight: the edge that the line starts from.
    ///   - style: the style of the cell whose text starts at a logical offset.
    func paint(
        _ line: VisualLine, in rect: Rect, row: Int, alignsRight: Bool, start: Int = 0, into frame: inout Frame,
        style: (VisualCell) -> Style
    ) {
        var column = alignsRight ? rect.column + rect.columns - start - line.width : rect.column + start
        for cell in line.cells {
            let style = style(cell)
            if column >= rect.column, column + cell.width <= rect.column + rect.columns {
                frame[column, row] = Cell(scalar: cell.scalar, marks: cell.marks, style: style)
                if cell.width == 2 { frame[column + 1, row] = .continuation(style: style) }
            }
            column += cell.width
        }
    }

    /// One line of interface text, shortened to `columns`. Returns the columns it took.
    @discardableResult
    func label(
        _ text: [UInt32], in rect: Rect, row: Int, base: BaseDirection, alignsRight: Bool, start: Int = 0, role: Role,
        into frame: inout Frame
    ) -> Int {
        let room = rect.columns - start
        guard room > 0, !text.isEmpty else { return 0 }
        let line = engine.singleLine(text, base: base, options: LayoutOptions(width: room, showsHarakat: showsHarakat, digits: digits))
        let style = theme.style(for: role)
        paint(line, in: rect, row: row, alignsRight: alignsRight, start: start, into: &frame) { _ in style }
        return min(room, line.width)
    }
}
