// In which order cells are sent to a terminal, so that it shows them in ours. A frame is always in visual order; what
// turns its rows into a terminal's order is given to the terminal's side by whoever knows the bidirectional algorithm.

/// The base direction that a terminal which reorders gives a row.
package enum RowBase: Hashable, Sendable {
    case leftToRight
    /// By the row's first strong character; left to right when there is none (rules P2, P3).
    case firstStrong
}

/// How a terminal reorders rows.
package struct RowReordering: Hashable, Sendable {
    package var base: RowBase
    /// True when it mirrors brackets that it draws from right to left (rule L4).
    package var mirrors: Bool
    /// True when every stretch of one style is reordered for itself.
    package var isByStyle: Bool
    /// True when rows up to the next blank one have the direction of the first of them, and so each must begin from the left.
    package var isByParagraph: Bool
    /// True when a rule or a frame may count as a strong letter from left to right (mlterm), so that rows with one begin from the left.
    package var anchorsRules: Bool

    package init(base: RowBase, mirrors: Bool = true, isByStyle: Bool = false, isByParagraph: Bool = false, anchorsRules: Bool = false) {
        (self.base, self.mirrors, self.isByStyle, self.isByParagraph) = (base, mirrors, isByStyle, isByParagraph)
        self.anchorsRules = anchorsRules
    }

    package static let leftToRight = RowReordering(base: .leftToRight)
    package static let firstStrong = RowReordering(base: .firstStrong)
    /// What the reader calls logical: right in mlterm also.
    package static let firstStrongBesideRules = RowReordering(base: .firstStrong, anchorsRules: true)
    package static let leftToRightUnmirrored = RowReordering(base: .leftToRight, mirrors: false)
    package static let leftToRightByStyle = RowReordering(base: .leftToRight, isByStyle: true)
    package static let emacs = RowReordering(base: .firstStrong, isByParagraph: true)
}

/// What a terminal does to a row, and so the order that the row is sent in.
package enum DisplayOrder: Hashable, Sendable {
    /// The terminal leaves a row alone.
    case visual
    /// The terminal runs the bidirectional algorithm over each row.
    case logical(RowReordering)
    /// kitty with a font that has Arabic: every run without spaces is turned round as a whole.
    case kittyWords
    /// The same where kitty has named its font, and letters and signs are known to come from it alone.
    case kittyOneFont
    /// kitty with a font that lacks Arabic: only runs of letters are turned round, since they alone are in another font.
    case kittyLetters
    /// What stands between reorders rows, and the terminal around it turns what it is given once more.
    indirect case nested(outer: DisplayOrder, inner: RowReordering)
}

/// Why rows are sent in an order.
package enum OrderReason: Hashable, Sendable {
    /// The reader's word.
    case setting
    /// The terminal leaves rows alone: of itself, because it obeys BDSM, or because its own switch is off.
    case leavesRowsAlone, obeysBDSM, switchedOff
    /// The terminal reorders and can't be told not to.
    case reordersItself
    case kitty
    /// Nothing is known of it; most leave rows alone.
    case unknown
    /// As for the terminal around the multiplexer; or that one reorders, and no sequence reaches it.
    case throughMultiplexer, unreachable
}

/// A row as it is sent.
package struct SentRow: Hashable, Sendable {
    /// As many cells as the row has.
    package var cells: [Cell]
    /// The column that each visual column is sent at.
    package var columns: [Int]
    /// False when nothing makes the terminal show what reads as the row does: the nearest is sent.
    package var isExact: Bool

    package init(cells: [Cell], columns: [Int], isExact: Bool) {
        (self.cells, self.columns, self.isExact) = (cells, columns, isExact)
    }
}

/// Turns rows in visual order into the order of a terminal.
package protocol RowSending: AnyObject {
    /// - Parameter row: one row's cells, leftmost first.
    func sent(_ row: [Cell], in order: DisplayOrder) -> SentRow
}
