// The blocks of a letter's plain text: paragraphs at blank lines, wrapped lines put together, what is quoted as a quotation.
import ArabicText
import ArticleModel

enum MailText {
    /// A longer line was wrapped by a program, a shorter one ended by who wrote it.
    private static let wrapped = 60

    /// - Parameter flows: lines that end in a space go on in the next (RFC 3676).
    static func blocks(_ text: String, flows: Bool) -> [Block] {
        var blocks: [Block] = []
        var (line, isNew) = ("", true)
        /// How many signs of a quotation stand before the lines; none before the letter's own.
        var depth = 0
        func end(standsApart: Bool) {
            let text = CleanText.line(codePoints(line))
            line = ""
            guard !text.isEmpty else { return }
            var block = Block(role: depth > 0 ? .quotation : .paragraph, text: text, sourceRange: 0..<0)
            block.level = max(0, depth - 1)
            block.standsApart = isNew
            blocks.append(block)
            isNew = standsApart
        }
        for raw in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let signs = raw.hasPrefix(">") ? raw.prefix { $0 == ">" || $0 == " " } : ""
            let content = raw.dropFirst(signs.count)
            // The sign of a signature (section 4.3).
            if content == "-- " || content == "--" {
                end(standsApart: true)
                blocks.append(Block(role: .separator, text: codePoints("***"), sourceRange: 0..<0))
                continue
            }
            if content.allSatisfy(\.isWhitespace) {
                end(standsApart: true)
                isNew = true
                continue
            }
            let own = signs.count { $0 == ">" }
            if own != depth {
                // Levels of one quotation follow each other; between it and the letter's own words is a row.
                end(standsApart: false)
                if own == 0 || depth == 0 { isNew = true }
                depth = own
            }
            line += (line.isEmpty ? "" : " ") + content
            let goesOn = flows ? content.last == " " : content.unicodeScalars.count >= wrapped
            if !goesOn { end(standsApart: false) }
        }
        end(standsApart: true)
        return blocks
    }
}
