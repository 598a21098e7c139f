// An article as plain text that the reader's own rules read again.
import ArticleModel

enum PlainTextExport {
    static func text(of article: Article) -> String {
        var parts = article.credits.map { "\($0.role): \($0.name)" }
        let title = [article.kicker, article.title].compactMap(\.self).joined(separator: " | ")
        parts += [title, facts(article)].filter { !$0.isEmpty }
        if let lead = article.lead { parts.append(lead) }
        for section in article.sections {
            if let heading = section.heading { parts.append(heading) }
            parts += blocks(section)
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

    private static func blocks(_ section: Section) -> [String] {
        var parts: [String] = []
        for block in section.blocks where block.role != .lead {
            let text = String(codePoints: block.text)
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
