// An article as plain text that the reader's own rules read again.
import ArabicText
import ArticleModel

enum PlainTextExport {
    static func text(of article: Article) -> String {
        var parts = article.credits.map { "\($0.role): \($0.name)" }
        let title = [article.kicker, article.title].compactMap(\.self).joined(separator: " | ")
        parts += [title, facts(article)].filter { !$0.isEmpty }
        if let lead = article.lead { parts.append(lead) }
        // A link's address stands at the end, by its number.
        var addresses: [String] = []
        for section in article.sections {
            if let heading = section.heading { parts.append(heading) }
            parts += blocks(section, &addresses)
        }
        if !addresses.isEmpty {
            parts.append("روابط المقال")
            parts.append(addresses.enumerated().map { "[\($0 + 1)] \($1)" }.joined(separator: "\n"))
        }
        if !article.related.isEmpty {
            let heading = article.relatedHeading ?? "مقالات ذات صلة"
            parts.append(([heading] + article.related.map(line)).joined(separator: "\n"))
        }
        if let url = article.url { parts.append(url) }
        return parts.joined(separator: "\n\n") + "\n"
    }

    private static func line(_ item: RelatedItem) -> String {
        guard let url = item.url else { return item.title }
        return "\(item.title) - \(url)"
    }

    private static func facts(_ article: Article) -> String {
        [article.byline, article.date, article.source.map { "المصدر: \($0)" }].compactMap(\.self).joined(separator: "\n")
    }

    /// The text with a number behind each link.
    private static func numbered(_ block: Block, _ addresses: inout [String]) -> String {
        var (text, end): ([UInt32], Int) = ([], 0)
        for link in block.links.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) where link.range.lowerBound >= end {
            // An address that is its own words needs no other.
            guard String(codePoints: block.text[link.range]) != link.url else { continue }
            let number = addresses.firstIndex(of: link.url) ?? addresses.count
            if number == addresses.count { addresses.append(link.url) }
            text += block.text[end..<link.range.upperBound] + codePoints(" [\(number + 1)]")
            end = link.range.upperBound
        }
        return String(codePoints: text + block.text[end...])
    }

    private static func blocks(_ section: Section, _ addresses: inout [String]) -> [String] {
        var parts: [String] = []
        for block in section.blocks where block.role != .lead {
            let text = numbered(block, &addresses)
            let line =
                switch block.role {
                case .separator: "***"
                case .listItem: "\(block.marker.map { String(codePoints: $0) } ?? "•") \(text)"
                case .quotation: "«\(text)»"
                default: text
                }
            if block.standsApart || parts.isEmpty { parts.append(line) } else { parts[parts.count - 1] += "\n" + line }
        }
        return parts
    }
}
