// What an article is called, who made it and when: as the page declares it, else as it shows it.
import ArabicText
import ArticleModel

extension ArticleAssembler {
    // MARK: Title

    mutating func setTitle() {
        let pageTitle = metadata.pageTitle.map { unsuffixed($0) }
        // A page that declares its newspaper's name as every article's title declares none.
        let declared = metadata.title.map { unsuffixed($0) }.flatMap { isSiteName($0) ? nil : $0 } ?? headline ?? pageTitle
        let shown = shownTitles.map(\.text).filter { !$0.isEmpty && $0.count <= 300 }
        var title = declared
        if let declared {
            let key = LineFact.key(declared)
            // The page's own words, where the declared ones are a form of them.
            title = shown.first { LineFact.key($0) == key } ?? part(of: declared) ?? rewording(of: declared) ?? declared
        } else {
            title = shown.first { !$0.isEmpty }
        }
        if let title, let (kicker, rest) = LineFact.kicker(title) {
            (article.kicker, article.title) = (kicker, rest)
        } else {
            article.title = title
        }
        if article.kicker == nil { article.kicker = shownKicker() }
        // «خبر عاجل» for a title, the headline itself shown.
        if article.kicker == nil, let pageTitle, pageTitle != article.title, LineFact.isKicker(pageTitle) { article.kicker = pageTitle }
    }

    private func isSiteName(_ text: String) -> Bool { metadata.source.map { LineFact.key($0) == LineFact.key(text) } ?? false }

    /// The only heading of the first level that could be a headline: in the body before its first paragraph, or before the body.
    private var headline: String? {
        let shown = shownTitles.filter { (node, text) in
            (1...300).contains(text.count) && node <= textStart && !finder.isLeft[node] && !isLogo(node, text)
                && tree[node].words.isDisjoint(with: PageRules.unseenWords)
        }
        return shown.count == 1 ? shown[0].text : nil
    }

    /// True for the site's own name: called so, leading to the site's front page, or the shorter end of the page's title.
    private func isLogo(_ node: Int, _ text: String) -> Bool {
        if isSiteName(text) { return true }
        let isHome = { (node: PageNode) in node.name == "a" && node["href"].map { PageAddress.isHome($0) } ?? false }
        if tree.range(node).contains(where: { isHome(tree[$0]) }) || tree.isInside(node, isHome) { return true }
        var box = node
        while box > 0, finder.letters(box) <= 300 {
            if !tree[box].words.isDisjoint(with: PageRules.logoWords) { return true }
            box = tree[box].parent
        }
        guard let title = metadata.pageTitle else { return false }
        return PageRules.titleSeparators.contains { separator in
            guard let place = lastRange(of: separator, in: title) else { return false }
            let parts = [String(title[..<place.lowerBound]), String(title[place.upperBound...])]
            guard let own = parts.firstIndex(where: { LineFact.key($0) == LineFact.key(text) }) else { return false }
            return parts[own].count < parts[1 - own].count && parts[own].split(separator: " ").count <= 4
        }
    }

    /// The page's only headline where it says the declared title in another order of its words: «فلان: …» for «… فلان …».
    private func rewording(of title: String) -> String? {
        guard let headline else { return nil }
        let (shown, declared) = (LineFact.words(headline), LineFact.words(title))
        guard shown.count >= 5, declared.count >= 5 else { return nil }
        let common = Set(shown).intersection(declared).count
        return common * 5 >= Set(shown).count * 4 && common * 5 >= Set(declared).count * 4 ? headline : nil
    }

    static func isText(_ block: PageBlock) -> Bool {
        [.paragraph, .quotation, .listItem].contains(block.block.role) && block.fact == nil && !block.isLinkOnly
            && (block.text.count > 60 || block.text.count > 20 && LineFact.endsSentence(block.text))
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
            $0 >= codePoint("0") && !(":"..."@").contains($0) && !("["..."`").contains($0) && !("{"..."\u{BF}").contains($0)
                && !("\u{2000}"..."\u{206F}").contains($0)
                && !["،", "؛", "؟"].contains($0)
        }
    }

    /// A page's title without the site's name at either end.
    private func unsuffixed(_ title: String) -> String {
        let key = Self.letters(title)
        // The page's own headline where the title is that and more: `الجريدة - العنوان`, `العنوان | قسم | الجريدة`.
        for (node, text) in shownTitles where !finder.isLeft[node] && text.split(separator: " ").count >= 2 && text.count <= 300 {
            let shown = Self.letters(text)
            guard shown.count >= 8, shown.count < key.count, isPart(text, of: title), !isLogo(node, text) else { continue }
            return text
        }
        for separator in PageRules.titleSeparators {
            guard let place = lastRange(of: separator, in: title) else { continue }
            let (head, tail) = (String(title[..<place.lowerBound]), String(title[place.upperBound...]))
            if isOwnName(tail) { return unsuffixed(CleanText.line(head)) }
            if let first = title.range(of: separator, from: title.startIndex), isOwnName(String(title[..<first.lowerBound])) {
                return unsuffixed(CleanText.line(String(title[first.upperBound...])))
            }
        }
        return title
    }

    /// True for the site's name, as the page declares it or as its address has it.
    private func isOwnName(_ text: String) -> Bool {
        let key = LineFact.key(text)
        let names = [metadata.source, url.flatMap(PageAddress.host), metadata.canonical.flatMap(PageAddress.host)].compactMap(\.self).map {
            LineFact.key($0)
        }
        return names.contains { $0 == key || key.count >= 3 && ($0.starts(with: key) || key.starts(with: $0)) }
    }

    /// True when a text stands at either end of a title, or between two of its separators.
    private func isPart(_ text: String, of title: String) -> Bool {
        var parts = [title]
        for separator in PageRules.titleSeparators {
            parts = parts.flatMap { part in
                var (pieces, rest) = ([String](), part)
                while let place = rest.range(of: separator, from: rest.startIndex) {
                    pieces.append(String(rest[..<place.lowerBound]))
                    rest = String(rest[place.upperBound...])
                }
                return pieces + [rest]
            }
        }
        guard parts.count <= 12 else { return false }
        let shown = Self.letters(text)
        // A headline with a separator of its own is several of them side by side.
        return parts.indices.contains { start in
            (start..<parts.count).contains { end in
                !(start == 0 && end == parts.count - 1) && Self.letters(parts[start...end].joined(separator: " ")) == shown
            }
        }
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

    /// A short line called a kicker in the title's own box. A badge or a label is one before the title alone: after it they ask the reader
    /// something, or name what follows.
    private func shownKicker() -> String? {
        guard
            let title = shownTitles.first(where: { LineFact.key($0.text) == LineFact.key(article.title ?? "") })?.node, tree[title].parent > 0
        else { return nil }
        let box = tree[title].parent
        let near = box..<min(title + 200, tree.range(box).upperBound)
        let called = near.lazy.filter { index in
            guard finder.letters(index) <= 40, !finder.isLeft[index] else { return false }
            let words = tree[index].words
            return !words.isDisjoint(with: PageRules.kickerWords) || index < title && !words.isDisjoint(with: PageRules.badgeWords)
        }
        return called.map { tree.text($0) }.first(where: Self.isKicker)
    }

    /// False for a question, for a label of what follows, and for a line that states a fact of its own.
    private static func isKicker(_ text: String) -> Bool {
        guard (1...40).contains(text.count), let last = text.last, !":؟?!.".contains(last) else { return false }
        return LineFact.of(codePoints(text)) == nil && !PagePhrases.isFurniture(codePoints(text), isLinkOnly: true)
    }

    // MARK: Facts

    mutating func setFacts() {
        (article.url, article.language, article.isRightToLeft) = (metadata.canonical ?? url, metadata.language, metadata.isRightToLeft)
        setLanguage()
        article.source = metadata.source ?? namedSource ?? (metadata.canonical ?? url).flatMap(PageAddress.host)
        // A name that says nothing of anybody stands back for one that the page shows.
        let declared = metadata.authors.filter { !isNobody($0) }
        let names = declared.isEmpty ? shownAuthors() : declared
        var seen: [[UInt32]] = []
        let signing = names.map { LineFact.bare($0) }.filter { !isPlaceOfSource($0) }
        let authors = signing.map { Self.name(inByline: $0) ?? LineFact.name(inByline: $0) }.filter { name in
            let key = LineFact.key(name)
            defer { seen.append(key) }
            return name.count <= 120 && !name.isEmpty && key != LineFact.key(article.source ?? "") && !seen.contains(key)
        }
        if !authors.isEmpty { article.byline = authors.prefix(6).joined(separator: "، ") }
        moment = metadata.published.flatMap { Moment($0) } ?? shownMoment() ?? momentNearTitle() ?? metadata.modified.flatMap { Moment($0) }
        setDate()
    }

    /// True for «أبوظبي - البيان»: the newspaper's own name beside a town's, which names nobody.
    func isPlaceOfSource(_ byline: String) -> Bool {
        let parts = Self.splitAtDashes(byline).map { LineFact.key(CleanText.line($0)) }
        let names = [article.source, namedSource].compactMap(\.self).map { LineFact.key($0) }
        guard parts.count == 2, let own = parts.firstIndex(where: names.contains) else { return false }
        return !parts[1 - own].contains(codePoint(" "))
    }

    /// A page that is called English, as its software was when it came, and reads in Arabic letters is what it reads.
    private mutating func setLanguage() {
        let letters = blocks.prefix(40).flatMap(\.text) + codePoints(article.title ?? "")
        let arabic = letters.count { ("\u{620}"..."\u{6D3}").contains($0) }
        let latin = letters.count { ("A"..."Z").contains($0) || ("a"..."z").contains($0) }
        guard arabic >= 40, arabic > latin * 2 else { return }
        article.isRightToLeft = true
        let declared = article.language?.lowercased().prefix { $0 != "-" && $0 != "_" } ?? ""
        guard !declared.isEmpty, !Self.arabicScripts.contains(String(declared)) else { return }
        let persian = letters.count { ["پ", "چ", "ژ", "گ"].contains($0) }
        article.language = persian * 100 > arabic ? "fa" : "ar"
    }

    /// Languages that are written in Arabic letters.
    private static let arabicScripts: Set = [
        "ar", "arb", "ary", "arz", "apc", "fa", "prs", "pes", "ur", "ps", "ckb", "ku", "sd", "ug", "ks", "pa", "pnb", "az", "azb", "uz", "ms", "bal",
    ]

    /// An author's name that is the software's for the site's keeper, or the site's own.
    private func isNobody(_ name: String) -> Bool {
        let key = LineFact.key(name)
        let host = (metadata.canonical ?? url).flatMap(PageAddress.host)
        let names = [metadata.source, namedSource, host, host.flatMap { $0.split(separator: ".").dropLast().last.map(String.init) }]
        return PageRules.nobodies.contains(key) || names.contains { $0.map { LineFact.key($0) == key } ?? false }
    }

    /// The declared author who is nobody, where the page shows no other.
    mutating func setLastAuthor() {
        guard article.byline == nil, let name = metadata.authors.first, PageRules.nobodies.contains(LineFact.key(name)) else { return }
        article.byline = name
    }

    mutating func setDate() {
        guard let moment else { return }
        article.date = moment.day(isArabic: !(article.language?.lowercased().hasPrefix("en") ?? false))
        article.published = moment.iso
    }

    /// A date near the title that nothing calls one.
    private func momentNearTitle() -> Moment? {
        guard let title = shownTitle else { return nil }
        let start = tree.range(title).upperBound
        // A sentence that tells of a day has none of the article's; a tweet has its own.
        let head = start..<max(start, min(start + 60, textStart, tree.nodes.count))
        return head.lazy.filter { tree[$0].isText && (8...90).contains(tree[$0].text.count) && !LineFact.endsSentence(tree[$0].text) }
            .compactMap { Moment(String(codePoints: tree[$0].text)) }.first
    }

    /// The heading that shows the title.
    private var shownTitle: Int? { shownTitles.first { Self.letters($0.text) == Self.letters(article.title ?? "") }?.node }

    /// In letters; what is longer is called a date and holds more.
    private static let longestDate = 200

    /// What is called a date where articles have theirs: in the head, from the title on first, and after the text. In the text a date
    /// is of what is told there, or of a post that is shown in it.
    private func shownMoment() -> Moment? {
        let end = tree.range(finder.root).upperBound
        let start = min(textStart, end)
        let title = shownTitle.map { min($0, start) } ?? 0
        let textEnd = blocks.last(where: Self.isText).map { max($0.start + 1, tree.range($0.node).upperBound) } ?? end
        return shownMoment(in: title..<start) ?? shownMoment(in: 0..<title) ?? shownMoment(in: min(max(start, textEnd), end)..<end)
    }

    private func shownMoment(in nodes: Range<Int>) -> Moment? {
        for index in nodes where finder.letters(index) <= Self.longestDate {
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
