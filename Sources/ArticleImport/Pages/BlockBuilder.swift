// Turns the element that holds an article into blocks: what stands in it as paragraphs, headings, items, quotations,
// captions and rows. Knows nothing of what the article is about or where it begins.
import ArabicText
import ArticleModel

struct BlockBuilder {
    let tree: PageTree
    /// The element that holds the article.
    let root: Int
    let isLeft: [Bool]
    let holdings: PageHoldings
    let base: String?
    var blocks: [PageBlock] = []
    /// Links of boxes of other articles, in the order of the page.
    var related: [RelatedItem] = []

    var line: [UInt32] = []
    var links: [BlockLink] = []
    var linked = 0
    var bold = 0
    var boldDepth = 0
    var role = BlockRole.paragraph
    var marker: [UInt32]?
    var standsApart = true
    var isVerbatim = false
    /// A paragraph has been read.
    var hasText = false
    var node = 0
    /// Where the line began.
    var lineStart = 0
    /// Lists that are open around what is walked.
    var listDepth = 0
    /// Quotations that are open around what is walked.
    var quotationDepth = 0
    /// Empty places of tables that are left: a span in a page of spans must not grow without end.
    var emptyCells = 20_000

    /// Lists of links are the text's own: nothing here is a page's furniture.
    let keepsLinkLists: Bool
    private let keepsAll: Bool

    init(_ finder: BodyFinder, base: String?, walks: Bool = true, keepsLinkLists: Bool = false) {
        (self.keepsLinkLists, keepsAll) = (keepsLinkLists, finder.keepsAll)
        (tree, root, isLeft, holdings, self.base) = (finder.tree, finder.root, finder.isLeft, finder.holdings, base)
        guard walks else { return }
        walk(finder.root)
        flush()
    }

    // MARK: Walking

    mutating func walk(_ index: Int) {
        let element = tree[index]
        if element.isText {
            if line.isEmpty { lineStart = index }
            return append(element.text)
        }
        if isLeft[index], element.name != "img" { return takeRelated(index) }
        if !keepsAll, isBoxOfTitles(index) {
            flush()
            return takeRelated(index, isBox: true)
        }
        if PictureGallery.isEntry(index, tree, holdings) { return galleryEntry(index) }
        switch element.name {
        case "br": lineBreak()
        case "hr": rule(index)
        case "img", "amp-img": picture(index)
        case "figure": figure(index)
        case "table": table(index)
        case "ul", "ol", "dl": list(index)
        case "blockquote": quotation(index)
        case "pre": preformatted(index)
        case "a": link(index)
        case "q": quoted(index)
        case "b", "strong": emphasised(index)
        case "sup", "sub": raised(index)
        case "math": line += FormulaText.written(index, in: tree)
        case _ where PageRules.headings.contains(element.name): block(index, as: .heading)
        case _ where PageRules.inline.contains(element.name): inline(index)
        case _ where !element.words.isDisjoint(with: PageRules.captionWords) && isShort(index): block(index, as: .caption)
        default: block(index, as: role == .heading || role == .caption ? role : role)
        }
    }

    func isShort(_ index: Int) -> Bool {
        tree.range(index).reduce(0) { $0 + tree[$1].text.count } < 400
    }

    mutating func children(_ index: Int) { for child in tree[index].children { walk(child) } }

    mutating func block(_ index: Int, as newRole: BlockRole) {
        flush()
        let outer = role
        (role, node) = (newRole, index)
        children(index)
        flush()
        role = outer
    }

    private mutating func quotation(_ index: Int) {
        quotationDepth += 1
        block(index, as: .quotation)
        quotationDepth -= 1
    }

    mutating func emphasised(_ index: Int) {
        boldDepth += 1
        inline(index)
        boldDepth -= 1
    }

    static let isolations: [String: Isolation] = ["rtl": .rightToLeft, "ltr": .leftToRight, "auto": .firstStrong]

    /// An inline element with a direction of its own is isolated, as a browser isolates it.
    mutating func inline(_ index: Int) {
        let direction = tree[index].name == "bdi" ? "auto" : tree[index]["dir"]?.lowercased()
        let isBlock = tree[index].children.contains {
            !tree[$0].isText && !PageRules.inline.contains(tree[$0].name) && tree[$0].name != "br" && tree[$0].name != "img"
        }
        guard let direction, !isBlock, let isolation = Self.isolations[direction] else {
            return !isBlock && PageRules.inlineCode.contains(tree[index].name) ? inlineCode(index) : children(index)
        }
        line.append(isolation.opener)
        let start = line.count
        children(index)
        if line.count == start { line.removeLast() } else if line.count > start { line.append(Isolation.closer) }
    }

    /// What is typed runs from left to right, its signs too: `.deb`, `--help`, `$HOME/bin`. Left alone where its letters say so themselves.
    private mutating func inlineCode(_ index: Int) {
        let (start, linksBefore, blocksBefore) = (line.count, links.count, blocks.count)
        children(index)
        // A line that ended within it is gone, with its links.
        guard blocks.count == blocksBefore, links.count >= linksBefore, line.count > start,
            let first = line[start...].firstIndex(where: { $0 != " " }), let last = line.lastIndex(where: { $0 != " " })
        else {
            return
        }
        let text = line[first...last]
        func isLatin(_ scalar: UInt32) -> Bool { ("A"..."Z").contains(scalar) || ("a"..."z").contains(scalar) }
        let isSettled = isLatin(text[first]) && (isLatin(text[last]) || ("0"..."9").contains(text[last]))
        let isTyped = text.contains { isLatin($0) || ("0"..."9").contains($0) }
        let isArabic = text.contains { Isolation.isMark($0) || [.rightToLeft, .arabicLetter].contains(CharacterProperties($0).bidiClass) }
        guard !isSettled, isTyped, !isArabic else { return }
        line.insert(Isolation.closer, at: last + 1)
        line.insert(Isolation.leftToRight.opener, at: first)
        for place in linksBefore..<links.count where links[place].range.lowerBound >= first { links[place] = links[place].moved(by: 1) }
    }

    /// A number above or below the line keeps its meaning: 10⁶ is not 106. What leads to a note is set apart.
    mutating func raised(_ index: Int) {
        let start = line.count
        children(index)
        guard line.count > start else { return }
        let isNote = tree.range(index).contains { tree[$0].name == "a" && (tree[$0]["href"] ?? "#").contains("#") }
        let text = Array(line[start...])
        let written = isNote ? RaisedText.note(text) : RaisedText.written(text, isBelow: tree[index].name == "sub")
        line.replaceSubrange(start..., with: written)
        links = links.compactMap { link in
            guard link.range.upperBound > start else { return link }
            return link.range.lowerBound >= start ? BlockLink(range: start..<line.count, url: link.url) : nil
        }
    }

    mutating func quoted(_ index: Int) {
        append(codePoints("«"))
        children(index)
        append(codePoints("»"))
    }

    mutating func link(_ index: Int) {
        let start = line.count
        let countBefore = blocks.count
        children(index)
        // What leads to a note stands apart from the word before it, raised or not (EPUB 3, the vocabulary of structure).
        let isNote = tree[index]["epub:type"]?.split(separator: " ").contains("noteref") ?? (tree[index]["role"] == "doc-noteref")
        if isNote, blocks.count == countBefore, line.count > start, !tree.isInside(index, { $0.name == "sup" }) {
            line.replaceSubrange(start..., with: RaisedText.note(Array(line[start...])))
        }
        if blocks.count == countBefore { linked += max(0, line.count - start) }
        guard blocks.count == countBefore, let url = tree[index]["href"].flatMap({ PageAddress.resolve($0, against: base) }) else { return }
        var range = start..<line.count
        while let first = range.first, line[first] == " " { range = (first + 1)..<range.upperBound }
        while let last = range.last, line[last] == " " { range = range.lowerBound..<last }
        guard !range.isEmpty else { return }
        links.append(BlockLink(range: range, url: url))
    }

    // MARK: Lines

    mutating func append(_ text: [UInt32]) {
        for scalar in text where !CleanText.isIgnored(scalar) {
            let isSpace = CleanText.isSpace(scalar)
            if isSpace, line.isEmpty || line.last == " " { continue }
            line.append(isSpace ? codePoint(" ") : scalar)
            if boldDepth > 0, !isSpace { bold += 1 }
        }
    }

    /// Ends a line; the next goes on from it when both are short or the first ends no sentence: verse, an address.
    mutating func lineBreak() {
        let (text, count) = (line, blocks.count)
        flush()
        guard blocks.count > count else {
            // A second break parts paragraphs.
            standsApart = true
            return
        }
        standsApart = text.count > 100 && LineFact.endsSentence(text)
    }

    mutating func flush() {
        defer { (line, links, linked, bold) = ([], [], 0, 0) }
        while line.last == " " { line.removeLast() }
        guard line.contains(where: { $0 != " " && !Isolation.isMark($0) }) else { return }
        add(line, links.filter { $0.range.upperBound <= line.count })
        marker = nil
    }

    mutating func add(_ text: [UInt32], _ links: [BlockLink]) {
        var block = Block(role: role, text: text, sourceRange: 0..<0, marker: role == .listItem ? marker ?? codePoints("•") : nil)
        if role == .listItem, marker == nil, blocks.last?.block.role == .listItem {
            // A further paragraph of an item.
            (block.role, block.marker) = (.paragraph, nil)
        }
        if role == .paragraph, text.count < 12, text.allSatisfy({ $0 == "*" || $0 == " " || $0 == "—" }), text.count > 2 {
            block = Block(role: .separator, text: codePoints("***"), sourceRange: 0..<0)
        }
        block.links = links
        if block.role == .listItem, block.marker == codePoints("•"), let (marker, start) = LineKind.ownMarker(block.text[...]),
            links.allSatisfy({ $0.range.lowerBound >= start })
        {
            (block.marker, block.text) = (marker, Array(block.text[start...]))
            block.links = links.map { $0.moved(by: -start) }
        }
        if block.role == .listItem { block.level = max(0, min(8, listDepth - 1)) }
        if quotationDepth > 0 { quote(&block) }
        block.standsApart = standsApart
        var pageBlock = PageBlock(block: block, node: node, start: max(node, lineStart), isVerbatim: isVerbatim)
        (pageBlock.linked, pageBlock.bold) = (linked, bold)
        pageBlock.direction = DeclaredDirection.around(pageBlock.start, in: tree, upTo: root)
        hasText = hasText || ArticleAssembler.isText(pageBlock)
        blocks.append(pageBlock)
        standsApart = true
    }

    /// What stands in a quotation is quoted: a list in it has its marks in the text, behind the quotation's own.
    private func quote(_ block: inout Block) {
        if block.role == .listItem, let marker = block.marker {
            let mark = (block.level % 2 == 1 && marker == codePoints("•") ? codePoints("–") : marker) + [codePoint(.noBreakSpace)]
            (block.role, block.marker, block.text) = (.quotation, nil, mark + block.text)
            block.links = block.links.map { $0.moved(by: mark.count) }
        }
        if block.role == .paragraph { block.role = .quotation }
        if block.role == .quotation { block.level = min(8, quotationDepth - 1) }
    }

    mutating func rule(_ index: Int) {
        flush()
        guard let last = blocks.last, last.block.role != .separator else { return }
        blocks.append(PageBlock(block: Block(role: .separator, text: codePoints("***"), sourceRange: 0..<0), node: index))
    }
}
