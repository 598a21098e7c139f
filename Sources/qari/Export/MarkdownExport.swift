// An article as Markdown (CommonMark).
import ArabicText
import ArticleModel

enum MarkdownExport {
    static func text(of article: Article) -> String {
        var parts: [String] = []
        if let kicker = article.kicker { parts.append("**\(escaped(kicker))**") }
        if let title = article.title { parts.append("# \(escaped(title))") }
        let facts = article.credits.map { "\($0.role): \($0.name)" } + [article.byline, article.date, article.source].compactMap(\.self)
        if !facts.isEmpty { parts.append(facts.map(escaped).joined(separator: "  \n")) }
        let leadBlock = article.sections.lazy.flatMap(\.blocks).first { $0.role == .lead }
        if let leadBlock { parts.append(inline(leadBlock)) } else if let lead = article.lead { parts.append(escaped(lead)) }
        for section in article.sections {
            if let heading = section.heading { parts.append("## \(escaped(heading))") }
            for block in section.blocks where block.role != .lead { append(block, to: &parts) }
        }
        if !article.related.isEmpty {
            parts.append("## \(escaped(article.relatedHeading ?? "مقالات ذات صلة"))")
            parts.append(
                article.related.map { item in "- " + (item.url.map { link(escaped(item.title), $0) } ?? escaped(item.title)) }.joined(separator: "\n")
            )
        }
        if let url = article.url { parts.append("<\(url)>") }
        return parts.joined(separator: "\n\n") + "\n"
    }

    private static func append(_ block: Block, to parts: inout [String]) {
        let text = inline(block)
        let line: String
        switch block.role {
        case .separator: line = "---"
        case .listItem:
            let marker = block.marker.map { String(codePoints: $0) } ?? "•"
            // An ordered item needs digits and a full stop; any other marker stays as text.
            let digits = marker.dropLast().unicodeScalars.compactMap {
                $0.properties.numericType == .decimal ? Int($0.properties.numericValue ?? 0) : nil
            }
            let isOrdered = !digits.isEmpty && digits.count == marker.dropLast().unicodeScalars.count
            line = isOrdered ? "\(digits.reduce(0) { $0 * 10 + $1 }). \(text)" : marker == "•" ? "- \(text)" : "- \(escaped(marker)) \(text)"
        case .quotation: line = "> \(text)"
        case .caption: line = "*\(text)*"
        case .tableRow:
            line = "| " + text.replacing(" │ ", with: " | ") + " |"
        default: line = text
        }
        let continues = !block.standsApart && !parts.isEmpty
        if continues { parts[parts.count - 1] += (block.role == .paragraph ? "  \n" : "\n") + line } else { parts.append(line) }
    }

    private static func inline(_ block: Block) -> String {
        var text = ""
        var place = 0
        for item in block.links where item.range.lowerBound >= place && item.range.upperBound <= block.text.count {
            text += escaped(String(codePoints: Array(block.text[place..<item.range.lowerBound])))
            text += link(escaped(String(codePoints: Array(block.text[item.range]))), item.url)
            place = item.range.upperBound
        }
        return text + escaped(String(codePoints: Array(block.text[place...])))
    }

    private static func link(_ text: String, _ url: String) -> String {
        "[\(text)](<\(url.replacing("<", with: "%3C").replacing(">", with: "%3E"))>)"
    }

    /// What Markdown would take for its own, anywhere in a line or at its start.
    static func escaped(_ text: String) -> String {
        var result = ""
        for character in text {
            if "\\`*_[]<>#|".contains(character) || (result.isEmpty && "-+~=".contains(character)) { result.append("\\") }
            result.append(character)
        }
        let digits = result.prefix { $0.isASCII && $0.isNumber }
        if !digits.isEmpty, let mark = result.dropFirst(digits.count).first, mark == "." || mark == ")" {
            result.insert("\\", at: result.index(result.startIndex, offsetBy: digits.count))
        }
        return result
    }
}
