// The lines of an article: those of the head become facts, furniture goes, and lines that lead elsewhere become related items.
import ArabicText
import ArticleModel

extension ArticleAssembler {
    /// A page that shows little of a text that it declares (its script would fetch it) has the declared one.
    mutating func useDeclaredBody() {
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
            isExcerpt = !isBrief
        }
    }

    /// A sentence or two in the one element that the page calls an article: news of a line, and no front page.
    private var isBrief: Bool { finder.onlyArticle.map { tree.range($0).contains(finder.root) } ?? false && blocks.contains(where: Self.isText) }

    /// The lines before the first paragraph: the title again, and facts.
    mutating func trimHead() {
        let title = Self.letters(article.title ?? "")
        let whole = Self.letters([article.kicker, article.title].compactMap(\.self).joined())
        let isTitle = { (block: PageBlock) in !title.isEmpty && [title, whole].contains(Self.letters(String(codePoints: block.text))) }
        if let place = blocks.prefix(14).lastIndex(where: isTitle) {
            // Sentences before the title are text all the same: a story may come back to its name.
            if !blocks[..<place].contains(where: Self.isText) {
                for block in blocks[..<place] { _ = take(block) }
                blocks.removeSubrange(...place)
            }
        }
        var kept: [PageBlock] = []
        var rest = blocks[...]
        // The head ends with the second paragraph: the first may be a lead, with the facts under it.
        var texts = 0
        while let first = rest.first, kept.count < 12, first.text.count < 160, texts < 2 {
            if texts == 0, let facts = factsInList(rest) {
                // Beside facts with a label stands what else the page says; without one an item is text.
                for item in rest.prefix(facts) where !take(item) && !item.text.contains(codePoint(":")) && !item.text.contains(codePoint(",")) {
                    kept.append(item)
                }
                rest.removeFirst(facts)
                continue
            }
            if !take(first, isBehindText: texts > 0) { kept.append(first) }
            if Self.isText(first) { texts += 1 }
            rest.removeFirst()
        }
        blocks = kept + rest
        blocks = blocks.filter { block in
            let repeatsTitle = block.block.role == .caption && Self.letters(String(codePoints: block.text)) == title
            let isPages = !block.isVerbatim && (isNotice(block.text) || PagePhrases.isFurniture(block.text, isLinkOnly: block.isLinkOnly))
            return block.fact != .furniture && !isPages && !repeatsTitle
        }
    }

    /// How many items a list in the head has that tells who and when, and what else a page says there: «Role, …»; nil for a list of the text.
    private func factsInList(_ blocks: ArraySlice<PageBlock>) -> Int? {
        let items = blocks.prefix { $0.block.role == .listItem }
        guard (2...6).contains(items.count), items.allSatisfy({ $0.text.count <= 60 && !LineFact.endsSentence($0.text) }) else { return nil }
        let byline = article.byline.map(Self.letters) ?? []
        let tells = items.contains { item in
            switch item.fact {
            case .byline, .date, .credits: return true
            default: return byline.count >= 4 && Self.contains(Self.letters(String(codePoints: item.text)), byline)
            }
        }
        return tells ? items.count : nil
    }

    /// Takes a line of the head as the fact it states. True when it is one.
    private mutating func take(_ block: PageBlock, isBehindText: Bool = false) -> Bool {
        guard ![.caption, .separator, .tableRow].contains(block.block.role) else { return false }
        switch block.fact {
        case .credits(let credits): article.credits += credits.filter { !article.credits.contains($0) }
        case .byline: takeByline(String(codePoints: block.text))
        case .date(let text):
            if isBehindText, block.block.role == .heading { return false }
            // Another day behind the lead is one that the article tells of.
            if isBehindText, let moment, let stated = Moment(text), stated.arabicDay != moment.arabicDay, text.count == block.text.count {
                return false
            }
            takeDate(text)
        case .source(let source): article.source = article.source ?? source
        case .furniture: break
        case nil where takeNameAndDate(block): break
        default: return isKnown(block)
        }
        return true
    }

    /// A name and a date on one line.
    private mutating func takeNameAndDate(_ block: PageBlock) -> Bool {
        guard let (name, date) = Self.nameAndDate(String(codePoints: block.text)) else { return false }
        article.byline = article.byline ?? name
        takeDate(date)
        return true
    }

    private mutating func takeDate(_ text: String) {
        guard moment == nil else { return }
        moment = Moment(text)
        setDate()
        article.date = article.date ?? text
    }

    /// A byline's name where the article has none; who helped, and who else signed it, stand among the credits with what they did.
    private mutating func takeByline(_ line: String) {
        let name = LineFact.name(inByline: line)
        guard let credit = LineFact.credit(inByline: line), article.byline != nil || LineFact.isAssistance(credit) else {
            article.byline = article.byline ?? name
            return
        }
        let (known, key) = (Self.letters(article.byline ?? ""), Self.letters(name))
        let isKnown = !known.isEmpty && (Self.contains(known, key) || Self.contains(key, known))
        if !isKnown, !article.credits.contains(credit) { article.credits.append(credit) }
    }

    private static func contains(_ text: [UInt32], _ part: [UInt32]) -> Bool {
        part.count <= text.count && (0...(text.count - part.count)).contains { text[$0...].starts(with: part) }
    }

    /// A line that says what is known: the author's name, the date, the source, the section, the kicker; or a sharp-edged
    /// line of links and numbers.
    private func isKnown(_ block: PageBlock) -> Bool {
        if block.isVerbatim { return false }
        let text = String(codePoints: block.text)
        let key = LineFact.key(text)
        if key.isEmpty || LineFact.isBareLabel(block.text) { return true }
        let known = [article.byline, article.source, article.kicker, metadata.section, article.date].compactMap(\.self).map { LineFact.key($0) }
        if known.contains(key) || block.text.count < 60 && isPlaceOfSource(LineFact.bare(text)) { return true }
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
    mutating func takeCrossReferences() {
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
    mutating func trimTail() {
        while let last = blocks.last {
            switch last.fact {
            case .credits(let credits): article.credits += credits.filter { !article.credits.contains($0) }
            case .source(let source) where last.text.count < 80: if metadata.source == nil { article.source = source }
            case .furniture, .relatedHeading, .crossReference: break
            case .byline where last.text.count < 80: takeByline(String(codePoints: last.text))
            case .date(let text) where last.block.role == .paragraph:
                // A day that is not the article's, and not called so, is one that it tells of.
                if let moment, let stated = Moment(text), stated.arabicDay != moment.arabicDay, text.count == last.text.count { return }
                takeDate(text)
            default:
                let isTag = last.isLinkOnly && last.text.count < 60 && last.block.role != .listItem
                // The number of a piece, or of who wrote it.
                let isNumber = last.block.role == .paragraph && LineFact.isCount(last.text) && blocks.contains(where: Self.isText)
                guard isTag || isNumber || last.block.role == .heading || last.block.role == .separator || isKnown(last) else { return }
            }
            blocks.removeLast()
        }
    }

    /// In a live coverage an entry's hour stands alone before its heading: they become one line.
    private mutating func joinHours() {
        var joined: [PageBlock] = []
        for var block in blocks {
            if block.block.role == .heading, let hour = joined.last, hour.block.role == .paragraph, (4...8).contains(hour.text.count),
                hour.text.contains(codePoint(":")),
                hour.text.allSatisfy({ $0 == ":" || $0 == " " || ("0"..."9").contains($0) || ("٠"..."٩").contains($0) })
            {
                joined.removeLast()
                block.block.text = hour.text + codePoints(" — ") + block.text
            }
            joined.append(block)
        }
        blocks = joined
    }

    /// A picture's caption under the title, outside of the body.
    mutating func takeCaptionsBeforeBody() {
        guard
            let title = shownTitles.first(where: { Self.letters($0.text).starts(with: Self.letters(article.title ?? "-")) })?.node,
            title < finder.root
        else { return }
        let captions = BlockBuilder.captions(finder, in: title..<finder.root, base: base)
        blocks = captions.prefix(2).filter { caption in !blocks.contains { $0.text == caption.text } } + blocks
    }

    /// A line that stands alone between two long paragraphs and reads as a heading, where nothing else is one.
    private func standsAsHeading(_ index: Int) -> Bool {
        let block = blocks[index]
        guard index > 0, index + 1 < blocks.count, block.block.role == .paragraph, block.fact == nil, !block.isVerbatim, block.block.links.isEmpty,
            block.text.count <= Self.longestPlainHeading, block.text.last != "؟", LineFact.words(String(codePoints: block.text)).count >= 2,
            LineFact.readsAsHeading(block.text)
        else { return false }
        let (before, after) = (blocks[index - 1], blocks[index + 1])
        return [before, after].allSatisfy { [.paragraph, .lead].contains($0.block.role) && $0.text.count >= Self.longParagraph }
            && LineFact.endsSentence(before.text)
    }

    /// In letters.
    private static let (longestPlainHeading, longParagraph) = (45, 140)

    /// A short paragraph all in bold that ends no sentence is a heading.
    mutating func findHeadings() {
        if !blocks.contains(where: { $0.block.role == .heading || $0.bold * 10 >= $0.text.count * 9 }) {
            for index in blocks.indices where standsAsHeading(index) { blocks[index].block.role = .heading }
        }
        for index in blocks.indices.dropFirst() where blocks[index].block.role == .paragraph && blocks[index].bold > 0 {
            let block = blocks[index]
            let letters = block.text.count { $0 != " " }
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
}
