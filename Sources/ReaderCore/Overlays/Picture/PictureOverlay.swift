// An article's picture in the middle of the screen, its caption below; any key closes it, and the page stands where it stood. By touch alone
// the article's other pictures are had from it. It is drawn by the terminal's own graphics where it was made for those and has room, else of
// cells.
import ArabicText
import ArticleModel
import TerminalScreen
import TextLayout

struct PictureOverlay: PassingOverlay {
    let picture: CellPicture
    let caption: [UInt32]
    let direction: TextDirection
    /// The captions of the article's pictures before and after this one.
    private let (previous, next): (BlockAddress?, BlockAddress?)
    /// Another one is asked for, and takes its place when it comes.
    private var awaitsAnother = false
    var touch: TouchContext { .picture(hasPrevious: previous != nil, hasNext: next != nil) }

    init(picture: CellPicture, caption: [UInt32], direction: TextDirection, previous: BlockAddress? = nil, next: BlockAddress? = nil) {
        (self.picture, self.caption, self.direction, self.previous, self.next) = (picture, caption, direction, previous, next)
    }

    /// No key gives these two: any key closes it.
    mutating func perform(_ command: Command, times: Int?, _ shared: Shared) -> [Wish] {
        guard let place = command == .nextPage ? next : command == .previousPage ? previous : nil else { return [.close] }
        awaitsAnother = true
        return [.showPicture(place)]
    }

    func draw(into frame: inout Frame, _ shared: Shared) {
        let size = frame.size
        shared.painter.fill(Rect(column: 0, row: 0, columns: size.columns, rows: size.rows), .body, into: &frame)
        let lines = Self.lines(of: caption, in: direction, size, shared)
        let gap = lines.isEmpty ? 0 : 1
        let room = ScreenSize(columns: size.columns, rows: max(0, size.rows - lines.count - gap))
        let pixels = picture.pixels.flatMap { $0.graphics == shared.traits.graphics && $0.size.fits(room) && $0.size.rows < size.rows ? $0 : nil }
        let whole = pixels?.size ?? picture.size
        let shown = ScreenSize(columns: min(whole.columns, room.columns), rows: min(whole.rows, room.rows))
        let top = (size.rows - shown.rows - gap - lines.count) / 2
        let left = (size.columns - shown.columns) / 2
        let place = Rect(column: left, row: top, columns: shown.columns, rows: shown.rows)
        if let pixels {
            frame.picture = PlacedPicture(column: left, row: top, picture: pixels)
        } else {
            picture.draw(in: place, on: shared.theme.style(for: .body), into: &frame)
        }
        for (number, line) in lines.enumerated() {
            let room = Rect(column: max(0, (size.columns - line.width) / 2), row: 0, columns: line.width, rows: 1)
            let band = Band(room, row: top + shown.rows + gap + number, startsRight: direction == .rightToLeft)
            shared.painter.paint(line, in: band, into: &frame) { _ in shared.theme.style(for: .caption) }
        }
        guard awaitsAnother, size.rows > 1 else { return }
        let row = size.rows - 1
        shared.painter.fill(row: row, .message, into: &frame)
        shared.painter.label(shared.phrases.fetchingPicture, of: shared.band(shared.geometry.text, row: row), role: .message, into: &frame)
    }

    // MARK: Its place

    /// The most cells that a picture may take beside its caption.
    static func room(caption: [UInt32], in direction: TextDirection, _ shared: Shared) -> ScreenSize {
        let lines = lines(of: caption, in: direction, shared.size, shared).count
        // Below a picture a row is left where there are more: one that ends with the last row of the screen would move it up.
        let rows = shared.size.rows - max(lines + (lines == 0 ? 0 : 1), shared.size.rows > 1 ? 1 : 0)
        return ScreenSize(columns: min(shared.size.columns, most.columns), rows: min(rows, most.rows))
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

extension ScreenSize {
    fileprivate func fits(_ room: ScreenSize) -> Bool { columns <= room.columns && rows <= room.rows }
}
