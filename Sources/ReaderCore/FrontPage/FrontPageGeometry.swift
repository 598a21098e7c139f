// Where things stand on the front page: masthead, tabs, strip, columns of headlines, footer.
import TerminalScreen

package struct FrontPageGeometry: Hashable {
    package let size: ScreenSize
    /// The width of everything: the columns with the gaps between them.
    package let frame: Rect
    /// From the start edge on: the rightmost column first in an Arabic interface.
    package let columns: [Rect]
    package let mastheadRow: Int?
    /// The picture beside the name, from the row on that is named besides; nil where there is none, or no room for it.
    let logo: CellPicture?
    let logoRow: Int
    package let ruleRow: Int?
    package let tabRow: Int?
    package let stripRow: Int?
    package let footerRow: Int?
    /// A blank row after every item.
    package let gap: Int
    /// One row an item: title and nothing else.
    package let isCompact: Bool

    static let narrowestColumn = 54
    static let widestColumn = 84
    /// Of a page that has little to tell, on which columns are fewer.
    static let widestSparse = 100
    static let columnGap = 3
    static let mostColumns = 4

    /// Of a screen's rows the picture beside the name has one of so many, and of its columns one of three; on a small screen there is none.
    private static let rowsToLogo = 7
    private static let leastRowsWithLogo = 20

    /// - Parameters:
    ///   - isSpoken: for who listens: one column, from the first cell on.
    ///   - logos: pictures that may stand beside the name, the largest first.
    ///   - fewer: columns less than there is room for, as wide together.
    ///   - isTouched: an item has two rows as long as that leaves a few of them.
    package init(
        size: ScreenSize, hasStrip: Bool, startsRight: Bool, isSpoken: Bool = false, logos: [CellPicture] = [], fewer: Int = 0,
        isTouched: Bool = false
    ) {
        self.size = size
        let margin = isSpoken ? 0 : size.columns >= 60 ? 2 : size.columns >= 30 ? 1 : 0
        let room = max(0, size.columns - 2 * margin)
        let rows = size.rows
        footerRow = rows >= 2 ? rows - 1 : nil
        let lead = rows >= 30 ? 1 : 0
        logo =
            isSpoken || rows < Self.leastRowsWithLogo
            ? nil : logos.first { $0.size.rows * Self.rowsToLogo <= rows && $0.size.columns * 3 <= room }
        logoRow = lead
        // What a picture has more than the name's one row.
        let more = max(0, (logo?.size.rows ?? 1) - 1)
        mastheadRow = rows >= 10 ? lead + more / 2 : nil
        ruleRow = rows >= 16 ? lead + more + 1 : nil
        var next = rows >= 16 ? lead + more + 2 : rows >= 10 ? 1 : 0
        tabRow = rows >= 4 ? next : nil
        next += rows >= 4 ? 1 : 0
        next += rows >= 20 ? 1 : 0
        stripRow = hasStrip && rows >= 8 ? next : nil
        next += stripRow == nil ? 0 : rows >= 20 ? 2 : 1
        let below = rows - (footerRow == nil ? 0 : 1) - (rows >= 20 ? 1 : 0)
        let height = max(0, below - next)
        let wanted = height < 10 || isSpoken ? 1 : (room + Self.columnGap) / (Self.narrowestColumn + Self.columnGap)
        let most = min(Self.mostColumns, max(1, wanted))
        func width(_ count: Int) -> Int { (room - (count - 1) * Self.columnGap) / count }
        let count = max(1, most - fewer)
        let width = min(count < most ? Self.widestSparse : Self.widestColumn, width(count))
        let whole = max(0, count * width + (count - 1) * Self.columnGap)
        let left = isSpoken ? 0 : (size.columns - whole) / 2
        frame = Rect(column: left, row: 0, columns: whole, rows: rows)
        columns = (0..<count).map { index in
            let place = startsRight ? count - 1 - index : index
            return Rect(column: left + place * (width + Self.columnGap), row: next, columns: width, rows: height)
        }
        gap = rows >= 30 ? 1 : 0
        isCompact = isTouched ? height < 4 || width < 20 : height < 8 || width < 30
    }
}
