// An emergency message takes the screen, whoever reads, until it ends.
import ArabicText
import ReaderCore
import TerminalScreen

/// A message, and until when it holds this screen, in the kiosk's milliseconds: the machine's clock was asked when it came, and may be set
/// right meanwhile.
struct HeldMessage: Hashable {
    var message: KioskMessage
    var until: Int64
}

extension Kiosk {
    /// The messages that are in the library, as it was last looked at.
    /// - Parameter clock: seconds since 1970, as the machine has them now.
    package mutating func take(messages found: [KioskMessage], at clock: Int64) {
        guard rules.obeysMessages else { return }
        messages = found.map { message in
            if let known = messages.first(where: { $0.message == message }) { return known }
            let left = max(0, min(message.end - clock, message.lasts, KioskMessage.longest))
            return HeldMessage(message: message, until: now + left * 1000)
        }
    }

    /// The one that holds the screen: of several the last to end.
    private var held: HeldMessage? { messages.filter { $0.until > now }.max { $0.until < $1.until } }

    var message: KioskMessage? { held?.message }

    /// When that changes, in milliseconds.
    var messageEnds: Int64? { held?.until }

    /// In the middle of a screen of its own, in large letters there are none: as wide as is read well. All of it is in the message's direction
    /// and, as far as can be told, its language, whichever of the interface's has its turn.
    func draw(_ message: KioskMessage, into frame: inout Frame) {
        let (size, painter, text) = (frame.size, app.shared.painter, codePoints(message.text))
        let direction = TextDirection(of: text, in: .rightToLeft)
        painter.fill(Rect(column: 0, row: 0, columns: size.columns, rows: size.rows), .breaking, into: &frame)
        frame.cursor = nil
        guard size.columns > 2, size.rows > 0 else { return }
        let width = min(60, size.columns - 2)
        let rect = Rect(column: (size.columns - width) / 2, row: 0, columns: width, rows: size.rows)
        let lines = app.shared.lines(of: text, in: direction, width: width)
        let shown = lines.prefix(max(1, size.rows - (size.rows > 4 ? 4 : 0)))
        let top = max(0, (size.rows - shown.count) / 2)
        func tell(_ line: [UInt32], row: Int) {
            let band = Band(rect, row: row, startsRight: direction == .rightToLeft)
            painter.label(line, of: band, base: BaseDirection(direction), role: .breaking, into: &frame)
        }
        if top >= 2 { tell(codePoints(Phrases(direction == .rightToLeft ? .arabic : .english).breaking), row: top - 2) }
        for (index, line) in shown.enumerated() { tell(line, row: top + index) }
    }
}
