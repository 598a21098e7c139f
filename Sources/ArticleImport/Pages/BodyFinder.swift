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
    /// What the blocks under each node are worth together.
    private var worth: [Int]
    /// How many letters stand under each node, spaces not counted: what is to be short need not be read to be found long.
    private(set) var letters: [Int]

    init(_ tree: PageTree) {
        self.init(wholly: tree)
        weigh()
        root = find()
    }

    /// All of a tree, but what is left out in any page.
    init(wholly tree: PageTree) {
        self.tree = tree
        isLeft = Array(repeating: false, count: tree.nodes.count)
        letters = Array(repeating: 0, count: tree.nodes.count)
        worth = letters
        countLetters()
        markLeft()
        root = tree.first("body") ?? 0
    }

    private mutating func countLetters() {
        for index in tree.nodes.indices.reversed() {
            if tree[index].isText { letters[index] = tree[index].text.reduce(0) { $0 + (CleanText.isSpace($1) ? 0 : 1) } }
            if tree[index].parent >= 0 { letters[tree[index].parent] += letters[index] }
        }
    }

    // MARK: What is left out

    private mutating func markLeft() {
        let most = letters[tree.first("body") ?? 0]
        for index in tree.nodes.indices {
            let node = tree[index]
            if node.parent >= 0, isLeft[node.parent] {
                isLeft[index] = true
            } else if !node.isText, leaves(node, holdsMost: letters[index] * 2 > most) {
                isLeft[index] = true
                markIntroduction(toCommentsAt: index)
            }
        }
    }

    private func leaves(_ node: PageNode, holdsMost: Bool) -> Bool {
        if PageRules.leftElements.contains(node.name) { return node.name != "img" && (!holdsMost || node.name == "head") }
        if ["html", "body", "main", "article"].contains(node.name) || holdsMost { return false }
        if node["role"].map({ PageRules.leftRoles.contains($0.lowercased()) }) ?? false { return node.name != "form" }
        if node["hidden"] != nil || node["aria-hidden"] == "true" { return true }
        if let style = node["style"]?.lowercased().filter({ $0 != " " }), style.contains("display:none") || style.contains("visibility:hidden") {
            return true
        }
        if PageRules.headings.contains(node.name) || node.name == "p" { return false }
        let words = node.words
        return !words.isDisjoint(with: PageRules.leftWords) || !words.isDisjoint(with: PageRules.authorBoxes)
            || !words.isDisjoint(with: PageRules.relatedWords)
    }

    /// The word to those who would comment stands before the comments, often without a name.
    private mutating func markIntroduction(toCommentsAt index: Int) {
        guard !tree[index].words.isDisjoint(with: PageRules.commentWords), tree[index].parent >= 0 else { return }
        let siblings = tree[tree[index].parent].children
        guard let place = Self.place(of: index, in: siblings), let before = siblings[..<place].last(where: { !tree[$0].isText }),
            tree[before].name == "div",
            letters[before] < 1_000, tree.range(before).contains(where: { tree[$0].name == "a" })
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

    /// A block's own text is that of its inline descendants.
    private mutating func weigh() {
        var own = Array(repeating: (letters: 0, linked: 0, stops: 0), count: tree.nodes.count)
        for index in tree.nodes.indices where tree[index].isText && !isLeft[index] && letters[index] > 0 {
            let (block, isLinked) = block(of: index)
            own[block].letters += letters[index]
            if isLinked { own[block].linked += letters[index] }
            if own[block].letters == letters[index], Self.isNotice(tree[index].text) { own[block].linked = letters[index] }
            own[block].stops += tree[index].text.reduce(0) { $0 + ([".", "،", "؛", "؟", ","].contains($1) ? 1 : 0) }
        }
        for index in tree.nodes.indices.reversed() {
            let value = Self.worth(own[index], isHeading: PageRules.headings.contains(tree[index].name))
            // A table's cells are short and no furniture, however many: unless they are links, they don't count against it.
            let isCell = ["td", "th"].contains(tree[index].name) && own[index].linked == 0
            worth[index] += isCell ? max(0, value) : value
            if tree[index].parent >= 0 { worth[tree[index].parent] += worth[index] }
        }
    }

    /// A notice of the page's, of cookies say, is worth as little as a link.
    private static func isNotice(_ text: [UInt32]) -> Bool {
        let key = LineFact.key(String(codePoints: text.prefix(120)))
        return PageRules.noticeBeginnings.contains { key.starts(with: $0) }
    }

    private static func worth(_ own: (letters: Int, linked: Int, stops: Int), isHeading: Bool) -> Int {
        if own.letters == 0 { return 0 }
        if own.linked * 2 > own.letters { return -(20 + min(own.letters, 100) / 2) }
        if isHeading || own.letters < 30 { return -2 }
        return min(own.letters, 1_000) - own.linked * 2 + min(own.stops, 10) * 5 - 20
    }

    private func block(of text: Int) -> (block: Int, isLinked: Bool) {
        var index = tree[text].parent
        var isLinked = false
        while index > 0, PageRules.inline.contains(tree[index].name) {
            if tree[index].name == "a", tree[index]["href"] != nil { isLinked = true }
            index = tree[index].parent
        }
        return (max(0, index), isLinked)
    }

    // MARK: Finding

    private func find() -> Int {
        let body = tree.first("body") ?? 0
        // Where there is little, the one element called an article is it.
        let article = onlyArticle
        guard var best = tree.nodes.indices.filter({ !tree[$0].isText && !isLeft[$0] }).max(by: { worth[$0] < worth[$1] }), worth[best] > 0 else {
            return article ?? body
        }
        if let article, worth[best] < Self.little, !tree.range(article).contains(best), !tree.range(best).contains(article) { return article }
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

    /// What a body of a sentence or two is worth.
    private static let little = 250

    /// The page's only `article` with anything in it but links.
    var onlyArticle: Int? {
        let articles = tree.nodes.indices.filter { tree[$0].name == "article" && !isLeft[$0] && letters[$0] > 0 }
        guard articles.count == 1, worth[articles[0]] > -10 else { return nil }
        return articles[0]
    }

    /// Letters under a node that are not left out.
    func letters(in node: Int) -> Int {
        tree.range(node).reduce(0) { $0 + (tree[$1].isText && !isLeft[$1] ? letters[$1] : 0) }
    }
}
