// Preformatted text: verses line by line, code as it stands.
import ArabicText
import ArticleModel

extension BlockBuilder {
    mutating func preformatted(_ index: Int) {
        flush()
        node = index
        let text = tree.range(index).flatMap { tree[$0].name == "br" ? [codePoint(.lineFeed)] : tree[$0].text }
        standsApart = true
        isVerbatim = true
        defer { isVerbatim = false }
        if isCode(index, text) { return code(text) }
        for line in text.split(separator: codePoint(.lineFeed), omittingEmptySubsequences: false) {
            let cleaned = CleanText.line(line)
            guard !cleaned.isEmpty else {
                // A blank line parts stanzas.
                standsApart = true
                continue
            }
            let isClose = !standsApart
            add(Self.indentation(line) + cleaned, [])
            if isClose { blocks[blocks.count - 1].block.standsApart = false }
            standsApart = false
        }
        standsApart = true
    }

    /// Code says so, or is written in other letters than the verses that are set this way too.
    func isCode(_ index: Int, _ text: [UInt32]) -> Bool {
        if ["code", "samp", "kbd"].contains(where: { name in tree.range(index).contains { tree[$0].name == name } }) { return true }
        let arabic = text.count { ("\u{600}"..."\u{6FF}").contains($0) }
        let latin = text.count { $0.isASCIILetter }
        return latin > arabic
    }

    /// Its lines as they stand, empty ones among them; those at its ends are no part of it.
    mutating func code(_ text: [UInt32]) {
        var lines = text.split(separator: codePoint(.lineFeed), omittingEmptySubsequences: false).map { CodeLine.written($0) }
        while lines.last?.isEmpty ?? false { lines.removeLast() }
        lines = Array(lines.drop { $0.isEmpty })
        let outer = role
        for (number, line) in lines.enumerated() {
            (role, standsApart) = (.code, number == 0)
            add(line, [])
        }
        (role, standsApart) = (outer, true)
    }

    /// The spaces that a line of preformatted text begins with, as ones that stay.
    static func indentation(_ line: ArraySlice<UInt32>) -> [UInt32] {
        line.prefix(40).prefix(while: CleanText.isSpace).map { _ in codePoint(.noBreakSpace) }
    }
}
