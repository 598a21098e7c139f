// Counting lines the short way must give what laying out gives; writing lines in bulk must give what painting gives.
import ArabicText
import Testing

@testable import TextLayout

@Suite("Counting and bulk text")
struct MeasuringTests {
    private let engine = LayoutEngine()

    /// Texts made of everything that changes widths or breaks, by a generator that always starts alike.
    private func texts() -> [[UInt32]] {
        let pieces: [String] = [
            "السلام", "لا", "لَا", "لأنّ", " ", " ", "  ", "الديمقراطية", "2024", "٣٫٥٪", "OpenAI", "(نعم)", "«لا»", "\u{200F}",
            "\u{2067}", "\u{2069}", "می\u{200C}خواهم", "漢字", "🇮🇶", "👍🏽", "ـــ", "،", ".", "\u{A0}", "مُحَمَّد", "\u{64E}",
            "https://a.example/b?c=1", "ل\u{200D}ا", "ل\u{202B}ا\u{202C}", "\u{6DD}", "-", "—", "\u{2028}",
        ]
        var generator: UInt64 = 0x9E37_79B9_7F4A_7C15
        func next(_ bound: Int) -> Int {
            generator = generator &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(generator >> 33) % bound
        }
        return (0..<400).map { _ in
            (0..<next(40)).flatMap { _ in pieces[next(pieces.count)].unicodeScalars.map(\.value) }
        }
    }

    @Test("the count of lines is the layout's", arguments: [1, 2, 3, 7, 20, 40, 72])
    func counts(width: Int) {
        for text in texts() {
            for options in [
                LayoutOptions(width: width), LayoutOptions(width: width, showsHarakat: false, collapsesTatweel: true),
                LayoutOptions(width: width, justification: .kashida),
            ] {
                let count = text.withUnsafeBufferPointer { engine.lineCount(of: $0, base: .automatic, options: options) }
                #expect(count == engine.layOut(text, base: .automatic, options: options).lineCount)
            }
        }
    }

    @Test("bulk lines are the painted lines", arguments: [1, 5, 40], Justification.allCases)
    func bulk(width: Int, justification: Justification) {
        let options = LayoutOptions(width: width, justification: justification)
        for text in texts() {
            var bytes: [UInt8] = []
            text.withUnsafeBufferPointer {
                engine.appendVisualLines(of: $0, base: .automatic, options: options, alignsRight: false, to: &bytes)
            }
            let layout = engine.layOut(text, base: .automatic, options: options)
            var painted = ""
            for line in 0..<layout.lineCount {
                for cell in layout.visualLine(line).cells {
                    painted.unicodeScalars.append(Unicode.Scalar(cell.scalar)!)
                    for index in 0..<4 where cell.marks[index] != 0 { painted.unicodeScalars.append(Unicode.Scalar(cell.marks[index])!) }
                }
                painted += "\n"
            }
            // Paint holds four marks at most; none of these texts has more on one base side by side except by chance.
            if layout.isWithinFourMarks { #expect(Array(painted.utf8) == bytes) }
        }
    }

    @Test("no letter is lost: every scalar is in exactly one cell")
    func nothingLost() {
        for text in texts() {
            let layout = engine.layOut(text, base: .automatic, options: LayoutOptions(width: 30))
            var seen = Set<Int>()
            for line in 0..<layout.lineCount {
                for cell in layout.visualLine(line).cells {
                    for offset in cell.logicalOffset..<cell.logicalOffset + cell.logicalLength {
                        #expect(seen.insert(offset).inserted)
                    }
                }
            }
            for (offset, scalar) in text.enumerated() where CharacterProperties(scalar).isLetterOrDigit {
                #expect(seen.contains(offset))
            }
        }
    }
}

extension ParagraphLayout {
    fileprivate var isWithinFourMarks: Bool {
        (0..<lineCount).allSatisfy { line in visualLine(line).cells.allSatisfy { $0.marks[3] == 0 } }
    }
}
