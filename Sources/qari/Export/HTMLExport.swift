// An article as a page of HTML that stands alone: no scripts, no other files.
import ArabicText
import ArticleImport
import ArticleModel

struct HTMLExport {
    private let article: Article

    static func text(of article: Article) -> String { HTMLExport(article: article).text }

    private var text: String {
        let isRightToLeft = article.direction == .rightToLeft
        var lines = [
            "<!DOCTYPE html>",
            "<html lang=\"\(Self.escaped(article.language ?? (isRightToLeft ? "ar" : "und")))\" dir=\"\(article.direction.rawValue)\">",
            "<head>", "<meta charset=\"utf-8\">", "<meta name=\"viewport\" content=\"width=device-width\">",
            "<title>\(Self.escaped(article.title ?? ""))</title>",
        ]
        if let url = Self.address(article.url) { lines.append("<link rel=\"canonical\" href=\"\(url)\">") }
        lines += ["<style>\(Self.style)</style>", "</head>", "<body>", "<article>"]
        lines += header
        for section in article.sections {
            if let heading = section.heading { lines.append(element("h2", heading)) }
            lines += blocks(section.blocks.filter { $0.role != .lead })
        }
        if !article.related.isEmpty {
            lines += ["<nav>", "<h2>\(Self.escaped(article.relatedHeading ?? "مقالات ذات صلة"))</h2>", "<ul>"]
            lines += article.related.map { item in
                "<li>" + (Self.address(item.url).map { "<a href=\"\($0)\">\(Self.escaped(item.title))</a>" } ?? Self.escaped(item.title)) + "</li>"
            }
            lines += ["</ul>", "</nav>"]
        }
        return (lines + ["</article>", "</body>", "</html>", ""]).joined(separator: "\n")
    }

    /// What runs the other way inside is still set at the article's own edge.
    private static let style = """
        body { max-width: 38em; margin: 2em auto; padding: 0 1em; line-height: 1.8 }
        [dir=rtl] [dir=ltr] { text-align: right }
        [dir=ltr] [dir=rtl] { text-align: left }
        """

    /// The `dir` of an element, where the direction that its text inherits is not the article's.
    private func direction(of text: [UInt32]) -> String {
        let direction = TextDirection(of: text, in: article.direction)
        return direction == article.direction ? "" : " dir=\"\(direction.rawValue)\""
    }

    private func element(_ name: String, _ text: String) -> String {
        "<\(name)\(direction(of: codePoints(text)))>\(Self.escaped(text))</\(name)>"
    }

    private var header: [String] {
        var lines = ["<header>"]
        if let kicker = article.kicker { lines.append("<p><strong>\(Self.escaped(kicker))</strong></p>") }
        if let title = article.title { lines.append(element("h1", title)) }
        let facts = article.credits.map { "\($0.role): \($0.name)" } + [article.byline, article.source].compactMap(\.self)
        lines += facts.map { "<p><small>\(Self.escaped($0))</small></p>" }
        if let date = article.date {
            let machine = article.published.map { " datetime=\"\(Self.escaped($0))\"" } ?? ""
            lines.append("<p><small><time\(machine)>\(Self.escaped(date))</time></small></p>")
        }
        if let lead = article.sections.lazy.flatMap(\.blocks).first(where: { $0.role == .lead }) {
            lines.append("<p><em>\(Self.inline(lead))</em></p>")
        } else if let lead = article.lead {
            lines.append("<p><em>\(Self.escaped(lead))</em></p>")
        }
        return lines + ["</header>"]
    }

    // MARK: Blocks

    private func blocks(_ blocks: [Block]) -> [String] {
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
                let style = marker == "•" ? "" : " style=\"list-style: none\""
                let text = (marker == "•" ? "" : Self.escaped(marker) + " ") + Self.inline(block)
                lines.append("<li\(style)\(direction(of: block.text))>\(text)</li>")
            case .tableRow:
                enter("table")
                let cells = Self.inline(block).split(separator: " │ ", omittingEmptySubsequences: false)
                lines.append("<tr>" + cells.map { "<td\(direction(of: codePoints(String($0))))>\($0)</td>" }.joined() + "</tr>")
            default:
                enter(nil)
                lines.append(line(block))
            }
        }
        enter(nil)
        return lines
    }

    private func line(_ block: Block) -> String {
        switch block.role {
        case .separator: "<hr>"
        case .quotation: "<blockquote\(direction(of: block.text))>\(Self.inline(block))</blockquote>"
        case .caption: "<p\(direction(of: block.text))><small>\(Self.inline(block))</small></p>"
        default: "<p\(direction(of: block.text))>\(Self.inline(block))</p>"
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
}
