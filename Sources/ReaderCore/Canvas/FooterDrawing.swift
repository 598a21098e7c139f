// The foot of the reading screen: progress, the message in force, else where the reader is and a hint. Messages are drawn alike on every
// screen.
import ArabicText
import TerminalScreen
import TextLayout

struct FooterDrawing {
    let shared: Shared

    /// - Parameters:
    ///   - progress: parts of a hundred.
    ///   - startsRight: where the bar begins to fill.
    func draw(_ message: FooterMessage?, status: String, hint: String, progress: Int, startsRight: Bool, into frame: inout Frame) {
        let geometry = shared.geometry
        guard geometry.footerRows > 0 else { return }
        let row = shared.size.rows - 1
        shared.painter.fill(row: row, .footer, into: &frame)
        if geometry.footerRows > 1 {
            draw(progress: progress, in: Band(geometry.text, row: row - 1, startsRight: startsRight), into: &frame)
        }
        if let message { return draw(message, in: geometry.text, into: &frame) }
        var band = shared.band(geometry.text, row: row)
        band.reserve(shared.painter.label(status, of: band, role: .footer, into: &frame), at: .start)
        let hint = codePoints(hint)
        if band.width >= hint.count + 2 { shared.painter.label(hint, at: .end, of: band, base: .leftToRight, role: .footerKey, into: &frame) }
    }

    /// On the footer's row, and as far up as a long message needs: at most a third of the screen.
    func draw(_ message: FooterMessage, in rect: Rect, into frame: inout Frame) {
        let (painter, size) = (shared.painter, shared.size)
        let text = codePoints(message.text)
        let options = LayoutOptions(width: rect.columns, showsHarakat: painter.showsHarakat, digits: painter.digits)
        let layout = shared.engine.layOut(text, base: painter.base, options: options)
        let rows = min(layout.lineCount, max(1, size.rows / 3))
        if rows > 1 {
            painter.fill(Rect(column: 0, row: size.rows - rows, columns: size.columns, rows: rows), message.role, into: &frame)
        }
        let style = shared.theme.style(for: message.role)
        for line in 0..<rows - 1 {
            painter.paint(layout.visualLine(line), in: shared.band(rect, row: size.rows - rows + line), into: &frame) { _ in style }
        }
        let rest = Array(text[layout.logicalRange(ofLine: rows - 1).lowerBound...])
        painter.label(rest, of: shared.band(rect, row: size.rows - 1), role: message.role, into: &frame)
    }

    /// A bar that fills from the start edge: from the right in Arabic.
    private func draw(progress: Int, in band: Band, into frame: inout Frame) {
        let filled = band.part(band.width * progress / 100, at: .start)
        shared.painter.rule("─", across: band.rect, .progressTrack, into: &frame)
        shared.painter.rule("━", across: filled.rect, .progress, into: &frame)
    }
}
