// The direction that a single block declares (`dir`, `direction`): it wins over the article's. It is kept as an isolate around the
// block's text, which is ordered by it and still set at the article's own edge.
import ArabicText
import ArticleModel

enum DeclaredDirection {
    /// What an element declares by itself; nil for none, and for `auto`, which leaves it to the letters.
    static func of(_ node: PageNode) -> TextDirection? {
        if let direction = node["dir"]?.lowercased() { return TextDirection(rawValue: direction) }
        guard let style = node["style"]?.lowercased().filter({ !$0.isWhitespace }), let found = style.range(of: "direction:", from: style.startIndex)
        else { return nil }
        return TextDirection(rawValue: String(style[found.upperBound...].prefix(3)))
    }

    /// What the nearest element of block kind around a node declares, the article's own at the outermost.
    static func around(_ node: Int, in tree: PageTree, upTo root: Int) -> TextDirection? {
        var place = node
        while place > root {
            if !tree[place].isText, !PageRules.inline.contains(tree[place].name), let direction = of(tree[place]) { return direction }
            place = tree[place].parent
        }
        return nil
    }

    /// Isolates the blocks whose direction is another than their letters have in the article. Where most blocks claim so it is a habit of
    /// the site's, of editors that write `dir="ltr"` on everything, and says nothing.
    static func settle(_ blocks: inout [PageBlock], in article: TextDirection) {
        let turned = blocks.indices.filter { index in
            guard let direction = blocks[index].direction, !blocks[index].isVerbatim else { return false }
            return turns(blocks[index].text, direction, in: article)
        }
        guard turned.count * 2 < max(2, blocks.count) else { return }
        for index in turned { isolate(&blocks[index].block, blocks[index].direction ?? article) }
    }

    /// True for a text that is set another way by what it declares.
    static func turns(_ text: [UInt32], _ direction: TextDirection, in article: TextDirection) -> Bool {
        TextDirection(of: text, in: article) != direction && text.contains { CharacterProperties($0).isLetter }
    }

    private static func isolate(_ block: inout Block, _ direction: TextDirection) {
        block.text = block.text.isolated(direction == .rightToLeft ? .rightToLeft : .leftToRight)
        block.links = block.links.map { $0.moved(by: 1) }
    }
}
