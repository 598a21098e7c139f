// An article's direction: one answer for the screen, for print, export and lists. Its paragraphs inherit it (rule HL1 of UAX #9,
// as HTML's `dir` does it); how, BaseDirection knows.
import ArabicText

extension ArticleParser {
    /// The direction that the article declares, by itself or by its language; else that of most of its letters, addresses and code left
    /// out, in the first 16 KB of its text.
    package func direction(of head: ArticleHead) -> TextDirection {
        if let isRightToLeft = head.isRightToLeft { return isRightToLeft ? .rightToLeft : .leftToRight }
        if let direction = head.language.flatMap(TextDirection.init(language:)) { return direction }
        var census = CodelessCensus()
        for block in head.blocks { census.take(block.text[...]) }
        var offset = head.bodyStart
        while offset - head.bodyStart < 16 << 10, let line = source.line(startingAt: offset) {
            census.take(line.scalars[...])
            offset = source.nextLineStart(after: line)
        }
        return census.direction
    }
}

/// Letters of lines, those of fenced code and of `code` in a line left out.
private struct CodelessCensus {
    private var letters = LetterCensus()
    private var isInFence = false

    var direction: TextDirection { letters.direction }

    mutating func take(_ line: ArraySlice<UInt32>) {
        let text = LineKind.trimmed(line)
        if text.starts(with: codePoints("```")) || text.starts(with: codePoints("~~~")) {
            isInFence.toggle()
        } else if !isInFence {
            letters.take(Self.withoutCode(text))
        }
    }

    private static func withoutCode(_ text: ArraySlice<UInt32>) -> [UInt32] {
        let parts = text.split(separator: codePoint("`"), omittingEmptySubsequences: false)
        // The last backtick of an odd number opens nothing.
        guard parts.count > 2 else { return Array(text) }
        return parts.enumerated().filter { $0.offset % 2 == 0 || $0.offset == parts.count - 1 }.flatMap(\.element)
    }
}
