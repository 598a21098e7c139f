// Rows of a frame in the order of whatever terminal shows them.
import TerminalScreen

/// The converter given to the terminal's side.
package final class RowConverter: RowSending {
    private let inverse = InverseBidi()
    private let bidi = RowBidi()

    package init() {}

    package func sent(_ row: [Cell], in order: DisplayOrder) -> SentRow {
        switch order {
        case .visual: SentRow(cells: row, columns: Array(row.indices), isExact: true)
        case .logical(let reordering): inverse.sent(reordering.isByParagraph ? row.map(RowAid.withHamzaForm) : row, reordering)
        case .kittyWords: KittyOrder.sent(row, wholeWords: true)
        case .kittyOneFont: KittyOrder.sent(row, wholeWords: true, isOfOneFont: true)
        case .kittyLetters: KittyOrder.sent(row, wholeWords: false)
        case .nested(let outer, let inner): nested(row, outer, inner)
        }
    }

    /// Every word by itself for both, so that the spaces between are the same for both.
    private func nested(_ row: [Cell], _ outer: DisplayOrder, _ inner: RowReordering) -> SentRow {
        let row = inner.isByParagraph ? row.map(RowAid.withHamzaForm) : row
        let sent = both(row, outer, inner)
        if shows(sent, row, outer, inner) { return sent }
        // What one makes of a number the other does not; Arabic-Indic digits are the same for both.
        let drawn = both(row.map(RowAid.withArabicDigits), outer, inner)
        if shows(drawn, row, outer, inner) { return drawn }
        return SentRow(cells: sent.cells, columns: sent.columns, isExact: false)
    }

    private func both(_ row: [Cell], _ outer: DisplayOrder, _ inner: RowReordering) -> SentRow {
        let wanted =
            switch outer {
            case .logical(let reordering): inverse.sent(row, reordering, isParted: true)
            case .kittyWords, .kittyOneFont: KittyOrder.sent(row, wholeWords: true, isByLine: false)
            default: sent(row, in: outer)
            }
        let sent = inverse.sent(wanted.cells, inner, isParted: true)
        return SentRow(cells: sent.cells, columns: wanted.columns.map { sent.columns[$0] }, isExact: true)
    }

    private func shows(_ sent: SentRow, _ row: [Cell], _ outer: DisplayOrder, _ inner: RowReordering) -> Bool {
        zip(shown(shown(sent.cells, in: .logical(inner)), in: outer), row).allSatisfy { RowAid.reads($0, as: $1) }
    }

    /// What is seen of a row sent.
    func shown(_ row: [Cell], in order: DisplayOrder) -> [Cell] {
        switch order {
        case .visual: row
        case .logical(let reordering): bidi.shown(row, reordering)
        case .kittyWords, .kittyOneFont: KittyOrder.shown(row, wholeWords: true)
        case .kittyLetters: KittyOrder.shown(row, wholeWords: false)
        case .nested(let outer, let inner): shown(shown(row, in: .logical(inner)), in: outer)
        }
    }
}
