// Draws a list in its box: a title, the rows around the selection, a word on how to leave.
import ArabicText
import TerminalScreen
import TextLayout

extension RowList {
    func draw(into frame: inout Frame, _ shared: Shared) {
        let place = ListPlace(of: self, shared)
        guard !place.box.isEmpty else { return }
        drawFrame(place, into: &frame, shared)
        drawItems(place, into: &frame, shared)
    }

    /// The box that every list stands in: its title in the border, and how it is left.
    func drawFrame(_ place: ListPlace, into frame: inout Frame, _ shared: Shared) {
        let (painter, inner) = (shared.painter, place.inner)
        painter.fill(place.box, .overlay, into: &frame)
        guard place.hasBorder else {
            painter.label(title, of: shared.band(inner, row: inner.row), role: .overlayTitle, into: &frame)
            return
        }
        Self.drawBorder(place.box, into: &frame, shared)
        Self.drawLabel(title, .overlayTitle, at: .start, of: shared.band(inner, row: place.box.row), into: &frame, shared)
        guard let close = shared.phrases.close else { return }
        let foot = shared.band(inner, row: place.box.row + place.box.rows - 1)
        Self.drawLabel(close, .overlayKey, at: .end, of: foot, into: &frame, shared)
    }

    /// A text in the border, a cell free on either side of it.
    private static func drawLabel(
        _ text: String, _ role: Role, at edge: Band.Edge, of band: Band, into frame: inout Frame, _ shared: Shared
    ) {
        let width = min(shared.width(of: codePoints(text)), max(0, band.width - 2))
        let gap = band.part(width + 2, at: edge)
        shared.painter.fill(gap.rect, role, into: &frame)
        var inner = gap
        inner.reserve(1, at: .start)
        inner.reserve(1, at: .end)
        shared.painter.label(text, of: inner, role: role, into: &frame)
    }

    /// All rows side by side in columns, from the start edge on, long ones on more than one line; nothing is chosen. False where they have
    /// no room.
    func drawInColumns(_ columns: [[Int]], into frame: inout Frame, _ shared: Shared) -> Bool {
        let gap = 4
        let width = (shared.geometry.wideOverlay(rows: 0).columns - 4 - gap * (columns.count - 1)) / max(1, columns.count)
        guard !columns.isEmpty, width >= Self.narrowestColumn, let labelColumn else { return false }
        let options = shared.options(width: width - labelColumn - 2)
        let layouts = rows.map { shared.engine.layOut($0.text, base: shared.phrases.base, options: options) }
        let longest = columns.map { $0.reduce(0) { $0 + layouts[$1].lineCount } }.max() ?? 0
        let box = shared.geometry.wideOverlay(rows: longest + 4)
        guard box.rows >= longest + 4 else { return false }
        let place = ListPlace(box: box, items: 0..<rows.count)
        drawFrame(place, into: &frame, shared)
        var band = shared.band(place.inner, row: place.firstRow)
        for column in columns {
            let part = band.part(width, at: .start)
            var row = place.firstRow
            for item in column {
                draw(item, layouts[item], in: Rect(column: part.rect.column, row: row, columns: width, rows: 1), into: &frame, shared)
                row += layouts[item].lineCount
            }
            band.reserve(width + gap, at: .start)
        }
        return true
    }

    /// An item of a column, its text in as many lines as it has.
    private func draw(_ item: Int, _ layout: ParagraphLayout, in rect: Rect, into frame: inout Frame, _ shared: Shared) {
        var row = rows[item]
        if !row.isHeading { row.text = [] }
        draw(row, isSelected: false, in: rect, into: &frame, shared)
        guard !row.isHeading else { return }
        let style = shared.theme.style(for: .overlay)
        for line in 0..<layout.lineCount {
            let band = shared.band(rect, row: rect.row + line)
            shared.painter.paint(layout.visualLine(line), in: band, start: (labelColumn ?? 0) + 2, into: &frame) { _ in style }
        }
    }

    private static let narrowestColumn = 46

    private func drawItems(_ place: ListPlace, into frame: inout Frame, _ shared: Shared) {
        let inner = place.inner
        for item in place.items {
            let rect = Rect(column: inner.column, row: place.row(of: item), columns: inner.columns, rows: place.height)
            draw(rows[item], isSelected: item == selection && shared.showsChoice, in: rect, into: &frame, shared)
        }
    }

    private func draw(_ item: ListRow, isSelected: Bool, in rect: Rect, into frame: inout Frame, _ shared: Shared) {
        let (painter, role): (Painter, Role) = (shared.painter, isSelected ? .overlaySelected : .overlay)
        if isSelected { painter.fill(rect, role, into: &frame) }
        var band = shared.band(rect, row: rect.row)
        if item.isHeading {
            painter.label(item.text, of: band, role: .overlayTitle, into: &frame)
            return
        }
        let labelRole: Role = isSelected ? role : .overlayKey
        if let labelColumn, labelColumn * 2 < band.width {
            let column = band.part(labelColumn, at: .start)
            painter.label(item.label, of: column, base: .leftToRight, role: labelRole, into: &frame)
            band.reserve(labelColumn + 2, at: .start)
        } else {
            let label = painter.label(item.label, at: .end, of: band, base: .leftToRight, role: labelRole, into: &frame)
            if label > 0 { band.reserve(label + 2, at: .end) }
        }
        if rect.rows > 1, let note = item.notes.first {
            let below = shared.band(band.rect, row: rect.row + 1)
            painter.label(item.text, of: band, role: role, into: &frame)
            painter.label(note, of: below, role: role, into: &frame)
            return
        }
        let note = item.notes.first { Self.isNote($0.count, for: band.width) } ?? []
        let taken = painter.label(note, at: .end, of: band, role: role, into: &frame)
        if taken > 0 { band.reserve(taken + 2, at: .end) }
        let text = painter.label(item.text, of: band, role: role, into: &frame)
        guard item.hasLeader, !item.label.isEmpty, shared.showsChoice, band.width - text >= 4 else { return }
        band.reserve(text + 1, at: .start)
        painter.rule("·", across: band.rect, isSelected ? role : .overlayKey, into: &frame)
    }

    static func drawBorder(_ box: Rect, into frame: inout Frame, _ shared: Shared) {
        let painter = shared.painter
        let (right, bottom) = (box.column + box.columns - 1, box.row + box.rows - 1)
        for row in [box.row, bottom] {
            painter.rule("─", across: Rect(column: box.column, row: row, columns: box.columns, rows: 1), .border, into: &frame)
        }
        for column in [box.column, right] {
            painter.rule("│", across: Rect(column: column, row: box.row, columns: 1, rows: box.rows), .border, into: &frame)
        }
        for (character, column, row): (Unicode.Scalar, Int, Int) in [
            ("┌", box.column, box.row), ("┐", right, box.row), ("└", box.column, bottom), ("┘", right, bottom),
        ] {
            painter.rule(character, across: Rect(column: column, row: row, columns: 1, rows: 1), .border, into: &frame)
        }
    }
}
