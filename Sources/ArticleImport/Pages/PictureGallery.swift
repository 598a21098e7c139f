// Pictures side by side, each in a box with a few words, that nothing names a gallery: the words are captions and no text.
import ArabicText
import ArticleModel

enum PictureGallery {
    private static let boxes: Set = ["div", "li", "section", "article", "td", "a"]
    /// What words about a picture have, in letters.
    private static let words = 8...140
    /// So many of one kind make a gallery; of more side by side no more are asked.
    private static let (fewest, most) = (3, 64)

    /// True for a box with a picture and its words, among others like it.
    static func isEntry(_ index: Int, _ tree: PageTree, _ holdings: PageHoldings) -> Bool {
        guard looksLikeEntry(index, tree, holdings), tree[index].parent >= 0 else { return false }
        var count = 0
        for sibling in tree[tree[index].parent].children.prefix(most) where tree[sibling].name == tree[index].name {
            count += looksLikeEntry(sibling, tree, holdings) ? 1 : 0
            if count == fewest { return true }
        }
        return false
    }

    private static func looksLikeEntry(_ index: Int, _ tree: PageTree, _ holdings: PageHoldings) -> Bool {
        let held = holdings.all[index]
        // Links, pictures and times are few: there is but the picture, and a link that is no words leads to it.
        guard boxes.contains(tree[index].name), words.contains(held.letters), held.linked == 0, (1...3).contains(held.marks) else { return false }
        let range = tree.range(index)
        guard range.count <= 40, range.count(where: { tree[$0].name == "img" }) == 1 else { return false }
        let isPlain = !range.dropFirst().contains { PageRules.headings.contains(tree[$0].name) || others.contains(tree[$0].name) }
        return isPlain && !LineFact.endsSentence(codePoints(tree.text(index)))
    }

    private static let others: Set = ["table", "ul", "ol", "blockquote", "pre", "figure", "br"]
}
