// How the lines of a block are made of its text, where it is more than a paragraph.
import ArabicText
import ArticleModel

enum BlockForm {
    case paragraph
    /// Lines of one length, as far as words allow: no last line of one word.
    case headline
    /// The first lines of what stands as a whole further on, the last of them cut.
    case beginning(lines: Int)
    /// A rule across the measure, of such a sign; it has no text.
    case rule(UInt32)
    /// Two half lines that face each other.
    case verse(VerseLine, VerseMeasure?)
    case tableRow(TableColumns, isHeader: Bool)
    /// The rule under a table's headings.
    case tableRule(TableColumns)
    /// A line of a program; the first and the last close the box around it.
    case code(isFirst: Bool, isLast: Bool)
    case box(BoxPart)

    enum BoxPart { case top, inside, bottom }

    /// Whether widths are in it, which other options make others.
    var isMeasured: Bool {
        switch self {
        case .verse, .tableRow, .tableRule: true
        case .paragraph, .headline, .beginning, .rule, .code, .box: false
        }
    }
}

/// A poem's verses.
struct VerseMeasure {
    /// Cells of its longest half line.
    var half: Int
    /// Bytes where the verses start that keep with the next one: the first and the last but one, so that none stands alone on a page.
    var keeping: [ByteOffset]
}
