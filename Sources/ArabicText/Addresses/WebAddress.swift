// Web addresses in running text: where they stand, so that they can be lit, followed, and kept in one direction.

package enum WebAddress {
    /// Calls `found` with the range of every `http://` or `https://` address, the punctuation after it left out.
    package static func forEach(in text: UnsafeBufferPointer<UInt32>, _ found: (Range<Int>) -> Void) {
        var index = 4
        while index + 3 < text.count {
            guard text[index] == ":", text[index + 1] == "/", text[index + 2] == "/", let start = schemeStart(in: text, before: index) else {
                index += 1
                continue
            }
            var end = index + 3
            while end < text.count, !endsAddress(text[end]) { end += 1 }
            let next = end
            while end > index + 3, isClosingPunctuation(text[end - 1]) { end -= 1 }
            if end > index + 3 { found(start..<end) }
            index = next
        }
    }

    /// The ranges of all addresses in a text.
    package static func ranges(in text: [UInt32]) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        text.withUnsafeBufferPointer { text in forEach(in: text) { ranges.append($0) } }
        return ranges
    }

    /// Where `http` or `https` starts before a colon.
    private static func schemeStart(in text: UnsafeBufferPointer<UInt32>, before colon: Int) -> Int? {
        var start = colon
        while start > 0, colon - start < 6, ("a"..."z").contains(text[start - 1] | 0x20) { start -= 1 }
        let scheme = text[start..<colon].map { $0 | 0x20 }
        return scheme == codePoints("http") || scheme == codePoints("https") ? start : nil
    }

    /// Spaces, brackets and quotation marks end an address.
    private static func endsAddress(_ scalar: UInt32) -> Bool {
        switch scalar {
        case "\u{0}"..." ", "\"", "(", ")", "<", ">", .noBreakSpace, "«", "»", "،", "؛", "\u{2000}"..."\u{206F}": true
        default: false
        }
    }

    private static func isClosingPunctuation(_ scalar: UInt32) -> Bool { [".", ",", ";", ":", "!", "?", "؟", "'", "]"].contains(scalar) }
}
