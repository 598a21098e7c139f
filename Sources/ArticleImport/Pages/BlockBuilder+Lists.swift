// Lists and their items; a list of links alone is a menu, or a box of other articles.
import ArabicText
import ArticleModel

extension BlockBuilder {
    mutating func list(_ index: Int) {
        flush()
        let items = tree[index].children.filter { !tree[$0].isText }
        if !keepsLinkLists, isMenu(index, items) { return takeRelated(index) }
        let outer = role
        role = .listItem
        listDepth += 1
        defer { listDepth -= 1 }
        var numbering = ListNumbering(tree, index, items)
        var isFirst = true
        for item in items {
            flush()
            let isTerm = tree[item].name == "dt"
            role = isTerm ? .paragraph : .listItem
            marker = task(item) ?? (tree[index].name == "ol" ? numbering.marker(of: tree[item]) : codePoints("•"))
            standsApart = isFirst && listDepth == 1 || isTerm
            node = item
            walkItem(item)
            if blocks.last?.node == item || tree.range(item).contains(blocks.last?.node ?? -1) { isFirst = false }
        }
        (role, marker, standsApart) = (outer, nil, listDepth == 1)
    }

    /// The mark of what is to be done or is done: a box stands before an item's text.
    private func task(_ item: Int) -> [UInt32]? {
        let first = tree.range(item).dropFirst().first { tree[$0].name == "input" || tree[$0].isText && !tree[$0].text.allSatisfy(CleanText.isSpace) }
        guard let first, tree[first]["type"] == "checkbox" else { return nil }
        return tree[first]["checked"] == nil ? LineKind.undone : LineKind.done
    }

    mutating func walkItem(_ item: Int) {
        if isLeft[item] { return }
        if PictureGallery.isEntry(item, tree, holdings) { return galleryEntry(item) }
        if tree[item].name == "ul" || tree[item].name == "ol" { return list(item) }
        children(item)
        flush()
    }

    /// A list of links and little else, at least two of them.
    func isMenu(_ index: Int, _ items: [Int]) -> Bool {
        guard items.count > 1 else { return false }
        var (letters, linked) = (0, 0)
        var inside = 0
        for node in tree.range(index) {
            if tree[node].name == "a" { inside = max(inside, tree.range(node).upperBound) }
            letters += tree[node].text.count { !CleanText.isSpace($0) }
            if node < inside { linked += tree[node].text.count { !CleanText.isSpace($0) } }
        }
        return linked * 10 > letters * 8
    }
}
