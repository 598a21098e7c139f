// The screen for who listens to it (setting `screen-reader`): a program that speaks the screen, or a Braille display. The layout engine
// leaves letters as they are stored, in logical order; here the rest: no drawn lines, and the cursor where reading begins.
import ArabicText
import TerminalScreen

extension Program {
    /// How often ages are told anew, in seconds: each change would be read out.
    static let listeningClock: Int64 = 600

    /// Takes the drawn lines out, and puts the cursor where something is to be read: the page's first line, a list's chosen item.
    func prepareForListening(_ frame: inout Frame) {
        // A QR code is asked for by name, for a telephone to look at.
        if !(overlays.last is QRCodeOverlay) {
            for row in 0..<frame.size.rows {
                for column in 0..<frame.size.columns where Self.isDrawn(frame[column, row].scalar) { frame[column, row].scalar = codePoint(" ") }
            }
        }
        guard frame.cursor == nil else { return }
        frame.cursor = (0, min(max(0, listenedRow), max(0, shared.size.rows - 1)))
    }

    private var listenedRow: Int {
        if let row = overlays.last?.listenedRow(shared) { return row }
        switch front {
        case .reading: return reading?.firstTextRow(shared) ?? 0
        case .frontPage: return frontPage.listenedRow(shared)
        }
    }

    /// Box drawing and blocks.
    private static func isDrawn(_ scalar: UInt32) -> Bool { ("\u{2500}"..."\u{259F}").contains(scalar) }
}
