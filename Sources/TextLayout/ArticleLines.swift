// The lines of an encoded text as the article's parser takes them.
import ArabicText
import ArticleModel

package struct ArticleLines: LineSource {
    package let text: EncodedText

    package init(_ text: EncodedText) { self.text = text }

    package var startOffset: ByteOffset { text.startOffset }
    package var endOffset: ByteOffset { text.endOffset }

    package func line(startingAt offset: ByteOffset) -> SourceLine? {
        guard let range = text.lineRange(startingAt: offset) else { return nil }
        var scalars: [UInt32] = []
        text.decode(range, appendingTo: &scalars)
        let end = range.upperBound
        return SourceLine(
            range: range, scalars: scalars, continuesLine: text.isContinuation(at: offset),
            goesOn: end < text.endOffset && text.nextLineStart(afterLineEndingAt: end) == end)
    }

    package func nextLineStart(after line: SourceLine) -> ByteOffset {
        text.nextLineStart(afterLineEndingAt: line.range.upperBound)
    }

    package func previousLineStart(before offset: ByteOffset) -> ByteOffset? { text.previousLineStart(before: offset) }
    package func lineStart(containing offset: ByteOffset) -> ByteOffset { text.lineStart(containing: offset) }
}
