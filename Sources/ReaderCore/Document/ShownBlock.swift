// A block as the page sets it.
import ArabicText
import ArticleModel

package struct ShownBlock: Sendable {
    package var role: Role
    package var text: [UInt32]
    package var base: BaseDirection
    /// Blank rows above, unless it opens a page.
    package var spaceBefore = 1
    package var keepsWithNext = false
    /// Cells left free at the start edge.
    package var indent = 0
    /// A list item's marker, painted in the indent.
    package var marker: [UInt32]?
    /// Cells before the marker, of an item of a list in a list.
    package var markerIndent = 0
    /// Code: left to right, from the left of the measure whatever the article's direction.
    package var isCode = false
    /// A rule across the measure: has no text.
    package var isRule = false
    /// The item's number in the related list, for one of its items.
    package var relatedIndex: Int?
    /// A table's row: its cells are isolated and may be padded.
    package var isTableRow = false
    /// Stands across all columns of the first page: the head, down to its lead.
    package var spansColumns = false
    /// The links in the text, in order.
    package var links: [BlockLink] = []

    /// Running text, which may be set to the measure. Never what stands by itself: a title, a heading, a row, code.
    package var isJustifiable: Bool {
        switch role {
        case .body, .lead, .list, .quotation, .caption: !isCode && !isTableRow && !isRule
        default: false
        }
    }

    package init(_ role: Role, _ text: [UInt32], base: BaseDirection) {
        self.role = role
        self.text = text
        self.base = base
    }
}
