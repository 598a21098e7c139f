// What the parser has against a command line, in the reader's language: it says so in English alone, in sentences of a few kinds.
import ArabicText
import ReaderCore

enum ParserMessage {
    /// English with `%` where something is named, and Arabic with the same in the same order, `#` for several. The first that fits counts.
    private static let kinds = [
        ("Unknown option '%'. Did you mean '%'?", "لا خيار باسم %. لعلك تقصد %."), ("Unknown option '%'", "لا خيار باسم %."),
        ("Missing value for '%'", "الخيار % بلا قيمة."), ("Missing expected argument '%'", "ينقص المعطى %."),
        ("The option '%' does not take any value, but '%' was specified.", "لا يأخذ الخيار % قيمة، وقد أُعطي %."),
        ("Unexpected argument '%'", "المعطى % زائد."), ("% unexpected arguments: '%'", "% معطيات زائدة: #."),
        ("The value '%' is invalid for '%'. Please provide one of %.", "القيمة % لا تصلح للخيار %. المسموح: #."),
        ("The value '%' is invalid for '%'", "القيمة % لا تصلح للخيار %."),
        ("% exclude each other.", "لا يجتمع اثنان من هذه الخيارات: #."),
    ]

    static func told(_ message: String, in language: Language) -> String {
        // A sentence follows.
        guard language == .arabic else { return message.hasSuffix(".") || message.hasSuffix("?") ? message : message + "." }
        for (english, arabic) in kinds {
            guard let names = names(in: message[...], english[...]) else { continue }
            var rest = names[...]
            return arabic.reduce(into: "") { text, character in
                switch character {
                case "%": text += (rest.popFirst() ?? "").isolated(.leftToRight)
                case "#": text += list(rest.popFirst() ?? "").isolated(.leftToRight)
                default: text.append(character)
                }
            }
        }
        return message
    }

    /// `'a', 'b' or 'c'` as `a, b, c`.
    private static func list(_ names: String) -> String {
        let words = names.split(separator: " ").filter { $0 != "and" && $0 != "or" }
        return words.map { $0.filter { $0 != "'" && $0 != "," } }.joined(separator: ", ")
    }

    /// What stands in a message where its kind has `%`; nil when it is of another kind.
    private static func names(in message: Substring, _ kind: Substring) -> [String]? {
        guard let hole = kind.firstIndex(of: "%") else { return message == kind ? [] : nil }
        let before = kind[..<hole]
        guard message.hasPrefix(before) else { return nil }
        let after = kind[hole...].dropFirst()
        let following = after.prefix { $0 != "%" }
        let rest = message.dropFirst(before.count)
        // The last place, so that a name may hold what stands behind it.
        for end in following.isEmpty ? [rest.endIndex] : Array(rest.indices.reversed()) where rest[end...].hasPrefix(following) {
            if let others = names(in: rest[end...], after) { return [String(rest[..<end])] + others }
        }
        return nil
    }
}
