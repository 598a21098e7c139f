// Digits as the reader wants them drawn, whichever the source has.
import Testing

@testable import ArabicText

@Suite("Digits")
struct DigitStyleTests {
    private func drawn(_ text: String, _ style: DigitStyle) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.compactMap { Unicode.Scalar(style.drawn($0.value)) }))
    }

    @Test("the digits of all three families become those of the style, and nothing else changes")
    func families() {
        for family in ["0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"] {
            let text = "أ/:\(family)،٪;a"
            #expect(drawn(text, .source) == text)
            #expect(drawn(text, .arabic) == "أ/:٠١٢٣٤٥٦٧٨٩،٪;a")
            #expect(drawn(text, .european) == "أ/:0123456789،٪;a")
        }
    }

    @Test("what stands beside the digits in their blocks is no digit", arguments: DigitStyle.allCases)
    func neighbours(_ style: DigitStyle) {
        for scalar: UInt32 in [0x2F, 0x3A, 0x65F, 0x66A, 0x6EF, 0x6FA, 0xFF11, 0x967] { #expect(style.drawn(scalar) == scalar) }
    }
}
