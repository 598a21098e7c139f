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
    /// The first of the body: where the head has given its blank rows, none stands between the two.
    var opensBody = false
    /// Cells left free at the start edge.
    package var indent = 0
    /// A list item's marker, painted in the indent.
    package var marker: [UInt32]?
    /// Cells that the markers of its list take: a shorter one stands at the end of them, so that points stand under each other.
    var markerField = 0
    /// What the marker is painted as; the block's role where nil.
    var markerRole: Role?
    /// Cells before the marker, of an item of a list in a list.
    package var markerIndent = 0
    /// Code: left to right, from the left of the measure whatever the article's direction.
    package var isCode = false
    /// A sign at the start edge of every line (a rule, a bar), and the cells before it.
    var edge: (sign: UInt32, start: Int, role: Role)?
    /// How many quotations a quotation stands in.
    package var quotedLevel = 0
    /// Cells left free at the end edge.
    var endIndent = 0
    /// How its lines are made of its text.
    var form: BlockForm = .paragraph
    /// Behind it the article's end is marked.
    var endsArticle = false
    /// What marks the end in place of the sign.
    var endNote: [UInt32]?
    /// Goes with the next one where it has few lines itself: a list's first item.
    var keepsWithNextIfShort = false
    /// It leads over to the next one, and its last lines stay with that: its last sign is a colon.
    var leadsOn = false
    /// No page's end parts it: a verse, a table's row.
    package var staysWhole = false
    /// One thing with the next, which no page's end parts.
    package var goesOn = false
    /// Lines of headings that stand again above it where it opens a page.
    package var headingLines: Int {
        if case .tableRow(let columns, false) = form { columns.headingLines } else { 0 }
    }
    /// The beginning of what stands as a whole further on: who searches, marks or listens finds it there.
    var isToldAgain: Bool { if case .beginning = form { true } else { false } }
    /// A rule across the measure: has no text.
    package var isRule: Bool {
        switch form {
        case .rule, .tableRule, .box(.bottom): true
        default: false
        }
    }
    /// What its links are told by: the description of a picture is one as a whole, and is not painted as one.
    var paintsLinks = true
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
