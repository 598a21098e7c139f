// Rows of a frame in the order of whatever terminal shows them.
import TerminalScreen

/// The converter given to the terminal's side.
package final class RowConverter: RowSending {
    private let inverse = InverseBidi()

    package init() {}

    package func sent(_ row: [Cell], in order: DisplayOrder) -> SentRow {
        switch order {
        case .visual: SentRow(cells: row, columns: Array(row.indices), isExact: true)
        case .logical(let reordering): inverse.sent(row, reordering)
        case .kittyWords: KittyOrder.sent(row, wholeWords: true)
        case .kittyLetters: KittyOrder.sent(row, wholeWords: false)
        }
    }
}
