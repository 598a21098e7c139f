// Words longer than their line, and lines cut for the interface: where the cut falls. And brackets, each on its side.
import ArabicText
import TestSupport
import Testing

@testable import TextLayout

@Suite("Cut words, cut lines, brackets")
struct CutWordTests {
    /// Where the lines of a text begin, in scalars.
    private func starts(_ text: String, width: Int) -> [Int] {
        let layout = LayoutEngine().layOut(text.unicodeScalars.map(\.value), base: .automatic, options: LayoutOptions(width: width))
        return (0..<layout.lineCount).map { layout.logicalRange(ofLine: $0).lowerBound }
    }

    @Test(
        "a word that fills more than its line is cut where its letters don't join, as far along as that is",
        arguments: [
            ("بببدببب", 6, [0, 4]), ("بدبدبببب", 6, [0, 4]), ("بببببببب", 3, [0, 3, 6]), ("دارالسلام", 4, [0, 4]),
            // The mark on a letter is none of its neighbours.
            ("دببَبب", 4, [0, 1]), ("دبَبَبَبَ", 4, [0, 1]), ("بدَبب", 3, [0, 3]),
            // Tatweel joins, and a joiner does.
            ("دبـبب", 4, [0, 1]), ("دب\u{200D}بب", 3, [0, 1]), ("بب\u{200C}بب", 3, [0, 3]), ("ءءءء", 3, [0, 3]),
        ] as [(String, Int, [Int])])
    func unjoined(_ text: String, _ width: Int, _ expected: [Int]) { #expect(starts(text, width: width) == expected) }

    @Test(
        "a no-break space in it is the best place of all",
        arguments: [("abc\u{A0}defgh", 8, [0, 4]), ("ببب\u{A0}ددددد", 7, [0, 4]), ("a\u{A0}b\u{A0}cdefgh", 7, [0, 4])])
    func noBreakSpace(_ text: String, _ width: Int, _ expected: [Int]) { #expect(starts(text, width: width) == expected) }

    @Test("the ellipsis of a line that is cut stands beside a letter", arguments: 2...12)
    func ellipsis(_ width: Int) {
        let text = "ABC DEF  GHI, JKL"
        let cells = LayoutEngine().singleLine(CapRTL.scalars(text), base: .automatic, options: LayoutOptions(width: width)).cells
        let shown = CapRTL.text(cells.map(\.scalar))
        #expect(cells.count <= width && shown.hasPrefix("…") && !shown.hasPrefix("… "), "«\(shown)»")
    }

    @Test("every bracket opens towards its text, in lines of both directions", arguments: ["()", "[]", "{}", "<>", "«»", "‹›", "⟨⟩"])
    func brackets(_ pair: String) {
        let (open, close) = (String(pair.first!), String(pair.last!))
        func shown(_ text: String) -> String {
            let layout = LayoutEngine().layOut(CapRTL.scalars(text), base: .automatic, options: LayoutOptions(width: 40))
            return CapRTL.text(layout.visualLine(0).cells.map(\.scalar))
        }
        #expect(shown("AB \(open)CD\(close) EF") == "FE \(open)DC\(close) BA")
        #expect(shown("ab \(open)cd\(close) ef") == "ab \(open)cd\(close) ef")
        #expect(shown("AB \(open)CD") == "DC\(close) BA")
        #expect(shown("\(open)AB\(close)") == "\(open)BA\(close)")
    }
}
