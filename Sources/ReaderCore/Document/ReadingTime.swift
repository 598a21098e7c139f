// How long an article takes to read.
import ArabicText

enum ReadingTime {
    private static let wordsAMinute = 180
    /// The words of so many first bytes stand for all.
    private static let sample = 64 << 10

    /// Minutes for a part of a text, at least one; none where there is nothing to read.
    static func minutes(of text: EncodedText, _ body: Range<ByteOffset>) -> Int {
        guard !body.isEmpty else { return 0 }
        let sample = text.source.bytes[body.lowerBound..<min(body.upperBound, body.lowerBound + sample)]
        let spaces = sample.lazy.filter { $0 == " " || $0 == "\n" }.count + 1
        let length = (text.expectedEnd ?? body.upperBound) - body.lowerBound
        return max(1, spaces * length / sample.count / wordsAMinute)
    }
}
