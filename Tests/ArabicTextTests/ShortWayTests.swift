// The short ways of a paragraph's analysis against FriBidi's general one, on texts put together at random.
import Testing

@testable import ArabicText

@Suite("Short ways of the analysis")
struct ShortWayTests {
    /// Letters of every way of joining, marks, digits, Latin, brackets, separators, and what only FriBidi handles.
    private static let alphabet: [UInt32] = [
        0x20, 0x20, 0x21, 0x28, 0x29, 0x2C, 0x2E, 0x2F, 0x25, 0x2B, 0x2D, 0x24, 0x3A, 0x31, 0x32, 0x41, 0x62, 0x5B, 0x5D, 0xAB, 0xBB,
        0x5D0, 0x60C, 0x61F, 0x621, 0x622, 0x623, 0x624, 0x625, 0x626, 0x627, 0x627, 0x628, 0x629, 0x62D, 0x62F, 0x631, 0x640, 0x644, 0x644,
        0x644, 0x645, 0x647, 0x648, 0x649, 0x64A, 0x64B, 0x64E, 0x651, 0x660, 0x665, 0x66A, 0x66B, 0x670, 0x671, 0x679, 0x67E, 0x686, 0x698,
        0x6A9, 0x6AF, 0x6BA, 0x6C1, 0x6CC, 0x6D5, 0x6F3, 0x750, 0x8A0, 0x200C, 0x200D, 0x200F, 0x2067, 0x2069, 0x1F600,
    ]

    @Test("levels and forms are those of the general way", arguments: [BaseDirection.automatic, .leftToRight, .rightToLeft])
    func agreement(base: BaseDirection) {
        let (short, general) = (ParagraphAnalysis(), ParagraphAnalysis())
        var state: UInt64 = 42
        func roll(_ sides: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % sides
        }
        var shortWays = 0
        for _ in 0..<40_000 {
            // Most texts keep to the alphabet's first part, where the short ways are taken.
            let letters = roll(4) == 0 ? Self.alphabet.count : Self.alphabet.count - 6
            let text = (0..<(1 + roll(24))).map { _ in Self.alphabet[roll(letters)] }
            text.withUnsafeBufferPointer {
                short.analyse($0, base: base)
                general.analyseGenerally($0, base: base)
            }
            if text.allSatisfy({ !CharacterProperties($0).isBracket && CharacterProperties($0).bidiClass != .boundaryNeutral }) { shortWays += 1 }
            let isSame = text.indices.allSatisfy { short.levels[$0] == general.levels[$0] && short.shaped[$0] == general.shaped[$0] }
            if !isSame || short.paragraphLevel != general.paragraphLevel { Issue.record("\(text)") }
        }
        #expect(shortWays > 5_000)
    }

    @Test(
        "a web address keeps its direction in the short way too",
        arguments: ["انظر https://example.org/a/ ثم عد.", "HTTP https://a.b/12/ ؟", "في http://x.y/?q=1/: 12/3/2026 و Port, 4:30"])
    func addresses(_ sample: String) {
        let (short, general) = (ParagraphAnalysis(), ParagraphAnalysis())
        let text = sample.unicodeScalars.map(\.value)
        text.withUnsafeBufferPointer {
            short.analyse($0, base: .rightToLeft)
            general.analyseGenerally($0, base: .rightToLeft)
        }
        #expect(text.indices.map { short.levels[$0] } == text.indices.map { general.levels[$0] })
    }

    @Test("every letter's forms between all neighbours")
    func forms() {
        let (short, general) = (ParagraphAnalysis(), ParagraphAnalysis())
        for letter in UInt32(0x600)...0x6FF {
            for text in [
                [letter], [0x628, letter], [letter, 0x628], [0x628, letter, 0x628], [0x644, letter], [0x628, 0x644, letter, 0x628],
                [0x62F, letter, letter],
            ] {
                text.withUnsafeBufferPointer {
                    short.analyse($0, base: .rightToLeft)
                    general.analyseGenerally($0, base: .rightToLeft)
                }
                let forms = text.indices.map { short.shaped[$0] }
                #expect(forms == text.indices.map { general.shaped[$0] }, "\(text)")
            }
        }
    }
}
