// What each element of a page holds: letters, how many of them are links, how much running text. An element is judged by this
// first, and by its name after. Knows nothing of names.
import ArabicText
import ArticleModel

/// What stands under a node; spaces are not counted.
struct Holding {
    var letters = 0
    /// Letters of links.
    var linked = 0
    /// Letters outside links, in blocks that read as text: long ones, and short ones that end a sentence.
    var running = 0
    /// Blocks of running text.
    var paragraphs = 0
    /// The most letters outside links that stand in one block.
    var longest = 0
    /// Links, pictures and times: what an entry of a list has, and a paragraph mostly has not.
    var marks = 0
    /// Links of several words that have a block to themselves: titles of other pages.
    var titles = 0

    mutating func add(_ other: Holding) {
        letters += other.letters
        linked += other.linked
        running += other.running
        paragraphs += other.paragraphs
        longest = max(longest, other.longest)
        marks += other.marks
        titles += other.titles
    }

    /// Running text that is more than a line or two, and little else.
    var reads: Bool { (running >= 160 && paragraphs >= 2 || running >= 300) && linked * 4 <= letters && running * 2 >= letters }

    /// Links and their labels, and no text: a box of other articles.
    var isLinks: Bool { running == 0 && longest <= 45 && linked * 2 >= letters && letters > 0 }
}

struct PageHoldings {
    private(set) var all: [Holding]
    /// Each text's own letters come to stand in its block; what a block has beside those of the blocks in it.
    private(set) var own: [OwnText]

    struct OwnText {
        var letters = 0
        var linked = 0
        var stops = 0
        /// Words of its links.
        var words = 0
        var endsSentence = false
    }

    /// A longer link is none: it was never closed, or the page stands in it.
    private static let longestLink = 600
    /// What stands beside a title: its section, its hour.
    private static let longestLabel = 25

    init(_ tree: PageTree) {
        all = Array(repeating: Holding(), count: tree.nodes.count)
        own = Array(repeating: OwnText(), count: tree.nodes.count)
        for index in tree.nodes.indices where tree[index].isText { all[index].letters = Self.letters(tree[index].text) }
        for index in tree.nodes.indices.reversed() where tree[index].parent > -1 { all[tree[index].parent].letters += all[index].letters }
        takeTexts(tree)
        for index in tree.nodes.indices.reversed() {
            if !tree[index].isText { takeBlock(index, tree[index]) }
            guard tree[index].parent >= 0 else { continue }
            var under = all[index]
            under.letters = 0
            all[tree[index].parent].add(under)
        }
    }

    private static func letters(_ text: [UInt32]) -> Int { text.reduce(0) { $0 + (CleanText.isSpace($1) ? 0 : 1) } }

    /// A block's own text is that of its inline descendants.
    private mutating func takeTexts(_ tree: PageTree) {
        // Where a node's text goes, and whether it stands in a link: known for the parent, known for the child.
        var block = Array(repeating: 0, count: tree.nodes.count)
        var isLinked = Array(repeating: false, count: tree.nodes.count)
        for index in tree.nodes.indices {
            let node = tree[index]
            let parent = max(0, node.parent)
            isLinked[index] = isLinked[parent] || node.name == "a" && node["href"] != nil && all[index].letters <= Self.longestLink
            block[index] = node.isText || PageRules.inline.contains(node.name) ? block[parent] : index
            guard node.isText, all[index].letters > 0 else { continue }
            own[block[index]].letters += all[index].letters
            own[block[index]].stops += node.text.reduce(0) { $0 + ([".", "،", "؛", "؟", ","].contains($1) ? 1 : 0) }
            own[block[index]].endsSentence = LineFact.endsSentence(node.text)
            guard isLinked[index] else { continue }
            own[block[index]].linked += all[index].letters
            own[block[index]].words += node.text.split(whereSeparator: CleanText.isSpace).count
        }
    }

    private mutating func takeBlock(_ index: Int, _ node: PageNode) {
        let text = own[index]
        all[index].marks += ["a", "img", "time"].contains(node.name) ? 1 : 0
        guard text.letters > 0 else { return }
        all[index].linked += text.linked
        let plain = text.letters - text.linked
        if text.linked * 10 >= text.letters * 9 || node.name != "p" && plain <= Self.longestLabel && text.linked * 10 >= text.letters * 7 {
            all[index].titles += text.words >= 4 ? 1 : 0
            return
        }
        if PageRules.headings.contains(node.name) { return }
        all[index].longest = max(all[index].longest, plain)
        let isText = text.letters >= 40 || text.letters >= 12 && text.endsSentence || text.letters >= 25 && node.name == "p"
        guard isText, text.linked * 2 < text.letters else { return }
        all[index].running += plain
        all[index].paragraphs += 1
    }
}
