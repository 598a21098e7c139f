// The parts an article is made of, one line of the source each.
import ArabicText

/// What a block is to the reader.
package enum BlockRole: String, Hashable, Sendable, CaseIterable {
    // Head matter
    case credit, kicker, title, byline, date, source, lead
    // Body
    case heading, paragraph, listItem, quotation, caption, crossReference, tableRow
    /// A line of verse: two half lines with a sign or a gap between them.
    case verse
    /// A line of code: left to right, its spaces kept; empty for an empty line.
    case code
    // Tail
    case relatedHeading, relatedItem
    /// Page furniture (share, print, listen): kept, never shown as text.
    case furniture
    /// A rule between parts (`***`, `---`).
    case separator
}

/// A part of a block's text that leads elsewhere.
package struct BlockLink: Hashable, Sendable {
    /// Code points of the block's text.
    package var range: Range<Int>
    /// A web address, or a file beside the article.
    package var url: String

    package init(range: Range<Int>, url: String) { (self.range, self.url) = (range, url) }

    package func moved(by distance: Int) -> BlockLink {
        BlockLink(range: (range.lowerBound + distance)..<(range.upperBound + distance), url: url)
    }
}

/// A block: a role, its text, and where in the source it stands.
package struct Block: Hashable, Sendable {
    /// What parts the cells in a table row's text.
    package static let cellSeparator = codePoints(" │ ")

    package var role: BlockRole
    /// What is shown, as code points: the line without its marker (a list's bullet, a caption's label).
    package var text: [UInt32]
    /// The links in it, in order; only marked text has them, an address that stands in a text is found where it is shown.
    package var links: [BlockLink] = []
    /// The byte range of the source that the block's text comes from. A line can give more than one block
    /// (`عاجل | title`): each keeps its own part.
    package var sourceRange: Range<Int>
    /// A list item's marker as it is shown (`•`, `1.`), or nil.
    package var marker: [UInt32]?
    /// How many lists a list's item stands in besides its own; of a quotation, how many quotations.
    package var level = 0
    /// True when a blank line (or the start) stands before it in the source.
    package var followsBlankLine: Bool
    /// False when it goes on from the block before without a gap: a wrapped line's next, a verse, a list's next item.
    package var standsApart: Bool = true
    /// True when it is a later piece of a line longer than the source's bound.
    package var continuesLine: Bool
    /// Page furniture that stood at the end of the block's line, cut off it.
    package var trailingFurniture: [UInt32]?

    package init(
        role: BlockRole, text: [UInt32], sourceRange: Range<Int>, marker: [UInt32]? = nil,
        followsBlankLine: Bool = true, continuesLine: Bool = false
    ) {
        self.role = role
        self.text = text
        self.sourceRange = sourceRange
        self.marker = marker
        self.followsBlankLine = followsBlankLine
        self.continuesLine = continuesLine
    }
}
