// How an article's text goes on behind its lead, for a front page that has room to tell it: its first paragraphs, up to what is none.
import ArabicText
import ArticleModel
import TextLayout

enum ArticleOpening {
    /// Scalars of a stored text that are looked at: a story over two columns of a large screen.
    static let longest = 6_000

    /// - Parameter text: a stored text's beginning, which may end anywhere.
    static func paragraphs(of text: String, behind lead: String?) -> [String] {
        var text = text
        // A line that is not there as a whole is none of it.
        if text.unicodeScalars.count >= longest, let end = text.utf8.lastIndex(of: UInt8(ascii: "\n")) { text = String(text[..<end]) }
        let encoded = EncodedText(TextBytes(copying: Array(text.utf8)), encoding: .utf8)
        let parser = ArticleParser(source: ArticleLines(encoded))
        let start = parser.head().bodyStart
        let end = max(start, parser.tail(bodyStart: start).tailStart)
        var paragraphs: [String] = []
        var offset = start
        while let (block, next) = parser.block(startingAt: offset, limit: end) {
            offset = next
            switch block.role {
            case .paragraph:
                let told = String(codePoints: block.text)
                if told != lead { paragraphs.append(told) }
            // Over the first paragraph they part nothing.
            case .heading where paragraphs.isEmpty, .furniture, .caption: continue
            default: return paragraphs
            }
        }
        return paragraphs
    }
}
