// Puts an article together from what a page declares and the blocks it shows: the head's lines become facts, furniture goes,
// lines that lead elsewhere become related items.
import ArticleModel

struct ArticleAssembler {
    private let tree: PageTree
    private let finder: BodyFinder
    private let metadata: PageMetadata
    private let url: String?
    private let base: String?
    private var blocks: [PageBlock]
    /// The headings of the first level that could be a title, with their texts.
    private let shownTitles: [(node: Int, text: String)]
    private var builder: BlockBuilder
    private var article = Article()
    private var moment: Moment?
    private var isExcerpt = false
    /// The site's name, where the page's title says it.
    private var namedSource: String?

    init(_ finder: BodyFinder, _ metadata: PageMetadata, url: String?, base: String?) {
        (tree, self.finder, self.metadata, self.url, self.base) = (finder.tree, finder, metadata, url, base)
        builder = BlockBuilder(finder, base: base)
        blocks = builder.blocks
        shownTitles = Self.shownTitles(finder)
    }

    private static func shownTitles(_ finder: BodyFinder) -> [(node: Int, text: String)] {
        let nodes = finder.tree.nodes.indices.lazy.filter { finder.tree[$0].name == "h1" && finder.letters[$0] <= 400 }
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
        trimHead()
        takeCrossReferences()
        trimTail()
        findHeadings()
        setLead()
        let result = sections()
        article.sections = result
        article.related = builder.related.filter { $0.url != article.url && $0.url != url }
        if !article.related.isEmpty { article.relatedHeading = "مقالات ذات صلة" }
        if article.isRightToLeft == nil { article.isRightToLeft = isMostlyRightToLeft }
        var imported = ImportedArticle(article: article)
        (imported.published, imported.url, imported.canonicalURL) = (moment, url, metadata.canonical)
        imported.categories = ([metadata.section].compactMap(\.self) + metadata.keywords).prefix(20).map { $0 }
        imported.isBreaking = ImportedArticle.isBreaking([article.kicker, metadata.section])
        imported.isExcerpt = isExcerpt
        return imported
    }

    // MARK: Title

    private mutating func setTitle() {
        let pageTitle = metadata.pageTitle.map { unsuffixed($0) }
        let declared = metadata.title.map { unsuffixed($0) } ?? pageTitle
        let shown = shownTitles.map(\.text).filter { !$0.isEmpty && $0.count <= 300 }
        var title = declared
        if let declared {
            let key = LineFact.key(declared)
            // The page's own words, where the declared ones are a form of them.
            title = shown.first { LineFact.key($0) == key } ?? part(of: declared) ?? declared
        } else {
            title = shown.first { !$0.isEmpty }
        }
        if let title, let (kicker, rest) = LineFact.kicker(title) {
            (article.kicker, article.title) = (kicker, rest)
        } else {
            article.title = title
        }
        if article.kicker == nil { article.kicker = shownKicker() }
    }

    /// The part of a page's title that stands first in the article; the other is the site's name.
    private mutating func part(of title: String) -> String? {
        for separator in PageRules.titleSeparators {
            guard let place = lastRange(of: separator, in: title) else { continue }
            let parts = [String(title[..<place.lowerBound]), String(title[place.upperBound...])]
            for (index, part) in parts.enumerated()
            where blocks.prefix(6).contains(where: { Self.letters(String(codePoints: $0.text)) == Self.letters(part) }) {
                namedSource = CleanText.value(parts[1 - index])
                return CleanText.line(part)
            }
        }
        return nil
    }

    /// A text's letters and digits alone: two titles that differ in punctuation are one.
    private static func letters(_ text: String) -> [UInt32] {
        LineFact.key(text).filter {
            $0 >= 0x30 && !(0x3A...0x40).contains($0) && !(0x5B...0x60).contains($0) && !(0x7B...0xBF).contains($0) && !(0x2000...0x206F).contains($0)
                && ![0x060C, 0x061B, 0x061F].contains($0)
        }
    }

    /// A page's title without the site's name at its end.
    private func unsuffixed(_ title: String) -> String {
        for separator in PageRules.titleSeparators {
            guard let place = lastRange(of: separator, in: title) else { continue }
            let (head, tail) = (title[..<place.lowerBound], title[place.upperBound...])
            let key = LineFact.key(String(tail))
            let names = [metadata.source, url.flatMap(PageAddress.host), metadata.canonical.flatMap(PageAddress.host)].compactMap(\.self).map {
                LineFact.key($0)
            }
            let isName = names.contains { $0 == key || !key.isEmpty && ($0.starts(with: key) || key.starts(with: $0)) }
            // A short end after the title that the page shows is its site's name as well.
            let isShown = shownTitles.contains { LineFact.key($0.text) == LineFact.key(String(head)) }
            if isName || isShown { return CleanText.line(String(head)) }
        }
        return title
    }

    private func lastRange(of separator: String, in text: String) -> Range<String.Index>? {
        var found: Range<String.Index>?
        var place = text.startIndex
        while let next = text.range(of: separator, from: place) {
            found = next
            place = next.upperBound
        }
        return found
    }

    /// A short line called a kicker in the title's own box.
    private func shownKicker() -> String? {
        guard
            let title = shownTitles.first(where: { LineFact.key($0.text) == LineFact.key(article.title ?? "") })?.node, tree[title].parent > 0
        else { return nil }
        let box = tree[title].parent
        let near = box..<min(title + 200, tree.range(box).upperBound)
        return near.lazy.filter { finder.letters[$0] <= 40 && !tree[$0].words.isDisjoint(with: PageRules.kickerWords) }
            .map { tree.text($0) }.first { !$0.isEmpty && $0.count <= 40 && LineFact.date(of: $0) == nil }
    }

    // MARK: Facts

    private mutating func setFacts() {
        (article.url, article.language, article.isRightToLeft) = (metadata.canonical ?? url, metadata.language, metadata.isRightToLeft)
        article.source = metadata.source ?? namedSource ?? (metadata.canonical ?? url).flatMap(PageAddress.host)
        let names = metadata.authors.isEmpty ? shownAuthors() : metadata.authors
        var seen: [[UInt32]] = []
        let authors = names.map { LineFact.name(inByline: $0) }.filter { name in
            let key = LineFact.key(name)
            defer { seen.append(key) }
            return name.count <= 120 && !name.isEmpty && key != LineFact.key(article.source ?? "") && !seen.contains(key)
        }
        if !authors.isEmpty { article.byline = authors.prefix(6).joined(separator: "، ") }
        moment = metadata.published.flatMap { Moment($0) } ?? shownMoment() ?? momentNearTitle() ?? metadata.modified.flatMap { Moment($0) }
        setDate()
    }

    private mutating func setDate() {
        guard let moment else { return }
        article.date = moment.day(isArabic: !(article.language?.lowercased().hasPrefix("en") ?? false))
        article.published = moment.iso
    }

    /// Elements called an author's, before and in the article.
    private func shownAuthors() -> [String] {
        let called = tree.range(0).filter { index in
            let node = tree[index]
            guard !node.isText, index < tree.range(finder.root).upperBound, node.name != "meta" else { return false }
            let isDeclared = node["rel"]?.split(separator: " ").contains("author") ?? false || node["itemprop"] == "author"
            return isDeclared
                || !node.words.isDisjoint(with: PageRules.bylineWords)
                    && node.words.isDisjoint(with: PageRules.authorBoxes)
        }
        for (box, next) in zip(called, called.dropFirst() + [.max]) {
            // Of a box and a name in it, the name.
            guard next >= tree.range(box).upperBound, finder.letters[box] <= 60 else { continue }
            let text = tree.text(box)
            let isName = (2...60).contains(text.count) && !text.contains("://") && LineFact.date(of: text) == nil
            if isName, LineFact.of(codePoints(text)) != .furniture { return [text] }
        }
        return []
    }

    /// A date near the title that nothing calls one.
    private func momentNearTitle() -> Moment? {
        let title = shownTitles.first { Self.letters($0.text) == Self.letters(article.title ?? "") }?.node
        guard let title else { return nil }
        return tree.nodes.indices[title...].prefix(60).lazy.filter { tree[$0].isText && (8...90).contains(tree[$0].text.count) }
            .compactMap { Moment(String(codePoints: tree[$0].text)) }.first
    }

    /// In letters; what is longer is called a date and holds more.
    private static let longestDate = 200

    private func shownMoment() -> Moment? {
        for index in 0..<tree.range(finder.root).upperBound where finder.letters[index] <= Self.longestDate {
            let node = tree[index]
            if node.name == "time", let moment = Moment(node["datetime"] ?? tree.text(index)) { return moment }
            if !node.isText, !node.words.isDisjoint(with: PageRules.dateWords),
                let moment = LineFact.date(of: tree.text(index)).flatMap({ Moment($0) })
            {
                return moment
            }
        }
        return nil
    }

    // MARK: Body

    /// A page that shows little of a text that it declares (its script would fetch it) has the declared one.
    private mutating func useDeclaredBody() {
        let shown = blocks.reduce(0) { $0 + ($1.block.role == .caption ? 0 : $1.text.count) }
        if let body = metadata.body, body.count > 200, shown * 2 < body.count {
            let lines =
                body.contains("<p")
                ? PageImporter.fragment(body, base: base).blocks
                : body.split(whereSeparator: \.isNewline).map { line in
                    Block(role: .paragraph, text: CleanText.line(codePoints(PageMetadata.plain(String(line)) ?? "")), sourceRange: 0..<0)
                }
            blocks = lines.filter { !$0.text.isEmpty }.map { PageBlock(block: $0, node: 0) }
        } else if shown < 120 {
            isExcerpt = true
        }
    }

    /// The lines before the first paragraph: the title again, and facts.
    private mutating func trimHead() {
        let title = Self.letters(article.title ?? "")
        let whole = Self.letters([article.kicker, article.title].compactMap(\.self).joined())
        let isTitle = { (block: PageBlock) in !title.isEmpty && [title, whole].contains(Self.letters(String(codePoints: block.text))) }
        if let place = blocks.prefix(14).lastIndex(where: isTitle) {
            // A long paragraph before the title is text all the same.
            if !blocks[..<place].contains(where: { $0.block.role == .paragraph && $0.text.count > 120 }) {
                for block in blocks[..<place] { _ = take(block) }
                blocks.removeSubrange(...place)
            }
        }
        var kept: [PageBlock] = []
        var rest = blocks[...]
        while let first = rest.first, kept.count < 12, first.text.count < 160 {
            if !take(first) { kept.append(first) }
            rest.removeFirst()
        }
        blocks = kept + rest
        blocks = blocks.filter { block in
            let repeatsTitle = block.block.role == .caption && Self.letters(String(codePoints: block.text)) == title
            return block.fact != .furniture && !isNotice(block.text) && !repeatsTitle
        }
    }

    /// Takes a line of the head as the fact it states. True when it is one.
    private mutating func take(_ block: PageBlock) -> Bool {
        guard ![.caption, .separator, .tableRow].contains(block.block.role) else { return false }
        switch block.fact {
        case .credits(let credits): article.credits += credits.filter { !article.credits.contains($0) }
        case .byline: if article.byline == nil { article.byline = LineFact.name(inByline: String(codePoints: block.text)) }
        case .date(let text):
            if moment == nil {
                moment = Moment(text)
                setDate()
                article.date = article.date ?? text
            }
        case .source(let source): article.source = article.source ?? source
        case .furniture: break
        default: return isKnown(block)
        }
        return true
    }

    /// A line that says what is known: the author's name, the date, the source, the section, the kicker; or a sharp-edged
    /// line of links and numbers.
    private func isKnown(_ block: PageBlock) -> Bool {
        let text = String(codePoints: block.text)
        let key = LineFact.key(text)
        if key.isEmpty { return true }
        let known = [article.byline, article.source, article.kicker, metadata.section, article.date].compactMap(\.self).map { LineFact.key($0) }
        if known.contains(key) { return true }
        if block.isLinkOnly, block.text.count < 40, block.block.role != .listItem { return true }
        if let byline = article.byline, block.text.count < 90, key.count < LineFact.key(byline).count + 40,
            text.range(of: byline, from: text.startIndex) != nil
        {
            return true
        }
        // «15:42 بتوقيت مكة» and the like: more digits than letters.
        return block.text.count < 60 && block.block.role == .paragraph && LineFact.date(of: text) != nil
    }

    private func isNotice(_ text: [UInt32]) -> Bool {
        let key = LineFact.key(String(codePoints: text.prefix(120)))
        return PageRules.noticeBeginnings.contains { key.starts(with: $0) }
    }

    /// «اقرأ أيضًا: …», and lines that are but a link after such a heading.
    private mutating func takeCrossReferences() {
        var kept: [PageBlock] = []
        var follows = false
        for block in blocks {
            if block.fact == .crossReference || block.fact == .relatedHeading && block.block.role != .listItem {
                for link in block.block.links { builder.addRelated(String(codePoints: block.text[link.range]), link.url) }
                follows = block.block.links.isEmpty
            } else if follows, block.isLinkOnly {
                for link in block.block.links { builder.addRelated(String(codePoints: block.text[link.range]), link.url) }
            } else {
                follows = false
                kept.append(block)
            }
        }
        blocks = kept
    }

    /// What the page says after the article.
    private mutating func trimTail() {
        while let last = blocks.last {
            switch last.fact {
            case .credits(let credits): article.credits += credits.filter { !article.credits.contains($0) }
            case .source(let source) where last.text.count < 80: if metadata.source == nil { article.source = source }
            case .furniture, .relatedHeading, .crossReference: break
            case .date where last.block.role == .paragraph: break
            default:
                let isTag = last.isLinkOnly && last.text.count < 60 && last.block.role != .listItem
                guard isTag || last.block.role == .heading || last.block.role == .separator || isKnown(last) else { return }
            }
            blocks.removeLast()
        }
    }

    /// In a live coverage an entry's hour stands alone before its heading: they become one line.
    private mutating func joinHours() {
        var joined: [PageBlock] = []
        for var block in blocks {
            if block.block.role == .heading, let hour = joined.last, hour.block.role == .paragraph, (4...8).contains(hour.text.count),
                hour.text.contains(0x3A),
                hour.text.allSatisfy({ $0 == 0x3A || $0 == 0x20 || (0x30...0x39).contains($0) || (0x660...0x669).contains($0) })
            {
                joined.removeLast()
                block.block.text = hour.text + codePoints(" — ") + block.text
            }
            joined.append(block)
        }
        blocks = joined
    }

    /// A picture's caption under the title, outside of the body.
    private mutating func takeCaptionsBeforeBody() {
        guard
            let title = shownTitles.first(where: { Self.letters($0.text).starts(with: Self.letters(article.title ?? "-")) })?.node,
            title < finder.root
        else { return }
        let captions = BlockBuilder.captions(finder, in: title..<finder.root, base: base)
        blocks = captions.prefix(2).filter { caption in !blocks.contains { $0.text == caption.text } } + blocks
    }

    /// A short paragraph all in bold that ends no sentence is a heading.
    private mutating func findHeadings() {
        for index in blocks.indices.dropFirst() where blocks[index].block.role == .paragraph && blocks[index].bold > 0 {
            let block = blocks[index]
            let letters = block.text.count { $0 != 0x20 }
            let isFollowed = index + 1 < blocks.count && blocks[index + 1].block.role != .heading
            if block.bold * 10 >= letters * 9, LineFact.looksLikeHeading(block.text), block.block.standsApart, isFollowed {
                blocks[index].block.role = .heading
            }
        }
        joinHours()
        for index in blocks.indices where blocks[index].block.role == .heading {
            blocks[index].block.links = []
            blocks[index].block.standsApart = true
        }
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

    private func shownLead() -> String? {
        let body = LineFact.key(blocks.prefix(3).map { String(codePoints: $0.text) }.joined(separator: " "))
        let end = tree.range(finder.root).upperBound
        return tree.range(0).lazy.filter { index in
            guard index < end, finder.letters[index] <= 700, !tree[index].isText,
                !["html", "body", "main", "article", "section"].contains(tree[index].name)
            else { return false }
            return !finder.isLeft[index] && !tree[index].words.isDisjoint(with: PageRules.leadWords)
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
        var balance = 0
        for scalar in codePoints(article.title ?? "") + blocks.prefix(20).flatMap(\.text) {
            if (0x590...0x8FF).contains(scalar) { balance += 1 } else if (0x41...0x7A).contains(scalar) { balance -= 1 }
        }
        return balance >= 0
    }
}

extension LineFact {
    /// The date that a line is; nil for any other.
    static func date(of text: String) -> String? {
        if case .date(let date) = of(codePoints(text)) { return date }
        return nil
    }
}
