// Goes over a page before Gumbo does: leaves out what no article is in, and bounds what a hostile page could make a parser
// do. Gumbo takes time and stack by the depth of a tree, and the square of a tag's attributes; a page that passed here is
// shallow and small. Follows the tokens of the HTML standard, section 13.2.5, no further than tags.
import ArabicText

struct PageFilter {
    /// What remains of the page.
    private(set) var html: [UInt8] = []
    /// What its scripts of type `application/ld+json` hold.
    private(set) var linkedData: [String] = []
    /// True when the page was longer than the bound, and what came after is lost. A tag may be dropped for its depth or its attributes
    /// besides; its text stays.
    private(set) var isCut = false

    /// Bounds, far past any honest page.
    static let depth = 256
    static let tags = 120_000
    static let attributes = 64
    static let tagLength = 64 << 10
    /// Formatting that is never closed is opened again in every block: so much of it may be open.
    static let openFormatting = 6

    /// Bytes that stood for those without scripts, and were left out.
    private(set) var unscriptedLength = 0

    private let bytes: [UInt8]
    private let takesUnscripted: Bool
    private var place = 0
    private var stack: [String] = []
    /// Tags dropped for depth, whose ends are to be dropped too.
    private var dropped = 0
    private var tagCount = 0
    private var formatting: [String] = []
    /// Elements that are known to have no end further on.
    private var endless: Set<String> = []

    /// - Parameter takesUnscripted: what stands in `noscript` is taken as if it stood there without.
    init(_ page: String, takesUnscripted: Bool = false) {
        bytes = Array(page.utf8)
        self.takesUnscripted = takesUnscripted
        html.reserveCapacity(bytes.count)
        while place < bytes.count, tagCount < Self.tags { step() }
        if place < bytes.count { isCut = true }
    }

    private mutating func step() {
        guard bytes[place] == "<", place + 1 < bytes.count else {
            let end = bytes[place...].dropFirst().firstIndex(of: "<") ?? bytes.count
            html += bytes[place..<end]
            place = end
            return
        }
        switch bytes[place + 1] {
        case "A"..."Z", "a"..."z": startTag()
        case "/" where place + 2 < bytes.count && Self.isLetter(bytes[place + 2]): endTag()
        case "!" where bytes[place...].starts(with: Array("<!--".utf8)): comment()
        case "!", "/", "?": place = (bytes[place...].firstIndex(of: ">") ?? bytes.count - 1) + 1
        default:
            html.append("<")
            place += 1
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { ("A"..."Z").contains(byte) || ("a"..."z").contains(byte) }
    private static func isSpace(_ byte: UInt8) -> Bool { byte == " " || (Unicode.Scalar.tab ... .carriageReturn).contains(byte) }

    private mutating func comment() {
        var end = place + 4
        if end < bytes.count, bytes[end] == ">" {
            place = end + 1
            return
        }
        while end + 2 < bytes.count {
            if bytes[end] == "-", bytes[end + 1] == "-", bytes[end + 2] == ">" || bytes[end + 2] == "!" {
                place = end + (bytes[end + 2] == ">" ? 3 : 4)
                return
            }
            end += 1
        }
        place = bytes.count
    }

    // MARK: Tags

    /// A tag's name in small letters, how many attributes it has, and where it ends; nil when the page ends in it.
    private func tag(from start: Int) -> (name: String, attributes: Int, end: Int)? {
        var place = start
        while place < bytes.count, !Self.isSpace(bytes[place]), bytes[place] != "/", bytes[place] != ">" { place += 1 }
        let name = String(decoding: bytes[start..<min(place, start + 32)].map { $0.isASCIICapital ? $0.loweredASCII : $0 }, as: UTF8.self)
        var attributes = 0
        while place < bytes.count {
            if bytes[place] == ">" { return (name, attributes, place + 1) }
            if Self.isSpace(bytes[place]) || bytes[place] == "/" {
                place += 1
                continue
            }
            attributes += 1
            place = attributeEnd(from: place)
        }
        return nil
    }

    private func attributeEnd(from start: Int) -> Int {
        var place = start + 1
        while place < bytes.count, !Self.isSpace(bytes[place]), !["/", ">", "="].contains(bytes[place]) { place += 1 }
        while place < bytes.count, Self.isSpace(bytes[place]) { place += 1 }
        guard place < bytes.count, bytes[place] == "=" else { return place }
        place += 1
        while place < bytes.count, Self.isSpace(bytes[place]) { place += 1 }
        guard place < bytes.count else { return place }
        if bytes[place] == "\"" || bytes[place] == "'" {
            return bytes[(place + 1)...].firstIndex(of: bytes[place]).map { $0 + 1 } ?? bytes.count
        }
        while place < bytes.count, !Self.isSpace(bytes[place]), bytes[place] != ">" { place += 1 }
        return place
    }

    private mutating func startTag() {
        guard let (name, attributes, end) = tag(from: place + 1) else {
            place = bytes.count
            return
        }
        let range = place..<end
        place = end
        tagCount += 1
        if takesUnscripted, name == "noscript" { return }
        if Self.raw.contains(name) { return takeRaw(name, range) }
        if Self.left.contains(name) { return leave(name) }
        guard attributes <= Self.attributes, range.count <= Self.tagLength, name != "plaintext" else {
            return
        }
        if Self.void.contains(name) {
            html += bytes[range]
        } else if open(name) {
            html += bytes[range]
        }
    }

    /// Keeps count of what is open. False when the tag is to be dropped.
    private mutating func open(_ name: String) -> Bool {
        if Self.formatting.contains(name) {
            guard formatting.count < Self.openFormatting else { return false }
            if name != "a" || !formatting.contains("a") { formatting.append(name) }
        }
        if stack.last == "p", !Self.formatting.contains(name), !Self.inline.contains(name) { stack.removeLast() }
        if Self.endsItself.contains(name), let last = stack.suffix(12).lastIndex(where: { $0 == name || Self.scopes.contains($0) }),
            stack[last] == name
        {
            stack.removeSubrange(last...)
        }
        guard stack.count < Self.depth else {
            dropped += 1
            return false
        }
        stack.append(name)
        return true
    }

    private mutating func endTag() {
        guard let (name, _, end) = tag(from: place + 2) else {
            place = bytes.count
            return
        }
        place = end
        tagCount += 1
        if takesUnscripted, name == "noscript" { return }
        if dropped > 0 {
            dropped -= 1
            return
        }
        if let last = formatting.lastIndex(of: name) { formatting.remove(at: last) }
        if let last = stack.lastIndex(of: name) {
            if Self.formatting.contains(name) { stack.remove(at: last) } else { stack.removeSubrange(last...) }
        }
        if !Self.left.contains(name), !Self.raw.contains(name) { html += Array("</\(name)>".utf8) }
    }

    // MARK: What is left out

    /// An element whose content is no markup: up to its end tag.
    private mutating func takeRaw(_ name: String, _ tag: Range<Int>) {
        let start = place
        let end = endTagStart(of: name) ?? bytes.count
        place = end
        if name == "script", String(decoding: bytes[tag], as: UTF8.self).lowercased().contains("ld+json"), linkedData.count < 32 {
            linkedData.append(String(decoding: bytes[start..<end].prefix(4 << 20), as: UTF8.self))
        } else if name == "noscript" {
            unscriptedLength += end - start
        } else if name == "title" {
            // Its text, entities and all; a tag in it is text.
            html +=
                Array("<title>".utf8) + bytes[start..<end].prefix(8 << 10).flatMap { $0 == "<" ? Array("&lt;".utf8) : [$0] } + Array("</title>".utf8)
        }
        if end < bytes.count { place = (bytes[end...].firstIndex(of: ">") ?? bytes.count - 1) + 1 }
    }

    /// Where `</name` stands next.
    private func endTagStart(of name: String) -> Int? {
        let wanted = Array(name.utf8)
        var place = place
        while let found = bytes[place...].firstIndex(of: "<") {
            place = found + 1
            guard found + 2 + wanted.count <= bytes.count, bytes[found + 1] == "/" else { continue }
            let rest = bytes[(found + 2)..<(found + 2 + wanted.count)]
            guard zip(rest, wanted).allSatisfy({ $0.loweredASCII == $1 }) else { continue }
            let after = found + 2 + wanted.count
            if after == bytes.count || Self.isSpace(bytes[after]) || bytes[after] == "/" || bytes[after] == ">" { return found }
        }
        return nil
    }

    /// Leaves an element out with all that is in it, the like of it too; one without an end loses its tag alone.
    private mutating func leave(_ name: String) {
        guard !endless.contains(name) else { return }
        let start = place
        guard let end = endTagStart(of: name) else {
            endless.insert(name)
            return
        }
        place = (bytes[end...].firstIndex(of: ">") ?? bytes.count - 1) + 1
        // A self-closing one (`<svg/>`) has its end in another, further on: an element so long is none.
        if end - start > 256 << 10 { place = start }
    }

    private static let raw: Set = ["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "noscript"]
    private static let left: Set = ["svg", "select", "template", "canvas", "object", "audio", "video", "datalist", "map"]
    static let void: Set = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "frame", "keygen",
    ]
    private static let formatting: Set = ["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"]
    private static let inline: Set = ["span", "sup", "sub", "time", "q", "cite", "abbr", "mark", "ins", "del", "bdi", "bdo", "label", "kbd"]
    private static let endsItself: Set = ["p", "li", "td", "th", "tr", "dd", "dt", "tbody", "thead", "tfoot", "option"]
    private static let scopes: Set = ["table", "ul", "ol", "dl", "div", "section", "article", "blockquote", "main", "aside"]
}
