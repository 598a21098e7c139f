// Marking in the text: a sentence, a line or a paragraph, and from there on; what is marked is copied in logical order. The terminal's own
// selection takes what is painted, which is the letters' shapes in visual order.
import ArabicText
import TextLayout

extension ReadingScreen {
    /// What a command does while something is marked; nil for those that do here what they do elsewhere.
    mutating func performMarking(_ command: Command, times: Int?, _ shared: Shared) -> [Wish]? {
        guard let marking else { return nil }
        let repeats = min(times ?? 1, 10_000)
        switch command {
        case .mark: return mark(by: marking.unit.next, shared)
        case .lineDown: return moveMark(repeats, isForward: true, shared) { $0.move(to: $1) }
        case .lineUp: return moveMark(repeats, isForward: false, shared) { $0.move(to: $1) }
        case .extendMark: return moveMark(repeats, isForward: true, shared) { $0.extend(to: $1) }
        case .shrinkMark: return moveMark(repeats, isForward: false, shared) { $0.extend(to: $1) }
        case .copy: return copyMark(hasSource: false, shared)
        case .copyWithSource: return copyMark(hasSource: true, shared)
        case .highlight: return highlightMark(shared)
        case .back:
            self.marking = nil
            return [.unsay]
        default: return nil
        }
    }

    /// Marks the first unit of the page, or what is marked by another unit.
    mutating func mark(by unit: MarkUnit = .sentence, _ shared: Shared) -> [Wish] {
        guard let place = marking?.stretch.start ?? firstMarkable(shared) else { return [.tell(shared.phrases.nothingToMark)] }
        guard let stretch = stretch(of: unit, at: place) else { return [] }
        marking = Marking(unit, at: stretch)
        return reportMark(shared)
    }

    /// Copies the paragraph, or the quotation, that the page begins with: the first that begins on it, where there is one.
    func copyParagraph(hasSource: Bool, _ shared: Shared) -> [Wish] {
        guard let place = firstMarkable(shared), let stretch = stretch(of: .paragraph, at: place) else {
            return [.tell(shared.phrases.nothingToMark)]
        }
        return copy(stretch, hasSource: hasSource, shared)
    }

    private mutating func copyMark(hasSource: Bool, _ shared: Shared) -> [Wish] {
        guard let stretch = marking?.stretch else { return [] }
        marking = nil
        return copy(stretch, hasSource: hasSource, shared)
    }

    private func copy(_ stretch: TextStretch, hasSource: Bool, _ shared: Shared) -> [Wish] {
        let text = document.plainText(of: stretch)
        let source = hasSource ? codePoints("\n\n") + self.source : []
        let beginning = Self.beginning(of: text).isolated(in: document.direction)
        return [.tell(shared.phrases.copiedStretch(beginning, words: Self.words(in: text))), .run(.copy(text: text + source))]
    }

    /// Where a text is from: its title, its newspaper and its date on a line, its link on another.
    private var source: [UInt32] {
        let facts = [document.head.title, document.head.source ?? headline?.source, document.head.date].compactMap(\.self).filter { !$0.isEmpty }
        let lines = [facts.joined(separator: " · "), link ?? ""].filter { !$0.isEmpty }
        return ArticleDocument.plain(codePoints(lines.joined(separator: "\n")))
    }

    private static func words(in text: [UInt32]) -> Int { text.split { $0 == " " || $0 == "\n" }.count }

    private static func beginning(of text: [UInt32]) -> String {
        let words = text.split { $0 == " " || $0 == "\n" }
        return String(codePoints: Array(words.prefix(4).joined(separator: [codePoint(" ")]))) + (words.count > 4 ? "…" : "")
    }

    /// What is marked, as it is copied; nil while nothing is.
    var markedText: [UInt32]? { marking.map { document.plainText(of: $0.stretch) } }

    // MARK: Moving

    private mutating func moveMark(_ times: Int, isForward: Bool, _ shared: Shared, _ move: (inout Marking, TextStretch) -> Void) -> [Wish] {
        guard var marking else { return [] }
        for _ in 0..<times {
            guard let next = stretch(of: marking.unit, beside: marking.reach, isForward) else { break }
            move(&marking, next)
        }
        self.marking = marking
        show(document.line(of: marking.reach.start), shared)
        return reportMark(shared)
    }

    private func reportMark(_ shared: Shared) -> [Wish] {
        guard let marking else { return [] }
        return [.tell(shared.phrases.marked(by: marking.unit, words: Self.words(in: document.plainText(of: marking.stretch))))]
    }

    // MARK: Units

    /// The first place of the page that can be marked: where a block begins, else where the page does.
    func firstMarkable(_ shared: Shared) -> TextPlace? {
        let lines = currentPage(shared).rows.compactMap { row in if case .line(let line) = row, isMarkable(line.address) { line } else { nil } }
        let isText = { (line: LinePlace) in [.body, .lead, .quotation, .list].contains(document.block(at: line.address).role) }
        let first = lines.first { $0.line == 0 && isText($0) } ?? lines.first { $0.line == 0 } ?? lines.first
        return first.map { document.place(of: $0) }
    }

    /// Text of the article's own: no rules, no facts that the interface adds to, none of the related articles.
    func isMarkable(_ address: BlockAddress) -> Bool {
        let block = document.block(at: address)
        return !address.isInTail && !block.isRule && !block.isToldAgain && !block.text.isEmpty && block.role != .dateline && block.role != .credits
    }

    /// The unit that a place is in.
    private func stretch(of unit: MarkUnit, at place: TextPlace) -> TextStretch? {
        if unit == .paragraph { return paragraph(around: place.address) }
        let ranges = ranges(of: unit, in: place.address)
        return (ranges.first { $0.upperBound > place.scalar } ?? ranges.last).map { TextStretch(place.address, $0) }
    }

    /// The unit before or after another.
    private func stretch(of unit: MarkUnit, beside stretch: TextStretch, _ isForward: Bool) -> TextStretch? {
        if unit != .paragraph {
            let place = isForward ? stretch.end : stretch.start
            let ranges = ranges(of: unit, in: place.address)
            let found = isForward ? ranges.first { $0.lowerBound >= place.scalar } : ranges.last { $0.upperBound <= place.scalar }
            if let found { return TextStretch(place.address, found) }
        }
        let edge = isForward ? stretch.end.address : stretch.start.address
        guard let address = markable(beside: edge, isForward) else { return nil }
        if unit == .paragraph { return paragraph(around: address) }
        let ranges = ranges(of: unit, in: address)
        return (isForward ? ranges.first : ranges.last).map { TextStretch(address, $0) }
    }

    private func ranges(of unit: MarkUnit, in address: BlockAddress) -> [Range<ScalarOffset>] {
        let block = document.block(at: address)
        if unit == .sentence, !block.isCode { return SentenceBreaking.sentences(of: block.text) }
        let layout = document.layout(at: address)
        return (0..<layout.lineCount).map { layout.logicalRange(ofLine: $0) }.filter { !$0.isEmpty }
    }

    private func markable(beside address: BlockAddress, _ isForward: Bool) -> BlockAddress? {
        var found = isForward ? document.address(after: address) : document.address(before: address)
        while let here = found, !isMarkable(here) { found = isForward ? document.address(after: here) : document.address(before: here) }
        return found
    }

    /// A block; a quotation or a piece of code as a whole, over all its blocks.
    private func paragraph(around address: BlockAddress) -> TextStretch? {
        guard isMarkable(address) else { return nil }
        var (first, last) = (address, address)
        if isPartOfMore(address) {
            while let before = document.address(before: first), goesTogether(before, address) { first = before }
            while let after = document.address(after: last), goesTogether(after, address) { last = after }
        }
        return TextStretch(TextPlace(address: first), TextPlace(address: last, scalar: document.block(at: last).text.count))
    }

    private func isPartOfMore(_ address: BlockAddress) -> Bool {
        let block = document.block(at: address)
        return block.role == .quotation || block.isCode || block.isTableRow
    }

    private func goesTogether(_ address: BlockAddress, _ other: BlockAddress) -> Bool {
        let (block, wanted) = (document.block(at: address), document.block(at: other))
        return !address.isInTail && (block.role, block.isCode, block.isTableRow) == (wanted.role, wanted.isCode, wanted.isTableRow)
    }
}
