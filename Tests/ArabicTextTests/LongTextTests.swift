// Texts longer than what is looked at or taken at once: the encoding known by what comes late, lines without end cut between
// characters only.
import Testing

@testable import ArabicText

@Suite("EncodedText: long ones")
struct EncodedTextLengthTests {
    /// All pieces of a text, decoded one by one.
    private func pieces(_ bytes: [UInt8], _ encoding: TextEncoding) -> [[UInt32]] {
        let text = EncodedText(TextBytes(copying: bytes), encoding: encoding)
        var pieces: [[UInt32]] = []
        var offset = text.startOffset
        while let range = text.lineRange(startingAt: offset) {
            var scalars: [UInt32] = []
            text.decode(range, appendingTo: &scalars)
            pieces.append(scalars)
            offset = text.nextLineStart(afterLineEndingAt: range.upperBound)
        }
        return pieces
    }

    private func utf16(_ text: String, isLittle: Bool) -> [UInt8] {
        text.utf16.flatMap { isLittle ? [UInt8($0 & 0xFF), UInt8($0 >> 8)] : [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    }

    @Test(
        "a line without spaces is cut between characters, whatever their length and wherever the bound falls",
        arguments: ["ب", "ﷺ", "🙂"], 0..<4)
    func cuts(_ letter: String, _ lead: Int) {
        let text = String(repeating: "x", count: lead) + String(repeating: letter, count: 40_000)
        let expected = text.unicodeScalars.map(\.value)
        for (encoding, bytes) in [
            (TextEncoding.utf8, Array(text.utf8)), (.utf16LittleEndian, utf16(text, isLittle: true)), (.utf16BigEndian, utf16(text, isLittle: false)),
        ] {
            let pieces = pieces(bytes, encoding)
            #expect(pieces.count > 1, "\(encoding)")
            #expect(pieces.flatMap(\.self) == expected, "\(encoding)")
        }
    }

    @Test("the encoding is known by letters that come late, within the first 64 KB", arguments: [1_000, 5_000, 20_000, 60_000])
    func lateLetters(_ lead: Int) {
        let head = Array(String(repeating: "plain text\n", count: lead / 11).utf8)
        // «وكل قلب يقرأ» in windows-1256, «هو ولي» in ISO-8859-6.
        let windows: [UInt8] = [0xE6, 0xDF, 0xE1, 0x20, 0xDE, 0xE1, 0xC8, 0x20, 0xED, 0xDE, 0xD1, 0xC3]
        let iso: [UInt8] = [0xE7, 0xE8, 0x20, 0xE8, 0xE4, 0xEA]
        #expect(EncodedText(TextBytes(copying: head + windows)).encoding == .windows1256)
        #expect(EncodedText(TextBytes(copying: head + iso)).encoding == .iso8859_6)
        #expect(EncodedText(TextBytes(copying: head + Array("وكل قلب".utf8))).encoding == .utf8)
    }

    @Test("where both single-byte encodings have as much for them, it is the commoner one")
    func equal() {
        // Two bytes that both give the same letters.
        #expect(EncodedText(TextBytes(copying: [0xC7, 0xC8, 0x20, 0xC8, 0xC7])).encoding == .windows1256)
    }

    @Test("a NUL among the first 8 KB makes it no text", arguments: [0, 100, 2_000, 8_191])
    func binary(_ place: Int) {
        var bytes = [UInt8](repeating: 0x61, count: 20_000)
        bytes[place] = 0
        #expect(EncodedText(TextBytes(copying: bytes)).isBinary)
    }

    @Test(
        "what UTF-8 can't hold becomes U+FFFD, one for each part that could begin nothing",
        arguments: [
            ([0xF4, 0x90, 0x80, 0x80], 4), ([0xF4, 0x8F, 0xBF, 0xBE], 0), ([0xF5, 0x80, 0x80, 0x80], 4), ([0xE0, 0x9F, 0x80], 3),
            ([0xF0, 0x8F, 0xBF, 0xBF], 4),
            ([0xC1, 0xBF], 2), ([0xED, 0xBF, 0xBF], 3), ([0xF0, 0x9F, 0x99], 1), ([0xE2, 0x82], 1), ([0x80], 1),
        ] as [([UInt8], Int)])
    func illFormed(_ bytes: [UInt8], _ count: Int) {
        let scalars = pieces(Array("أ".utf8) + bytes + Array("ب".utf8), .utf8).flatMap(\.self)
        // The last noncharacter is well formed, and goes as noncharacters do.
        #expect(scalars == [0x623] + Array(repeating: 0xFFFD, count: count) + [0x628])
    }
}
