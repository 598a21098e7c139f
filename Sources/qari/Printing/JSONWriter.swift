// Writes JSON (RFC 8259), indented by two. What commands a terminal or turns a line's order is written as an escape, which loses nothing.
import ArabicText

struct JSONWriter {
    private(set) var bytes: [UInt8] = []
    /// Whether something stands already in each list and table that is open, and how it is closed.
    private var nested: [(isBegun: Bool, closer: UInt8)] = []

    enum Nest { case table, list }

    /// The text as a whole, ended by a line end.
    static func text(_ write: (inout JSONWriter) -> Void) -> [UInt8] {
        var writer = JSONWriter()
        write(&writer)
        writer.end()
        return writer.bytes
    }

    // MARK: Lists and tables

    mutating func table(_ name: String? = nil, _ write: (inout JSONWriter) -> Void) { nest(name, .table, write) }
    mutating func list(_ name: String? = nil, _ write: (inout JSONWriter) -> Void) { nest(name, .list, write) }

    private mutating func nest(_ name: String?, _ kind: Nest, _ write: (inout JSONWriter) -> Void) {
        open(kind, name)
        write(&self)
        close()
    }

    /// For what is written piece by piece.
    mutating func open(_ kind: Nest, _ name: String? = nil) {
        begin(name)
        bytes.append(kind == .table ? "{" : "[")
        nested.append((false, UInt8(ascii: kind == .table ? "}" : "]")))
    }

    mutating func close() {
        guard let last = nested.popLast() else { return }
        if last.isBegun { breakLine() }
        bytes.append(last.closer)
    }

    /// The end of the text.
    mutating func end() { bytes.append("\n") }

    /// What was written so far goes elsewhere.
    mutating func takeBytes() -> [UInt8] {
        defer { bytes.removeAll(keepingCapacity: true) }
        return bytes
    }

    // MARK: Values

    mutating func put(_ text: String?, _ name: String? = nil) {
        begin(name)
        if let text { quote(text) } else { append("null") }
    }

    mutating func put(_ number: Int64, _ name: String? = nil) {
        begin(name)
        append("\(number)")
    }

    /// What JSON has no number for is null.
    mutating func put(_ number: Double?, _ name: String? = nil) {
        begin(name)
        guard let number, number.isFinite else { return append("null") }
        append(Int64(exactly: number).map { "\($0)" } ?? "\(number)")
    }

    mutating func put(_ fact: Bool, _ name: String? = nil) {
        begin(name)
        append(fact ? "true" : "false")
    }

    private mutating func begin(_ name: String?) {
        if let last = nested.last {
            if last.isBegun { bytes.append(",") }
            nested[nested.count - 1].isBegun = true
            breakLine()
        }
        guard let name else { return }
        quote(name)
        append(" : ")
    }

    private mutating func breakLine() {
        bytes.append("\n")
        bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * nested.count))
    }

    private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

    private mutating func quote(_ text: String) {
        bytes.append("\"")
        bytes += Self.quoted(codePoints(text)[...])
        bytes.append("\"")
    }

    // MARK: Texts

    /// A text that was quoted elsewhere (`quoted`).
    mutating func put(quoted text: [UInt8], _ name: String? = nil) {
        beginText(name)
        continueText(text)
        endText()
    }

    /// A text that comes in pieces, each of them `quoted`.
    mutating func beginText(_ name: String? = nil) {
        begin(name)
        bytes.append("\"")
    }

    mutating func continueText(_ quoted: [UInt8]) { bytes += quoted }
    mutating func endText() { bytes.append("\"") }

    /// A text as it stands between quotation marks.
    static func quoted(_ text: ArraySlice<UInt32>) -> [UInt8] {
        var bytes: [UInt8] = []
        var start = text.startIndex
        for place in text.indices {
            guard let escape = escape(of: text[place]) else { continue }
            bytes.append(codePoints: text[start..<place])
            bytes.append(contentsOf: escape.utf8)
            start = place + 1
        }
        bytes.append(codePoints: text[start...])
        return bytes
    }

    @inline(__always)
    private static func escape(of scalar: UInt32) -> String? {
        // By far most of a text: nothing to say of it.
        if scalar >= 0xA0 && scalar < 0x2028 { return nil }
        return uncommonEscape(of: scalar)
    }

    private static func uncommonEscape(of scalar: UInt32) -> String? {
        switch scalar {
        case "\"": return "\\\""
        case "\\": return "\\\\"
        case "\n": return "\\n"
        case "\t": return "\\t"
        case "\r": return "\\r"
        case "\0"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}"..."\u{202E}", "\u{2066}"..."\u{2069}":
            let digits = String(scalar, radix: 16)
            return "\\u" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
        default: return nil
        }
    }
}
