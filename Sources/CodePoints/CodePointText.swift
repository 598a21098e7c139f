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
            guard let start = bytes.baseAddress else { return 0 }
            var writer = UTF8Writer(destination: start)
            writer.writeRepaired(scalars)
            return writer.destination - start
        }
    }
}
