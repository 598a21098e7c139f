// A JSON text of any shape, as feeds and pages carry it.
import FoundationEssentials

enum JSONValue: Decodable {
    case text(String), number(Double), flag(Bool), list([JSONValue]), table([String: JSONValue]), nothing

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let text = try? container.decode(String.self) {
            self = .text(text)
        } else if let list = try? container.decode([JSONValue].self) {
            self = .list(list)
        } else if let table = try? container.decode([String: JSONValue].self) {
            self = .table(table)
        } else if let flag = try? container.decode(Bool.self) {
            self = .flag(flag)
        } else if let number = try? container.decode(Double.self) {
            self = .number(number)
        } else {
            self = .nothing
        }
    }

    /// Reads a JSON text as people write it: control characters in strings, commas at ends, comments.
    init?(_ text: String) {
        var bytes = Self.mended(text.utf8)
        if let start = bytes.firstIndex(where: { $0 == 0x7B || $0 == 0x5B }) { bytes.removeFirst(start) } else { return nil }
        if let end = bytes.lastIndex(where: { $0 == 0x7D || $0 == 0x5D }) { bytes.removeLast(bytes.count - 1 - end) }
        guard Self.isShallow(bytes) else { return nil }
        let decoder = JSONDecoder()
        decoder.allowsJSON5 = true
        guard let value = try? decoder.decode(JSONValue.self, from: Data(bytes)) else { return nil }
        self = value
    }

    /// A line feed in a string is written as JSON wants it, other control characters are spaces.
    private static func mended(_ text: String.UTF8View) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count)
        var (isInString, isEscaped) = (false, false)
        for byte in text {
            if byte == 0x22, !isEscaped { isInString.toggle() }
            isEscaped = byte == 0x5C && !isEscaped
            if byte == 0x0A, isInString { bytes += [0x5C, 0x6E] } else { bytes.append(byte < 0x20 ? 0x20 : byte) }
        }
        return bytes
    }

    /// Decoding goes into every level by a call: no deeper than this.
    private static func isShallow(_ bytes: [UInt8]) -> Bool {
        var depth = 0
        for byte in bytes {
            if byte == 0x7B || byte == 0x5B { depth += 1 }
            if byte == 0x7D || byte == 0x5D { depth -= 1 }
            if depth > 100 { return false }
        }
        return true
    }

    subscript(_ key: String) -> JSONValue? {
        guard case .table(let table) = self else { return nil }
        return table[key]
    }

    var text: String? {
        switch self {
        case .text(let text): text
        case .number(let number): Int64(exactly: number).map { "\($0)" } ?? "\(number)"
        default: nil
        }
    }

    /// The items of a list; a single value is a list of one.
    var items: [JSONValue] {
        switch self {
        case .list(let items): items
        case .nothing: []
        default: [self]
        }
    }
}
