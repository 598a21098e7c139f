// Writes JSON (RFC 8259), indented by two. What commands a terminal or turns a line's order is written as an escape, which loses nothing.
import ArabicText

struct JSONWriter {
    private(set) var bytes: [UInt8] = []
    /// Whether something stands already in each list and table that is open.
    private var isBegun: [Bool] = []

    /// The text as a whole, ended by a line end.
    static func text(_ write: (inout JSONWriter) -> Void) -> [UInt8] {
        var writer = JSONWriter()
        write(&writer)
        return writer.bytes + [UInt8(ascii: "\n")]
    }

    // MARK: Lists and tables

    mutating func table(_ name: String? = nil, _ write: (inout JSONWriter) -> Void) { nest(name, "{", "}", write) }
    mutating func list(_ name: String? = nil, _ write: (inout JSONWriter) -> Void) { nest(name, "[", "]", write) }

    private mutating func nest(_ name: String?, _ opener: Unicode.Scalar, _ closer: Unicode.Scalar, _ write: (inout JSONWriter) -> Void) {
        begin(name)
        append(opener)
        isBegun.append(false)
        write(&self)
        if isBegun.popLast() == true { breakLine() }
        append(closer)
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
        if let isLater = isBegun.last {
            if isLater { append(",") }
            isBegun[isBegun.count - 1] = true
            breakLine()
        }
        guard let name else { return }
        quote(name)
        append(" : ")
    }

    private mutating func breakLine() {
        bytes.append("\n")
        bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * isBegun.count))
    }

    private mutating func append(_ scalar: Unicode.Scalar) { bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter) }
    private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

    private mutating func quote(_ text: String) {
        append("\"" as Unicode.Scalar)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": append("\\\"")
            case "\\": append("\\\\")
            case "\n": append("\\n")
            case "\t": append("\\t")
            case "\r": append("\\r")
            case "\0"..<" ", "\u{7F}"..."\u{9F}", "\u{2028}"..."\u{202E}", "\u{2066}"..."\u{2069}": escape(scalar.value)
            default: append(scalar)
            }
        }
        append("\"" as Unicode.Scalar)
    }

    private mutating func escape(_ number: UInt32) {
        let digits = String(number, radix: 16)
        append("\\u" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits)
    }
}
