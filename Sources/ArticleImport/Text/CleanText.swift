// Text from outside as an article may hold it: nothing that steers a terminal, spaces single.
import ArabicText
import ArticleModel

enum CleanText {
    /// A text of one line: control characters and escape sequences removed, spaces of all kinds single, none at the ends.
    static func line(_ text: String) -> String { String(codePoints: line(codePoints(text))) }

    static func line(_ text: some Sequence<UInt32>) -> [UInt32] {
        var scalars = text.map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 }
        Sanitizer.clean(&scalars)
        var line: [UInt32] = []
        line.reserveCapacity(scalars.count)
        for scalar in scalars where !isIgnored(scalar) {
            let folded: UInt32 = isSpace(scalar) ? 0x20 : scalar
            if folded == 0x20, line.isEmpty || line.last == 0x20 { continue }
            line.append(folded)
        }
        while line.last == 0x20 { line.removeLast() }
        return line
    }

    /// A text of several lines, its line feeds kept.
    static func lines(_ text: [UInt32]) -> [UInt32] {
        var cleaned: [UInt32] = []
        cleaned.reserveCapacity(text.count)
        for (index, line) in text.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            if index > 0 { cleaned.append(0x0A) }
            var line = line.map { $0 == 0x0D ? 0x20 : $0 }
            Sanitizer.clean(&line)
            cleaned += line
        }
        return cleaned
    }

    /// A text with something in it; nil for nil, spaces and nothing.
    static func value(_ text: String?, limit: Int = 2_000) -> String? {
        guard let text else { return nil }
        let line = line(codePoints(text).prefix(limit * 4)).prefix(limit)
        return line.isEmpty ? nil : String(codePoints: line)
    }

    static func isSpace(_ scalar: UInt32) -> Bool {
        scalar == 0x20 || scalar == 0xA0 || scalar == 0x09 || scalar == 0x0A || scalar == 0x0D || scalar == 0x0C || scalar == 0x3000
            || scalar == 0x1680 || (0x2000...0x200A).contains(scalar) || scalar == 0x202F || scalar == 0x205F
    }

    /// What takes no part in an article: zero-width space, soft hyphen, object replacement.
    static func isIgnored(_ scalar: UInt32) -> Bool { scalar == 0x200B || scalar == 0xAD || scalar == 0xFFFC || scalar == 0xFEFF }
}
