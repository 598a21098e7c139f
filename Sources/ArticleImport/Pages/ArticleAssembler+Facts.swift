// What an article is called, who made it and when: as the page declares it, else as it shows it.
import ArticleModel

extension ArticleAssembler {
    // MARK: Title

    mutating func setTitle() {
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
    static func letters(_ text: String) -> [UInt32] {
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

    mutating func setFacts() {
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

    mutating func setDate() {
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
}

extension LineFact {
    /// The date that a line is; nil for any other.
    static func date(of text: String) -> String? {
        if case .date(let date) = of(codePoints(text)) { return date }
        return nil
    }
}
