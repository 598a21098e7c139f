// Web addresses in running text: where they stand, so that they can be lit, followed, and kept in one direction.

package enum WebAddress {
    /// Calls `found` with the range of every `http://` or `https://` address, the punctuation after it left out.
    package static func forEach(in text: UnsafeBufferPointer<UInt32>, _ found: (Range<Int>) -> Void) {
        var index = 4
        while index + 3 < text.count {
            guard text[index] == 0x3A, text[index + 1] == 0x2F, text[index + 2] == 0x2F, let start = schemeStart(in: text, before: index) else {
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
        while start > 0, colon - start < 6, (0x61...0x7A).contains(text[start - 1] | 0x20) { start -= 1 }
        let scheme = text[start..<colon].map { $0 | 0x20 }
        return scheme == [0x68, 0x74, 0x74, 0x70] || scheme == [0x68, 0x74, 0x74, 0x70, 0x73] ? start : nil
    }

    /// Spaces, brackets and quotation marks end an address.
    private static func endsAddress(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0...0x20, 0x22, 0x28, 0x29, 0x3C, 0x3E, 0xA0, 0xAB, 0xBB, 0x060C, 0x061B, 0x2000...0x206F: true
        default: false
        }
    }

    private static func isClosingPunctuation(_ scalar: UInt32) -> Bool { [0x2E, 0x2C, 0x3B, 0x3A, 0x21, 0x3F, 0x061F, 0x27, 0x5D].contains(scalar) }
}
