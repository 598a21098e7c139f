// What the parts of a Word document beside its text say (ECMA-376, part 1): its styles, its lists, where its links lead, its facts.
import ArabicText

/// `word/styles.xml`: what a style is called by everyone, by its number in this document.
final class WordStyles: XMLReceiver {
    /// A heading's level, 0 for the title; of a style that nothing says it of, by the style that it is based on.
    private(set) var levels: [String: Int] = [:]
    /// Styles of a list of contents.
    private(set) var contents: Set<String> = []
    private var bases: [String: String] = [:]
    private var style: String?

    func start(_ name: String, _ attributes: [String: String]) {
        let value = XMLNames.value(attributes, "val")
        switch XMLNames.local(name) {
        case "style": style = XMLNames.value(attributes, "styleId")
        case "name":
            guard let style, let value = value?.lowercased() else { return }
            if value == "title" { levels[style] = 0 }
            if value.hasPrefix("heading "), let level = Int(value.dropFirst(8)) { levels[style] = level }
            if value.hasPrefix("toc ") { contents.insert(style) }
        case "basedOn": if let style, let value { bases[style] = value }
        case "outlineLvl": if let style, let level = value.flatMap({ Int($0) }), level < 9, levels[style] == nil { levels[style] = level + 1 }
        default: break
        }
    }

    func text(_ text: String) {}
    func end(_ name: String) { if XMLNames.local(name) == "style" { style = nil } }

    func level(of style: String) -> Int? {
        var style = style
        for _ in 0..<10 {
            if let level = levels[style] { return level }
            guard let base = bases[style] else { break }
            style = base
        }
        // Documents of other programs have the names alone.
        let plain = style.lowercased().filter { $0 != " " }
        if plain == "title" { return 0 }
        return plain.hasPrefix("heading") ? Int(plain.dropFirst(7)) : nil
    }
}

/// `word/numbering.xml`: how the items of a list are marked, by its number and their level.
final class WordNumbering: XMLReceiver {
    private var formats: [String: [Int: DocumentMarkup.ListStyle]] = [:]
    private var abstracts: [String: String] = [:]
    private var (abstract, level, number): (String?, Int?, String?)

    func start(_ name: String, _ attributes: [String: String]) {
        let value = XMLNames.value(attributes, "val")
        switch XMLNames.local(name) {
        case "abstractNum": (abstract, level) = (XMLNames.value(attributes, "abstractNumId"), nil)
        case "num": (abstract, number) = (nil, XMLNames.value(attributes, "numId"))
        case "abstractNumId": if let number, let value { abstracts[number] = value }
        case "lvl": level = XMLNames.value(attributes, "ilvl").flatMap { Int($0) }
        case "numFmt": change { $0 = Self.style(value ?? "", start: $0.start) }
        case "start": change { $0.start = value.flatMap { Int($0) } ?? 1 }
        default: break
        }
    }

    func text(_ text: String) {}
    func end(_ name: String) {}

    private func change(_ change: (inout DocumentMarkup.ListStyle) -> Void) {
        guard let abstract, let level, level < 9 else { return }
        change(&formats[abstract, default: [:]][level, default: DocumentMarkup.ListStyle()])
    }

    private static func style(_ format: String, start: Int) -> DocumentMarkup.ListStyle {
        let types = ["lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "upperRoman": "I"]
        return DocumentMarkup.ListStyle(isOrdered: format != "bullet" && format != "none", type: types[format] ?? "1", start: start)
    }

    func style(list: String, level: Int) -> DocumentMarkup.ListStyle { abstracts[list].flatMap { formats[$0]?[level] } ?? .init() }
}

/// `_rels/.rels` and `word/_rels/document.xml.rels` (ECMA-376, part 2): where links lead, and which file of the archive is what.
final class WordRelations: XMLReceiver {
    /// Addresses of the web, by what the text calls them.
    private(set) var links: [String: String] = [:]
    private var files: [String: (kind: Substring, target: String)] = [:]

    func start(_ name: String, _ attributes: [String: String]) {
        guard XMLNames.local(name) == "Relationship", let id = attributes["Id"], let target = attributes["Target"] else { return }
        if PageAddress.isWeb(target) {
            links[id] = target
        } else if attributes["TargetMode"] != "External" {
            files[id] = (attributes["Type"]?.split(separator: "/").last ?? "", target)
        }
    }

    /// A file by what the text calls it.
    func file(_ id: String, in folder: String) -> String? { files[id].flatMap { EPUBPath.resolved($0.target, in: folder) } }

    /// The file of a kind (`styles`); of several, which no document has, any.
    func file(ofKind kind: String, in folder: String) -> String? {
        files.values.first { $0.kind == kind }.flatMap { EPUBPath.resolved($0.target, in: folder) }
    }

    func text(_ text: String) {}
    func end(_ name: String) {}
}

/// `docProps/core.xml`, and `meta.xml` of OpenDocument, which names the same things alike (Dublin Core).
final class DocumentProperties: XMLReceiver {
    private(set) var facts = DocumentFacts()
    private var text = ""

    func start(_ name: String, _ attributes: [String: String]) { text = "" }
    func text(_ text: String) { if self.text.utf8.count < 8 << 10 { self.text += text } }

    func end(_ name: String) {
        guard let value = CleanText.value(text, limit: 300) else { return }
        text = ""
        switch XMLNames.local(name) {
        case "title": if !Self.isFileName(value) { facts.title = facts.title ?? value }
        // Who made it comes before who changed it last.
        case "initial-creator": facts.authors = [value]
        case "creator": if facts.authors.isEmpty { facts.authors = [value] }
        case "created", "creation-date": facts.date = facts.date ?? value
        case "language": facts.language = facts.language ?? value
        default: break
        }
    }

    /// What a program calls a document that nobody has given a title.
    private static func isFileName(_ title: String) -> Bool {
        let title = title.lowercased()
        return title.hasPrefix("microsoft word") || ["document1", "untitled", "doc1", "بدون عنوان", "مستند1", "مستند"].contains(title)
            || [".doc", ".docx", ".odt", ".rtf", ".pdf"].contains(where: title.hasSuffix)
    }
}
