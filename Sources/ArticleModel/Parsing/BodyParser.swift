// The body, a block at a time from any line's start: what a line is depends on it and its neighbours alone.
import ArabicText

struct BodyParser<Source: LineSource> {
    let source: Source

    /// The block of the line at `line`, which is not blank; `limit` is the body's end.
    func block(_ line: SourceLine, next: Int, limit: Int) -> Block {
        let text = line.continuesLine ? line.scalars[...] : LineKind.trimmed(line.scalars)
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
        classify(&block, text, next: next, limit: limit)
        block.standsApart = block.followsBlankLine || block.role == .heading || !continues(block, from: line.range.lowerBound)
        return block
    }

    /// Without a blank line between, a line goes on from the one before when that ends no sentence, when both are short
    /// (verse, or text wrapped by hand), or in a list.
    private func continues(_ block: Block, from start: Int) -> Bool {
        guard let place = source.previousLineStart(before: start) else { return false }
        if block.role == .listItem { return true }
        guard let line = source.line(startingAt: place) else { return false }
        let before = LineKind.trimmed(line.scalars)
        return before.count <= Self.handWrapped && block.text.count <= Self.handWrapped || !LineKind.endsSentence(before)
    }

    /// Lines that people wrap by hand are no longer than this.
    private static var handWrapped: Int { 100 }

    private func classify(_ block: inout Block, _ text: ArraySlice<UInt32>, next: Int, limit: Int) {
        if LineKind.isFurniture(text) {
            block.role = .furniture
        } else if LineKind.isSeparator(text) {
            block.role = .separator
        } else if let start = LineKind.markedHeading(text), text.count <= ReaderTextRules.titleLength {
            block.role = .heading
            block.text = Array(text[start...])
        } else if let (marker, start) = LineKind.listMarker(text) {
            block.role = .listItem
            block.marker = marker
            block.text = Array(LineKind.trimmed(Array(block.text[min(start - text.startIndex, block.text.count)...])))
        } else if let start = LineKind.quotationStart(text) {
            block.role = .quotation
            block.text = Array(text[start...])
        } else if LineKind.isCrossReference(text) {
            block.role = .crossReference
        } else if LineKind.isCaption(text) {
            block.role = .caption
        } else if isHeading(text, followsBlank: block.followsBlankLine, next: next, limit: limit, at: block.sourceRange.lowerBound) {
            block.role = .heading
        }
    }

    /// A heading is short and ends no sentence. Beyond that:
    /// 1. it stands between blank lines; the body's last line only when the line before it looks like a heading too;
    /// 2. or it follows a blank line, and the next line is text half as long again and more;
    /// 3. or, in texts without blank lines, it stands between two long lines of which the first ends its sentence.
    private func isHeading(_ text: ArraySlice<UInt32>, followsBlank: Bool, next: Int, limit: Int, at start: Int) -> Bool {
        guard LineKind.looksLikeHeading(text) else { return false }
        let following = next < limit ? source.line(startingAt: next).map { LineKind.trimmed($0.scalars) } : nil
        guard let following else { return followsBlank && previous(before: start).map { LineKind.looksLikeHeading($0) } ?? true }
        if followsBlank {
            if following.isEmpty { return isFollowedByText(next, limit) || previous(before: start).map { LineKind.looksLikeHeading($0) } ?? true }
            return text.count <= 60 && following.count * 2 >= text.count * 3 && following.count >= 40
        }
        guard text.count <= 60, following.count >= 80, let previous = previous(before: start) else { return false }
        return previous.count >= 80 && LineKind.endsSentence(previous)
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

    /// The text of the last line before `offset` that is not blank, of a few.
    private func previous(before offset: Int) -> ArraySlice<UInt32>? {
        var place = offset
        for _ in 0..<4 {
            guard let start = source.previousLineStart(before: place), let line = source.line(startingAt: start) else { return nil }
            let text = LineKind.trimmed(line.scalars)
            if !text.isEmpty { return text }
            place = start
        }
        return nil
    }
}
