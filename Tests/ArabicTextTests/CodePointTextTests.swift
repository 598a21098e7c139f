// Texts as code points and back, beside what the standard library says of the same text.
import CodePoints
import Testing

@Suite("Code points of texts")
struct CodePointTextTests {
    @Test("a text's code points are the standard library's, for every scalar there is, first, last and between others")
    func everyScalar() {
        let all = (UInt32(0)...0x10FFFF).compactMap(Unicode.Scalar.init)
        for start in stride(from: 0, to: all.count, by: 4096) {
            var text = ""
            for scalar in all[start..<min(all.count, start + 4096)] { text.unicodeScalars.append(scalar) }
            #expect(codePoints(text) == text.unicodeScalars.map(\.value) && String(codePoints: codePoints(text)) == text)
        }
    }

    @Test("parts of a text, and an empty one", arguments: ["", "م", "سلام 😀 é\0x", "\u{10FFFF}\u{7FF}\u{800}\u{FFFF}\u{10000}"])
    func parts(_ text: String) {
        #expect(codePoints(text) == text.unicodeScalars.map(\.value))
        let part = String(text.unicodeScalars.dropFirst())
        #expect(codePoints(part) == part.unicodeScalars.map(\.value))
    }
}
