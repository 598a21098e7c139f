// Web addresses in running text: where they stand, so that they can be lit and followed.

package enum WebAddress {
    /// The ranges of all `http://` and `https://` addresses, the punctuation after them left out.
    package static func ranges(in text: [UInt32]) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        text.withUnsafeBufferPointer { text in
            AddressUnit.forEach(in: text) { unit in
                if unit.kind == .web, text[unit.range.lowerBound].loweredASCII == "h" { ranges.append(unit.range) }
            }
        }
        return ranges
    }
}
