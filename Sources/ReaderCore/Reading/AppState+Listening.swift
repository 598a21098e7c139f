// The screen for who listens to it (setting `screen-reader`): a program that speaks the screen, or a Braille display. The layout engine
// leaves letters as they are stored, in logical order; here the rest: no drawn lines, and the cursor where reading begins.
import TerminalScreen

extension AppState {
    /// Takes the drawn lines out, and puts the cursor where something is to be read: the page's first line, a list's chosen item.
    func prepareForListening(_ frame: inout Frame) {
        // A QR code is asked for by name, for a telephone to look at.
        for row in 0..<(qrCode == nil ? frame.size.rows : 0) {
            for column in 0..<frame.size.columns where Self.isDrawn(frame[column, row].scalar) { frame[column, row].scalar = 0x20 }
        }
        guard frame.cursor == nil else { return }
        let row = min(max(0, listenedRow), max(0, size.rows - 1))
        frame.cursor = (0, row)
    }

    private var listenedRow: Int {
        if let list {
            let rows = listRows(list.kind)
            let (items, firstRow) = visibleItems(list, of: rows)
            return firstRow + (list.selection - items.lowerBound) * itemHeight(of: rows)
        }
        guard screen == .frontPage else { return firstTextRow }
        let geometry = frontPageGeometry
        return placedItems(from: frontPageTop, in: geometry).first { $0.index == frontPageSelection }?.rect.row ?? geometry.tabRow ?? 0
    }

    /// The chosen item is told by the cursor alone: painted otherwise, it would be read out on being left too.
    var showsChoice: Bool { !settings.screenReader }

    /// Box drawing and blocks.
    private static func isDrawn(_ scalar: UInt32) -> Bool { (0x2500...0x259F).contains(scalar) }

    /// How often ages are told anew, in seconds: each change would be read out.
    static let listeningClock: Int64 = 600
}
