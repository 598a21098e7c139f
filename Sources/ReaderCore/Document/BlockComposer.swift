// How each block of the body is set.
import ArabicText
import ArticleModel

enum BlockComposer {
    static func shown(_ block: Block, isFirst: Bool, in direction: TextDirection) -> ShownBlock {
        var shown = ShownBlock(role(of: block.role), block.text, base: .inherited(direction))
        shown.spaceBefore = block.standsApart || isFirst ? 1 : 0
        shown.links = block.links
        switch block.role {
        case .heading: shown.keepsWithNext = true
        case .listItem:
            shown.marker = block.marker
            shown.indent = min(5, (block.marker?.count ?? 1) + 1)
            shown.markerIndent = 2 * min(4, block.level)
            shown.indent += shown.markerIndent
        case .quotation: shown.indent = 2
        case .code: (shown.isCode, shown.base) = (true, .leftToRight)
        case .separator:
            shown.isRule = true
            shown.text = []
        default: break
        }
        return shown
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
        case .paragraph, .tableRow, .code, .furniture: .body
        }
    }
}
