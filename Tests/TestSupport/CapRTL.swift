// CapRTL notation, the custom of bidi tests: capitals stand for right-to-left letters, `^` for a right-to-left mark. It
// keeps the tests readable in any editor.

package enum CapRTL {
    /// The scalars that a CapRTL text stands for: A–Z become Hebrew letters, which join nothing.
    package static func scalars(_ text: String) -> [UInt32] {
        text.unicodeScalars.map { $0 >= "A" && $0 <= "Z" ? $0.value - 0x41 + 0x5D0 : $0 == "^" ? 0x200F : $0.value }
    }

    /// Painted scalars back in CapRTL.
    package static func text(_ scalars: some Sequence<UInt32>) -> String {
        var text = String.UnicodeScalarView()
        for scalar in scalars {
            let shown = (0x5D0...0x5EA).contains(scalar) ? scalar - 0x5D0 + 0x41 : scalar
            if let shown = Unicode.Scalar(shown) { text.append(shown) }
        }
        return String(text)
    }
}
