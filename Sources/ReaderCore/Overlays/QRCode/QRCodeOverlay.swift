// The QR code of a link over the page; any key closes it.
import ArabicText
import TerminalScreen
import TextLayout

struct QRCodeOverlay: PassingOverlay {
    let code: QRCode
    let text: String
    var touch: TouchContext { .passing }

    /// The code in the middle of a light screen's worth of paper, its link below it where there is room.
    func draw(into frame: inout Frame, _ shared: Shared) {
        let size = frame.size
        guard let plan = QRPlan(code, in: size) else { return }
        let isInverted = shared.theme.style(for: .body).background == .standard && shared.isTerminalLight
        shared.painter.fill(Rect(column: 0, row: 0, columns: size.columns, rows: size.rows), .body, into: &frame)
        for row in 0..<plan.rect.rows {
            for column in 0..<plan.rect.columns {
                frame[plan.rect.column + column, plan.rect.row + row] = plan.cell(column: column, row: row, isInverted: isInverted)
            }
        }
        let below = plan.rect.row + plan.rect.rows
        guard below < size.rows else { return }
        let room = Rect(column: 1, row: below, columns: max(0, size.columns - 2), rows: 1)
        let line = shared.engine.singleLine(codePoints(text), base: .leftToRight, options: LayoutOptions(width: max(1, room.columns)))
        let middle = Rect(column: room.column + max(0, (room.columns - line.width) / 2), row: below, columns: line.width, rows: 1)
        shared.painter.paint(line, in: Band(middle, row: below, startsRight: false), into: &frame) { _ in shared.theme.style(for: .footer) }
    }
}
