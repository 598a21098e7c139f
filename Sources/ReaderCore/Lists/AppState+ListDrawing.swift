// Draws a list in its box: a title, the rows around the selection, a word on how to leave.
import ArabicText
import ArticleModel
import TerminalScreen

extension AppState {
    func drawList(_ list: ListState, into frame: inout Frame) {
        let rows = listRows(list.kind)
        let height = itemHeight(of: rows)
        let box = geometry.overlay(rows: rows.count * height + 4)
        guard !box.isEmpty else { return }
        frame.fill(box, with: Cell(scalar: 0x20, style: theme.style(for: .overlay)))
        let hasBorder = box.columns >= 20 && box.rows >= 6
        if hasBorder { drawBorder(box, into: &frame) }
        let inset = hasBorder ? 2 : 0
        let edge = hasBorder ? 1 : 0
        let inner = Rect(column: box.column + inset, row: box.row + edge, columns: box.columns - 2 * inset, rows: box.rows - 2 * edge)
        let (base, alignsRight) = (phrases.base, isInterfaceRightToLeft)
        let titleRow = hasBorder ? box.row : inner.row
        let title = codePoints(hasBorder ? " \(listTitle(list.kind)) " : listTitle(list.kind))
        painter.label(title, in: inner, row: titleRow, base: base, alignsRight: alignsRight, role: .overlayTitle, into: &frame)
        if hasBorder {
            let close = codePoints(" \(phrases.close) ")
            painter.label(close, in: inner, row: box.row + box.rows - 1, base: base, alignsRight: !alignsRight, role: .overlayKey, into: &frame)
        }
        let (items, firstRow) = visibleItems(list, of: rows)
        for index in items {
            let place = Rect(column: inner.column, row: firstRow + (index - items.lowerBound) * height, columns: inner.columns, rows: height)
            draw(rows[index], isSelected: index == list.selection && showsChoice, in: place, into: &frame)
        }
    }

    /// The items on the screen, and the row of the first.
    func visibleItems(_ list: ListState, of rows: [ListRow]) -> (items: Range<Int>, firstRow: Int) {
        let (count, height) = (rows.count, itemHeight(of: rows))
        let box = geometry.overlay(rows: count * height + 4)
        let hasBorder = box.columns >= 20 && box.rows >= 6
        let firstRow = box.row + (hasBorder ? 2 : 1)
        let visible = max(0, box.row + box.rows - (hasBorder ? 2 : 0) - firstRow) / height
        let top = min(max(0, list.selection - visible / 2), max(0, count - visible))
        return (top..<max(top, min(count, top + visible)), firstRow)
    }

    /// Rows that an item takes: two where a note has no room beside its text and the screen has room below.
    func itemHeight(of rows: [ListRow]) -> Int {
        let box = geometry.overlay(rows: size.rows)
        guard box.rows >= 10, box.columns >= 20 else { return 1 }
        let isTooLong = { (row: ListRow) in
            let room = box.columns - 4 - (row.label.isEmpty ? 0 : row.label.count + 2)
            return row.notes.first.map { !Self.isNote($0, for: room) } ?? false
        }
        return rows.contains(where: isTooLong) ? 2 : 1
    }

    /// A note leaves most of the row to the text.
    private static func isNote(_ note: [UInt32], for columns: Int) -> Bool { note.count + 2 <= columns * 2 / 5 }

    private func draw(_ item: ListRow, isSelected: Bool, in rect: Rect, into frame: inout Frame) {
        let (role, row): (Role, Int) = (isSelected ? .overlaySelected : .overlay, rect.row)
        if isSelected { frame.fill(rect, with: Cell(scalar: 0x20, style: theme.style(for: role))) }
        let alignsRight = isInterfaceRightToLeft
        let label = painter.label(
            item.label, in: rect, row: row, base: .leftToRight, alignsRight: !alignsRight, role: isSelected ? role : .overlayKey, into: &frame)
        var rest = rect
        let gap = label > 0 ? label + 2 : 0
        rest.columns = max(0, rect.columns - gap)
        if alignsRight { rest.column += gap }
        if rect.rows > 1 {
            painter.label(item.text, in: rest, row: row, base: phrases.base, alignsRight: alignsRight, role: role, into: &frame)
            painter.label(item.notes.first ?? [], in: rest, row: row + 1, base: phrases.base, alignsRight: alignsRight, role: role, into: &frame)
            return
        }
        let note = item.notes.first { Self.isNote($0, for: rest.columns) } ?? []
        let taken = painter.label(note, in: rest, row: row, base: phrases.base, alignsRight: !alignsRight, role: role, into: &frame)
        if taken > 0 {
            rest.columns -= taken + 2
            if alignsRight { rest.column += taken + 2 }
        }
        painter.label(item.text, in: rest, row: row, base: phrases.base, alignsRight: alignsRight, role: role, into: &frame)
    }

    private func drawBorder(_ box: Rect, into frame: inout Frame) {
        let style = theme.style(for: .border)
        let (right, bottom) = (box.column + box.columns - 1, box.row + box.rows - 1)
        for column in box.column...right {
            frame[column, box.row] = Cell(scalar: 0x2500, style: style)
            frame[column, bottom] = Cell(scalar: 0x2500, style: style)
        }
        for row in box.row...bottom {
            frame[box.column, row] = Cell(scalar: 0x2502, style: style)
            frame[right, row] = Cell(scalar: 0x2502, style: style)
        }
        frame[box.column, box.row] = Cell(scalar: 0x250C, style: style)
        frame[right, box.row] = Cell(scalar: 0x2510, style: style)
        frame[box.column, bottom] = Cell(scalar: 0x2514, style: style)
        frame[right, bottom] = Cell(scalar: 0x2518, style: style)
    }
}
