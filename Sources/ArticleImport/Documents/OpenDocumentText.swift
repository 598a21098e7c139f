// The text of an OpenDocument file (ODF 1.3, part 3): paragraphs, headings, lists, tables and notes of `content.xml`, or of a flat file,
// which holds all in one.
import ArabicText

final class OpenDocumentText: XMLReceiver {
    private(set) var markup = DocumentMarkup()
    private(set) var title: String?
    private(set) var isText = false
    private let properties: DocumentProperties
    private var lines: [DocumentLine] = []
    private var passed = 0
    private var isMeta = false
    private var lists: [String] = []
    private var listCount = 0
    private var tableDepth = 0
    private var notes: [String] = []
    /// Lines that stood open when a note began: what comes is the note's.
    private var noteDepths: [Int] = []
    private var isNewNote = false
    private var isCitation = false
    private var level = 1
    private var hasText = false

    // Styles, told before the text.
    private var parents: [String: String] = [:]
    private var ordered: Set<String> = []
    private var bold: Set<String> = []
    private var style: String?
    private var spans: [Bool] = []

    init(_ properties: DocumentProperties) { self.properties = properties }

    /// What is no text: changes that were taken back, lists of contents, remarks, what a drawing is called, scripts.
    private static let left: Set<Substring> = [
        "tracked-changes", "table-of-content", "alphabetical-index", "bibliography", "illustration-index", "table-index", "annotation",
        "binary-data", "script", "scripts", "forms", "sequence-decls", "variable-decls", "ruby-text", "event-listeners", "desc", "master-styles",
        "settings",
    ]

    // MARK: Elements

    func start(_ name: String, _ attributes: [String: String]) {
        let local = XMLNames.local(name)
        guard passed == 0, !Self.left.contains(local), !(local == "title" && name.contains("svg")) else { return passed += 1 }
        if isMeta { return properties.start(name, attributes) }
        switch local {
        case "meta": isMeta = name.contains(":office:")
        case "text": isText = isText || name.contains(":office:")
        case "p", "h": startLine(local, attributes)
        case "span":
            let name = XMLNames.value(attributes, "style-name")
            spans.append(spans.last ?? false || name.map(isBold) ?? false)
        case "a": if let address = XMLNames.value(attributes, "href"), PageAddress.isWeb(address) { change { $0.openLink(address) } }
        case "s": change { $0.add(" ") }
        case "tab": change { $0.add(" ") }
        case "line-break": change { $0.breakLine() }
        case "list": startList(attributes)
        case "note":
            noteDepths.append(lines.count)
            isNewNote = true
        case "note-citation": isCitation = true
        case "table": startTable()
        case "table-row" where tableDepth == 1: markup.open("tr")
        case "table-cell" where tableDepth == 1:
            markup.open("td", columns: XMLNames.value(attributes, "number-columns-spanned").flatMap { Int($0) } ?? 1)
        default: takeStyle(local, attributes)
        }
    }

    private func change(_ change: (inout DocumentLine) -> Void) { if !lines.isEmpty { change(&lines[lines.count - 1]) } }

    func text(_ text: String) {
        guard passed == 0, !isCitation else { return }
        if isMeta { return properties.text(text) }
        // Line ends in the file are spaces (section 6.1.2).
        change { $0.add(String(text.map { $0.isNewline ? " " : $0 }), isBold: spans.last ?? false) }
    }

    func end(_ name: String) {
        let local = XMLNames.local(name)
        guard passed == 0 else { return passed -= 1 }
        if isMeta {
            if local == "meta", name.contains(":office:") { isMeta = false } else { properties.end(name) }
            return
        }
        switch local {
        case "p", "h": endLine(isHeading: local == "h")
        case "span": _ = spans.popLast()
        case "a": change { $0.closeLink() }
        case "list": _ = lists.popLast()
        case "note": _ = noteDepths.popLast()
        case "note-citation": isCitation = false
        case "table":
            if tableDepth == 1 { markup.closeTable() }
            tableDepth = max(0, tableDepth - 1)
        case "table-row" where tableDepth == 1: markup.close("tr")
        case "table-cell" where tableDepth == 1: markup.close("td")
        case "style", "list-style": style = nil
        default: break
        }
    }

    // MARK: Styles

    private func takeStyle(_ local: Substring, _ attributes: [String: String]) {
        switch local {
        case "style", "list-style":
            style = XMLNames.value(attributes, "name")
            if let style, let parent = XMLNames.value(attributes, "parent-style-name") { parents[style] = parent }
        case "list-level-style-number": if let style, XMLNames.value(attributes, "level") == "1" { ordered.insert(style) }
        case "text-properties":
            let weights = attributes.filter { XMLNames.local($0.key).hasPrefix("font-weight") }.values
            if let style, weights.contains("bold") { bold.insert(style) }
        default: break
        }
    }

    /// A style and those that it is made from.
    private func ancestors(of style: String) -> [String] {
        var found = [style]
        while let parent = parents[found[found.count - 1]], found.count < 10 { found.append(parent) }
        return found
    }

    private func isBold(_ style: String) -> Bool { ancestors(of: style).contains(where: bold.contains) }

    // MARK: Paragraphs

    private func startLine(_ local: Substring, _ attributes: [String: String]) {
        var line = DocumentLine()
        line.style = XMLNames.value(attributes, "style-name")
        if local == "h" { level = XMLNames.value(attributes, "outline-level").flatMap { Int($0) } ?? 1 }
        lines.append(line)
        spans = [line.style.map(isBold) ?? false]
    }

    private func endLine(isHeading: Bool) {
        guard let line = lines.popLast() else { return }
        spans = [lines.last?.style.map(isBold) ?? false]
        if let depth = noteDepths.last {
            guard lines.count == depth, !line.isEmpty, notes.count < 20_000 else { return }
            // The first paragraph of a note is its number's.
            if isNewNote {
                notes.append(line.whole)
                isNewNote = false
                change { $0.addNote(notes.count) }
            } else if notes[notes.count - 1].utf8.count < 64 << 10 {
                notes[notes.count - 1] += "<br>" + line.whole
            }
            return
        }
        guard !line.isEmpty || line.markup.contains("<sup>") else { return }
        let names = line.style.map(ancestors) ?? []
        if names.contains("Title"), title == nil, !hasText {
            title = CleanText.value(PageImporter.fragment(line.whole, base: nil).blocks.map { String(codePoints: $0.text) }.joined(separator: " "))
            if title != nil { return }
        }
        hasText = true
        if isHeading { return markup.add(.heading(level: level), line.whole) }
        if let list = lists.last {
            let style = DocumentMarkup.ListStyle(isOrdered: ordered.contains(where: { list.hasSuffix(" " + $0) }))
            return markup.add(.item(list: list, level: lists.count - 1, style: style), line.whole)
        }
        markup.add(tableDepth == 0 && line.looksLikeHeading ? .heading(level: 3) : .paragraph, line.whole)
    }

    // MARK: Lists, tables, notes

    private func startList(_ attributes: [String: String]) {
        listCount += 1
        // A list in a list has the style of the one around it (section 5.3.2).
        let style = XMLNames.value(attributes, "style-name") ?? lists.last.map { String($0.drop { $0 != " " }.dropFirst()) } ?? ""
        lists.append("\(listCount) \(style)")
    }

    private func startTable() {
        tableDepth += 1
        if tableDepth == 1 { markup.openTable() }
    }

    /// Writes the notes behind the text.
    func addNotes() {
        guard !notes.isEmpty else { return }
        markup.addRule()
        for (number, text) in notes.enumerated() { markup.add(.paragraph, "[\(number + 1)] \(text)") }
    }
}
