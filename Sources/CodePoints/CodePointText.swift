// Texts as code points and back.

/// The code points of a text.
package func codePoints(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }

extension String {
    /// A text of code points; what is none becomes U+FFFD.
    package init(codePoints: some Sequence<UInt32>) {
        self = codePoints.withContiguousStorageIfAvailable(Self.encoded) ?? Array(codePoints).withUnsafeBufferPointer(Self.encoded)
    }

    /// Written as UTF-8 at once: texts of megabytes come this way, and appending scalar by scalar took a third of opening a page.
    private static func encoded(_ scalars: UnsafeBufferPointer<UInt32>) -> String {
        let length = scalars.reduce(0) { $0 + ($1 < 0x80 ? 1 : $1 < 0x800 ? 2 : $1 < 0x1_0000 || $1 > 0x10_FFFF ? 3 : 4) }
        return String(unsafeUninitializedCapacity: length) { bytes in
            var place = 0
            func put(_ byte: UInt32) {
                bytes[place] = UInt8(truncatingIfNeeded: byte)
                place += 1
            }
            for given in scalars {
                let scalar = given > 0x10_FFFF || given >> 11 == 0x1B ? codePoint(.replacement) : given
                switch scalar {
                case ..<0x80: put(scalar)
                case ..<0x800:
                    put(0xC0 | scalar >> 6)
                    put(0x80 | scalar & 0x3F)
                case ..<0x1_0000:
                    put(0xE0 | scalar >> 12)
                    put(0x80 | scalar >> 6 & 0x3F)
                    put(0x80 | scalar & 0x3F)
                default:
                    put(0xF0 | scalar >> 18)
                    put(0x80 | scalar >> 12 & 0x3F)
                    put(0x80 | scalar >> 6 & 0x3F)
                    put(0x80 | scalar & 0x3F)
                }
            }
            return place
        }
    }
}
