// Texts as code points and back.

/// The code points of a text.
package func codePoints(_ text: String) -> [UInt32] {
    text.utf8.withContiguousStorageIfAvailable(decoded) ?? text.unicodeScalars.map(\.value)
}

/// The code points of a string's own bytes, which are valid UTF-8 (table 3-7 of the Unicode Standard): what a lead byte promises is there.
private func decoded(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt32] {
    var scalars: [UInt32] = []
    scalars.reserveCapacity(bytes.count)
    var place = 0
    func next() -> UInt32 {
        place += 1
        return UInt32(bytes[place - 1])
    }
    func trail() -> UInt32 { next() & 0x3F }
    while place < bytes.count {
        let lead = next()
        switch lead {
        case ..<0x80: scalars.append(lead)
        case ..<0xE0: scalars.append((lead & 0x1F) << 6 | trail())
        case ..<0xF0: scalars.append((lead & 0x0F) << 12 | trail() << 6 | trail())
        default: scalars.append((lead & 0x07) << 18 | trail() << 12 | trail() << 6 | trail())
        }
    }
    return scalars
}

extension String {
    /// A text of code points; what is none becomes U+FFFD.
    package init(codePoints: some Sequence<UInt32>) {
        self = codePoints.withContiguousStorageIfAvailable(Self.encoded) ?? Array(codePoints).withUnsafeBufferPointer(Self.encoded)
    }

    /// Written as UTF-8 at once: texts of megabytes come this way, and appending scalar by scalar took a third of opening a page.
    private static func encoded(_ scalars: UnsafeBufferPointer<UInt32>) -> String {
        let length = scalars.reduce(0) { $0 + ($1 < 0x80 ? 1 : $1 < 0x800 ? 2 : $1 < 0x1_0000 || $1 > 0x10_FFFF ? 3 : 4) }
        return String(unsafeUninitializedCapacity: length) { bytes in
            guard let start = bytes.baseAddress else { return 0 }
            var writer = UTF8Writer(destination: start)
            writer.writeRepaired(scalars)
            return writer.destination - start
        }
    }
}
