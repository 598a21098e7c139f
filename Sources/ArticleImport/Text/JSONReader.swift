// Reads JSON as people and their programs write it: RFC 8259 and, beyond it, what JSON5 allows (comments, commas at ends, single
// quotes, names without quotes, hexadecimal numbers) and raw line ends in strings. Linear, and no deeper than a bound: whatever the
// text is, it ends.
import ArabicText

struct JSONReader {
    /// Lists and tables within one another, at most: reading goes into each by a call.
    private static let deepest = 100

    private let bytes: [UInt8]
    private var index = 0

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The value of a text; nil where it is none, or something stands behind it.
    static func value(of bytes: [UInt8]) -> JSONValue? {
        var reader = JSONReader(bytes)
        reader.skipBlanks()
        guard let value = reader.value(depth: 0) else { return nil }
        reader.skipBlanks()
        return reader.index == bytes.count ? value : nil
    }

    /// 0 at the end, which no value begins with.
    private var next: UInt8 { index < bytes.count ? bytes[index] : 0 }

    private mutating func take(_ byte: Unicode.Scalar) -> Bool {
        guard UInt32(next) == byte.value, index < bytes.count else { return false }
        index += 1
        return true
    }

    /// White space of JSON5, and comments of both kinds.
    private mutating func skipBlanks() {
        while index < bytes.count {
            let byte = bytes[index]
            if byte.isASCIISpaceOrControl {
                index += 1
            } else if byte == "/", index + 1 < bytes.count, let end = commentEnd(bytes[index + 1]) {
                index = end
            } else if bytes[index...].starts(with: "\u{A0}".utf8) {
                // No-break space.
                index += 2
            } else {
                return
            }
        }
    }

    private func commentEnd(_ kind: UInt8) -> Int? {
        var end = index + 2
        if kind == "/" {
            while end < bytes.count, bytes[end] != "\n" { end += 1 }
            return end
        }
        guard kind == "*" else { return nil }
        while end + 1 < bytes.count {
            if bytes[end] == "*", bytes[end + 1] == "/" { return end + 2 }
            end += 1
        }
        return bytes.count
    }

    private mutating func value(depth: Int) -> JSONValue? {
        guard depth <= Self.deepest else { return nil }
        switch next {
        case "{": return table(depth: depth)
        case "[": return list(depth: depth)
        case "\"", "'": return string().map(JSONValue.text)
        default: return Self.value(ofWord: word())
        }
    }

    private mutating func list(depth: Int) -> JSONValue? {
        var items: [JSONValue] = []
        index += 1
        while true {
            skipBlanks()
            if take("]") { return .list(items) }
            guard let item = value(depth: depth + 1) else { return nil }
            items.append(item)
            skipBlanks()
            if take("]") { return .list(items) }
            guard take(",") else { return nil }
        }
    }

    /// Of two values with one name the first counts.
    private mutating func table(depth: Int) -> JSONValue? {
        var table: [String: JSONValue] = [:]
        index += 1
        while true {
            skipBlanks()
            if take("}") { return .table(table) }
            guard let name = name() else { return nil }
            skipBlanks()
            guard take(":") else { return nil }
            skipBlanks()
            guard let value = value(depth: depth + 1) else { return nil }
            if table[name] == nil { table[name] = value }
            skipBlanks()
            if take("}") { return .table(table) }
            guard take(",") else { return nil }
        }
    }

    private mutating func name() -> String? {
        if next == "\"" || next == "'" { return string() }
        let word = word()
        return word.isEmpty ? nil : String(decoding: word, as: UTF8.self)
    }

    /// What stands without quotes: a number, a name, `true`, `false`, `null`.
    private mutating func word() -> ArraySlice<UInt8> {
        let start = index
        while index < bytes.count, Self.isOfWord(bytes[index]) { index += 1 }
        return bytes[start..<index]
    }

    private static func isOfWord(_ byte: UInt8) -> Bool {
        switch byte {
        case "a"..."z", "A"..."Z", "0"..."9", "+", "-", ".", "_", "$", 0x80...: true
        default: false
        }
    }

    private static func value(ofWord word: ArraySlice<UInt8>) -> JSONValue? {
        let text = String(decoding: word, as: UTF8.self)
        switch text {
        case "true": return .flag(true)
        case "false": return .flag(false)
        case "null": return .nothing
        default: break
        }
        let unsigned = text.drop { $0 == "+" || $0 == "-" }
        guard text.utf8.count - unsigned.utf8.count < 2 else { return nil }
        let sign: Double = text.hasPrefix("-") ? -1 : 1
        if unsigned.hasPrefix("0x") || unsigned.hasPrefix("0X") {
            return UInt64(unsigned.dropFirst(2), radix: 16).map { .number(sign * Double($0)) }
        }
        if unsigned == "Infinity" { return .number(sign * .infinity) }
        if unsigned == "NaN" { return .number(.nan) }
        guard let first = unsigned.utf8.first, first == "." || first.isASCIIDigit else { return nil }
        return Double(unsigned).map { .number(sign * $0) }
    }

    // MARK: Strings

    /// A string in quotes of either kind. A line end in it stays, other control characters are spaces.
    private mutating func string() -> String? {
        let quote = next
        var text: [UInt8] = []
        index += 1
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            if byte == quote { return String(decoding: text, as: UTF8.self) }
            if byte == "\\" {
                takeEscape(into: &text)
            } else {
                text.append(byte < 0x20 && byte != "\n" ? UInt8(ascii: " ") : byte)
            }
        }
        return nil
    }

    /// What stands behind a backslash. Of a letter that means nothing the letter is left.
    private mutating func takeEscape(into text: inout [UInt8]) {
        guard index < bytes.count else { return }
        let byte = bytes[index]
        index += 1
        switch byte {
        case "n": text.append("\n")
        case "t": text.append("\t")
        case "r": text.append("\r")
        case "b": text.append("\u{8}")
        case "f": text.append(.formFeed)
        case "v": text.append(.verticalTab)
        case "0": text.append(0)
        case "x": append(number(digits: 2), to: &text)
        case "u": append(codePoint(), to: &text)
        case "\n": break
        case "\r": _ = take("\n")
        default: text.append(byte)
        }
    }

    private func append(_ number: UInt32?, to text: inout [UInt8]) {
        let scalar = number.flatMap(Unicode.Scalar.init) ?? "\u{FFFD}"
        text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }

    /// The number behind `\u`; of a pair of surrogates both halves. Half a pair is no character.
    private mutating func codePoint() -> UInt32? {
        guard let first = number(digits: 4) else { return nil }
        guard (0xD800..<0xDC00).contains(first), index + 1 < bytes.count, bytes[index] == "\\",
            bytes[index + 1] == "u"
        else { return first }
        let start = index
        index += 2
        guard let second = number(digits: 4), (0xDC00..<0xE000).contains(second) else {
            index = start
            return nil
        }
        return 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)
    }

    private mutating func number(digits: Int) -> UInt32? {
        guard index + digits <= bytes.count, let number = UInt32(String(decoding: bytes[index..<(index + digits)], as: UTF8.self), radix: 16),
            bytes[index] != "+"
        else { return nil }
        index += digits
        return number
    }
}
