// A block of a page, with what the assembler asks of it.
import ArabicText
import ArticleModel

struct PageBlock {
    var block: Block
    /// The node it comes from.
    var node: Int
    /// The text that its line begins with.
    var start: Int
    /// What its text states, as it came: asked for again and again, and found by many rules.
    let fact: LineFact?
    /// Code points of its text that are links, and that are bold.
    var linked = 0
    var bold = 0

    /// The direction that its element declares.
    var direction: TextDirection?

    /// Preformatted: nothing in it is a fact or furniture.
    let isVerbatim: Bool

    init(block: Block, node: Int, start: Int? = nil, isVerbatim: Bool = false) {
        (self.block, self.node, self.start, self.isVerbatim) = (block, node, start ?? node, isVerbatim)
        fact = isVerbatim ? nil : LineFact.of(block.text)
    }

    var text: [UInt32] { block.text }
    var isLinkOnly: Bool { !block.links.isEmpty && linked * 5 >= block.text.count * 4 }
}
