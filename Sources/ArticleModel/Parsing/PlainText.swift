// A plain text as its author wrote it: what was done to it in storing, sending or printing is undone before it is parsed. Letters that were
// encoded twice, lines in the order of the eye, pages and paragraphs parted by other signs than a line's end, lines wrapped by hand.
import ArabicText

package enum PlainText {
    /// A longer text is read as it is: none is gone through whole before its first page.
    private static let longest = 16 << 20
    /// So much is looked at to know in which order a text's lines are, in code points.
    private static let sample = 8 << 10

    /// The text as it was written; the same where nothing was done to it.
    package static func asWritten(_ text: EncodedText) -> EncodedText {
        guard !text.isBeginning, text.endOffset - text.startOffset <= longest else { return text }
        let text = TwiceEncoded.undone(text) ?? text
        return WrappedLines.unwrapped(inReadingOrder(LineSeparators.asLineFeeds(in: text) ?? text))
    }

    // MARK: Order

    /// Every line that was stored as it is seen in the order that it is read in.
    private static func inReadingOrder(_ text: EncodedText) -> EncodedText {
        var (evidence, seen) = (VisualText.Evidence(), 0)
        forEachLine(of: text) { _, scalars in
            evidence.take(scalars)
            seen += scalars.count
            return seen < sample && !evidence.isSurelyLogical
        }
        guard evidence.isVisual else { return text }
        let isInForms = evidence.forms * 2 > evidence.letters
        var result: [UInt8] = []
        result.reserveCapacity(text.endOffset)
        forEachLine(of: text) { ending, scalars in
            var own = VisualText.Evidence()
            own.take(scalars)
            let isOfSentence = own.letters == 0 && VisualText.endsAtItsLeft(scalars)
            let isVisual = isOfSentence || own.letters > 0 && own.visual >= own.logical && (!isInForms || own.forms * 2 >= own.letters)
            result.append(codePoints: isVisual ? VisualText.logical(scalars) : scalars)
            if !ending.isEmpty { result.append(UInt8(ascii: "\n")) }
            return true
        }
        return EncodedText(TextBytes(copying: result), encoding: .utf8)
    }

    /// Calls `body` with each line's ending and its code points, until it says no.
    private static func forEachLine(of text: EncodedText, _ body: (Range<ByteOffset>, [UInt32]) -> Bool) {
        var offset = text.startOffset
        while let range = text.lineRange(startingAt: offset) {
            var scalars: [UInt32] = []
            text.decode(range, appendingTo: &scalars)
            offset = text.nextLineStart(afterLineEndingAt: range.upperBound)
            guard body(range.upperBound..<offset, scalars) else { return }
        }
    }
}
