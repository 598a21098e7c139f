// The front matter of a marked text: `---`, lines of `key: value`, `---`. It says what a plain text leaves to be guessed.
import ArabicText

/// The facts of a text that states them, and where its body starts.
struct FrontMatter {
    private(set) var head: ArticleHead

    /// What front matter may say. Other keys are passed over.
    enum Key: String, CaseIterable {
        case title, kicker, credit, byline, date, published, source, url, lead, language, direction, picture
    }

    /// The order in which the head's blocks stand, whatever the order of the keys.
    private static let order: [BlockRole] = [.credit, .kicker, .title, .byline, .date, .source, .lead]

    /// Reads the front matter; nil when the text has none: it does not start with `---`, that is not closed by another
    /// in the head's bound, a line between them is no `key: value`, or no key is known.
    init?(_ source: some LineSource) {
        head = ArticleHead(bodyStart: source.startOffset)
        guard let first = source.line(startingAt: source.startOffset), Self.isFence(first) else { return nil }
        var offset = source.nextLineStart(after: first)
        var isKnown = false
        while offset - source.startOffset < ReaderTextRules.headBound, let line = source.line(startingAt: offset), !line.continuesLine {
            offset = source.nextLineStart(after: line)
            if Self.isFence(line) {
                guard isKnown else { return nil }
                head.bodyStart = offset
                head.blocks.sort { Self.place($0) < Self.place($1) }
                return
            }
            guard let (name, value) = Self.entry(line.scalars) else { return nil }
            guard let key = Key(rawValue: name) else { continue }
            isKnown = true
            if !value.isEmpty { take(key, value, line.range) }
        }
        return nil
    }

    private static func isFence(_ line: SourceLine) -> Bool { LineKind.trimmed(line.scalars).elementsEqual(codePoints("---")) }

    private static func place(_ block: Block) -> (Int, Int) { (order.firstIndex(of: block.role) ?? 0, block.sourceRange.lowerBound) }

    /// The key and the value of a line. Lists and nested values, which other programs write here, are passed over with the
    /// empty key.
    private static func entry(_ line: [UInt32]) -> (key: String, value: ArraySlice<UInt32>)? {
        let text = LineKind.trimmed(line)
        if text.isEmpty || text.first == "#" || line.first == " " || text.starts(with: codePoints("- ")) { return ("", []) }
        guard let (label, value) = LineKind.labelled(text, separators: [":"]),
            label.allSatisfy({ ("a"..."z").contains($0) || ("A"..."Z").contains($0) || $0 == "-" || $0 == "_" })
        else { return nil }
        return (String(codePoints: label), unquoted(value))
    }

    /// A value in `"…"` loses the quotation marks; in it a backslash makes the next character plain.
    private static func unquoted(_ value: ArraySlice<UInt32>) -> ArraySlice<UInt32> {
        guard value.count >= 2, value.first == "\"", value.last == "\"" else { return value }
        var content: [UInt32] = []
        var place = value.startIndex + 1
        while place < value.endIndex - 1 {
            if value[place] == "\\", place + 1 < value.endIndex - 1 { place += 1 }
            content.append(value[place])
            place += 1
        }
        return content[...]
    }

    /// A value as `unquoted` reads it back.
    static func quoted(_ value: [UInt32]) -> [UInt32] {
        guard value.first == "\"" else { return value }
        return codePoints("\"") + value.flatMap { $0 == "\"" || $0 == "\\" ? [codePoint("\\"), $0] : [$0] } + codePoints("\"")
    }

    private mutating func take(_ key: Key, _ value: ArraySlice<UInt32>, _ range: Range<Int>) {
        let text = String(codePoints: value)
        switch key {
        case .title: set(\.title, .title, text, range)
        case .kicker: set(\.kicker, .kicker, text, range)
        case .byline: set(\.byline, .byline, text, range)
        case .date: set(\.date, .date, text, range)
        case .source: set(\.source, .source, text, range)
        case .published: head.published = text
        case .url: head.url = text
        case .language: head.language = text
        case .picture: head.picture = text
        case .direction: head.isRightToLeft = text == "rtl" ? true : text == "ltr" ? false : nil
        case .credit:
            guard let (role, name) = LineKind.labelled(value, separators: [":"]), !name.isEmpty else { return }
            head.credits.append(Credit(role: String(codePoints: LineKind.trimmed(role)), name: String(codePoints: name)))
            head.blocks.append(Block(role: .credit, text: Array(value), sourceRange: range))
        case .lead:
            var block = Block(role: .lead, text: [], sourceRange: range)
            (block.text, block.links) = InlineMarkup.parse(value)
            head.lead = String(codePoints: block.text)
            head.blocks.removeAll { $0.role == .lead }
            head.blocks.append(block)
        }
    }

    /// A fact said twice is what was said last.
    private mutating func set(_ path: WritableKeyPath<ArticleHead, String?>, _ role: BlockRole, _ text: String, _ range: Range<Int>) {
        head[keyPath: path] = text
        head.blocks.removeAll { $0.role == role }
        head.blocks.append(Block(role: role, text: codePoints(text), sourceRange: range))
    }
}
