// Bytes in, lines out: encodings, line endings, bad bytes, what is removed at the door, lines without end.
import Testing

@testable import ArabicText

@Suite("Encoded text")
struct EncodedTextTests {
    private func lines(_ bytes: [UInt8], _ encoding: TextEncoding? = nil) -> [String] {
        let text = EncodedText(TextBytes(copying: bytes), encoding: encoding)
        var result: [String] = []
        var offset = text.startOffset
        while let range = text.lineRange(startingAt: offset) {
            var scalars: [UInt32] = []
            text.decode(range, appendingTo: &scalars)
            result.append(string(scalars))
            offset = text.nextLineStart(afterLineEndingAt: range.upperBound)
        }
        return result
    }

    private func string(_ scalars: [UInt32]) -> String {
        var view = String.UnicodeScalarView()
        for scalar in scalars { view.append(Unicode.Scalar(scalar) ?? "?") }
        return String(view)
    }

    private let sentence = "قالت الوكالة، أمس: «لا جديد في الأمر» وهي هيئة يثق بها الناس؟"

    /// The sentence in a single-byte encoding, by its table.
    private func encoded(_ table: [UInt32], dropping unknown: Bool = true) -> [UInt8] {
        sentence.unicodeScalars.compactMap { scalar in
            scalar.value < 0x80 ? UInt8(scalar.value) : table.firstIndex(of: scalar.value).map { UInt8($0 + 0x80) }
        }
    }

    private func utf16(_ text: String, littleEndian: Bool) -> [UInt8] {
        text.utf16.flatMap { littleEndian ? [UInt8($0 & 0xFF), UInt8($0 >> 8)] : [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    }

    @Test("all four encodings are recognised")
    func detection() {
        #expect(lines(Array(sentence.utf8)) == [sentence])
        #expect(lines([0xEF, 0xBB, 0xBF] + Array(sentence.utf8)) == [sentence])
        #expect(lines([0xFF, 0xFE] + utf16(sentence, littleEndian: true)) == [sentence])
        #expect(lines([0xFE, 0xFF] + utf16(sentence, littleEndian: false)) == [sentence])
        #expect(lines(encoded(SingleByteDecoding.windows1256)) == [sentence])
        let plain = sentence.filter { $0 != "«" && $0 != "»" }
        #expect(lines(encoded(SingleByteDecoding.iso8859_6)) == [plain])
    }

    @Test("detection does not need a whole article", arguments: ["وقف", "كل شيء هنا", "هو", "في قلب المدينة القديمة"])
    func shortDetection(_ words: String) {
        let bytes = words.unicodeScalars.map { scalar -> UInt8 in
            scalar.value < 0x80 ? UInt8(scalar.value) : UInt8(SingleByteDecoding.windows1256.firstIndex(of: scalar.value)! + 0x80)
        }
        #expect(TextBytes(copying: bytes).bytes.count == bytes.count)
        #expect(lines(bytes, .windows1256) == [words])
        #expect(lines(Array(words.utf8)) == [words])
    }

    @Test("a declared encoding is taken at its word")
    func declared() {
        #expect(lines(encoded(SingleByteDecoding.windows1256), .windows1256) == [sentence])
        #expect(lines(utf16(sentence, littleEndian: true), .utf16LittleEndian) == [sentence])
    }

    @Test("CR, LF and CRLF end lines, mixed too")
    func lineEndings() {
        #expect(lines(Array("a\nb\r\nc\rd".utf8)) == ["a", "b", "c", "d"])
        #expect(lines(Array("a\n\r\n\rb\n".utf8)) == ["a", "", "", "b"])
        #expect(lines([]) == [])
        #expect(lines([0xFF, 0xFE] + utf16("أ\r\nب\rت\n", littleEndian: true)) == ["أ", "ب", "ت"])
    }

    @Test("bad bytes become U+FFFD and reading goes on")
    func badBytes() {
        let good = Array("نص طويل بما يكفي".utf8)
        #expect(lines(good + [0xD8] + [0x20] + good) == ["نص طويل بما يكفي\u{FFFD} نص طويل بما يكفي"])
        #expect(lines(good + [0xC0, 0xAF]) == ["نص طويل بما يكفي\u{FFFD}\u{FFFD}"])
        #expect(lines(good + [0xED, 0xA0, 0x80]) == ["نص طويل بما يكفي\u{FFFD}\u{FFFD}\u{FFFD}"])
        #expect(lines(good + [0xF0, 0x9F, 0x98]) == ["نص طويل بما يكفي\u{FFFD}"])
        #expect(lines([0xFF, 0xFE] + utf16("أ", littleEndian: true) + [0x00, 0xD8, 0x28, 0x06, 0x41]) == ["أ\u{FFFD}ب"])
    }

    @Test("controls, escape sequences, overrides and noncharacters are removed")
    func sanitising() {
        #expect(lines(Array("أ\u{1B}[31mحمر\u{1B}[0m".utf8)) == ["أحمر"])
        #expect(lines(Array("\u{1B}]0;عنوان\u{07}نص".utf8)) == ["نص"])
        #expect(lines(Array("\u{1B}]0;عنوان بلا نهاية".utf8)) == ["0;عنوان بلا نهاية"])
        #expect(lines(Array("\u{9B}5mن\u{90}q\u{1B}\\ص".utf8)) == ["نص"])
        #expect(lines(Array("أ\u{07}\u{7F}\u{85}ب\tت".utf8)) == ["أ ب   ت"])
        #expect(lines(Array("\tأ\tب\t\tت".utf8)) == [" أ   ب      ت"])
        #expect(lines(Array("\u{202E}abc\u{202C}\u{202B}د\u{202C}".utf8)) == ["abc\u{202B}د\u{202C}"])
        #expect(lines([0xD8, 0xA3, 0xEF, 0xBF, 0xBE, 0xEF, 0xB7, 0x90, 0xEF, 0xBB, 0xBF, 0xD8, 0xA8]) == ["أب"])
        #expect(lines(Array("أ\u{2067}ب\u{2069}\u{200C}\u{200F}".utf8)) == ["أ\u{2067}ب\u{2069}\u{200C}\u{200F}"])
        #expect(lines(Array("\u{1B}".utf8)) == [""])
    }

    @Test("NUL bytes mean no text, but in UTF-16 they are halves of letters")
    func binary() {
        #expect(EncodedText(TextBytes(copying: [0x7F, 0x45, 0x4C, 0x46, 0, 0, 1])).isBinary)
        #expect(!EncodedText(TextBytes(copying: [0xFF, 0xFE] + utf16("a b", littleEndian: true))).isBinary)
    }

    @Test(
        "lines found backward are the lines found forward, endless ones too",
        arguments: [
            String(repeating: "كلمة ", count: 40_000), String(repeating: "متصل", count: 40_000),
            String(repeating: "سطر قصير\r\n", count: 9_000), String(repeating: "x", count: 32_767) + "\n" + String(repeating: "ص ", count: 30_000),
            "أ\n" + String(repeating: "ب", count: 16_384) + " ج\nد\n",
        ], [true, false])
    func backward(_ string: String, isUTF8: Bool) {
        let bytes = isUTF8 ? Array(string.utf8) : [0xFF, 0xFE] + utf16(string, littleEndian: true)
        let text = EncodedText(TextBytes(copying: bytes), encoding: isUTF8 ? .utf8 : .utf16LittleEndian)
        var starts: [Int] = []
        var offset = text.startOffset
        var decoded: [UInt32] = []
        while let range = text.lineRange(startingAt: offset) {
            #expect(range.count <= 2 * EncodedText.lineBound)
            starts.append(offset)
            text.decode(range, appendingTo: &decoded)
            offset = text.nextLineStart(afterLineEndingAt: range.upperBound)
        }
        #expect(decoded.count == string.unicodeScalars.filter { $0 != "\n" && $0 != "\r" }.count)
        var backward: [Int] = []
        var place = text.endOffset
        while let previous = text.previousLineStart(before: place) {
            backward.append(previous)
            place = previous
        }
        #expect(backward.reversed() == starts)
        for start in starts { #expect(text.lineStart(containing: start) == start) }
        for (start, next) in zip(starts, starts.dropFirst()) {
            #expect(text.lineStart(containing: next - text.encoding.unit) == start)
        }
    }
}
