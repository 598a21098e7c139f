// An article as Markdown (CommonMark, and of GFM its tables): what reads it finds the same parts again.
import ArabicText
import ArticleModel

struct MarkdownExport: ExportWriting {
    private let article: Article

    init(_ article: Article) { self.article = article }

    var gap: String { "\n\n" }

    var opening: [ExportText] {
        var parts: [String] = []
        if let kicker = article.kicker { parts.append("**\(Self.escaped(kicker))**") }
        if let title = article.title { parts.append("# \(Self.escaped(title))") }
        let facts = article.credits.map { "\($0.role): \($0.name)" } + [article.byline, article.date, article.source].compactMap(\.self)
        if !facts.isEmpty { parts.append(facts.map(Self.escaped).joined(separator: "\\\n")) }
        let leadBlock = article.sections.lazy.flatMap(\.blocks).first { $0.role == .lead }
        if let leadBlock { parts.append(Self.inline(leadBlock)) } else if let lead = article.lead { parts.append(Self.escaped(lead)) }
        return parts.map { ExportText(text: $0) }
    }

    var closing: [ExportText] {
        var parts: [String] = []
        if !article.related.isEmpty {
            parts.append("## \(Self.escaped(article.relatedHeading ?? "مقالات ذات صلة"))")
            let items = article.related.map { item in
                "- " + (item.url.map { Self.link(Self.escaped(item.title), $0) } ?? Self.escaped(item.title))
            }
            parts.append(items.joined(separator: "\n"))
        }
        if let url = article.url { parts.append(Self.link(Self.escaped(url), url)) }
        return parts.map { ExportText(text: $0) }
    }

    func parts(of section: Section) -> [ExportText] {
        let heading = section.heading.map { ["## \(Self.escaped($0))"] } ?? []
        return (heading + ExportPart.parts(of: section).map(Self.text)).map { ExportText(text: $0) }
    }

    func beginning(of block: Block) -> (text: String, end: String) { (Self.line(block), "") }
    func more(_ block: Block) -> String { Self.inline(block.text, block.links, begins: false) }

    private static func text(_ part: ExportPart) -> String {
        switch part {
        case .block(let block): line(block)
        // A backslash at a line's end breaks it (CommonMark, section 6.7).
        case .lines(let blocks): blocks.map(inline).joined(separator: "\\\n")
        case .list(let items): list(items)
        case .table(let rows, _): table(rows)
        case .code(let lines): fence(lines)
        }
    }

    private static func line(_ block: Block) -> String {
        switch block.role {
        case .separator: "---"
        case .quotation: "\(String(repeating: ">", count: block.level + 1)) \(inline(block))"
        case .caption: picture(block)
        case .listItem: list([block])
        default: inline(block)
        }
    }

    /// A picture with its words where its address is known.
    private static func picture(_ block: Block) -> String {
        guard let url = block.links.first(where: { $0.range == 0..<block.text.count })?.url else { return "*\(inline(block))*" }
        return "!" + link(escaped(String(codePoints: block.text)), url)
    }

    // MARK: Lists

    private static func list(_ items: [Block]) -> String {
        var lines: [String] = []
        /// Of each level the number that came last, and its closer.
        var last: [Int: (number: Int, closer: String)] = [:]
        var level = -1
        for item in items {
            level = min(item.level, level + 1)
            last = last.filter { $0.key <= level }
            let indent = String(repeating: "    ", count: level)
            switch ExportMarker(item) {
            case .bullet:
                last[level] = nil
                lines.append("\(indent)- \(inline(item))")
            case .number(let number) where number >= 0:
                // A number that does not follow begins a list of its own: another closer says so (CommonMark, section 5.3).
                let before = last[level]
                let closer = before.map { $0.number + 1 == number ? $0.closer : $0.closer == "." ? ")" : "." } ?? "."
                last[level] = (number, closer)
                lines.append("\(indent)\(number)\(closer) \(inline(item))")
            case .number(let number): lines.append("\(indent)- \(escaped("\(number).")) \(inline(item))")
            case .text(let marker): lines.append("\(indent)- \(Self.tasks[marker] ?? escaped(marker)) \(inline(item))")
            }
        }
        return lines.joined(separator: "\n")
    }

    /// What is to be done and what is done, as GFM has it.
    private static let tasks = ["☐": "[ ]", "☑": "[x]"]

    // MARK: Tables, code

    /// GFM has no table without headings: the first row is them.
    private static func table(_ rows: [[ExportCell]]) -> String {
        guard let first = rows.first else { return "" }
        let lines = rows.map { row in "| " + row.map { inline($0.text, $0.links) }.joined(separator: " | ") + " |" }
        return ([lines[0], "|" + String(repeating: " --- |", count: first.count)] + lines.dropFirst()).joined(separator: "\n")
    }

    /// A fence is longer than any that stands in the code.
    private static func fence(_ lines: [String]) -> String {
        let longest = lines.map { $0.split { $0 != "`" }.map(\.count).max() ?? 0 }.max() ?? 0
        let fence = String(repeating: "`", count: max(3, longest + 1))
        return ([fence] + lines + [fence]).joined(separator: "\n")
    }

    // MARK: Letters

    private static func inline(_ block: Block) -> String { inline(block.text, block.links) }

    /// - Parameter begins: the text begins a line.
    private static func inline(_ letters: [UInt32], _ links: [BlockLink], begins: Bool = true) -> String {
        var text = ""
        var place = 0
        for item in links where item.range.lowerBound >= place && item.range.upperBound <= letters.count && !item.range.isEmpty {
            text += escaped(String(codePoints: letters[place..<item.range.lowerBound]), begins: begins && place == 0)
            text += link(escaped(String(codePoints: letters[item.range]), begins: false), item.url)
            place = item.range.upperBound
        }
        return text + escaped(String(codePoints: letters[place...]), begins: begins && place == 0)
    }

    static func link(_ text: String, _ url: String) -> String {
        let address = url.unicodeScalars.map { scalar in
            switch scalar {
            case "<": "%3C"
            case ">": "%3E"
            case "\\": "%5C"
            case "&": "&amp;"
            case _ where scalar.value.isASCIIControl: ""
            default: String(scalar)
            }
        }
        return "[\(text)](<\(address.joined())>)"
    }

    /// What Markdown would take for its own, anywhere in a line or at its start.
    private static func escaped(_ text: String, begins: Bool) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\", "`", "*", "_", "[", "]", "<", ">", "#", "|", "&", "~": result += "\\"
            case "-", "+", "=": if begins, result.isEmpty { result += "\\" }
            // What stands for a line's end in a block is a space here.
            case "\n", "\r":
                result += " "
                continue
            // Spaces at a line's start and end mean nothing to Markdown; four would be code.
            case " " where begins && result.isEmpty: continue
            default: break
            }
            result.unicodeScalars.append(scalar)
        }
        let digits = result.prefix { $0.isASCII && $0.isNumber }
        if begins, !digits.isEmpty, let mark = result.dropFirst(digits.count).first, mark == "." || mark == ")" {
            result.insert("\\", at: result.index(result.startIndex, offsetBy: digits.count))
        }
        return result
    }

    static func escaped(_ text: String) -> String { escaped(text, begins: true) }
}
