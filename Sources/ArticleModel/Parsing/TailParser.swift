// The matter after the body: the related block and the page's furniture. Looks at the last lines only.
import ArabicText

struct TailParser<Source: LineSource> {
    let source: Source
    let bodyStart: Int

    func parse() -> ArticleTail {
        var tail = ArticleTail(tailStart: source.endOffset)
        let lines = lastLines()
        if let heading = relatedHeading(in: lines) {
            tail.hasRelatedBlock = true
            takeRelated(lines[heading...], into: &tail)
            takeTrailing(lines[..<heading], into: &tail)
        } else {
            takeTrailing(lines[...], into: &tail)
        }
        return tail
    }

    /// The lines of the tail's bound, blank ones left out, in source order.
    private func lastLines() -> [SourceLine] {
        var lines: [SourceLine] = []
        let floor = max(bodyStart, source.endOffset - ReaderTextRules.tailBound)
        var place = source.endOffset
        while lines.count < 2 * ReaderTextRules.relatedItems + 8, let start = source.previousLineStart(before: place), start >= floor,
            let line = source.line(startingAt: start)
        {
            if line.continuesLine { break }
            if !LineKind.trimmed(line.scalars).isEmpty { lines.append(line) }
            place = start
        }
        return lines.reversed()
    }

    /// The last line that heads a related block and has nothing under it but items.
    private func relatedHeading(in lines: [SourceLine]) -> Int? {
        for index in lines.indices.reversed() {
            let text = LineKind.trimmed(lines[index].scalars)
            if text.count <= 60, text.last != ".", ReaderTextRules.relatedHeadings.contains(PhraseKey(unmarked(text))) { return index }
            guard isItem(text) else { return nil }
        }
        return nil
    }

    private func unmarked(_ text: ArraySlice<UInt32>) -> ArraySlice<UInt32> {
        LineKind.markedHeading(text).map { text[$0...] } ?? text
    }

    private func isItem(_ text: ArraySlice<UInt32>) -> Bool {
        text.count <= ReaderTextRules.titleLength + 120
            && (!LineKind.endsSentence(text) || LineKind.listMarker(text) != nil || RelatedItemParser.hasAddress(text))
    }

    private func takeRelated(_ lines: ArraySlice<SourceLine>, into tail: inout ArticleTail) {
        for line in lines {
            let text = LineKind.trimmed(line.scalars)
            let isHeading = line.range.lowerBound == lines.first?.range.lowerBound
            if !isHeading, LineKind.isFurniture(text) {
                tail.blocks.append(Block(role: .furniture, text: Array(text), sourceRange: line.range))
                continue
            }
            if isHeading {
                tail.blocks.append(Block(role: .relatedHeading, text: Array(unmarked(text)), sourceRange: line.range))
                continue
            }
            let item = RelatedItemParser.item(text)
            if let url = item.url, item.title.isEmpty, var last = tail.related.last, last.url == nil {
                // An address on a line of its own belongs to the title above it.
                last.url = url
                tail.related[tail.related.count - 1] = last
                continue
            }
            tail.related.append(RelatedItem(title: item.title.isEmpty ? item.url ?? "" : item.title, url: item.url))
            tail.blocks.append(Block(role: .relatedItem, text: codePoints(tail.related[tail.related.count - 1].title), sourceRange: line.range))
        }
        tail.tailStart = lines.first?.range.lowerBound ?? tail.tailStart
    }

    /// Furniture, a source, a date and a signature at the body's end.
    private func takeTrailing(_ lines: ArraySlice<SourceLine>, into tail: inout ArticleTail) {
        for line in lines.reversed() {
            let text = LineKind.trimmed(line.scalars)
            let date = tail.date == nil ? LineKind.closingDate(text) : nil
            if date == nil, LineKind.isFurniture(text) || !tail.blocks.isEmpty && LineKind.isCount(text) {
                // Between what is the page's a number is the page's too.
                tail.blocks.insert(Block(role: .furniture, text: Array(text), sourceRange: line.range), at: 0)
            } else if tail.source == nil, let (label, name) = LineKind.source(text), !label.isEmpty {
                tail.source = String(codePoints: name)
                let middle = line.range.lowerBound + 1
                tail.blocks.insert(Block(role: .source, text: Array(name), sourceRange: middle..<max(middle, line.range.upperBound)), at: 0)
                tail.blocks.insert(
                    Block(role: .furniture, text: Array(LineKind.trimmed(Array(label))), sourceRange: line.range.lowerBound..<middle), at: 0)
            } else if let (label, date) = date {
                let middle = line.range.lowerBound + 1
                tail.blocks.insert(Block(role: .date, text: Array(date), sourceRange: middle..<max(middle, line.range.upperBound)), at: 0)
                if !label.isEmpty {
                    let label = Block(role: .furniture, text: Array(LineKind.trimmed(Array(label))), sourceRange: line.range.lowerBound..<middle)
                    tail.blocks.insert(label, at: 0)
                }
            } else if tail.byline == nil, line.range.lowerBound > bodyStart, LineFact.signs(text) {
                let signature = text.last == "." ? text.dropLast() : text
                tail.byline = String(codePoints: signature)
                tail.blocks.insert(Block(role: .byline, text: Array(signature), sourceRange: line.range), at: 0)
            } else {
                return
            }
            tail.tailStart = line.range.lowerBound
        }
    }
}

/// One line of a related block.
enum RelatedItemParser {
    /// `title`, `title - address`, `title (address)`, `[title](address)`, `title: address`, an address alone.
    static func item(_ line: ArraySlice<UInt32>) -> (title: String, url: String?) {
        var text = LineKind.listMarker(line).map { LineKind.trimmed(Array(line[$0.textStart...])) } ?? line
        if text.first == "[", let close = text.firstIndex(of: codePoint("]")), close + 1 < text.endIndex, text[close + 1] == "(",
            let end = text[close...].lastIndex(of: codePoint(")"))
        {
            return (String(codePoints: text[(text.startIndex + 1)..<close]), String(codePoints: text[(close + 2)..<end]))
        }
        guard let start = addressStart(text) else { return (String(codePoints: text), nil) }
        var address = text[start...]
        while let last = address.last, [")", ">", "]", ".", "،"].contains(last) { address.removeLast() }
        text = text[..<start]
        while let last = text.last, LineKind.isSpace(last) || ["-", "–", "—", ":", "|", "(", "<", "[", "→", "←"].contains(last) {
            text.removeLast()
        }
        return (String(codePoints: text), String(codePoints: address))
    }

    static func hasAddress(_ text: ArraySlice<UInt32>) -> Bool { addressStart(text) != nil }

    /// Where the last word is an address or a file's name.
    private static func addressStart(_ text: ArraySlice<UInt32>) -> Int? {
        var start = text.endIndex
        while start > text.startIndex, !LineKind.isSpace(text[start - 1]), !["(", "<"].contains(text[start - 1]) { start -= 1 }
        var word = Array(text[start...])
        while let last = word.last, [")", ">", "."].contains(last) { word.removeLast() }
        let string = String(codePoints: word)
        let isAddress =
            string.contains("://") || string.hasPrefix("www.") || string.hasSuffix(".txt") || string.hasSuffix(".md") || string.hasSuffix(".html")
        return isAddress ? start : nil
    }
}
