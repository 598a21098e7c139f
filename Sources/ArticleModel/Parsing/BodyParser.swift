// The body, a block at a time from any line's start: what a line is depends on it and its neighbours alone.
import ArabicText

struct BodyParser<Source: LineSource> {
    let source: Source

    /// The block of the line at `line`, which is not blank; `limit` is the body's end.
    func block(_ line: SourceLine, next: Int, limit: Int) -> Block {
        let text = line.trimmed
        var block = Block(role: .paragraph, text: Array(text), sourceRange: line.range, continuesLine: line.continuesLine)
        if line.continuesLine {
            (block.followsBlankLine, block.standsApart) = (false, false)
            return block
        }
        block.followsBlankLine = isBlank(before: line)
        if let gap = LineKind.trailingFurniture(text) {
            block.trailingFurniture = Array(LineKind.trimmed(Array(text[gap...])))
            block.text = Array(LineKind.trimmed(Array(text[..<gap])))
        }
        classify(&block, text, line, next: next, limit: limit)
        block.standsApart = block.followsBlankLine || block.role == .heading || !continues(block, from: line.range.lowerBound)
        return block
    }

    /// Without a blank line between, a line goes on from the one before when that ends no sentence, when both are short
    /// (verse, or text wrapped by hand), or in a list.
    private func continues(_ block: Block, from start: Int) -> Bool {
        guard let place = source.previousLineStart(before: start) else { return false }
        if block.role == .listItem || block.role == .verse && VerseLine(LineKind.trimmed(source.line(startingAt: place)?.scalars ?? [])) != nil {
            return true
        }
        guard let line = source.line(startingAt: place) else { return false }
        if block.role == .tableRow { return TableLine(LineKind.trimmed(line.scalars)) != nil }
        let before = LineKind.trimmed(line.scalars)
        return before.count <= Self.handWrapped && block.text.count <= Self.handWrapped || !LineKind.endsSentence(before)
    }

    /// Lines that people wrap by hand are no longer than this.
    private static var handWrapped: Int { 100 }

    private func classify(_ block: inout Block, _ text: ArraySlice<UInt32>, _ line: SourceLine, next: Int, limit: Int) {
        if LineKind.isFurniture(text), !isCode(line) {
            block.role = .furniture
        } else if LineKind.isSeparator(text) {
            block.role = .separator
        } else if let row = row(text, line, next, limit) {
            (block.role, block.text) = (TableLine.isRule(text) ? .separator : .tableRow, TableLine.text(of: row, in: text))
        } else if let start = LineKind.markedHeading(text), text.count <= ReaderTextRules.titleLength {
            block.role = .heading
            block.text = Array(text[start...])
        } else if let (marker, start) = LineKind.listMarker(text) {
            block.role = .listItem
            block.marker = isSpeech(text, line.range.lowerBound, next, limit) ? codePoints("–") : marker
            block.text = Array(LineKind.trimmed(Array(block.text[min(start - text.startIndex, block.text.count)...])))
        } else if let start = LineKind.quotationStart(text) {
            block.role = .quotation
            block.level = LineKind.quotedLevel(text[..<start])
            block.text = Array(text[start...])
        } else if VerseLine.isVerse(text, neighbours: { [lineBefore(line.range.lowerBound).text, lineAfter(next, limit)] }), !Self.isIndented(line) {
            block.role = .verse
        } else if LineKind.isCrossReference(text) {
            block.role = .crossReference
        } else if LineKind.isCaption(text) {
            block.role = .caption
        } else if !Self.isIndented(line),
            isHeading(text, followsBlank: block.followsBlankLine, next: next, limit: limit, at: block.sourceRange.lowerBound)
        {
            block.role = .heading
        }
    }

    /// The cells of a line of a table, by the line right before or right behind it.
    private func row(_ text: ArraySlice<UInt32>, _ line: SourceLine, _ next: Int, _ limit: Int) -> [Range<Int>]? {
        guard let row = TableLine(text), !isCode(line) else { return nil }
        func cells(beside place: ByteOffset?) -> [Range<Int>]? {
            guard let place, place < limit, let line = source.line(startingAt: place) else { return nil }
            return row.cells(beside: TableLine(LineKind.trimmed(line.scalars)))
        }
        return cells(beside: next) ?? cells(beside: source.previousLineStart(before: line.range.lowerBound))
    }

    /// True for a line with a dash among whose neighbours with a dash one asks and another does not: people talk, and this is no list.
    private func isSpeech(_ text: ArraySlice<UInt32>, _ start: ByteOffset, _ next: Int, _ limit: Int) -> Bool {
        func isDashed(_ line: ArraySlice<UInt32>) -> Bool { (line.first == "-" || line.first == "–") && line.dropFirst().first == " " }
        var (asks, tells) = (false, false)
        func look(_ line: ArraySlice<UInt32>) {
            guard isDashed(line) else { return }
            if line.last == "؟" || line.last == "?" { asks = true } else { tells = true }
        }
        guard isDashed(text) else { return false }
        look(text)
        var (before, after) = (start, next)
        for _ in 0..<Self.talk where !(asks && tells) {
            guard let place = source.previousLineStart(before: before), let line = source.line(startingAt: place) else { break }
            look(LineKind.trimmed(line.scalars))
            before = place
        }
        for _ in 0..<Self.talk where !(asks && tells) {
            guard after < limit, let line = source.line(startingAt: after) else { break }
            look(LineKind.trimmed(line.scalars))
            after = source.nextLineStart(after: line)
        }
        return asks && tells
    }

    /// So many lines on either side are looked at: what is told between may part what is said.
    private static var talk: Int { 8 }

    /// A line of a program: indented, or fenced with the nearest fence before it opening. A bare fence may as well close; the next one
    /// before it tells.
    private func isCode(_ line: SourceLine) -> Bool {
        if Self.isIndented(line) { return true }
        var place = line.range.lowerBound
        var fences = 0
        for _ in 0..<64 {
            guard let start = source.previousLineStart(before: place), let before = source.line(startingAt: start) else { break }
            place = start
            let text = LineKind.trimmed(before.scalars)
            guard text.starts(with: codePoints("```")) || text.starts(with: codePoints("~~~")) else { continue }
            fences += 1
            // A fence with a language opens.
            if text.contains(where: LineKind.isLetter) { break }
        }
        return fences % 2 == 1
    }

    private static func isIndented(_ line: SourceLine) -> Bool {
        guard let first = line.scalars.first, first == .tab || first == " " else { return false }
        return first == .tab || line.scalars.starts(with: codePoints("    ")) && line.scalars.contains(where: LineKind.isLetter)
    }

    /// A heading is short, ends no sentence and reads as none. Beyond that:
    /// 1. it stands between blank lines, text after it; the body's last line only when the line before it looks like a heading too;
    /// 2. or it follows a blank line, and the next line is text half as long again and more;
    /// 3. or, in texts without blank lines, it stands between two long lines of which the first ends its sentence.
    private func isHeading(_ text: ArraySlice<UInt32>, followsBlank: Bool, next: Int, limit: Int, at start: Int) -> Bool {
        guard LineKind.readsAsHeading(text), !isOneOfMany(text, next, limit, at: start) else { return false }
        let following = next < limit ? source.line(startingAt: next).map { LineKind.trimmed($0.scalars) } : nil
        guard let following else { return followsBlank && previous(before: start).map { LineKind.looksLikeHeading($0) } ?? true }
        if followsBlank {
            if following.isEmpty { return isFollowedByText(next, limit) || previous(before: start).map { LineKind.looksLikeHeading($0) } ?? true }
            return text.count <= 60 && following.count * 2 >= text.count * 3 && following.count >= 40
        }
        guard text.count <= 60, following.count >= 80, let previous = previous(before: start) else { return false }
        return previous.count >= 80 && LineKind.endsSentence(previous)
    }

    /// Lines of four words and more that stand among others as short are verses, claims, entries of a list. A long one under the text's very
    /// first line is a standfirst or a claim, one with a dash there says who reports from where.
    private func isOneOfMany(_ text: ArraySlice<UInt32>, _ next: Int, _ limit: Int, at start: Int) -> Bool {
        func isShortLine(_ line: ArraySlice<UInt32>?) -> Bool {
            // Its length, which looksLikeHeading asks for first, tells most of them.
            line.map { LineKind.looksLikeHeading($0) && LineKind.wordCount($0) >= 4 && LineKind.listMarker($0) == nil } ?? false
        }
        let (before, isFirst) = lineBefore(start)
        let words = LineKind.wordCount(text)
        let isLong = words >= 4
        if isFirst, text.last != "؟", words >= 6 || text.contains(where: { ["-", "–", "—"].contains($0) }) { return true }
        // What is as short as a heading and stands over more than a heading's words is a line of a post.
        let after = lineAfter(next, limit)
        return isShortLine(after) && after.map { !LineKind.isQuestion($0) } ?? false || isLong && isShortLine(before)
    }

    /// The last line before that is not blank, of a few, and whether it is the first of the source.
    private func lineBefore(_ offset: ByteOffset) -> (text: ArraySlice<UInt32>?, isFirst: Bool) {
        var place = offset
        for _ in 0..<4 {
            guard let start = source.previousLineStart(before: place), let line = source.line(startingAt: start) else { return (nil, false) }
            let text = LineKind.trimmed(line.scalars)
            if !text.isEmpty { return (text, start == source.startOffset) }
            place = start
        }
        return (nil, false)
    }

    private func lineAfter(_ offset: ByteOffset, _ limit: Int) -> ArraySlice<UInt32>? {
        var place = offset
        for _ in 0..<4 {
            guard place < limit, let line = source.line(startingAt: place) else { return nil }
            let text = LineKind.trimmed(line.scalars)
            if !text.isEmpty { return text }
            place = source.nextLineStart(after: line)
        }
        return nil
    }

    /// True when a line that is not blank comes before `limit`.
    private func isFollowedByText(_ start: Int, _ limit: Int) -> Bool {
        var offset = start
        for _ in 0..<64 {
            guard offset < limit, let line = source.line(startingAt: offset) else { return false }
            let text = LineKind.trimmed(line.scalars)
            if !text.isEmpty { return true }
            offset = source.nextLineStart(after: line)
        }
        return true
    }

    private func isBlank(before line: SourceLine) -> Bool {
        guard let start = source.previousLineStart(before: line.range.lowerBound) else { return true }
        // So many bytes are no blank line; long ones need not be decoded to know it.
        guard line.range.lowerBound - start < 200, let before = source.line(startingAt: start) else { return false }
        return LineKind.trimmed(before.scalars).isEmpty
    }

    private func previous(before offset: ByteOffset) -> ArraySlice<UInt32>? { lineBefore(offset).text }
}
