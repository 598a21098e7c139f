// Joining and shaping, in code points: which form stands in which cell, and which marks on it.
import ArabicText
import Testing

@testable import TextLayout

@Suite("Shaping")
struct ShapingTests {
    private func cells(_ text: String, _ options: LayoutOptions = LayoutOptions(width: 200)) -> [VisualCell] {
        let scalars = text.unicodeScalars.map(\.value)
        return LayoutEngine().layOut(scalars, base: .automatic, options: options).visualLine(0).cells
    }

    /// Bases from left to right.
    private func forms(_ text: String) -> [UInt32] { cells(text).map(\.scalar) }

    @Test("isolated, initial, medial and final forms")
    func forms() {
        #expect(forms("ببب ب") == [0xFE8F, 0x20, 0xFE90, 0xFE92, 0xFE91])
        #expect(forms("دار") == [0xFEAD, 0xFE8D, 0xFEA9])
    }

    @Test(
        "lam-alef is one cell, whatever marks stand on it",
        arguments: [
            ("لا", 0xFEFB, []), ("بلا", 0xFEFC, []), ("لأ", 0xFEF7, []), ("لإ", 0xFEF9, []), ("لآ", 0xFEF5, []),
            ("لَا", 0xFEFB, [0x64E]), ("بلَّا", 0xFEFC, [0x64E, 0x651]), ("لاً", 0xFEFB, [0x64B]),
        ] as [(String, UInt32, [UInt32])])
    func lamAlef(_ text: String, _ form: UInt32, _ marks: [UInt32]) {
        let cell = cells(text)[0]
        #expect(cell.scalar == form)
        let shown = (0..<4).map { cell.marks[$0] }.filter { $0 != 0 }
        #expect(Set(shown) == Set(marks))
        #expect(cell.logicalLength == text.unicodeScalars.count - (form == 0xFEFC ? 1 : 0))
    }

    @Test("a zero-width non-joiner parts letters and takes no cell; a joiner joins and takes none")
    func joiners() {
        #expect(forms("می\u{200C}خواهم").count == 7)
        #expect(forms("ب\u{200C}ب") == [0xFE8F, 0xFE8F])
        #expect(forms("ه\u{200D}") == [0xFEEB])
        #expect(forms("ل\u{200C}ا") == [0xFE8D, 0xFEDD])
    }

    @Test("marks stay on their base, the first four of them")
    func marks() {
        let cell = cells("بَّّّّّ")[0]
        #expect(cell.scalar == 0xFE8F && cell.marks[3] != 0 && cell.logicalLength == 7)
    }

    @Test("a mark without a base stands on a dotted circle")
    func orphanMark() {
        let cell = cells("ً")[0]
        #expect(cell.scalar == 0x25CC && cell.marks[0] == 0x64B)
    }

    @Test("letters of Persian, Urdu and Uyghur have their forms")
    func otherLanguages() {
        #expect(forms("گچپژ") == [0xFB8B, 0xFB59, 0xFB7D, 0xFB94])
        #expect(forms("ہے ٹھ") == [0xFBAB, 0xFB68, 0x20, 0xFBAF, 0xFBA8])
        #expect(forms("ئۇ") == [0xFBD8, 0xFE8B])
    }

    @Test("a letter that FriBidi's own tables don't know still joins its neighbours")
    func newLetters() {
        // U+08BD came with Unicode 12 and is dual joining; FriBidi 1.0.8 knows Unicode 10.
        #expect(forms("ب\u{08BD}ب") == [0xFE90, 0x08BD, 0xFE91])
    }

    @Test("hidden harakat and collapsed tatweel take nothing and leave the letters joined")
    func options() {
        let hidden = cells("مُحَمَّد", LayoutOptions(width: 20, showsHarakat: false))
        #expect(hidden.map(\.scalar) == [0xFEAA, 0xFEE4, 0xFEA4, 0xFEE3])
        #expect(hidden.allSatisfy { $0.marks == .zero })
        let collapsed = cells("الـديـمـقـراطـيـة", LayoutOptions(width: 40, collapsesTatweel: true))
        #expect(collapsed.map(\.scalar) == forms("الديمقراطية"))
    }

    @Test("what a terminal can't draw is never sent: controls vanish, unassigned code points show as U+FFFD")
    func unprintable() {
        #expect(forms("ا\u{200F}\u{061C}\u{2067}ب\u{2069}").count == 2)
        #expect(forms("ا\u{0378}") == [0xFE8D, 0xFFFD] || forms("ا\u{0378}") == [0xFFFD, 0xFE8D])
        #expect(forms("\u{6DD}١") == [0x25CB, 0x0661])
    }

    @Test("wide characters take two columns and are never cut in half")
    func wide() {
        let layout = LayoutEngine().layOut("漢字漢字".unicodeScalars.map(\.value), base: .automatic, options: LayoutOptions(width: 5))
        #expect(layout.lineCount == 2 && layout.visualLine(0).width == 4)
    }
}
