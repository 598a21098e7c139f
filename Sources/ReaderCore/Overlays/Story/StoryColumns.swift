// A story's sources side by side: each in a column with its name, its age, its headline and its lead, the chosen one marked. Where there are
// more than have room, those around the chosen one.
import ArabicText
import ArticleModel
import TerminalScreen
import TextLayout

struct StoryColumns {
    /// The tellings that are shown, from the start edge on.
    let shown: Range<Int>
    let box: Rect
    private let width: Int
    private static let gap = 3
    private static let (narrowest, widest) = (30, 56)
    /// With fewer rows a list shows more.
    private static let lowest = 14
    /// A box for a lead of some lines.
    private static let rows = 24

    /// nil where fewer than three have room beside each other, or than there are: a list shows more of them.
    init?(of count: Int, chosen: Int, _ shared: Shared) {
        guard shared.size.rows >= Self.lowest, !shared.settings.screenReader else { return nil }
        let room = shared.geometry.wideOverlay(rows: Self.rows).columns - 4
        let most = min(count, (room + Self.gap) / (Self.narrowest + Self.gap))
        guard count >= 2, most >= min(count, 3) else { return nil }
        width = min(Self.widest, (room - Self.gap * (most - 1)) / most)
        let columns = width * most + Self.gap * (most - 1) + 4
        let outer = shared.geometry.wideOverlay(rows: Self.rows)
        box = Rect(column: (shared.size.columns - columns) / 2, row: outer.row, columns: columns, rows: outer.rows)
        let first = min(max(0, chosen - most / 2), count - most)
        shown = first..<(first + most)
    }

    private func place(_ shared: Shared) -> ListPlace { ListPlace(box: box, items: shown) }

    /// The columns of the screen that a telling stands in.
    private func rect(of item: Int, _ shared: Shared) -> Rect {
        var band = shared.band(place(shared).inner, row: box.row)
        band.reserve((item - shown.lowerBound) * (width + Self.gap), at: .start)
        return Rect(column: band.part(width, at: .start).rect.column, row: box.row + 2, columns: width, rows: max(0, box.rows - 4))
    }

    /// The telling that a cell of the screen shows.
    func item(atColumn column: Int, row: Int, _ shared: Shared) -> Int? {
        guard row > box.row, row < box.row + box.rows - 1 else { return nil }
        return shown.first { item in
            let rect = rect(of: item, shared)
            return column >= rect.column && column < rect.column + rect.columns
        }
    }

    func draw(_ tellings: [Headline], _ list: RowList, into frame: inout Frame, _ shared: Shared) {
        list.drawFrame(place(shared), into: &frame, shared)
        for item in shown {
            let rect = rect(of: item, shared)
            draw(tellings[item], isChosen: item == list.selection, in: rect, into: &frame, shared)
            guard item + 1 < shown.upperBound else { continue }
            let edge = shared.isInterfaceRightToLeft ? rect.column - 2 : rect.column + rect.columns + 1
            shared.painter.rule("│", across: Rect(column: edge, row: rect.row, columns: 1, rows: rect.rows), .border, into: &frame)
        }
    }

    private func draw(_ telling: Headline, isChosen: Bool, in rect: Rect, into frame: inout Frame, _ shared: Shared) {
        let role: Role = isChosen ? .overlaySelected : .overlayKey
        var row = rect.row
        let head = Rect(column: rect.column, row: row, columns: rect.columns, rows: 1)
        shared.painter.fill(head, isChosen ? .overlaySelected : .overlay, into: &frame)
        var band = shared.band(head, row: row)
        let age = shared.clock.map { shared.phrases.age(of: telling.effectiveDate, at: $0) } ?? ""
        band.reserve(shared.painter.label(age, at: .end, of: band, role: role, into: &frame) + 1, at: .end)
        shared.painter.label(telling.source ?? "", of: band, role: role, into: &frame)
        row += 2
        let end = rect.row + rect.rows
        row += draw(ShownTitle.text(telling.title), telling, .overlayTitle, rows: min(5, end - row), at: row, rect, into: &frame, shared) + 1
        if let lead = telling.lead, !lead.isEmpty { _ = draw(lead, telling, .overlay, rows: end - row, at: row, rect, into: &frame, shared) }
    }

    /// A text in its article's direction, in so many rows at most, the last one cut with an ellipsis.
    /// - Returns: the rows it took.
    private func draw(
        _ text: String, _ telling: Headline, _ role: Role, rows: Int, at row: Int, _ rect: Rect, into frame: inout Frame, _ shared: Shared
    ) -> Int {
        let scalars = codePoints(text)
        let options = shared.options(width: rect.columns)
        let layout = shared.engine.layOut(scalars, base: .inherited(telling.direction), options: options)
        let count = max(0, min(rows, layout.lineCount))
        let style = shared.theme.style(for: role)
        for number in 0..<count {
            var line = layout.visualLine(number)
            if number == count - 1, layout.lineCount > count {
                let rest = Array(scalars[layout.logicalRange(ofLine: number).lowerBound..<layout.logicalRange(ofLine: number + 1).upperBound])
                line = shared.engine.singleLine(rest, base: layout.isRightToLeft ? .rightToLeft : .leftToRight, options: options)
            }
            let band = Band(rect, row: row + number, startsRight: layout.isRightToLeft)
            shared.painter.paint(line, in: band, into: &frame) { _ in style }
        }
        return count
    }
}
