// The text of one element of a feed while it is read: markup in it is written back as markup, whether it came escaped or as elements.
import ArabicText
import ArticleModel

struct FeedCapture {
    let name: String
    let field: FeedElement.Field
    let kind: FeedTextKind
    /// The depth of its element.
    let depth: Int
    /// What its addresses are resolved against, where the feed says it.
    let base: String?
    /// Of a `guid`: it is an address, unless it says that it is none.
    var isPermanentLink = true
    /// Of a link whose address is its text: what its attributes say.
    var linkAttributes: [String: String]?
    /// What stands before the first element in it.
    private(set) var beginning: String?
    private var text = ""
    private var hasElements = false

    init(name: String, field: FeedElement.Field, kind: FeedTextKind, depth: Int, base: String?) {
        (self.name, self.field, self.kind, self.depth, self.base) = (name, field, kind, depth, base)
    }

    mutating func add(_ piece: String) {
        let piece = piece.unicodeScalars.contains { $0.value.isC1Control } ? Self.withoutControls(piece) : piece
        text += isOfElements ? HTMLText.escaped(piece) : piece
    }

    /// References to control characters mean those of windows-1252, as they do in HTML («numeric character reference end state»).
    private static func withoutControls(_ text: String) -> String {
        let letters = Array("€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ".unicodeScalars)
        var mapped = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { mapped.append(scalar.value.isC1Control ? letters[Int(scalar.value) - 0x80] : scalar) }
        return String(mapped)
    }

    /// A tag in an element that is no such: many a feed forgets to escape its markup.
    mutating func open(_ name: String, _ attributes: [String: String]) {
        if !hasElements, case .plain = kind { text = HTMLText.escaped(text) }
        if !hasElements { beginning = text }
        hasElements = true
        let kept = attributes.filter { !$0.key.contains(" ") && !$0.key.hasPrefix("xmlns") }.sorted { $0.key < $1.key }
        text += "<\(Self.local(name))\(kept.map { " \($0.key)=\"\(HTMLText.escaped($0.value))\"" }.joined())>"
    }

    mutating func close(_ name: String) {
        let local = Self.local(name)
        if !PageFilter.void.contains(local) { text += "</\(local)>" }
    }

    private static func local(_ name: String) -> String { name.split(separator: " ").last.map { $0.lowercased() } ?? "" }

    /// What is written in it is letters, and elements.
    private var isOfElements: Bool {
        switch kind {
        case .elements: true
        case .plain: hasElements
        default: false
        }
    }

    // MARK: Reading

    /// The text as markup.
    var markup: String {
        switch kind {
        case .plain where !hasElements: Self.paragraphs(text)
        case .base64(let isPlain): Self.decoded(text).map { isPlain ? Self.paragraphs($0) : $0 } ?? ""
        case .other: ""
        case .html where !hasElements && !text.contains("<") && text.contains("\n"): Self.blankLines(text)
        default: text
        }
    }

    /// A text whose lines are paragraphs, where it holds no markup.
    var paragraphs: String { text.contains("<") ? text : Self.paragraphs(text) }

    /// What holds no markup: an address, a date, a name.
    func value(_ limit: Int) -> String? { CleanText.value(String(text.prefix(limit * 4)), limit: limit) }

    /// A text that may hold markup or entities of HTML, on one line.
    func line(_ limit: Int = 1_000) -> String? {
        switch kind {
        case .plain where !hasElements: CleanText.value(String(text.prefix(limit * 10)), limit: limit)
        case .other: nil
        case .base64(let isPlain):
            Self.decoded(text).flatMap { CleanText.value(isPlain ? $0 : PageTree(String($0.prefix(limit * 10))).text(0), limit: limit) }
        default: Self.line(String(text.prefix(limit * 10)), limit)
        }
    }

    private static func line(_ text: String, _ limit: Int) -> String? {
        CleanText.value(text.contains("<") || text.contains("&") ? PageTree(text).text(0) : text, limit: limit)
    }

    private static func decoded(_ text: String) -> String? {
        let bytes = TransferEncoding.base64(Array(text.utf8)[...])
        return bytes.isEmpty ? nil : PageText.decode(bytes, charset: nil)
    }

    /// Plain text as paragraphs of HTML: its lines.
    static func paragraphs(_ text: String) -> String {
        text.split(whereSeparator: \.isNewline).map { "<p>" + HTMLText.escaped(String($0)) + "</p>" }.joined()
    }

    /// A text without a tag, but with entities: its paragraphs are what blank lines part.
    private static func blankLines(_ text: String) -> String {
        var paragraphs: [String] = [""]
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            if line.allSatisfy(\.isWhitespace) { paragraphs.append("") } else { paragraphs[paragraphs.count - 1] += line + "\n" }
        }
        return paragraphs.filter { !$0.isEmpty }.map { "<p>\($0)</p>" }.joined()
    }
}
