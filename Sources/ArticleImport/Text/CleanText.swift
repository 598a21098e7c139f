// Text from outside as an article may hold it: nothing that steers a terminal, spaces single.
import ArabicText
import ArticleModel

enum CleanText {
    /// A text of one line: control characters and escape sequences removed, spaces of all kinds single, none at the ends.
    static func line(_ text: String) -> String { String(codePoints: line(codePoints(text))) }

    static func line(_ text: some Sequence<UInt32>) -> [UInt32] {
        var scalars = text.map { $0 == .lineFeed || $0 == .carriageReturn ? codePoint(" ") : $0 }
        Sanitizer.clean(&scalars)
        var line: [UInt32] = []
        line.reserveCapacity(scalars.count)
        for scalar in scalars where !isIgnored(scalar) {
            let folded: UInt32 = isSpace(scalar) ? codePoint(" ") : scalar
            if folded == " ", line.isEmpty || line.last == " " { continue }
            line.append(folded)
        }
        while line.last == " " { line.removeLast() }
        return line
    }

    /// A text of several lines, its line feeds kept.
    static func lines(_ text: [UInt32]) -> [UInt32] {
        var cleaned: [UInt32] = []
        cleaned.reserveCapacity(text.count)
        for (index, line) in text.split(separator: codePoint(.lineFeed), omittingEmptySubsequences: false).enumerated() {
            if index > 0 { cleaned.append(codePoint(.lineFeed)) }
            var line = line.map { $0 == .carriageReturn ? codePoint(" ") : $0 }
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
        scalar == " " || scalar == .noBreakSpace || scalar == .tab || scalar == .lineFeed || scalar == .carriageReturn || scalar == .formFeed
            || scalar == .ideographicSpace
            || scalar == .oghamSpaceMark || (Unicode.Scalar.enQuad ... .hairSpace).contains(scalar) || scalar == .narrowNoBreakSpace
            || scalar == .mediumMathematicalSpace
    }

    /// What takes no part in an article: zero-width space, soft hyphen, object replacement.
    static func isIgnored(_ scalar: UInt32) -> Bool {
        scalar == .zeroWidthSpace || scalar == .softHyphen || scalar == .objectReplacement || scalar == .byteOrderMark
    }
}
