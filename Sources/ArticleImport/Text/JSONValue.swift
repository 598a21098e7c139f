// A JSON text of any shape, as feeds and pages carry it.
import ArabicText

package enum JSONValue: Hashable {
    case text(String), number(Double), flag(Bool), list([JSONValue]), table([String: JSONValue]), nothing

    /// Reads a JSON text as people write it, from its first brace or bracket to its last (`JSONReader` says what is forgiven).
    package init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard let start = bytes.firstIndex(where: { $0 == "{" || $0 == "[" }),
            let end = bytes.lastIndex(where: { $0 == "}" || $0 == "]" }), start < end,
            let value = JSONReader.value(of: Array(bytes[start...end]))
        else { return nil }
        self = value
    }

    package subscript(_ key: String) -> JSONValue? {
        guard case .table(let table) = self else { return nil }
        return table[key]
    }

    package var text: String? {
        switch self {
        case .text(let text): text
        case .number(let number): Int64(exactly: number).map { "\($0)" } ?? "\(number)"
        default: nil
        }
    }

    /// The items of a list; a single value is a list of one.
    package var items: [JSONValue] {
        switch self {
        case .list(let items): items
        case .nothing: []
        default: [self]
        }
    }
}
