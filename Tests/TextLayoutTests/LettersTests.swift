// Letters of other languages, words that are one letter, pause marks and emoji: what stands in which cell, in code points.
import ArabicText
import Testing

@testable import TextLayout

@Suite("Letters")
struct LettersTests {
    private func layout(_ text: String, width: Int = 200) -> ParagraphLayout {
        LayoutEngine().layOut(codePoints(text), base: .inherited(.rightToLeft), options: LayoutOptions(width: width))
    }

    private func cells(_ text: String) -> [VisualCell] { layout(text).visualLine(0).cells }

    /// Bases in reading order.
    private func forms(_ text: String) -> [UInt32] { cells(text).map(\.scalar).reversed() }

    @Test(
        "the neighbours of a letter without forms of its own take the forms that it asks for, as HarfBuzz gives them",
        arguments: [
            // Pashto
            ("پښتو", [0xFB58, 0x69A, 0xFE98, 0xFEEE]), ("ګڼ", [0xFB94, 0x6BC]), ("څوک", [0x685, 0xFEEE, 0xFB8E]), ("ځای", [0xFEA3, 0xFE8E, 0xFBFC]),
            // Sindhi
            ("ڪتاب", [0x6AA, 0xFE98, 0xFE8E, 0xFE8F]), ("ٻٽي", [0xFB54, 0x67D, 0xFEF2]), ("ڄڻا", [0xFB74, 0xFBA3, 0xFE8E]),
            // Kurdish
            ("گوڵ", [0xFB94, 0xFEEE, 0xFEDD]), ("بڵێ", [0xFE91, 0xFEE0, 0xFBFD]), ("بەب", [0xFE91, 0xFEEA, 0xFE8F]), ("دە", [0xFEA9, 0x6D5]),
            ("هەتا", [0xFEEB, 0xFEEA, 0xFE97, 0xFE8E]),
            // Urdu
            ("ہیں", [0xFBA8, 0xFBFF, 0xFB9F]), ("ٹاںگ", [0xFB68, 0xFE8E, 0xFBE8, 0xFB93]), ("بںب", [0xFE91, 0xFBE9, 0xFE90]),
            ("ماں", [0xFEE3, 0xFE8E, 0xFB9E]),
            ("کھڑے", [0xFB90, 0xFBAD, 0xFB8D, 0xFBAE]),
            // Uyghur, Kashmiri, Malay, Hausa, Kazakh
            ("ئۇيغۇر", [0xFE8B, 0xFBD8, 0xFEF3, 0xFED0, 0xFBD8, 0xFEAD]), ("كۄر", [0xFEDB, 0x6C4, 0xFEAD]), ("بݢن", [0xFE91, 0x762, 0xFEE6]),
            ("بڧب", [0xFE91, 0x6A7, 0xFE90]), ("ڭۋى", [0xFBD5, 0xFBDF, 0xFEEF]),
        ] as [(String, [UInt32])])
    func neighbours(_ text: String, _ expected: [UInt32]) { #expect(forms(text) == expected) }

    @Test(
        "a letter that is another one with a mark joins as that one, and is one place of the source",
        arguments: [
            ("بڵێ", "\u{65A}", 1), ("دێم", "\u{65A}", 1), ("ځای", "\u{654}", 0), ("ہۂ", "\u{654}", 1), ("ڵا", "\u{65A}", 0),
        ] as [(String, Unicode.Scalar, Int)], [true, false])
    func markedLetters(_ word: (text: String, mark: Unicode.Scalar, offset: Int), _ showsHarakat: Bool) {
        let options = LayoutOptions(width: 80, showsHarakat: showsHarakat)
        let line = LayoutEngine().layOut(codePoints(word.text), base: .rightToLeft, options: options).visualLine(0)
        let cell = line.cells.first { $0.logicalOffset == word.offset }
        #expect(cell?.marks[0] == word.mark.value && cell?.logicalLength == (word.text == "ڵا" ? 2 : 1))
        #expect(line.logicalRange == 0..<word.text.unicodeScalars.count)
        #expect(!line.cells.contains { codePoints("ڵێځۂ").contains($0.scalar) })
    }

    @Test("hamza and madda that stand behind their letter are shown where harakat are not")
    func partsOfLetters() {
        let options = LayoutOptions(width: 80, showsHarakat: false)
        let cells = LayoutEngine().layOut(codePoints("سا\u{654}لَ"), base: .rightToLeft, options: options).visualLine(0).cells
        #expect(cells.map { $0.marks[0] } == [0, 0x654, 0])
    }

    @Test("words that are one letter are drawn as words, and every cell of them leads to the one letter of the source")
    func words() {
        let bismillah = layout("قال ﷽ ثم")
        let cells = bismillah.visualLine(0).cells
        #expect(cells.count == 4 + 22 + 3)
        #expect(cells.filter { $0.logicalOffset == 4 && $0.logicalLength == 1 }.count == 22)
        #expect(bismillah.logicalRange(ofLine: 0) == 0..<8)
        #expect(forms("ﷲ") == [0xFE8D, 0xFEDF, 0xFEE0, 0xFEEA])
        #expect(forms("ﷺ").count == 18 && forms("ﷻ").count == 7)
    }

    @Test("lines that words written out are broken over are counted alike, and their ranges cover the source", arguments: 1...30)
    func wordsBroken(width: Int) {
        let text = codePoints("وبدأ بـ ﷽ ثم صلى ﷺ ومضى")
        let engine = LayoutEngine()
        let options = LayoutOptions(width: width)
        let layout = engine.layOut(text, base: .rightToLeft, options: options)
        #expect(text.withUnsafeBufferPointer { engine.lineCount(of: $0, base: .rightToLeft, options: options) } == layout.lineCount)
        var end = 0
        for line in 0..<layout.lineCount {
            let range = layout.logicalRange(ofLine: line)
            #expect(range.lowerBound == end)
            end = range.upperBound
        }
        #expect(end == text.count)
        for offset in text.indices { #expect(layout.logicalRange(ofLine: layout.line(containing: offset)).lowerBound <= offset) }
    }

    @Test("a spoken text keeps its letters")
    func spoken() {
        let line = LayoutEngine(isSpoken: true).layOut(codePoints("ﷺ"), base: .rightToLeft, options: LayoutOptions(width: 80)).visualLine(0)
        #expect(line.cells.map(\.scalar) == [0xFDFA])
    }

    @Test(
        "a pause mark stands on the space before it, without a circle; another mark without a base has one",
        arguments: [0x6D6, 0x6DA, 0x6D7, 0x6DB, 0x6DC, 0x6E2] as [UInt32])
    func pauseMarks(_ mark: UInt32) {
        let cells = layout("كلام \(String(codePoints: [mark])) ثم").visualLine(0).cells
        #expect(!cells.contains { $0.scalar == codePoint("◌") })
        #expect(cells.contains { $0.scalar == codePoint(" ") && $0.marks[0] == mark })
        #expect(self.cells("كلام \u{64E}").contains { $0.scalar == codePoint("◌") })
        #expect(self.cells(String(codePoints: [mark])).map(\.scalar) == codePoints("◌"))
    }

    @Test("a pause mark is never parted from its space")
    func pauseMarkAtLineEnd() {
        for width in 4...14 {
            let layout = layout("كلام ۖ ثم عاد ۚ ومضى", width: width)
            for line in 0..<layout.lineCount {
                let visual = layout.visualLine(line)
                #expect(visual.width <= width && !visual.cells.contains { $0.scalar == codePoint("◌") })
            }
        }
    }

    @Test(
        "an emoji sequence is one cell of two columns, drawn by its first",
        arguments: ["👍🏽", "👨\u{200D}👩\u{200D}👧", "🏳\u{FE0F}\u{200D}🌈", "👩🏾\u{200D}🚀"])
    func emoji(_ sequence: String) {
        let cells = cells("قال \(sequence) ثم")
        let emoji = cells.filter { CharacterProperties($0.scalar).isPictograph }
        #expect(emoji.count == 1 && emoji[0].scalar == codePoints(sequence)[0])
        #expect(emoji[0].logicalLength == codePoints(sequence).count && emoji[0].logicalOffset == 4)
    }

    @Test("two emoji side by side are two, and the letters of a flag keep their order")
    func separate() {
        #expect(cells("😀😀").count == 2)
        #expect(cells("علم 🇸🇦").prefix(2).map(\.scalar) == codePoints("🇸🇦"))
    }
}
