// An article as a page of HTML that stands alone: no scripts, no other files.
import ArabicText
import ArticleImport
import ArticleModel

enum HTMLExport {
    static func text(of article: Article) -> String {
        let isRightToLeft = article.isRightToLeft ?? looksRightToLeft(article)
        var lines = [
            "<!DOCTYPE html>",
            "<html lang=\"\(escaped(article.language ?? (isRightToLeft ? "ar" : "und")))\" dir=\"\(isRightToLeft ? "rtl" : "ltr")\">",
            "<head>", "<meta charset=\"utf-8\">", "<meta name=\"viewport\" content=\"width=device-width\">",
            "<title>\(escaped(article.title ?? ""))</title>",
        ]
        if let url = address(article.url) { lines.append("<link rel=\"canonical\" href=\"\(url)\">") }
        lines += ["<style>body { max-width: 38em; margin: 2em auto; padding: 0 1em; line-height: 1.8 }</style>", "</head>", "<body>", "<article>"]
        lines += header(article)
        for section in article.sections {
            if let heading = section.heading { lines.append("<h2 dir=\"auto\">\(escaped(heading))</h2>") }
            lines += blocks(section.blocks.filter { $0.role != .lead })
        }
        if !article.related.isEmpty {
            lines += ["<nav>", "<h2>\(escaped(article.relatedHeading ?? "مقالات ذات صلة"))</h2>", "<ul>"]
            lines += article.related.map { item in
                "<li>" + (address(item.url).map { "<a href=\"\($0)\">\(escaped(item.title))</a>" } ?? escaped(item.title)) + "</li>"
            }
            lines += ["</ul>", "</nav>"]
        }
        return (lines + ["</article>", "</body>", "</html>", ""]).joined(separator: "\n")
    }

    private static func header(_ article: Article) -> [String] {
        var lines = ["<header>"]
        if let kicker = article.kicker { lines.append("<p><strong>\(escaped(kicker))</strong></p>") }
        if let title = article.title { lines.append("<h1 dir=\"auto\">\(escaped(title))</h1>") }
        let facts = article.credits.map { "\($0.role): \($0.name)" } + [article.byline, article.source].compactMap(\.self)
        lines += facts.map { "<p><small>\(escaped($0))</small></p>" }
        if let date = article.date {
            let machine = article.published.map { " datetime=\"\(escaped($0))\"" } ?? ""
            lines.append("<p><small><time\(machine)>\(escaped(date))</time></small></p>")
        }
        if let lead = article.sections.lazy.flatMap(\.blocks).first(where: { $0.role == .lead }) {
            lines.append("<p><em>\(inline(lead))</em></p>")
        } else if let lead = article.lead {
            lines.append("<p><em>\(escaped(lead))</em></p>")
        }
        return lines + ["</header>"]
    }

    // MARK: Blocks

    private static func blocks(_ blocks: [Block]) -> [String] {
        var lines: [String] = []
        var open: String?
        func enter(_ element: String?) {
            if open == element { return }
            if let open { lines.append("</\(open)>") }
            if let element { lines.append("<\(element)>") }
            open = element
        }
        for block in blocks {
            switch block.role {
            case .listItem:
                enter("ul")
                let marker = block.marker.map { String(codePoints: $0) } ?? "•"
                lines.append(marker == "•" ? "<li>\(inline(block))</li>" : "<li style=\"list-style: none\">\(escaped(marker)) \(inline(block))</li>")
            case .tableRow:
                enter("table")
                let cells = inline(block).split(separator: " │ ", omittingEmptySubsequences: false)
                lines.append("<tr>" + cells.map { "<td>\($0)</td>" }.joined() + "</tr>")
            default:
                enter(nil)
                lines.append(line(block))
            }
        }
        enter(nil)
        return lines
    }

    private static func line(_ block: Block) -> String {
        switch block.role {
        case .separator: "<hr>"
        case .quotation: "<blockquote dir=\"auto\">\(inline(block))</blockquote>"
        case .caption: "<p><small>\(inline(block))</small></p>"
        default: "<p dir=\"auto\">\(inline(block))</p>"
        }
    }

    private static func inline(_ block: Block) -> String {
        var text = ""
        var place = 0
        for item in block.links where item.range.lowerBound >= place && item.range.upperBound <= block.text.count {
            text += escaped(String(codePoints: Array(block.text[place..<item.range.lowerBound])))
            let words = escaped(String(codePoints: Array(block.text[item.range])))
            text += address(item.url).map { "<a href=\"\($0)\">\(words)</a>" } ?? words
            place = item.range.upperBound
        }
        return text + escaped(String(codePoints: Array(block.text[place...])))
    }

    /// An address for an attribute; nil for one that could run something.
    private static func address(_ url: String?) -> String? {
        guard let url, !url.isEmpty else { return nil }
        if let colon = url.firstIndex(of: ":"), !url[..<colon].contains("/"), !["http", "https", "mailto"].contains(url[..<colon].lowercased()) {
            return nil
        }
        return escaped(url)
    }

    private static func escaped(_ text: String) -> String { HTMLText.escaped(text) }

    private static func looksRightToLeft(_ article: Article) -> Bool {
        let sample = (article.title ?? "") + (article.lead ?? "")
        return sample.unicodeScalars.contains { ("\u{590}"..."\u{8FF}").contains($0.value) } || sample.isEmpty
    }
}
