// A link on a page: where it stands and what it leads to.
import ArabicText
import ArticleModel

struct PageLink: Hashable {
    var address: BlockAddress
    /// Scalars of the block.
    var range: Range<Int>
    var target: LinkTarget
    var title: String
    /// Which of the related articles it leads to.
    var relatedIndex: Int?

    /// The links of a block, in order: those it declares, and web addresses in its text.
    static func links(in block: ShownBlock, at address: BlockAddress) -> [PageLink] {
        let declared = block.links.map { link in
            PageLink(address: address, range: link.range, target: LinkTarget(link.url), title: String(codePoints: block.text[link.range]))
        }
        let bare = addresses(in: block.text, at: address).filter { found in !declared.contains { $0.range.overlaps(found.range) } }
        return declared.isEmpty ? bare : (declared + bare).sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    /// The web addresses in a text, the punctuation after them left out.
    static func addresses(in text: [UInt32], at address: BlockAddress) -> [PageLink] {
        guard text.holds(codePoint("/")) else { return [] }
        return WebAddress.ranges(in: text).map { range in
            let string = String(codePoints: text[range])
            return PageLink(address: address, range: range, target: .named(string), title: string)
        }
    }
}
