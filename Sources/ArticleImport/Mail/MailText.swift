// The blocks of a letter's plain text: paragraphs at blank lines, wrapped lines put together, what is quoted as a quotation.
import ArabicText
import ArticleModel

enum MailText {
    /// A longer line was wrapped by a program, a shorter one ended by who wrote it.
    private static let wrapped = 60

    /// - Parameter flows: lines that end in a space go on in the next (RFC 3676).
    static func blocks(_ text: String, flows: Bool) -> [Block] {
        var blocks: [Block] = []
        var (line, role, isNew): (String, BlockRole, Bool) = ("", .paragraph, true)
        func end(standsApart: Bool) {
            let text = CleanText.line(codePoints(line))
            line = ""
            guard !text.isEmpty else { return }
            var block = Block(role: role, text: text, sourceRange: 0..<0)
            block.standsApart = isNew
            blocks.append(block)
            isNew = standsApart
        }
        for raw in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let isQuoted = raw.hasPrefix(">")
            let content = isQuoted ? raw.drop { $0 == ">" || $0 == " " } : raw
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
            if isQuoted != (role == .quotation) {
                end(standsApart: true)
                role = isQuoted ? .quotation : .paragraph
            }
            line += (line.isEmpty ? "" : " ") + content
            let goesOn = flows ? content.last == " " : content.unicodeScalars.count >= wrapped
            if !goesOn { end(standsApart: false) }
        }
        end(standsApart: true)
        return blocks
    }
}
