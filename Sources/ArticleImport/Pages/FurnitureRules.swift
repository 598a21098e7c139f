// Which elements of a page hold no article: by what they are (navigation, footers), by not being shown, and by what they are
// called where they read like nothing either. A name is a weight and no more: what holds most of the page's running text is
// never left out for one.
import ArticleModel

struct FurnitureRules {
    private let tree: PageTree
    private let holdings: PageHoldings
    /// What the whole page holds; without what is surely no article, once that is known.
    private var page: Holding
    /// What is left out whatever else the page holds.
    private var isFirm: [Bool]
    /// Where links to the reader who listens lead: «تخطى … وواصل القراءة».
    private let skipTargets: Set<String>

    init(_ tree: PageTree, _ holdings: PageHoldings) {
        (self.tree, self.holdings) = (tree, holdings)
        page = holdings.all[tree.first("body") ?? 0]
        isFirm = Array(repeating: false, count: tree.nodes.count)
        skipTargets = Set(
            tree.nodes.indices.lazy.filter { Self.skips($0, tree, holdings) }.compactMap { tree[$0]["href"].map { String($0.dropFirst()) } })
        markFirm()
    }

    /// A notice on cookies may hold more running text than a short article: what is no article for sure does not count where the
    /// others are weighed.
    private mutating func markFirm() {
        var (running, letters) = (0, 0)
        let body = tree.first("body") ?? 0
        var index = 0
        while index < tree.nodes.count {
            guard !tree[index].isText, leavesFirmly(index) else {
                index += 1
                continue
            }
            isFirm[index] = true
            running += index > body ? holdings.all[index].running : 0
            letters += index > body ? holdings.all[index].letters : 0
            index = tree.range(index).upperBound
        }
        page.running = max(0, page.running - running)
        page.letters = max(0, page.letters - letters)
    }

    /// True for an element that is left out with all under it.
    func leaves(_ index: Int) -> Bool {
        let node = tree[index]
        if isFirm[index] || leavesForItsPlace(index) { return true }
        if PageRules.leftElements.contains(node.name) || ["html", "body", "main", "article", "p"].contains(node.name) { return false }
        if PageRules.headings.contains(node.name) { return false }
        return leavesForItsName(index) || isTeasers(index)
    }

    /// By what it is, by not being shown, and by a name that no article has.
    private func leavesFirmly(_ index: Int) -> Bool {
        let node = tree[index]
        if PageRules.leftElements.contains(node.name) {
            let isAside = node.name == "aside" && isList(index) && page.running - holdings.all[index].running >= Self.littleText
            return node.name != "img" && (node.name == "head" || isAside || !holdsMost(index))
        }
        if ["html", "body", "main", "article"].contains(node.name) { return false }
        if let role = node["role"]?.lowercased(), PageRules.leftRoles.contains(role) { return role != "form" && !holdsMost(index) }
        // A formula beside its own picture is hidden from the eye, not from the reader.
        if Self.isHidden(node) { return !holdsMost(index) && !isTab(index) && !FormulaText.isFormula(index, in: tree) }
        return !PageRules.headings.contains(node.name) && node.name != "p" && leavesForItsStrongName(index)
    }

    /// More than half of the page's running text; of its letters, where it has next to none.
    private func holdsMost(_ index: Int) -> Bool {
        let held = holdings.all[index]
        return page.running >= Self.littleText ? held.running * 2 > page.running : held.letters * 2 > page.letters
    }

    /// Letters of running text that make no article.
    private static let littleText = 200

    // MARK: Places

    private static let skipWords = ["تخطى", "تخطي", "تخط", "تجاوز", "انتقل إلى", "skip", "jump to"].map { LineFact.key($0) }

    /// True for a link within the page that says it skips something.
    private static func skips(_ index: Int, _ tree: PageTree, _ holdings: PageHoldings) -> Bool {
        guard tree[index].name == "a", tree[index]["href"]?.hasPrefix("#") ?? false, holdings.all[index].letters <= 80 else { return false }
        let key = LineFact.key(tree.text(index))
        return skipWords.contains { key.starts(with: $0) }
    }

    /// A link that skips, and the words at its end that say where it leads.
    private func leavesForItsPlace(_ index: Int) -> Bool {
        let held = holdings.all[index]
        if Self.skips(index, tree, holdings) { return true }
        return held.letters <= 60 && held.paragraphs == 0 && tree[index]["id"].map { skipTargets.contains($0) } ?? false
    }

    // MARK: Names

    /// Called a body as well, by a whole word for it: `entry-content ads-center`.
    private func isBody(_ index: Int) -> Bool { !tree[index].words.isDisjoint(with: PageRules.bodyWords) && !holdings.all[index].isLinks }

    private func leavesForItsStrongName(_ index: Int) -> Bool {
        let (words, held) = (tree[index].words, holdings.all[index])
        guard !words.isDisjoint(with: PageRules.strongWords) || !words.isDisjoint(with: PageRules.authorBoxes) else { return false }
        let isComments = !words.isDisjoint(with: PageRules.commentWords)
        // There may be more of readers' comments than of the article that they are on.
        if holdsMost(index) { return isComments && isList(index) && page.running - held.running >= Self.littleText }
        return isComments || !isBody(index) && (!isShare(index) || !held.reads || isList(index))
    }

    private func leavesForItsName(_ index: Int) -> Bool {
        let (words, held) = (tree[index].words, holdings.all[index])
        let isCalled = !words.isDisjoint(with: PageRules.strongWords) || !words.isDisjoint(with: PageRules.weakWords) && !isBody(index)
        guard isCalled, !holdsMost(index) else { return false }
        return !isShare(index) && (!held.reads || isList(index)) || held.linked * 8 > held.letters && isList(index)
    }

    /// A good part of the page's running text.
    private func isShare(_ index: Int) -> Bool {
        let held = holdings.all[index]
        return held.running * 4 >= page.running && held.running >= Self.littleText / 2 && held.linked * 4 <= held.letters
    }

    /// True for entries side by side, each with a link, a picture or a time of its own: teasers. Readers' comments may be without.
    private func isList(_ index: Int) -> Bool {
        let needsMarks = tree[index].words.isDisjoint(with: PageRules.commentWords)
        let (box, entries) = entries(index)
        let marked = entries.filter { holdings.all[$0].marks > 0 || !needsMarks }
        return marked.count >= 3 && marked.reduce(0) { $0 + holdings.all[$1].letters } * 5 >= holdings.all[box].letters * 3
    }

    /// Titles that lead to other pages side by side, most of what stands there, each with a line or two about it: no text for that.
    private func isTeasers(_ index: Int) -> Bool {
        let held = holdings.all[index]
        guard held.titles >= 3, held.running <= held.titles * 250, Self.teaserBoxes.contains(tree[index].name), !holdsMost(index) else {
            return false
        }
        let (box, entries) = entries(index)
        let titled = entries.filter { holdings.all[$0].titles > 0 }
        return titled.count >= 3 && titled.count * 5 >= entries.count * 4
            && titled.reduce(0) { $0 + holdings.all[$1].letters } * 5 >= holdings.all[box].letters * 4
    }

    private static let teaserBoxes: Set = ["div", "section", "ul", "ol"]

    /// What stands side by side in an element, or in the one that holds nearly all of it.
    private func entries(_ index: Int) -> (box: Int, entries: [Int]) {
        var box = index
        for _ in 0..<8 {
            let inner = tree[box].children.first { !tree[$0].isText && holdings.all[$0].letters * 10 >= holdings.all[box].letters * 9 }
            guard let inner else { break }
            box = inner
        }
        return (box, tree[box].children.filter { Self.entryElements.contains(tree[$0].name) && holdings.all[$0].letters > 0 })
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
