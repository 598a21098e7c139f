// An article as a page of HTML that stands alone: no scripts, no other files.
import ArabicText
import ArticleImport
import ArticleModel

struct HTMLExport: ExportWriting {
    private let article: Article
    /// What stands for a title that is missing.
    private let firstText: [UInt32]?

    init(_ article: Article, firstText: [UInt32]? = nil) { (self.article, self.firstText) = (article, firstText) }

    var gap: String { "\n" }

    var opening: [ExportText] { opening() }

    /// - Parameter head: lines of the page's head besides.
    private func opening(head: [String] = []) -> [ExportText] {
        let isRightToLeft = article.direction == .rightToLeft
        var lines = [
            "<!DOCTYPE html>",
            "<html lang=\"\(Self.escaped(language ?? (isRightToLeft ? "ar" : "und")))\" dir=\"\(article.direction.rawValue)\">",
            "<head>", "<meta charset=\"utf-8\">", "<meta name=\"viewport\" content=\"width=device-width\">",
            "<title>\(Self.escaped(documentTitle))</title>",
        ]
        if let url = Self.address(article.url) { lines.append("<link rel=\"canonical\" href=\"\(url)\">") }
        lines += head + ["<style>\(Self.style)</style>", "</head>", "<body>", "<article>"]
        return (lines + header).map { ExportText(text: $0) }
    }

    var closing: [ExportText] {
        var lines: [String] = []
        if !article.related.isEmpty {
            lines += ["<nav class=\"related\">", element("h2", article.relatedHeading ?? "مقالات ذات صلة"), "<ul>"]
            lines += article.related.map { item in
                "<li\(direction(of: item.title))>"
                    + (Self.address(item.url).map { "<a href=\"\($0)\">\(Self.escaped(item.title))</a>" } ?? Self.escaped(item.title)) + "</li>"
            }
            lines += ["</ul>", "</nav>"]
        }
        return (lines + ["</article>", "</body>", "</html>"]).map { ExportText(text: $0) }
    }

    /// A page must have a title with something in it: the text's first words stand for one that is missing.
    private var documentTitle: String {
        article.title ?? firstText.map { String(codePoints: $0.prefix(80)) } ?? article.url ?? "…"
    }

    func parts(of section: Section) -> [ExportText] {
        let heading = section.heading.map { [element("h2", $0)] } ?? []
        return (heading + ExportPart.parts(of: section).flatMap(lines)).map { ExportText(text: $0) }
    }

    /// Its direction is that of the piece it begins with.
    func beginning(of block: Block) -> (text: String, end: String) {
        let direction = direction(of: block.text)
        return switch block.role {
        case .listItem: ("<ul>\n" + item(block), "\n</li>\n</ul>")
        case .quotation: (Self.quotations(block) + "<blockquote\(direction)>\(Self.inline(block))", "</blockquote>" + Self.quotations(block, "/"))
        default: ("<p\(direction)>\(Self.inline(block))", "</p>")
        }
    }

    func more(_ block: Block) -> String { Self.inline(block) }

    /// What runs the other way inside is still set at the article's own edge.
    private static let style = """
        body { max-width: 38em; margin: 2em auto; padding: 0 1em; line-height: 1.8 }
        [dir=rtl] [dir=ltr] { text-align: right }
        [dir=ltr] [dir=rtl] { text-align: left }
        [dir] pre { text-align: left }
        """

    /// The `dir` of an element, where the direction that its text inherits is not the article's.
    private func direction(of text: [UInt32]) -> String {
        let direction = TextDirection(of: text, in: article.direction)
        return direction == article.direction ? "" : " dir=\"\(direction.rawValue)\""
    }

    private func direction(of text: String) -> String { direction(of: codePoints(text)) }

    private func element(_ name: String, _ text: String) -> String {
        "<\(name)\(direction(of: text))>\(Self.escaped(text))</\(name)>"
    }

    private var header: [String] {
        var lines = ["<header>"]
        if let kicker = article.kicker { lines.append("<p class=\"kicker\"\(direction(of: kicker))><strong>\(Self.escaped(kicker))</strong></p>") }
        if let title = article.title { lines.append(element("h1", title)) }
        lines += credits
        if let byline = article.byline { lines.append(small(byline, "byline")) }
        if let source = article.source { lines.append(small(source, "source")) }
        if let date = article.date {
            // Without a moment that a machine reads a `time` would have to be one itself.
            let moment = article.published.flatMap { Moment($0)?.iso }
            let day = moment.map { "<time datetime=\"\($0)\">\(Self.escaped(date))</time>" } ?? Self.escaped(date)
            lines.append("<p\(direction(of: date))><small>\(day)</small></p>")
        }
        return lines + lead + ["</header>"]
    }

    /// A line of the facts, by the name that pages give it.
    private func small(_ text: String, _ name: String) -> String {
        "<p class=\"\(name)\"\(direction(of: text))><small>\(Self.escaped(text))</small></p>"
    }

    private var credits: [String] { article.credits.map { small("\($0.role): \($0.name)", "credits") } }

    private var lead: [String] {
        if let lead = article.sections.lazy.flatMap(\.blocks).first(where: { $0.role == .lead }) {
            return ["<p\(direction(of: lead.text))><em>\(Self.inline(lead))</em></p>"]
        }
        return article.lead.map { ["<p\(direction(of: $0))><em>\(Self.escaped($0))</em></p>"] } ?? []
    }

    // MARK: An article that is whole

    /// The body of an article that is whole, for its page and for its content.
    var body: [String] { article.sections.flatMap(parts).map(\.text) }

    /// The whole page: what `ArticleExport` writes piece by piece.
    /// - Parameter head: lines of the page's head besides.
    func page(of body: [String], head: [String] = []) -> String {
        (opening(head: head).map(\.text) + body + closing.map(\.text)).joined(separator: gap) + "\n"
    }

    /// The article as the content of a feed's entry, whose own elements say what it is called, by whom it is and when.
    func content(of body: [String]) -> String {
        "<div dir=\"\(article.direction.rawValue)\">" + (credits + lead + body).joined(separator: gap) + "</div>"
    }

    // MARK: Blocks

    private func lines(_ part: ExportPart) -> [String] {
        switch part {
        case .block(let block): [line(block)]
        case .lines(let blocks):
            ["<p\(direction(of: blocks.flatMap(\.text)))>" + blocks.map(Self.inline).joined(separator: "<br>\n") + "</p>"]
        case .list(let items): list(items[...], level: 0)
        case .table(let rows, let headings): table(rows, headings)
        case .code(let code): ["<pre dir=\"ltr\"><code>" + code.map(Self.escaped).joined(separator: "\n") + "</code></pre>"]
        }
    }

    /// The items of a level, each with the lists in it.
    private func list(_ items: ArraySlice<Block>, level: Int) -> [String] {
        guard let first = items.first else { return [] }
        let marker = ExportMarker(first)
        let element = marker.isNumber ? "ol" : "ul"
        var lines = [marker.isText ? "<ul style=\"list-style: none\">" : "<\(element)>"]
        var place = items.startIndex
        while place < items.endIndex {
            let next = items[(place + 1)...].firstIndex { $0.level <= level } ?? items.endIndex
            // Numbers after bullets are another list.
            guard ExportMarker(items[place]).kind == marker.kind else { break }
            lines.append(item(items[place]))
            lines += list(items[(place + 1)..<next], level: level + 1)
            lines.append("</li>")
            place = next
        }
        return lines + ["</\(element)>"] + list(items[place...], level: level)
    }

    private func item(_ block: Block) -> String {
        let direction = direction(of: block.text)
        return switch ExportMarker(block) {
        case .bullet: "<li\(direction)>\(Self.inline(block))"
        case .number(let number): "<li value=\"\(number)\"\(direction)>\(Self.inline(block))"
        case .text(let marker): "<li\(direction)>\(Self.escaped(marker)) \(Self.inline(block))"
        }
    }

    private func table(_ rows: [[ExportCell]], _ headings: Int) -> [String] {
        func row(_ cells: [ExportCell], _ element: String) -> String {
            "<tr>" + cells.map { "<\(element)\(direction(of: $0.text))>\(Self.inline($0.text, $0.links))</\(element)>" }.joined() + "</tr>"
        }
        let head = rows.prefix(headings).map { row($0, "th") }
        let body = rows.dropFirst(headings).map { row($0, "td") }
        return ["<table>"] + (head.isEmpty ? [] : ["<thead>"] + head + ["</thead>"]) + (body.isEmpty ? [] : ["<tbody>"] + body + ["</tbody>"]) + [
            "</table>"
        ]
    }

    private func line(_ block: Block) -> String {
        switch block.role {
        case .separator: "<hr>"
        case .quotation:
            Self.quotations(block) + "<blockquote\(direction(of: block.text))>\(Self.inline(block))</blockquote>" + Self.quotations(block, "/")
        case .caption: "<figure>\(Self.picture(block))<figcaption\(direction(of: block.text))>\(Self.inline(block))</figcaption></figure>"
        default: "<p\(direction(of: block.text))>\(Self.inline(block))</p>"
        }
    }

    /// The tags of the quotations that one stands in.
    private static func quotations(_ block: Block, _ slash: String = "") -> String { String(repeating: "<\(slash)blockquote>", count: block.level) }

    /// A picture is kept as its caption, all of which leads to it.
    private static func picture(_ block: Block) -> String {
        guard let link = block.links.first, link.range == 0..<block.text.count, let address = address(link.url) else { return "" }
        return "<img src=\"\(address)\" alt=\"\">"
    }

    private static func inline(_ block: Block) -> String { inline(block.text, block.links) }

    private static func inline(_ letters: [UInt32], _ links: [BlockLink]) -> String {
        var text = ""
        var place = 0
        for item in links where item.range.lowerBound >= place && item.range.upperBound <= letters.count {
            text += escaped(String(codePoints: letters[place..<item.range.lowerBound]))
            let words = escaped(String(codePoints: letters[item.range]))
            text += address(item.url).map { "<a href=\"\($0)\">\(words)</a>" } ?? words
            place = item.range.upperBound
        }
        return text + escaped(String(codePoints: letters[place...]))
    }

    /// An address for an attribute; nil for one that could run something.
    private static func address(_ url: String?) -> String? {
        guard let url, !url.isEmpty else { return nil }
        if let colon = url.firstIndex(of: ":"), !url[..<colon].contains("/"), !["http", "https", "mailto"].contains(url[..<colon].lowercased()) {
            return nil
        }
        // A space and its like would make it no address (WHATWG URL, code points).
        let spelled = url.unicodeScalars.map { scalar in
            let isLeftOut = scalar.value <= 0x20 || "\"<>\\^`{|}".unicodeScalars.contains(scalar) || scalar.value == 0x7F
            return isLeftOut ? "%" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16, uppercase: true) : String(scalar)
        }
        return escaped(spelled.joined())
    }

    /// A language's tag as BCP 47 has it: pages write `ar_SA` and worse.
    private var language: String? {
        let tag = article.language.map { $0.map { $0 == "_" ? "-" : String($0) }.joined() } ?? ""
        let parts = tag.split(separator: "-", omittingEmptySubsequences: false)
        let isTag = parts.allSatisfy { (1...8).contains($0.utf8.count) && $0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) } }
        return isTag && (2...8).contains(parts.first?.count ?? 0) && parts.first?.allSatisfy(\.isLetter) ?? false ? tag : nil
    }

    private static func escaped(_ text: String) -> String { HTMLText.escaped(text) }
}

extension ExportMarker {
    fileprivate var isNumber: Bool { kind == 1 }
    fileprivate var isText: Bool { kind == 2 }

    /// What one element of HTML lists together.
    fileprivate var kind: Int {
        switch self {
        case .bullet: 0
        case .number: 1
        case .text: 2
        }
    }
}
