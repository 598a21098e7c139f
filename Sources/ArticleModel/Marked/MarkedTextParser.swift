// The body and the tail of a marked text, a line at a time from any line's start.
import ArabicText

struct MarkedTextParser<Source: LineSource> {
    let source: Source

    func block(_ line: SourceLine) -> Block {
        var block: Block
        if line.continuesLine {
            block = Block(role: .paragraph, text: [], sourceRange: line.range, continuesLine: true)
            (block.text, block.links) = InlineMarkup.parse(line.scalars[...])
            (block.followsBlankLine, block.standsApart) = (false, false)
            return block
        }
        let trimmed = line.trimmed
        // Code keeps the spaces at its end, an item's are its level.
        block = MarkedLine.block(MarkedLine.code(line.scalars[...]) == nil ? trimmed : line.scalars[...], range: line.range)
        if block.role == .listItem { block.level = min(Self.deepest, line.scalars.prefix { $0 == " " }.count / 2) }
        if block.role == .paragraph, trimmed.first != "\\", VerseLine.isVerse(block.text[...], neighbours: { neighbours(of: line) }) {
            block.role = .verse
        }
        block.followsBlankLine = isBlank(before: line)
        block.standsApart = block.followsBlankLine || block.role == .heading
        return block
    }

    /// Lists in one another: deeper ones are as deep as this.
    private static var deepest: Int { 8 }

    /// The nearest lines before and after that are not blank, of a few.
    private func neighbours(of line: SourceLine) -> [ArraySlice<UInt32>?] {
        var lines: [ArraySlice<UInt32>?] = []
        var place: ByteOffset? = line.range.lowerBound
        for _ in 0..<3 {
            place = place.flatMap { source.previousLineStart(before: $0) }
            guard let before = place.flatMap({ source.line(startingAt: $0) }), before.trimmed.isEmpty else { break }
        }
        lines.append(place.flatMap { source.line(startingAt: $0)?.trimmed })
        var next = source.nextLineStart(after: line)
        for _ in 0..<3 {
            guard let after = source.line(startingAt: next) else { break }
            if !after.trimmed.isEmpty {
                lines.append(after.trimmed)
                break
            }
            next = source.nextLineStart(after: after)
        }
        return lines
    }

    private func isBlank(before line: SourceLine) -> Bool {
        guard let start = source.previousLineStart(before: line.range.lowerBound) else { return true }
        // So many bytes are no blank line; long ones need not be decoded to know it.
        guard line.range.lowerBound - start < 200, let before = source.line(startingAt: start) else { return false }
        return LineKind.trimmed(before.scalars).isEmpty
    }

    // MARK: Tail

    /// The related block: a heading known as one, and items only after it, to the end.
    func tail(bodyStart: Int) -> ArticleTail {
        var tail = ArticleTail(tailStart: source.endOffset)
        let floor = max(bodyStart, source.endOffset - ReaderTextRules.tailBound)
        var items: [Block] = []
        var place = source.endOffset
        while items.count <= ReaderTextRules.relatedItems, let start = source.previousLineStart(before: place), start >= floor,
            let line = source.line(startingAt: start), !line.continuesLine
        {
            place = start
            if LineKind.trimmed(line.scalars).isEmpty { continue }
            let block = block(line)
            if block.role == .heading, ReaderTextRules.relatedHeadings.contains(PhraseKey(block.text)) {
                take(block, items.reversed(), into: &tail)
                return tail
            }
            guard block.role == .listItem else { return tail }
            items.append(block)
        }
        return tail
    }

    private func take(_ heading: Block, _ items: [Block], into tail: inout ArticleTail) {
        tail.hasRelatedBlock = true
        tail.tailStart = heading.sourceRange.lowerBound
        tail.blocks = [Block(role: .relatedHeading, text: heading.text, sourceRange: heading.sourceRange)]
        for item in items {
            tail.related.append(RelatedItem(title: String(codePoints: item.text), url: item.links.first?.url))
            tail.blocks.append(Block(role: .relatedItem, text: item.text, sourceRange: item.sourceRange))
        }
    }
}
