// An emergency message takes the screen, whoever reads, until it ends.
import ArabicText
import ReaderCore
import TerminalScreen

extension Kiosk {
    /// The messages that are in the library, as it was last looked at.
    package mutating func take(messages: [KioskMessage]) { if rules.obeysMessages { self.messages = messages } }

    /// The seconds that it is now; the clock is told once a minute.
    private var seconds: Int64? { app.shared.clock.map { $0.seconds + max(0, now - clockTold) / 1000 } }

    /// The one that holds the screen: of several the last to end.
    var message: KioskMessage? {
        guard !messages.isEmpty, let seconds else { return nil }
        return messages.filter { $0.end > seconds }.max { $0.end < $1.end }
    }

    /// When that changes, in milliseconds.
    var messageEnds: Int64? {
        guard let message, let seconds else { return nil }
        return now + max(1, min(message.end, seconds + KioskMessage.longest) - seconds) * 1000
    }

    /// In the middle of a screen of its own, in large letters there are none: as wide as is read well.
    func draw(_ message: KioskMessage, into frame: inout Frame) {
        let (size, painter, phrases) = (frame.size, app.shared.painter, app.phrases)
        painter.fill(Rect(column: 0, row: 0, columns: size.columns, rows: size.rows), .breaking, into: &frame)
        frame.cursor = nil
        guard size.columns > 2, size.rows > 0 else { return }
        let width = min(60, size.columns - 2)
        let rect = Rect(column: (size.columns - width) / 2, row: 0, columns: width, rows: size.rows)
        let lines = app.shared.lines(of: message.text, width: width)
        let shown = lines.prefix(max(1, size.rows - (size.rows > 4 ? 4 : 0)))
        let top = max(0, (size.rows - shown.count) / 2)
        if top >= 2 { painter.label("\(phrases.breaking)", of: app.shared.band(rect, row: top - 2), role: .breaking, into: &frame) }
        for (index, line) in shown.enumerated() {
            painter.label(line, of: app.shared.band(rect, row: top + index), role: .breaking, into: &frame)
        }
    }
}
