// What a line loses at the door and what it keeps, each kind by itself and between letters.
import Testing

@testable import ArabicText

@Suite("Sanitizer")
struct SanitizerTests {
    private func cleaned(_ scalars: [UInt32]) -> [UInt32] {
        var line = scalars
        Sanitizer.clean(&line)
        return line
    }

    private func cleaned(_ text: String) -> String {
        String(String.UnicodeScalarView(cleaned(text.unicodeScalars.map(\.value)).compactMap(Unicode.Scalar.init)))
    }

    @Test(
        "an end of embedding without its beginning goes; one with it stays",
        arguments: [
            ("أ\u{202C}ب", "أب"), ("\u{202C}", ""), ("\u{202A}أ\u{202C}\u{202C}ب", "\u{202A}أ\u{202C}ب"),
            ("\u{202B}أ\u{202A}ب\u{202C}ج\u{202C}", "\u{202B}أ\u{202A}ب\u{202C}ج\u{202C}"),
            ("\u{202B}أ\u{202E}ب\u{202C}ج\u{202C}د", "\u{202B}أبج\u{202C}د"), ("\u{202D}\u{202B}أ\u{202C}\u{202C}\u{202C}ب", "\u{202B}أ\u{202C}ب"),
        ])
    func embeddings(_ text: String, _ expected: String) { #expect(cleaned(text) == expected) }

    @Test("embeddings as deep as anybody means them stay, each with its end; deeper ones go", arguments: [1, 2, 20, 63, 64, 300])
    func depth(_ depth: Int) {
        let text = Array(repeating: UInt32(0x202B), count: depth) + [0x628] + Array(repeating: UInt32(0x202C), count: depth)
        let kept = min(depth, 63)
        #expect(cleaned(text) == Array(repeating: 0x202B, count: kept) + [0x628] + Array(repeating: 0x202C, count: kept))
    }

    @Test(
        "an escape takes no letter with it",
        arguments: [
            ("أ\u{1B}(ب", "أب"), ("أ\u{1B} ب", "أب"), ("أ\u{1B}[ب", "أب"), ("أ\u{1B}[31ب", "أب"), ("أ\u{9B}31ب", "أب"), ("أ\u{1B}ب", "أب"),
            ("أ\u{1B}(0ب", "أب"),
            ("أ\u{1B}(", "أ"), ("أ\u{1B}", "أ"),
        ])
    func escapes(_ text: String, _ expected: String) { #expect(cleaned(text) == expected) }

    @Test(
        "a control string goes with its end, however it is introduced and ended",
        arguments: ["\u{1B}P", "\u{1B}X", "\u{1B}]", "\u{1B}^", "\u{1B}_", "\u{90}", "\u{98}", "\u{9D}", "\u{9E}", "\u{9F}"],
        ["\u{07}", "\u{9C}", "\u{1B}\\"])
    func strings(_ introducer: String, _ end: String) {
        #expect(cleaned("أ\(introducer)0;كلام\(end)ب") == "أب")
        // Without its end it takes no text with it.
        #expect(cleaned("أ\(introducer)0;كلام") == "أ0;كلام")
    }

    @Test(
        "other sequences go whole and take no letter with them",
        arguments: [
            ("\u{1B}(Bنص", "نص"), ("\u{1B}$(Cنص", "نص"), ("\u{1B}#8نص", "نص"), ("\u{1B}7نص\u{1B}8", "نص"), ("\u{1B}[?25lنص", "نص"),
            ("\u{9B}38;5;1mنص", "نص"), ("\u{1B}[1 qنص", "نص"), ("\u{1B}[31نص", "نص"), ("\u{1B}cنص", "نص"), ("\u{1B}نص", "نص"), ("\u{1B}(", ""),
        ])
    func sequences(_ text: String, _ expected: String) { #expect(cleaned(text) == expected) }

    @Test("what parts words or lines becomes a space, other controls nothing")
    func controls() {
        let spaces: Set<UInt32> = [0x09, 0x0B, 0x0C, 0x85, 0x2028, 0x2029]
        // The introducers of sequences are tested by themselves.
        let introducers: Set<UInt32> = [0x1B, 0x90, 0x98, 0x9B, 0x9D, 0x9E, 0x9F]
        for scalar in Array(UInt32(0)..<0x20) + Array(0x7F...0x9F) + [0x2028, 0x2029] where !introducers.contains(scalar) {
            #expect(
                cleaned([0x628, scalar, 0x62A]) == (spaces.contains(scalar) ? [0x628, 0x20, 0x62A] : [0x628, 0x62A]), "U+\(String(scalar, radix: 16))"
            )
        }
    }

    @Test("noncharacters of every plane go, and so does the mark of byte order; their neighbours stay")
    func noncharacters() {
        for plane in UInt32(0)...16 {
            for last in [plane << 16 | 0xFFFE, plane << 16 | 0xFFFF] {
                #expect(cleaned([0x628, last, 0x62A]) == [0x628, 0x62A], "U+\(String(last, radix: 16))")
            }
            let neighbour = plane << 16 | 0xFFFD
            #expect(cleaned([neighbour]) == [neighbour])
        }
        #expect(cleaned(Array(0xFDCF...0xFDF0)) == [0xFDCF, 0xFDF0])
        #expect(cleaned([0xFEFE, 0xFEFF, 0xFF01]) == [0xFEFE, 0xFF01])
    }

    @Test("isolates, marks of direction, joiners and soft hyphens take part in layout and stay")
    func kept() {
        let text: [UInt32] = [0x61C, 0x200C, 0x200D, 0x200E, 0x200F, 0x2066, 0x2067, 0x2068, 0x2069, 0xAD, 0xA0, 0x640, 0x64B]
        #expect(cleaned(text) == text)
    }

    @Test("what stands before the given place is left as it is")
    func start() {
        var line: [UInt32] = [0x07, 0x628, 0x07, 0x62A]
        Sanitizer.clean(&line, from: 1)
        #expect(line == [0x07, 0x628, 0x62A])
    }
}
