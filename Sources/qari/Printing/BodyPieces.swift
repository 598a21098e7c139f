// An article's body cut into pieces of about one size, at lines that are read by their neighbours alone, so that each can be gone through by
// itself: several at once, and one after the other without any of what was before.
import ArabicText
import ArticleModel
import TextLayout

struct BodyPieces: Sendable {
    /// Bytes of the source.
    static let usualSize = 64 << 10

    let text: EncodedText
    let body: Range<ByteOffset>
    let size: Int

    init(_ text: EncodedText, body: Range<ByteOffset>, size: Int = usualSize) { (self.text, self.body, self.size) = (text, body, size) }

    var count: Int { (body.count + size - 1) / size }

    /// A piece: from the first line that starts in its share of the bytes to the first that starts behind.
    func range(of number: Int) -> Range<ByteOffset> {
        let start = start(of: number)
        return start..<max(start, self.start(of: number + 1))
    }

    private func start(of number: Int) -> ByteOffset {
        if number == 0 { return body.lowerBound }
        let wanted = body.lowerBound + number * size
        guard wanted < body.upperBound else { return body.upperBound }
        let line = text.lineStart(containing: wanted)
        guard line < wanted, let range = text.lineRange(startingAt: line) else { return max(line, body.lowerBound) }
        return min(body.upperBound, text.nextLineStart(afterLineEndingAt: range.upperBound))
    }

    /// What was gone through is not needed in memory any more. To find where a piece starts a little is read again of the ones before.
    func leave(_ number: Int) {
        let range = range(of: number)
        text.source.leave(max(0, range.lowerBound - 4 * EncodedText.lineBound)..<range.upperBound)
    }
}
