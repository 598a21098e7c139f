// Puts an article together from what a page declares and the blocks it shows: its facts (+Facts), its body (+Body), and then
// its lead and sections.
import ArabicText
import ArticleModel

struct ArticleAssembler {
    let tree: PageTree
    let finder: BodyFinder
    let metadata: PageMetadata
    let url: String?
    let base: String?
    var blocks: [PageBlock]
    /// The headings of the first level that could be a title, with their texts.
    let shownTitles: [(node: Int, text: String)]
    /// Where the text begins: the first block that is a paragraph and states no fact. What stands before is the article's head.
    let textStart: Int
    var builder: BlockBuilder
    var article = Article()
    var moment: Moment?
    var isExcerpt = false
    /// The site's name, where the page's title says it.
    var namedSource: String?

    init(_ finder: BodyFinder, _ metadata: PageMetadata, url: String?, base: String?) {
        (tree, self.finder, self.metadata, self.url, self.base) = (finder.tree, finder, metadata, url, base)
        builder = BlockBuilder(finder, base: base)
        blocks = builder.blocks
        textStart = blocks.first(where: Self.isText)?.start ?? .max
        shownTitles = Self.shownTitles(finder)
    }

    private static func shownTitles(_ finder: BodyFinder) -> [(node: Int, text: String)] {
        let nodes = finder.tree.nodes.indices.lazy.filter { finder.tree[$0].name == "h1" && finder.letters($0) <= 400 }
        return nodes.prefix(200).map { ($0, finder.tree.text($0)) }
    }

    func assembled() -> ImportedArticle {
        var copy = self
        return copy.assemble()
    }

    private mutating func assemble() -> ImportedArticle {
        setTitle()
        setFacts()
        useDeclaredBody()
        takeCaptionsBeforeBody()
        dropRepeats()
        trimHead()
        takeCrossReferences()
        trimTail()
        setLastAuthor()
        findHeadings()
        setLead()
        if article.isRightToLeft == nil { article.isRightToLeft = isMostlyRightToLeft }
        DeclaredDirection.settle(&blocks, in: article.isRightToLeft == false ? .leftToRight : .rightToLeft)
        if let lead = blocks.first(where: { $0.block.role == .lead }) { article.lead = String(codePoints: lead.text) }
        article.sections = sections()
        article.related = builder.related.filter { $0.url != article.url && $0.url != url }
        if !article.related.isEmpty { article.relatedHeading = "مقالات ذات صلة" }
        if !article.sections.contains(where: { $0.blocks.contains { $0.role == .caption && !$0.links.isEmpty } }) {
            article.picture = metadata.picture
        }
        var imported = ImportedArticle(article: article)
        (imported.published, imported.url, imported.canonicalURL) = (moment, url, metadata.canonical)
        imported.categories = ([metadata.section].compactMap(\.self) + metadata.keywords).prefix(20).map { $0 }
        imported.isBreaking = ImportedArticle.isBreaking([article.kicker, metadata.section])
        imported.isExcerpt = isExcerpt
        return imported
    }

    // MARK: Lead

    /// The standfirst where the page has one of its own; else the first paragraph.
    private mutating func setLead() {
        if let shown = shownLead() {
            article.lead = shown
            let key = LineFact.key(shown)
            blocks.removeAll { LineFact.key(String(codePoints: $0.text)) == key }
            return
        }
        if let first = blocks.firstIndex(where: { $0.block.role != .caption }), blocks[first].block.role == .paragraph, blocks[first].text.count > 60
        {
            article.lead = String(codePoints: blocks[first].text)
            blocks[first].block.role = .lead
        } else if let description = metadata.description, blocks.isEmpty || isExcerpt {
            article.lead = description
        }
    }

    /// What is called a lead before the text. One that holds the text, or most of it, is the body by another name.
    private func shownLead() -> String? {
        let body = LineFact.key(blocks.prefix(3).map { String(codePoints: $0.text) }.joined(separator: " "))
        let end = max(finder.root, min(textStart, tree.nodes.count))
        let most = finder.holdings.all[finder.root].running / 2
        return (0..<end).lazy.filter { index in
            guard finder.letters(index) <= 700, !tree[index].isText, !tree.range(index).contains(finder.root),
                !["html", "body", "main", "article", "section"].contains(tree[index].name)
            else { return false }
            return !finder.isLeft[index] && !tree[index].words.isDisjoint(with: PageRules.leadWords)
                && (finder.holdings.all[index].running < most || index < finder.root)
        }.map { tree.text($0) }.first { text in
            (40...700).contains(text.count) && text.contains(" ") && !isContained(LineFact.key(text), in: body)
        }
    }

    /// True when a text stands in another already: the paragraph under the title, called a lead.
    private func isContained(_ key: [UInt32], in body: [UInt32]) -> Bool {
        let start = key.prefix(60)
        guard let first = start.first, body.count >= start.count else { return false }
        return body.indices.contains { body[$0] == first && body[$0...].starts(with: start) }
    }

    // MARK: Sections

    private func sections() -> [Section] {
        var sections = [Section(heading: nil)]
        if let lead = article.lead, !blocks.contains(where: { $0.block.role == .lead }) {
            sections[0].blocks.append(Block(role: .lead, text: codePoints(lead), sourceRange: 0..<0))
        }
        // The lead stands first; a caption before it comes after.
        for block in blocks where block.block.role == .lead { sections[0].blocks.append(block.block) }
        for block in blocks where block.block.role != .lead {
            if block.block.role == .heading {
                sections.append(Section(heading: String(codePoints: block.text)))
            } else {
                sections[sections.count - 1].blocks.append(block.block)
            }
        }
        return sections.filter { $0.heading != nil || !$0.blocks.isEmpty }
    }

    private var isMostlyRightToLeft: Bool {
        if let direction = metadata.language.flatMap(TextDirection.init(language:)) { return direction == .rightToLeft }
        var letters = LetterCensus()
        letters.take(codePoints(article.title ?? ""))
        for block in blocks.prefix(60) { letters.take(block.text) }
        return letters.direction == .rightToLeft
    }
}
