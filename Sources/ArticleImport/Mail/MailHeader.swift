// The fields of a letter, or of a part of one (RFC 5322, section 2.2): folded lines put together, words in other encodings as letters.
import ArabicText
import ArticleModel

struct MailHeader {
    private var fields: [(name: String, value: [UInt8])] = []

    /// A header is read no further.
    private static let length = 256 << 10

    /// Takes the fields off the beginning of bytes.
    init(_ bytes: inout ArraySlice<UInt8>) {
        let end = bytes.startIndex + Self.length
        while bytes.startIndex < min(end, bytes.endIndex) {
            let line = bytes.prefix { $0 != "\n" }
            bytes = bytes[min(line.endIndex + 1, bytes.endIndex)...]
            let text = line.last == "\r" ? line.dropLast() : line
            if text.isEmpty { return }
            if text.first == " " || text.first == "\t" {
                if !fields.isEmpty { fields[fields.count - 1].value += text }
            } else if let colon = text.firstIndex(of: ":") {
                let name = String(decoding: text[..<colon], as: UTF8.self).lowercased().filter { $0 != " " }
                if fields.count < 2_000 { fields.append((name, Array(text[(colon + 1)...]))) }
            }
        }
    }

    /// The bytes of a field, as ASCII; nil where there is none.
    subscript(name: String) -> String? {
        fields.first { $0.name == name }.map { CleanText.line(String(decoding: $0.value, as: UTF8.self)) }
    }

    /// The text of a field.
    func text(_ name: String) -> String? {
        guard let value = fields.first(where: { $0.name == name })?.value else { return nil }
        return CleanText.value(Self.text(of: value))
    }

    var isEmpty: Bool { fields.isEmpty }

    // MARK: Values with parameters

    /// `text/html; charset="utf-8"`: the value in small letters, and a parameter.
    func value(_ name: String) -> String? {
        self[name].map { $0.prefix { $0 != ";" }.lowercased().filter { $0 != " " } }
    }

    func parameter(_ parameter: String, of name: String) -> String? {
        guard let text = self[name] else { return nil }
        for part in Self.parts(of: text).dropFirst() {
            guard let sign = part.firstIndex(of: "=") else { continue }
            let key = part[..<sign].filter { $0 != " " }.lowercased()
            // `name*=utf-8''…` and `name*0=…` (RFC 2231): an encoding's name needs neither.
            guard key == parameter || key.hasPrefix(parameter + "*") else { continue }
            let value = CleanText.line(String(part[part.index(after: sign)...]))
            return value.hasPrefix("\"") ? String(value.dropFirst().prefix { $0 != "\"" }) : value
        }
        return nil
    }

    /// At semicolons that stand outside quotation marks.
    private static func parts(of text: String) -> [Substring] {
        var parts: [Substring] = []
        var (start, isQuoted) = (text.startIndex, false)
        for index in text.indices {
            if text[index] == "\"" { isQuoted.toggle() }
            if text[index] == ";", !isQuoted {
                parts.append(text[start..<index])
                start = text.index(after: index)
            }
        }
        return parts + [text[start...]]
    }

    // MARK: Words

    /// A field's text with its encoded words (`=?utf-8?B?…?=`) read. Between two of them spaces are none, and a letter may be parted by them.
    static func text(of value: [UInt8]) -> String {
        var text = ""
        var rest = value[...]
        var pending: (charset: String, bytes: [UInt8])?
        func end() {
            if let word = pending { text += PageText.decode(word.bytes, charset: word.charset) }
            pending = nil
        }
        while let start = place(of: Array("=?".utf8), in: rest) {
            let before = rest[..<start]
            guard let word = word(rest[start...]) else {
                end()
                text += plain(rest[...(start + 1)])
                rest = rest[(start + 2)...]
                continue
            }
            if pending == nil || before.contains(where: { !$0.isASCIISpaceOrControl }) {
                end()
                text += plain(before)
            }
            if let last = pending, last.charset == word.charset {
                pending?.bytes = last.bytes + word.bytes
            } else {
                end()
                pending = (word.charset, word.bytes)
            }
            rest = rest[word.end...]
        }
        end()
        return text + plain(rest)
    }

    private static func plain(_ bytes: ArraySlice<UInt8>) -> String { bytes.isEmpty ? "" : PageText.decode(Array(bytes), charset: nil) }

    private static func word(_ bytes: ArraySlice<UInt8>) -> (charset: String, bytes: [UInt8], end: Int)? {
        let parts = bytes.dropFirst(2).split(separator: UInt8(ascii: "?"), maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].count < 80, parts[1].count == 1, let close = place(of: Array("?=".utf8), in: parts[2]) else { return nil }
        let content = parts[2][..<close]
        guard !content.contains("\n") else { return nil }
        let charset = String(decoding: parts[0].prefix { $0 != "*" }, as: UTF8.self).lowercased()
        switch parts[1].first {
        case "B", "b": return (charset, TransferEncoding.base64(content), close + 2)
        case "Q", "q": return (charset, TransferEncoding.quotedPrintable(content, isWord: true), close + 2)
        default: return nil
        }
    }

    private static func place(of part: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
        var rest = bytes
        while let found = rest.firstIndex(of: part[0]) {
            if rest[found...].starts(with: part) { return found }
            rest = rest[(found + 1)...]
        }
        return nil
    }
}
