// The lines of an encoded text as the article's parser takes them.
import ArabicText
import ArticleModel

package struct ArticleLines: LineSource {
    package let text: EncodedText

    package init(_ text: EncodedText) { self.text = text }

    package var startOffset: Int { text.startOffset }
    package var endOffset: Int { text.endOffset }

    package func line(startingAt offset: Int) -> SourceLine? {
        guard let range = text.lineRange(startingAt: offset) else { return nil }
        var scalars: [UInt32] = []
        text.decode(range, appendingTo: &scalars)
        return SourceLine(range: range, scalars: scalars, continuesLine: text.isContinuation(at: offset))
    }

    package func nextLineStart(after line: SourceLine) -> Int {
        text.nextLineStart(afterLineEndingAt: line.range.upperBound)
    }

    package func previousLineStart(before offset: Int) -> Int? { text.previousLineStart(before: offset) }
    package func lineStart(containing offset: Int) -> Int { text.lineStart(containing: offset) }
}
