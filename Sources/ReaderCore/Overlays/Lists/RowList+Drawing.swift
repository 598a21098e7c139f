// Draws a list in its box: a title, the rows around the selection, a word on how to leave.
import ArabicText
import TerminalScreen

extension RowList {
    func draw(into frame: inout Frame, _ shared: Shared) {
        let (place, painter) = (ListPlace(of: self, shared), shared.painter)
        guard !place.box.isEmpty else { return }
        painter.fill(place.box, .overlay, into: &frame)
        let inner = place.inner
        if place.hasBorder {
            Self.drawBorder(place.box, into: &frame, shared)
            painter.label(" \(title) ", of: shared.band(inner, row: place.box.row), role: .overlayTitle, into: &frame)
            let foot = shared.band(inner, row: place.box.row + place.box.rows - 1)
            painter.label(" \(shared.phrases.close) ", at: .end, of: foot, role: .overlayKey, into: &frame)
        } else {
            painter.label(title, of: shared.band(inner, row: inner.row), role: .overlayTitle, into: &frame)
        }
        for item in place.items {
            let rect = Rect(column: inner.column, row: place.row(of: item), columns: inner.columns, rows: place.height)
            draw(rows[item], isSelected: item == selection && shared.showsChoice, in: rect, into: &frame, shared)
        }
    }

    private func draw(_ item: ListRow, isSelected: Bool, in rect: Rect, into frame: inout Frame, _ shared: Shared) {
        let (painter, role): (Painter, Role) = (shared.painter, isSelected ? .overlaySelected : .overlay)
        if isSelected { painter.fill(rect, role, into: &frame) }
        var band = shared.band(rect, row: rect.row)
        let label = painter.label(item.label, at: .end, of: band, base: .leftToRight, role: isSelected ? role : .overlayKey, into: &frame)
        if label > 0 { band.reserve(label + 2, at: .end) }
        if rect.rows > 1 {
            let below = shared.band(band.rect, row: rect.row + 1)
            painter.label(item.text, of: band, role: role, into: &frame)
            painter.label(item.notes.first ?? [], of: below, role: role, into: &frame)
            return
        }
        let note = item.notes.first { Self.isNote($0.count, for: band.width) } ?? []
        let taken = painter.label(note, at: .end, of: band, role: role, into: &frame)
        if taken > 0 { band.reserve(taken + 2, at: .end) }
        painter.label(item.text, of: band, role: role, into: &frame)
    }

    private static func drawBorder(_ box: Rect, into frame: inout Frame, _ shared: Shared) {
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
