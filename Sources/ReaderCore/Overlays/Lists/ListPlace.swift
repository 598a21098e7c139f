// Where a list stands on the screen: its box, and which of its items are in it.
import TerminalScreen

struct ListPlace {
    let box: Rect
    let hasBorder: Bool
    /// Rows an item takes.
    let height: Int
    /// The items on the screen, and the row of the first.
    let items: Range<Int>
    let firstRow: Int
    /// Items that a page turns over.
    let page: Int

    init(of list: RowList, _ shared: Shared) {
        let count = list.rows.count
        height = list.itemHeight(in: shared)
        box = shared.geometry.overlay(rows: count * height + 4)
        // Without the border there would be room for more items than there are.
        hasBorder = box.columns >= 20 && (box.rows >= 6 || box.rows >= count * height + 4)
        firstRow = box.row + (hasBorder ? 2 : 1)
        page = max(1, (box.rows - 4) / height)
        let visible = max(0, box.row + box.rows - (hasBorder ? 2 : 0) - firstRow) / height
        let top = min(max(0, list.selection - visible / 2), max(0, count - visible))
        items = top..<max(top, min(count, top + visible))
    }

    /// A box whose items all have room.
    init(box: Rect, items: Range<Int>) {
        (self.box, self.items) = (box, items)
        (hasBorder, height, firstRow, page) = (true, 1, box.row + 2, items.count)
    }

    /// The box without its border.
    var inner: Rect {
        let (inset, edge) = hasBorder ? (2, 1) : (0, 0)
        return Rect(column: box.column + inset, row: box.row + edge, columns: box.columns - 2 * inset, rows: box.rows - 2 * edge)
    }

    func row(of item: Int) -> Int { firstRow + (item - items.lowerBound) * height }

    /// The item that a row of the screen shows.
    func item(atRow row: Int) -> Int? {
        let item = items.lowerBound + (row - firstRow) / height
        return row >= firstRow && items.contains(item) ? item : nil
    }
}
