// The screen as it was last sent, in the terminal's order, and the frame it was made of.
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
        if frame == self.frame, order == self.order { return false }
        if order == .visual {
            sent = frame
        } else {
            sent = convert(frame, order, rows)
        }
        (self.frame, self.order) = (frame, order)
        return true
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
        result.cursor = frame.cursor.map { cursor in
            let isInside = columns.indices.contains(cursor.row) && columns[cursor.row].indices.contains(cursor.column)
            return (isInside ? columns[cursor.row][cursor.column] : cursor.column, cursor.row)
        }
        return result
    }
}
