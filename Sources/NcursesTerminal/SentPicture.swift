// The screen as it was last sent, in the terminal's order, and the frame it was made of.
import CodePoints
import TerminalScreen

struct SentPicture {
    /// What was sent; nil when nothing is known of the screen.
    private(set) var sent: Frame?
    private var frame: Frame?
    private var order = DisplayOrder.visual
    /// For each row of the frame where its visual columns were sent.
    private var columns: [[Int]] = []

    mutating func forget() { (sent, frame) = (nil, nil) }

    /// Takes a new frame. False when the screen shows it already.
    mutating func take(_ frame: Frame, order: DisplayOrder, rows: any RowSending) -> Bool {
        let plain = Self.withPlainSpaces(frame)
        if plain == self.frame, order == self.order { return false }
        sent = order == .visual ? plain : convert(plain, order, rows)
        (self.frame, self.order) = (plain, order)
        return true
    }

    /// A space is a space once lines are broken. What terminals make of the other kinds differs: some take them for
    /// letters when they order a row, some have no glyph for them.
    private static func withPlainSpaces(_ frame: Frame) -> Frame {
        guard frame.cells.contains(where: { isSpace($0.scalar) }) else { return frame }
        var plain = frame
        plain.replace(isSpace, with: codePoint(" "))
        return plain
    }

    @inline(__always)
    private static func isSpace(_ scalar: UInt32) -> Bool {
        // Asked for every cell of every picture, most of them letters' forms, which come behind all spaces.
        if scalar &- codePoint(.noBreakSpace) > codePoint(.mediumMathematicalSpace) - codePoint(.noBreakSpace) { return false }
        return scalar == .noBreakSpace || (Unicode.Scalar.enQuad ... .hairSpace).contains(scalar) || scalar == .narrowNoBreakSpace
            || scalar == .mediumMathematicalSpace
    }

    /// Only rows that changed are turned.
    private mutating func convert(_ frame: Frame, _ order: DisplayOrder, _ rows: any RowSending) -> Frame {
        let width = frame.size.columns
        let isSame = order == self.order && self.frame?.size == frame.size && columns.count == frame.size.rows
        var result = isSame ? sent ?? frame : frame
        if !isSame { columns = Array(repeating: [], count: frame.size.rows) }
        for row in 0..<frame.size.rows {
            let range = row * width..<(row + 1) * width
            if isSame, let old = self.frame, old.cells[range] == frame.cells[range] { continue }
            let turned = rows.sent(Array(frame.cells[range]), in: order)
            for (column, cell) in turned.cells.enumerated() { result[column, row] = cell }
            columns[row] = turned.columns
        }
        result.picture = frame.picture
        result.cursor = frame.cursor.map { cursor in
            let isInside = columns.indices.contains(cursor.row) && columns[cursor.row].indices.contains(cursor.column)
            return (isInside ? columns[cursor.row][cursor.column] : cursor.column, cursor.row)
        }
        return result
    }
}
