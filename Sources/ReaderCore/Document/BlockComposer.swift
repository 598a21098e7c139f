// How each block of the body is set.
import ArabicText
import ArticleModel

enum BlockComposer {
    static func shown(_ block: Block, isFirst: Bool, in direction: TextDirection) -> ShownBlock {
        var shown = ShownBlock(role(of: block.role), block.text, base: .inherited(direction))
        shown.spaceBefore = block.standsApart || isFirst ? 1 : 0
        shown.links = block.links
        switch block.role {
        case .heading: setHeading(&shown, in: direction)
        case .listItem:
            shown.marker = block.marker
            shown.indent = min(5, (block.marker?.count ?? 1) + 1)
            shown.markerIndent = 2 * min(4, block.level)
            shown.indent += shown.markerIndent
        case .quotation:
            // One that stands in others is further in.
            let inner = 2 * min(4, block.level)
            (shown.indent, shown.endIndent) = (4 + inner, 2)
            shown.edge = (codePoint("│"), 2 + inner, .kicker)
            shown.quotedLevel = block.level
        case .code: (shown.isCode, shown.base) = (true, .leftToRight)
        case .separator:
            shown.form = .rule(codePoint("─"))
            shown.text = []
        default: break
        }
        return shown
    }

    /// A bar at its start edge, and no row between it and its text.
    static func setHeading(_ shown: inout ShownBlock, in direction: TextDirection) {
        shown.keepsWithNext = true
        shown.indent = 2
        shown.edge = (codePoint(direction == .rightToLeft ? "▐" : "▌"), 0, .heading)
    }

    private static func role(of role: BlockRole) -> Role {
        switch role {
        case .credit: .credits
        case .kicker: .kicker
        case .title: .title
        case .byline: .byline
        case .date, .source: .dateline
        case .lead: .lead
        case .heading, .relatedHeading: .heading
        case .listItem: .list
        case .quotation: .quotation
        case .caption: .caption
        case .crossReference: .crossReference
        case .relatedItem: .related
        case .separator: .separator
        case .paragraph, .verse, .tableRow, .code, .furniture: .body
        }
    }
}
