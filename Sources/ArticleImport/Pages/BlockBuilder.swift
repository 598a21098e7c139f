// Turns the element that holds an article into blocks: what stands in it as paragraphs, headings, items, quotations,
// captions and rows. Knows nothing of what the article is about or where it begins.
import ArabicText
import ArticleModel

/// A block with what the assembler asks of it.
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

struct BlockBuilder {
    private let tree: PageTree
    /// The element that holds the article.
    private let root: Int
    private let isLeft: [Bool]
    private let holdings: PageHoldings
    private let base: String?
    private(set) var blocks: [PageBlock] = []
    /// Links of boxes of other articles, in the order of the page.
    private(set) var related: [RelatedItem] = []

    private var line: [UInt32] = []
    private var links: [BlockLink] = []
    private var linked = 0
    private var bold = 0
    private var boldDepth = 0
    private var role = BlockRole.paragraph
    private var marker: [UInt32]?
    private var standsApart = true
    private var isVerbatim = false
    /// A paragraph has been read.
    private var hasText = false
    private var node = 0
    /// Where the line began.
    private var lineStart = 0
    /// Lists that are open around what is walked.
    private var listDepth = 0
    /// Empty places of tables that are left: a span in a page of spans must not grow without end.
    private var emptyCells = 20_000

    /// Lists of links are the text's own: nothing here is a page's furniture.
    private let keepsLinkLists: Bool

    init(_ finder: BodyFinder, base: String?, walks: Bool = true, keepsLinkLists: Bool = false) {
        self.keepsLinkLists = keepsLinkLists
        (tree, root, isLeft, holdings, self.base) = (finder.tree, finder.root, finder.isLeft, finder.holdings, base)
        guard walks else { return }
        walk(finder.root)
        flush()
    }

    // MARK: Walking

    private mutating func walk(_ index: Int) {
        let element = tree[index]
        if element.isText {
            if line.isEmpty { lineStart = index }
            return append(element.text)
        }
        if isLeft[index], element.name != "img" { return takeRelated(index) }
        if isBoxOfTitles(index) {
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
        case "blockquote": block(index, as: .quotation)
        case "pre": preformatted(index)
        case "a": link(index)
        case "q": quoted(index)
        case "b", "strong": emphasised(index)
        case "sup", "sub": raised(index)
        case _ where PageRules.headings.contains(element.name): block(index, as: .heading)
        case _ where PageRules.inline.contains(element.name): inline(index)
        case _ where !element.words.isDisjoint(with: PageRules.captionWords) && isShort(index): block(index, as: .caption)
        default: block(index, as: role == .heading || role == .caption ? role : role)
        }
    }

    private func isShort(_ index: Int) -> Bool {
        tree.range(index).reduce(0) { $0 + tree[$1].text.count } < 400
    }

    private mutating func children(_ index: Int) { for child in tree[index].children { walk(child) } }

    private mutating func block(_ index: Int, as newRole: BlockRole) {
        flush()
        let outer = role
        (role, node) = (newRole, index)
        children(index)
        flush()
        role = outer
    }

    private mutating func emphasised(_ index: Int) {
        boldDepth += 1
        inline(index)
        boldDepth -= 1
    }

    private static let isolations: [String: Isolation] = ["rtl": .rightToLeft, "ltr": .leftToRight, "auto": .firstStrong]

    /// An inline element with a direction of its own is isolated, as a browser isolates it.
    private mutating func inline(_ index: Int) {
        let direction = tree[index].name == "bdi" ? "auto" : tree[index]["dir"]?.lowercased()
        let isBlock = tree[index].children.contains {
            !tree[$0].isText && !PageRules.inline.contains(tree[$0].name) && tree[$0].name != "br" && tree[$0].name != "img"
        }
        guard let direction, !isBlock, let isolation = Self.isolations[direction] else { return children(index) }
        line.append(isolation.opener)
        let start = line.count
        children(index)
        if line.count == start { line.removeLast() } else if line.count > start { line.append(Isolation.closer) }
    }

    /// A number above or below the line keeps its meaning: 10⁶ is not 106. What leads to a note is set apart.
    private mutating func raised(_ index: Int) {
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

    private mutating func quoted(_ index: Int) {
        append(codePoints("«"))
        children(index)
        append(codePoints("»"))
    }

    private mutating func link(_ index: Int) {
        let start = line.count
        let countBefore = blocks.count
        children(index)
        if blocks.count == countBefore { linked += max(0, line.count - start) }
        guard blocks.count == countBefore, let url = tree[index]["href"].flatMap({ PageAddress.resolve($0, against: base) }) else { return }
        var range = start..<line.count
        while let first = range.first, line[first] == " " { range = (first + 1)..<range.upperBound }
        while let last = range.last, line[last] == " " { range = range.lowerBound..<last }
        guard !range.isEmpty else { return }
        links.append(BlockLink(range: range, url: url))
    }

    // MARK: Lines

    private mutating func append(_ text: [UInt32]) {
        for scalar in text where !CleanText.isIgnored(scalar) {
            let isSpace = CleanText.isSpace(scalar)
            if isSpace, line.isEmpty || line.last == " " { continue }
            line.append(isSpace ? codePoint(" ") : scalar)
            if boldDepth > 0, !isSpace { bold += 1 }
        }
    }

    /// Ends a line; the next goes on from it when both are short or the first ends no sentence: verse, an address.
    private mutating func lineBreak() {
        let (text, count) = (line, blocks.count)
        flush()
        guard blocks.count > count else {
            // A second break parts paragraphs.
            standsApart = true
            return
        }
        standsApart = text.count > 100 && LineFact.endsSentence(text)
    }

    private mutating func flush() {
        defer { (line, links, linked, bold) = ([], [], 0, 0) }
        while line.last == " " { line.removeLast() }
        guard line.contains(where: { $0 != " " && !Isolation.isMark($0) }) else { return }
        add(line, links.filter { $0.range.upperBound <= line.count })
        marker = nil
    }

    private mutating func add(_ text: [UInt32], _ links: [BlockLink]) {
        var block = Block(role: role, text: text, sourceRange: 0..<0, marker: role == .listItem ? marker ?? codePoints("•") : nil)
        if role == .listItem, marker == nil, blocks.last?.block.role == .listItem {
            // A further paragraph of an item.
            (block.role, block.marker) = (.paragraph, nil)
        }
        if role == .paragraph, text.count < 12, text.allSatisfy({ $0 == "*" || $0 == " " || $0 == "—" }), text.count > 2 {
            block = Block(role: .separator, text: codePoints("***"), sourceRange: 0..<0)
        }
        block.links = links
        if block.role == .listItem { block.level = max(0, min(8, listDepth - 1)) }
        block.standsApart = standsApart
        var pageBlock = PageBlock(block: block, node: node, start: max(node, lineStart), isVerbatim: isVerbatim)
        (pageBlock.linked, pageBlock.bold) = (linked, bold)
        pageBlock.direction = DeclaredDirection.around(pageBlock.start, in: tree, upTo: root)
        hasText = hasText || ArticleAssembler.isText(pageBlock)
        blocks.append(pageBlock)
        standsApart = true
    }

    private mutating func rule(_ index: Int) {
        flush()
        guard let last = blocks.last, last.block.role != .separator else { return }
        blocks.append(PageBlock(block: Block(role: .separator, text: codePoints("***"), sourceRange: 0..<0), node: index))
    }

    private mutating func preformatted(_ index: Int) {
        flush()
        node = index
        let text = tree.range(index).flatMap { tree[$0].name == "br" ? [codePoint(.lineFeed)] : tree[$0].text }
        standsApart = true
        isVerbatim = true
        defer { isVerbatim = false }
        if isCode(index, text) { return code(text) }
        for line in text.split(separator: codePoint(.lineFeed), omittingEmptySubsequences: false) {
            let cleaned = CleanText.line(line)
            guard !cleaned.isEmpty else {
                // A blank line parts stanzas.
                standsApart = true
                continue
            }
            let isClose = !standsApart
            add(Self.indentation(line) + cleaned, [])
            if isClose { blocks[blocks.count - 1].block.standsApart = false }
            standsApart = false
        }
        standsApart = true
    }

    /// Code says so, or is written in other letters than the verses that are set this way too.
    private func isCode(_ index: Int, _ text: [UInt32]) -> Bool {
        if ["code", "samp", "kbd"].contains(where: { name in tree.range(index).contains { tree[$0].name == name } }) { return true }
        let arabic = text.count { ("\u{600}"..."\u{6FF}").contains($0) }
        let latin = text.count { $0.isASCIILetter }
        return latin > arabic
    }

    /// Its lines as they stand, empty ones among them; those at its ends are no part of it.
    private mutating func code(_ text: [UInt32]) {
        var lines = text.split(separator: codePoint(.lineFeed), omittingEmptySubsequences: false).map { CodeLine.written($0) }
        while lines.last?.isEmpty ?? false { lines.removeLast() }
        lines = Array(lines.drop { $0.isEmpty })
        let outer = role
        for (number, line) in lines.enumerated() {
            (role, standsApart) = (.code, number == 0)
            add(line, [])
        }
        (role, standsApart) = (outer, true)
    }

    /// The spaces that a line of preformatted text begins with, as ones that stay.
    private static func indentation(_ line: ArraySlice<UInt32>) -> [UInt32] {
        line.prefix(40).prefix(while: CleanText.isSpace).map { _ in codePoint(.noBreakSpace) }
    }

    // MARK: Lists

    private mutating func list(_ index: Int) {
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
            marker = tree[index].name == "ol" ? numbering.marker(of: tree[item]) : codePoints("•")
            standsApart = isFirst && listDepth == 1 || isTerm
            node = item
            walkItem(item)
            if blocks.last?.node == item || tree.range(item).contains(blocks.last?.node ?? -1) { isFirst = false }
        }
        (role, marker, standsApart) = (outer, nil, listDepth == 1)
    }

    private mutating func walkItem(_ item: Int) {
        if isLeft[item] { return }
        if PictureGallery.isEntry(item, tree, holdings) { return galleryEntry(item) }
        if tree[item].name == "ul" || tree[item].name == "ol" { return list(item) }
        children(item)
        flush()
    }

    /// A list of links and little else, at least two of them.
    private func isMenu(_ index: Int, _ items: [Int]) -> Bool {
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

    // MARK: Pictures

    /// A picture alone: its description, where it says something.
    private mutating func picture(_ index: Int) {
        guard let text = tree[index]["alt"].flatMap({ CleanText.value($0, limit: 300) }), PictureDescription.says(text, of: tree[index]),
            !tree.isInside(index, { $0.name == "figure" || $0.name == "amp-img" })
        else { return }
        let (outer, kept, keptLinks) = (role, line, links)
        (line, links, role, node) = ([], [], .caption, index)
        addCaption(codePoints(text), picture: index)
        (role, line, links) = (outer, kept, keptLinks)
    }

    /// The captions of pictures that stand outside of the body: before it, under the title.
    static func captions(_ finder: BodyFinder, in nodes: Range<Int>, base: String?) -> [PageBlock] {
        var builder = BlockBuilder(finder, base: base, walks: false)
        for index in nodes where finder.tree[index].name == "figure" && !finder.isLeft[index] { builder.figure(index) }
        return builder.blocks
    }

    private mutating func figure(_ index: Int) {
        flush()
        let range = tree.range(index)
        if range.contains(where: { ["blockquote", "table", "p"].contains(tree[$0].name) && !tree.isInside($0, { $0.name == "figcaption" }) }) {
            return children(index)
        }
        let picture = range.first { tree[$0].name == "img" || tree[$0].name == "amp-img" }
        let caption =
            range.first { tree[$0].name == "figcaption" }
            ?? range.dropFirst().first { !tree[$0].words.isDisjoint(with: PageRules.captionWords) }
        let said = caption.map { tree.text($0) }.flatMap { $0.isEmpty ? nil : $0 }
        let text = said ?? picture.flatMap { tree[$0]["alt"].flatMap { CleanText.value($0, limit: 300) } } ?? ""
        let outer = role
        (role, node) = (.caption, index)
        if text.split(separator: " ").count >= 2 || said == nil && picture.map({ PictureDescription.says(text, of: tree[$0]) }) ?? false {
            addCaption(codePoints(text), picture: picture)
        }
        role = outer
    }

    private mutating func galleryEntry(_ index: Int) {
        flush()
        let (outer, outerMarker) = (role, marker)
        (role, node, marker) = (.caption, index, nil)
        addCaption(codePoints(tree.text(index)), picture: tree.range(index).first { tree[$0].name == "img" })
        (role, marker) = (outer, outerMarker)
    }

    private mutating func addCaption(_ text: [UInt32], picture: Int?) {
        // The same picture with the same words comes twice where pages are made for phones too.
        guard blocks.last(where: { $0.block.role == .caption })?.text != text else { return }
        let address = picture.flatMap { tree[$0]["data-src"] ?? tree[$0]["data-original"] ?? tree[$0]["src"] }
        let url = address.flatMap { $0.hasPrefix("data:") ? nil : PageAddress.resolve($0, against: base) }
        add(text, url.map { [BlockLink(range: 0..<text.count, url: $0)] } ?? [])
    }

    // MARK: Tables

    /// Rows of cells for a table of facts; a table that only lays the page out is walked as the boxes it stands for.
    private mutating func table(_ index: Int) {
        flush()
        let rows = tree.range(index).filter { tree[$0].name == "tr" && !isLeft[$0] }
        let grid = TableGrid(tree, rows, emptyCells: &emptyCells)
        let (cells, widest) = (grid.cells, grid.widest)
        let isLayout =
            tree[index]["role"] == "presentation" || widest < 2 || rows.count < 2
            || tree.range(index).dropFirst().contains { ["table", "div", "ul", "h2", "h3", "blockquote", "figure"].contains(tree[$0].name) }
            || cells.joined().contains { cell in tree.range(cell).count { tree[$0].name == "p" } > 1 }
        if isLayout { return children(index) }
        if let caption = tree[index].children.first(where: { tree[$0].name == "caption" }) { block(caption, as: .caption) }
        for (number, row) in rows.enumerated() {
            addRow(row, grid.rows[number], isFirst: number == 0)
            // A rule under the headings, under the last row of them.
            let isHeading = isHeadings(cells[number]) && !(number + 1 < rows.count && isHeadings(cells[number + 1]))
            if isHeading, blocks.last?.node == row {
                var rule = Block(role: .separator, text: codePoints("***"), sourceRange: 0..<0)
                rule.standsApart = false
                blocks.append(PageBlock(block: rule, node: row))
            }
        }
        standsApart = true
    }

    private func isHeadings(_ cells: [Int]) -> Bool { !cells.isEmpty && cells.allSatisfy { tree[$0].name == "th" } }

    private mutating func addRow(_ row: Int, _ cells: [Int?], isFirst: Bool) {
        var text: [UInt32] = []
        var all: [BlockLink] = []
        for (number, cell) in cells.enumerated() {
            if number > 0 { text += codePoints(" │ ") }
            for child in cell.map({ tree[$0].children }) ?? [] { walkCell(child) }
            while line.last == " " { line.removeLast() }
            isolateCell(cell)
            all += links.map { $0.moved(by: text.count) }
            text += line.map { $0 == "│" ? codePoint("|") : $0 }
            (line, links, linked, bold) = ([], [], 0, 0)
        }
        guard text.contains(where: { $0 != " " && $0 != "│" }) else { return }
        let outer = role
        (role, node, standsApart) = (.tableRow, row, isFirst)
        add(text, all)
        role = outer
        standsApart = false
    }

    /// A cell with a direction of its own keeps it, where its letters do not give it anyway.
    private mutating func isolateCell(_ cell: Int?) {
        guard let cell, let direction = DeclaredDirection.of(tree[cell]),
            TextDirection.allCases.contains(where: { DeclaredDirection.turns(line, direction, in: $0) })
        else { return }
        line = line.isolated(direction == .rightToLeft ? .rightToLeft : .leftToRight)
        links = links.map { $0.moved(by: 1) }
    }

    /// In a cell everything stands on one line.
    private mutating func walkCell(_ index: Int) {
        if tree[index].isText { return append(tree[index].text) }
        if isLeft[index] { return }
        if tree[index].name == "br" || tree[index].name == "p" { append(codePoints(" ")) }
        if tree[index].name == "a" { return link(index) }
        for child in tree[index].children { walkCell(child) }
    }

    // MARK: Related

    private static let boxElements: Set = ["div", "section", "ul", "ol", "center", "article", "table"]
    private static let placesOfLists = ["/tag/", "/tags/", "/category/", "/categories/", "/author/", "/topic/", "/topics/"]

    /// True for a box between or after the paragraphs that holds titles of other pages and their labels, and nothing that reads.
    private func isBoxOfTitles(_ index: Int) -> Bool {
        hasText && listDepth == 0 && role == .paragraph && Self.boxElements.contains(tree[index].name)
            && holdings.all[index].titles > 0 && holdings.all[index].isLinks
    }

    private mutating func takeRelated(_ index: Int, isBox: Bool = false) {
        let element = tree[index]
        let heading = tree.range(index).first { PageRules.headings.contains(tree[$0].name) }.map { tree.text($0) }
        let isCalled = isBox || !element.words.isDisjoint(with: PageRules.relatedWords)
        let isHeaded = heading.map { LineFact.of(codePoints($0)) == .relatedHeading } ?? false
        let isIntroduced = blocks.last.map { $0.fact == .relatedHeading || $0.fact == .crossReference } ?? false
        guard isCalled || isHeaded || isIntroduced else { return }
        if isIntroduced, isBox || !isCalled && !isHeaded { blocks.removeLast() }
        for node in tree.range(index) where tree[node].name == "a" && !isLeft(to: node) {
            let title = tree.text(node)
            if !isBox || title.split(separator: " ").count >= 3 { addRelated(title, tree[node]["href"]) }
        }
    }

    /// True for a link to a place of the page, to a list of articles, or to the page before or after.
    private func isLeft(to link: Int) -> Bool {
        let relations = tree[link]["rel"]?.lowercased().split(separator: " ") ?? []
        if !["tag", "prev", "next", "author", "category"].allSatisfy({ !relations.contains($0) }) { return true }
        guard let address = tree[link]["href"] else { return true }
        return address.hasPrefix("#") || Self.placesOfLists.contains { address.range(of: $0, from: address.startIndex) != nil }
    }

    mutating func addRelated(_ title: String, _ address: String?) {
        guard title.split(separator: " ").count >= 2, related.count < 30, let url = address.flatMap({ PageAddress.resolve($0, against: base) }),
            !url.hasPrefix("mailto:"), !related.contains(where: { $0.url == url })
        else { return }
        related.append(RelatedItem(title: title, url: url))
    }
}
