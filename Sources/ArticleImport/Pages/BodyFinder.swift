// Finds where in a page its article is. Every block of text has a value, its letters for it and its links against it; the
// body is the element whose blocks are worth most, and the smallest such one. What a page declares is believed when it
// holds a good part of that.
import ArabicText
import ArticleModel

struct BodyFinder {
    let tree: PageTree
    /// The nodes that are left out, with all under them.
    private(set) var isLeft: [Bool]
    /// The element that holds the article.
    private(set) var root = 0
    /// What was found was so little of the page's running text that more was taken.
    private(set) var tookMore = false
    /// What the blocks under each node are worth together.
    private var worth: [Int]
    let holdings: PageHoldings

    init(_ tree: PageTree) {
        self.init(wholly: tree)
        weigh()
        root = find()
        takeMore()
    }

    /// Nothing is furniture: a book's page.
    let keepsAll: Bool

    /// All of a tree, but what is left out in any page.
    /// - Parameter keepsAll: nothing is left out but the head.
    init(wholly tree: PageTree, keepsAll: Bool = false) {
        (self.tree, self.keepsAll) = (tree, keepsAll)
        holdings = PageHoldings(tree)
        isLeft = Array(repeating: false, count: tree.nodes.count)
        worth = Array(repeating: 0, count: tree.nodes.count)
        markLeft()
        root = tree.first("body") ?? 0
    }

    /// How many letters stand under a node, spaces not counted: what is to be short need not be read to be found long.
    func letters(_ node: Int) -> Int { holdings.all[node].letters }

    // MARK: What is left out

    private mutating func markLeft() {
        if keepsAll {
            for node in tree.first("head").map(tree.range) ?? 0..<0 { isLeft[node] = true }
            return
        }
        let rules = FurnitureRules(tree, holdings)
        for index in tree.nodes.indices {
            let node = tree[index]
            if node.parent >= 0, isLeft[node.parent] {
                isLeft[index] = true
            } else if !node.isText, rules.leaves(index) {
                isLeft[index] = true
                markIntroduction(toCommentsAt: index)
            }
        }
    }

    /// The word to those who would comment stands before the comments, often without a name.
    private mutating func markIntroduction(toCommentsAt index: Int) {
        guard !tree[index].words.isDisjoint(with: PageRules.commentWords), tree[index].parent >= 0 else { return }
        let siblings = tree[tree[index].parent].children
        guard let place = Self.place(of: index, in: siblings), let before = siblings[..<place].last(where: { !tree[$0].isText }),
            tree[before].name == "div",
            letters(before) < 1_000, tree.range(before).contains(where: { tree[$0].name == "a" })
        else { return }
        let text = tree.text(before)
        guard ["تعليق", "نقاش", "مشاركات", "comment"].contains(where: { text.range(of: $0, from: text.startIndex) != nil }) else { return }
        for node in tree.range(before) { isLeft[node] = true }
    }

    /// Where a number stands among rising ones: a page may have tens of thousands of comments side by side.
    private static func place(of number: Int, in numbers: [Int]) -> Int? {
        var (low, high) = (0, numbers.count)
        while low < high {
            let middle = (low + high) / 2
            if numbers[middle] < number { low = middle + 1 } else { high = middle }
        }
        return low < numbers.count && numbers[low] == number ? low : nil
    }

    // MARK: Weighing

    /// The blocks' values, and their sums.
    private mutating func weigh() {
        for index in tree.nodes.indices.reversed() {
            var own = holdings.own[index]
            if isLeft[index] { own = .init() } else if own.letters > 0, isNotice(index) { own.linked = own.letters }
            let value = Self.worth(own, isHeading: PageRules.headings.contains(tree[index].name))
            // A table's cells are short and no furniture, however many: unless they are links, they don't count against it.
            let isCell = ["td", "th"].contains(tree[index].name) && own.linked == 0
            worth[index] += isCell ? max(0, value) : value
            // A title or two of other articles between the paragraphs must not part them.
            let held = holdings.all[index]
            if held.isLinks, held.titles > 0, held.letters <= Self.smallBox { worth[index] = max(worth[index], -10) }
            if tree[index].parent >= 0 { worth[tree[index].parent] += worth[index] }
        }
    }

    /// A notice of the page's, of cookies say, is worth as little as a link.
    private func isNotice(_ block: Int) -> Bool {
        guard let text = tree.range(block).first(where: { tree[$0].isText && letters($0) > 0 }) else { return false }
        let key = LineFact.key(String(codePoints: tree[text].text.prefix(120)))
        return PageRules.noticeBeginnings.contains { key.starts(with: $0) }
    }

    private static func worth(_ own: PageHoldings.OwnText, isHeading: Bool) -> Int {
        if own.letters == 0 { return 0 }
        if own.linked * 2 > own.letters { return -(20 + min(own.letters, 100) / 2) }
        if isHeading || own.letters < 30 { return -2 }
        return min(own.letters, 1_000) - own.linked * 2 + min(own.stops, 10) * 5 - 20
    }

    /// In letters.
    private static let smallBox = 150

    // MARK: Finding

    private func find() -> Int {
        let body = tree.first("body") ?? 0
        // Where there is little, the one element called an article is it.
        let article = onlyArticle
        guard var best = tree.nodes.indices.filter({ !tree[$0].isText && !isLeft[$0] }).max(by: { worth[$0] < worth[$1] }), worth[best] > 0 else {
            return article ?? body
        }
        // So it is where the best is within it: a page of tables, lists and code has hardly a sentence.
        if let article, worth[best] < Self.little, !tree.range(best).contains(article) { return article }
        let declared = tree.nodes.indices.filter { tree[$0]["itemprop"]?.split(separator: " ").contains("articleBody") ?? false && !isLeft[$0] }
        if declared.count == 1, worth[declared[0]] * 5 > worth[best] * 2 { return declared[0] }
        // Down to the smallest element that still holds it: less will do of one that is called the body.
        while let child = tree[best].children.filter({ !isLeft[$0] }).max(by: { worth[$0] < worth[$1] }), !PageRules.inline.contains(tree[child].name)
        {
            let isParagraph = ["p", "blockquote", "ul", "ol", "td", "tr", "tbody", "table"].contains(tree[child].name) && worth[child] < worth[best]
            let names = tree[child].words
            let part =
                !names.isDisjoint(with: PageRules.bodyWords)
                ? 60 : !names.isDisjoint(with: PageRules.weakBodyWords) || tree[child].name == "article" ? 85 : 92
            guard worth[child] > 0, !isParagraph, worth[child] * 100 >= worth[best] * part else { break }
            best = child
        }
        return best
    }

    /// In letters; with less running text a page has no more to take.
    private static let muchText = 1_000

    /// Where what was found is less than a fourth of the page's running text, the smallest element that holds nearly all of it.
    private mutating func takeMore() {
        var shown = Array(repeating: 0, count: tree.nodes.count)
        for index in tree.nodes.indices.reversed() where !isLeft[index] {
            let under = tree[index].children.reduce(0) { $0 + holdings.all[$1].running }
            shown[index] += holdings.all[index].running - under
            if tree[index].parent >= 0 { shown[tree[index].parent] += shown[index] }
        }
        var place = tree.first("body") ?? 0
        let whole = shown[place]
        guard whole >= Self.muchText, shown[root] * 4 < whole else { return }
        while let child = tree[place].children.first(where: { shown[$0] * 10 >= whole * 9 }) { place = child }
        (root, tookMore) = (place, true)
    }

    /// What a body of a sentence or two is worth.
    private static let little = 250

    /// The page's only `article` with anything in it but links.
    var onlyArticle: Int? {
        let articles = tree.nodes.indices.filter { tree[$0].name == "article" && !isLeft[$0] && letters($0) > 0 }
        guard articles.count == 1, worth[articles[0]] > -10 || !holdings.all[articles[0]].isLinks else { return nil }
        return articles[0]
    }

    /// Letters under a node that are not left out.
    func letters(in node: Int) -> Int {
        tree.range(node).reduce(0) { $0 + (tree[$1].isText && !isLeft[$1] ? letters($1) : 0) }
    }
}
