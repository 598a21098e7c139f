// Which elements of a page hold no article: by what they are (navigation, footers), by not being shown, and by what they are
// called where they read like nothing either. A name is a weight and no more: what holds most of the page's running text is
// never left out for one.
import ArticleModel

struct FurnitureRules {
    private let tree: PageTree
    private let holdings: PageHoldings
    /// What the whole page holds.
    private let page: Holding

    init(_ tree: PageTree, _ holdings: PageHoldings) {
        (self.tree, self.holdings) = (tree, holdings)
        page = holdings.all[tree.first("body") ?? 0]
    }

    /// True for an element that is left out with all under it.
    func leaves(_ index: Int) -> Bool {
        let node = tree[index]
        if PageRules.leftElements.contains(node.name) { return node.name != "img" && (node.name == "head" || !holdsMost(index)) }
        if ["html", "body", "main", "article"].contains(node.name) { return false }
        if let role = node["role"]?.lowercased(), PageRules.leftRoles.contains(role) { return role != "form" && !holdsMost(index) }
        if Self.isHidden(node) { return !holdsMost(index) && !isTab(index) }
        if PageRules.headings.contains(node.name) || node.name == "p" { return false }
        return leavesForItsName(index)
    }

    /// More than half of the page's running text; of its letters, where it has next to none.
    private func holdsMost(_ index: Int) -> Bool {
        let held = holdings.all[index]
        return page.running >= Self.littleText ? held.running * 2 > page.running : held.letters * 2 > page.letters
    }

    /// Letters of running text that make no article.
    private static let littleText = 200

    // MARK: Names

    private func leavesForItsName(_ index: Int) -> Bool {
        let (words, held) = (tree[index].words, holdings.all[index])
        let isStrong = !words.isDisjoint(with: PageRules.strongWords) || !words.isDisjoint(with: PageRules.authorBoxes)
        // Called a body as well, by a whole word for it: `entry-content ads-center`.
        let isBody = !isStrong && !words.isDisjoint(with: PageRules.bodyWords)
        guard isStrong || !words.isDisjoint(with: PageRules.weakWords), !isBody || held.isLinks else { return false }
        if holdsMost(index) {
            // More of readers' comments than of the article that they are on.
            return isStrong && isList(index) && page.running - held.running >= Self.littleText
        }
        let isShare = held.running * 4 >= page.running && held.running >= Self.littleText / 2 && held.linked * 4 <= held.letters
        if isStrong { return !isShare || !held.reads || isList(index) || !words.isDisjoint(with: PageRules.commentWords) }
        return !isShare && (!held.reads || isList(index)) || held.linked * 8 > held.letters && isList(index)
    }

    /// True for entries side by side, each with a link, a picture or a time of its own: teasers. Readers' comments may be without.
    private func isList(_ index: Int) -> Bool {
        let needsMarks = tree[index].words.isDisjoint(with: PageRules.commentWords)
        var box = index
        for _ in 0..<8 {
            let inner = tree[box].children.first { !tree[$0].isText && holdings.all[$0].letters * 10 >= holdings.all[box].letters * 9 }
            guard let inner else { break }
            box = inner
        }
        let entries = tree[box].children.filter {
            Self.entryElements.contains(tree[$0].name) && holdings.all[$0].letters > 0 && (holdings.all[$0].marks > 0 || !needsMarks)
        }
        return entries.count >= 3 && entries.reduce(0) { $0 + holdings.all[$1].letters } * 5 >= holdings.all[box].letters * 3
    }

    private static let entryElements: Set = ["div", "li", "article", "section", "tr", "dl", "dd"]

    // MARK: What is not shown

    static func isHidden(_ node: PageNode) -> Bool {
        if node["hidden"] != nil || node["aria-hidden"]?.lowercased() == "true" { return true }
        guard let style = node["style"]?.lowercased().filter({ $0 != " " }) else { return false }
        return style.contains("display:none") || style.contains("visibility:hidden")
    }

    /// True for a part of the article that a click would show: text beside one of its kind that is shown.
    private func isTab(_ index: Int) -> Bool {
        let held = holdings.all[index]
        guard held.running >= 80, held.linked * 4 <= held.letters, !isList(index) else { return false }
        let node = tree[index]
        if node["role"]?.lowercased() == "tabpanel" { return true }
        guard node.parent >= 0, let kind = Self.kind(node) else { return false }
        return tree[node.parent].children.prefix(Self.siblings).contains { sibling in
            sibling != index && tree[sibling].name == node.name && Self.kind(tree[sibling]) == kind && !Self.isHidden(tree[sibling])
                && holdings.all[sibling].running > 0
        }
    }

    /// Of more elements side by side no more are asked.
    private static let siblings = 64

    /// The first of an element's classes.
    private static func kind(_ node: PageNode) -> Substring? { node["class"]?.split(separator: " ").first }
}
