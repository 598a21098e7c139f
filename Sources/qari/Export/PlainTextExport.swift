// An article as plain text that the reader's own rules read again.
import ArabicText
import ArticleModel
import Synchronization

struct PlainTextExport: ExportWriting {
    private let article: Article
    /// The addresses that the text leads to, each with its number, in their order.
    private let addresses = LinkNumbers()

    init(_ article: Article) { self.article = article }

    var gap: String { "\n\n" }

    var opening: [ExportText] {
        let title = [article.kicker, article.title].compactMap(\.self).joined(separator: " | ")
        let parts = article.credits.map { "\($0.role): \($0.name)" } + [title, Self.facts(article)].filter { !$0.isEmpty }
        return (parts + [article.lead].compactMap(\.self)).map { ExportText(text: $0) }
    }

    var closing: [ExportText] {
        var parts: [String] = []
        // A link's address stands at the end, by its number.
        let lines = addresses.lines
        if !lines.isEmpty { parts += ["روابط المقال", lines.joined(separator: "\n")] }
        if !article.related.isEmpty {
            let heading = article.relatedHeading ?? "مقالات ذات صلة"
            parts.append(([heading] + article.related.map(Self.line)).joined(separator: "\n"))
        }
        if let url = article.url { parts.append(url) }
        return parts.map { ExportText(text: $0) }
    }

    private static func line(_ item: RelatedItem) -> String {
        guard let url = item.url else { return item.title }
        return "\(item.title) - \(url)"
    }

    private static func facts(_ article: Article) -> String {
        [article.byline, article.date, article.source.map { "المصدر: \($0)" }].compactMap(\.self).joined(separator: "\n")
    }

    /// The text with a number behind each link.
    private func numbered(_ block: Block) -> String {
        guard !block.links.isEmpty else { return String(codePoints: block.text) }
        var (text, end): ([UInt32], Int) = ([], 0)
        for link in block.links.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) where link.range.lowerBound >= end {
            // An address that is its own words needs no other.
            guard String(codePoints: block.text[link.range]) != link.url else { continue }
            text += block.text[end..<link.range.upperBound] + codePoints(" [\(addresses.number(of: link.url))]")
            end = link.range.upperBound
        }
        return String(codePoints: text + block.text[end...])
    }

    func parts(of section: Section) -> [ExportText] {
        var parts = section.heading.map { [ExportText(text: $0)] } ?? []
        for block in section.blocks where block.role != .lead {
            let (text, end) = beginning(of: block)
            parts.append(ExportText(text: text + end, standsApart: block.standsApart || section.heading != nil && parts.count == 1))
        }
        return parts
    }

    func beginning(of block: Block) -> (text: String, end: String) {
        switch block.role {
        case .separator: ("***", "")
        case .listItem: ("\(block.marker.map { String(codePoints: $0) } ?? "•") \(numbered(block))", "")
        case .quotation: ("«\(numbered(block))", "»")
        default: (numbered(block), "")
        }
    }

    func more(_ block: Block) -> String { numbered(block) }
}

/// Numbers for addresses, counted from one piece of the text to the next.
private final class LinkNumbers: Sendable {
    private let known = Mutex<(numbers: [String: Int], addresses: [String])>(([:], []))

    func number(of address: String) -> Int {
        known.withLock { known in
            if let number = known.numbers[address] { return number }
            known.addresses.append(address)
            known.numbers[address] = known.addresses.count
            return known.addresses.count
        }
    }

    var lines: [String] { known.withLock { $0.addresses.enumerated().map { "[\($0 + 1)] \($1)" } } }
}
