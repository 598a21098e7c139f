// An article's picture in the middle of the screen, its caption below; any key closes it, and the page stands where it stood.
import ArabicText
import ArticleModel
import TerminalScreen
import TextLayout

struct PictureOverlay: PassingOverlay {
    let picture: CellPicture
    let caption: [UInt32]
    let direction: TextDirection

    func draw(into frame: inout Frame, _ shared: Shared) {
        let size = frame.size
        shared.painter.fill(Rect(column: 0, row: 0, columns: size.columns, rows: size.rows), .body, into: &frame)
        let lines = Self.lines(of: caption, in: direction, size, shared)
        let gap = lines.isEmpty ? 0 : 1
        let shown = ScreenSize(columns: min(picture.size.columns, size.columns), rows: min(picture.size.rows, max(0, size.rows - lines.count - gap)))
        let top = (size.rows - shown.rows - gap - lines.count) / 2
        let left = (size.columns - shown.columns) / 2
        let place = Rect(column: left, row: top, columns: shown.columns, rows: shown.rows)
        picture.draw(in: place, on: shared.theme.style(for: .body), into: &frame)
        for (number, line) in lines.enumerated() {
            let room = Rect(column: max(0, (size.columns - line.width) / 2), row: 0, columns: line.width, rows: 1)
            let band = Band(room, row: top + shown.rows + gap + number, startsRight: direction == .rightToLeft)
            shared.painter.paint(line, in: band, into: &frame) { _ in shared.theme.style(for: .caption) }
        }
    }

    // MARK: Its place

    /// The most cells that a picture may take beside its caption.
    static func room(caption: [UInt32], in direction: TextDirection, _ shared: Shared) -> ScreenSize {
        let lines = lines(of: caption, in: direction, shared.size, shared).count
        return ScreenSize(columns: min(shared.size.columns, most.columns), rows: min(shared.size.rows - lines - (lines == 0 ? 0 : 1), most.rows))
    }

    /// More cells make no better picture, and each may have colours of its own.
    private static let most = ScreenSize(columns: 160, rows: 60)
    /// Lines of a caption, where it has more.
    private static let mostLines = 3

    /// None on a screen that has room for nothing but the picture.
    private static func lines(of caption: [UInt32], in direction: TextDirection, _ size: ScreenSize, _ shared: Shared) -> [VisualLine] {
        guard size.rows >= 8, !caption.isEmpty else { return [] }
        let layout = shared.engine.layOut(caption, base: .inherited(direction), options: shared.options(width: max(1, min(size.columns - 2, 72))))
        return (0..<min(layout.lineCount, mostLines)).map { layout.visualLine($0) }
    }
}
