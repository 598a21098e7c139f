// The text of a Word document (`word/document.xml`, and its notes): paragraphs as they stand, with what their styles make of them. What
// was struck out, and what is there for programs that know less, is passed over.
import ArabicText

final class WordText: XMLReceiver {
    private(set) var markup = DocumentMarkup()
    /// The document's title, where a paragraph has the style of one.
    private(set) var title: String?
    /// Notes that the text asks for, in its order.
    private(set) var asked: [String] = []
    /// Of a part that holds notes: each by its number.
    private(set) var notes: [String: String] = [:]

    private let styles: WordStyles
    private let numbering: WordNumbering
    private let relations: WordRelations
    private var lines: [Line] = []
    /// Elements that are passed over with all in them.
    private var passed = 0
    private var isText = false
    private var run = Run()
    private var isRunProperties = false
    private var cellColumns = 1
    private var noteNumber: String?
    private var tableDepth = 0
    private var hasText = false
    /// The large first letter of the next paragraph, which is a paragraph of its own.
    private var initial = ""

    private struct Line {
        var line = DocumentLine()
        var list: String?
        var level = 0
        var outline: Int?
        var isInitial = false
    }

    private struct Run {
        var isBold = false
        var isHidden = false
        var raised: String?
    }

    init(_ styles: WordStyles, _ numbering: WordNumbering, _ relations: WordRelations) {
        (self.styles, self.numbering, self.relations) = (styles, numbering, relations)
    }

    private static let left: Set<Substring> = ["Fallback", "del", "moveFrom", "pPrChange", "rPrChange", "instrText"]

    // MARK: Elements

    func start(_ name: String, _ attributes: [String: String]) {
        let local = XMLNames.local(name)
        guard passed == 0, !Self.left.contains(local) else { return passed += 1 }
        switch local {
        case "p" where Self.isText(name): lines.append(Line())
        case "r": run = Run()
        case "rPr": isRunProperties = true
        case "t": isText = true
        case "tab", "ptab": if !isRunProperties { change { $0.line.add(" ") } }
        case "br", "cr": if XMLNames.value(attributes, "type") == nil { change { $0.line.breakLine() } }
        case "noBreakHyphen": change { $0.line.add("-") }
        case "hyperlink": if let address = XMLNames.value(attributes, "id").flatMap({ relations.links[$0] }) { change { $0.line.openLink(address) } }
        case "footnoteReference", "endnoteReference": askForNote(local, attributes)
        case "footnote", "endnote": noteNumber = XMLNames.value(attributes, "type") == nil ? XMLNames.value(attributes, "id") : nil
        case "tbl", "tr", "tc": startTable(local)
        case "altChunk": if let id = XMLNames.value(attributes, "id") { markup.addPart(id) }
        default: takeProperty(local, attributes)
        }
    }

    /// `w:p` and `a:p`, a drawing's: both are text.
    private static func isText(_ name: String) -> Bool { name.contains("wordprocessingml") || name.contains("drawingml") || !name.contains(" ") }

    private func change(_ change: (inout Line) -> Void) { if !lines.isEmpty { change(&lines[lines.count - 1]) } }

    private func takeProperty(_ local: Substring, _ attributes: [String: String]) {
        let value = XMLNames.value(attributes, "val")
        let isOn = value.map { !["0", "false", "off", "none"].contains($0) } ?? true
        switch local {
        case "pStyle": change { $0.line.style = value }
        case "framePr": change { $0.isInitial = ["drop", "margin"].contains(XMLNames.value(attributes, "dropCap")) }
        case "outlineLvl": change { $0.outline = value.flatMap { Int($0) } }
        case "numId": change { $0.list = value == "0" ? nil : value }
        case "ilvl": change { $0.level = value.flatMap { Int($0) } ?? 0 }
        case "gridSpan": cellColumns = value.flatMap { Int($0) } ?? 1
        case "b", "bCs": if isRunProperties { run.isBold = isOn }
        case "vanish": if isRunProperties { run.isHidden = isOn }
        case "vertAlign": if isRunProperties { run.raised = ["superscript": "sup", "subscript": "sub"][value ?? ""] }
        default: break
        }
    }

    func text(_ text: String) {
        guard passed == 0, isText, !run.isHidden else { return }
        change { $0.line.add(text, isBold: run.isBold, raised: run.raised) }
    }

    func end(_ name: String) {
        let local = XMLNames.local(name)
        guard passed == 0 else { return passed -= 1 }
        switch local {
        case "p" where Self.isText(name): endLine()
        case "t": isText = false
        case "rPr": isRunProperties = false
        case "hyperlink": change { $0.line.closeLink() }
        case "tbl", "tr", "tc": endTable(local)
        default: break
        }
    }

    // MARK: Paragraphs

    private func endLine() {
        guard let line = lines.popLast(), !line.line.isEmpty || line.line.markup.contains("<sup>") else { return }
        if line.isInitial { return initial += line.line.whole }
        let text = initial + line.line.whole
        initial = ""
        if let noteNumber {
            let before = notes[noteNumber].map { $0 + "<br>" } ?? ""
            if before.utf8.count < 64 << 10 { notes[noteNumber] = before + text }
            return
        }
        let style = line.line.style
        if style.map(styles.contents.contains) ?? false { return }
        let level = style.flatMap(styles.level) ?? line.outline.flatMap { $0 < 9 ? $0 + 1 : nil }
        if level == 0, title == nil, !hasText {
            title = CleanText.value(
                PageImporter.fragment(text, base: nil).blocks.map { String(codePoints: $0.text) }.joined(separator: " "))
            if title != nil { return }
        }
        hasText = true
        if let level { return markup.add(.heading(level: max(1, level)), text) }
        if let list = line.list {
            return markup.add(.item(list: list, level: line.level, style: numbering.style(list: list, level: line.level)), text)
        }
        markup.add(tableDepth == 0 && line.line.looksLikeHeading ? .heading(level: 3) : .paragraph, text)
    }

    private func askForNote(_ kind: Substring, _ attributes: [String: String]) {
        guard let id = XMLNames.value(attributes, "id"), asked.count < 20_000 else { return }
        asked.append("\(kind.dropLast(9)) \(id)")
        change { $0.line.addNote(asked.count) }
    }

    // MARK: Tables

    private func startTable(_ part: Substring) {
        guard noteNumber == nil else { return }
        switch part {
        case "tbl":
            tableDepth += 1
            if tableDepth == 1 { markup.openTable() }
        case "tr": if tableDepth == 1 { markup.open("tr") }
        default: cellColumns = 1
        }
        if part == "tc", tableDepth == 1 { markup.open("td") }
    }

    private func endTable(_ part: Substring) {
        guard noteNumber == nil else { return }
        if tableDepth == 1 {
            switch part {
            case "tbl": markup.closeTable()
            case "tr": markup.close("tr")
            default: markup.close("td")
            }
        }
        if part == "tbl" { tableDepth = max(0, tableDepth - 1) }
    }

    // MARK: Notes

    /// Writes the notes that were asked for behind the text.
    /// - Parameter texts: by `footnote 2`, `endnote 1`.
    func add(notes texts: [String: String]) {
        let found = asked.enumerated().compactMap { number, name in texts[name].map { (number + 1, $0) } }
        guard !found.isEmpty else { return }
        markup.addRule()
        for (number, text) in found { markup.add(.paragraph, "[\(number)] \(text)") }
    }
}
