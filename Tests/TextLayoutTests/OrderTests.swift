// The order of letters within lines and of lines within paragraphs, in CapRTL notation.
import ArabicText
import TestSupport
import Testing

@testable import TextLayout

@Suite("Order and wrapping")
struct OrderTests {
    private func lines(_ text: String, width: Int = 80, base: BaseDirection = .automatic, digits: DigitStyle = .source)
        -> [String]
    {
        let layout = LayoutEngine().layOut(
            CapRTL.scalars(text), base: base, options: LayoutOptions(width: width, digits: digits))
        return (0..<layout.lineCount).map { CapRTL.text(layout.visualLine($0).cells.map(\.scalar)) }
    }

    @Test(
        "one line",
        arguments: [
            ("CAR IS the car", "the car SI RAC"),
            ("the CAR", "the RAC"),
            ("car is THE CAR in arabic", "car is RAC EHT in arabic"),
            ("HE SAID 123 456", "456 123 DIAS EH"),
            ("(CAR)", "(RAC)"),
            ("A (b) C", "C (b) A"),
            ("A [b c] D", "D [b c] A"),
            ("«CAR» IS", "SI «RAC»"),
            ("PRICE $5.99 NOW", "WON $5.99 ECIRP"),
            ("SEE http://a.b/c?d=1 NOW", "WON http://a.b/c?d=1 EES"),
            ("MASS 10⁻⁸ NOW", "WON 10⁻⁸ SSAM"), ("MASS 1.6×10⁻¹⁹, AND 10⁻⁸", "10⁻⁸ DNA ,10⁻¹⁹×1.6 SSAM"), ("MASS m⁻² NOW", "WON m⁻² SSAM"),
            ("A", "A"), ("", ""),
            ("!!!", "!!!"),
        ])
    func singleLine(_ logical: String, _ visual: String) { #expect(lines(logical) == [visual]) }

    @Test(
        "brackets, quotations, ranges, signs and units stand where the rules put them in a right-to-left line",
        arguments: [
            ("BORN (1894-1962) AND WROTE «SHORT STORY» THEN: (VERY)!", "!(YREV) :NEHT «YROTS TROHS» ETORW DNA (1894-1962) NROB"),
            ("UP 56% THEN 12,500 $ OR €50 NOW.", ".WON €50 RO $ 12,500 NEHT 56% PU"),
            ("FELL -3.5% AND ROSE +3%.", ".3%+ ESOR DNA 3.5%- LLEF"),
            ("FELL \u{200E}-3.5% AND \u{61C}-5 MORE", "EROM 5- DNA -3.5% LLEF"),
            ("LINK https://a.example/by/4.0/", "https://a.example/by/4.0/ KNIL"),
            ("AT 10:30, 12/5/2024 IN PORT (port said) OK", "KO (port said) TROP NI 12/5/2024 ,10:30 TA"),
            ("SAID: \"WE (ALL) GO\" - THEN LEFT.", ".TFEL NEHT - \"OG (LLA) EW\" :DIAS"),
        ])
    func reported(_ logical: String, _ visual: String) { #expect(lines(logical, base: .rightToLeft) == [visual]) }

    @Test("lines follow downward: the paragraph's beginning is on its first line")
    func wrapping() {
        #expect(lines("ABC DEF GHI JKL", width: 8) == ["FED CBA", "LKJ IHG"])
        #expect(lines("ABC latin words DEF", width: 10) == ["latin CBA", "FED words"])
        #expect(lines("abc DEF GHI jkl", width: 8) == ["abc FED", "IHG jkl"])
    }

    @Test("spaces at a line's end hang, whatever the width")
    func hangingSpaces() {
        #expect(lines("ABC      DEF", width: 3) == ["CBA", "FED"])
        #expect(lines("ABC   ", width: 3) == ["CBA"])
    }

    @Test("a word longer than the line is cut between clusters and loses nothing")
    func longWords() {
        #expect(lines("ABCDEFGH", width: 3) == ["CBA", "FED", "HG"])
        #expect(lines("X ABCDEFGH", width: 4) == ["X", "DCBA", "HGFE"])
    }

    @Test("a number keeps its sign and its unit on its line")
    func numbersStayWhole() { #expect(lines("ABCD 25% EF", width: 7) == ["DCBA", "FE 25%"]) }

    @Test("a no-break space is never a line's end")
    func noBreakSpace() { #expect(lines("AB CD\u{A0}EF", width: 6) == ["BA", "FE\u{A0}DC"]) }

    @Test("a paragraph without a strong character is right to left")
    func neutralParagraph() {
        let layout = LayoutEngine().layOut(CapRTL.scalars("12 - 34"), base: .automatic, options: LayoutOptions(width: 20))
        #expect(layout.isRightToLeft)
    }

    @Test("digits are converted after ordering, so that the order is the source's")
    func digits() { #expect(lines("A 1,5 B", digits: .arabic) == ["B ١,٥ A"]) }

    @Test("bidi controls take part in the order and take no cell")
    func controls() {
        #expect(lines("A \u{2066}b. C\u{2069} D") == ["D b. C A"])
        #expect(lines("^abc.", width: 10) == [".abc"])
    }

    @Test("the logical ranges of all lines cover the paragraph", arguments: 1...12)
    func rangesCover(width: Int) {
        let text = CapRTL.scalars("ABC def GHI, 123 JKLMNOP  qr 漢字 S")
        let layout = LayoutEngine().layOut(text, base: .automatic, options: LayoutOptions(width: width))
        var next = 0
        for line in 0..<layout.lineCount {
            let range = layout.logicalRange(ofLine: line)
            #expect(range.lowerBound == next && !range.isEmpty)
            #expect(layout.line(containing: range.lowerBound) == line && layout.line(containing: range.upperBound - 1) == line)
            #expect(layout.visualLine(line).width <= max(width, 2))
            next = range.upperBound
        }
        #expect(next == text.count)
    }

    @Test("a line for the interface is cut with an ellipsis at its logical end")
    func ellipsis() {
        let engine = LayoutEngine()
        func cut(_ text: String, _ width: Int) -> String {
            CapRTL.text(
                engine.singleLine(CapRTL.scalars(text), base: .automatic, options: LayoutOptions(width: width)).cells
                    .map(\.scalar))
        }
        #expect(cut("ABC DEF", 7) == "FED CBA")
        // Behind a whole word, where that leaves half of the line; else within the word.
        #expect(cut("ABC DEF", 6) == "…CBA")
        #expect(cut("ABC DEFGH", 8) == "…CBA")
        #expect(cut("AB CDEFGHI", 8) == "…FEDC BA")
        #expect(cut("ABCDEFGHI", 5) == "…DCBA")
        #expect(cut("abc def", 5) == "abc…")
        #expect(cut("ABC", 1).count == 1)
        #expect(cut("", 4) == "")
    }

    @Test("a slash at an address's end stays at its end")
    func addressEnd() {
        let text = "انظر https://a.example/b/ وهو طويل".unicodeScalars.map(\.value)
        let line = LayoutEngine().layOut(text, base: .automatic, options: LayoutOptions(width: 80)).visualLine(0)
        let shown = String(String.UnicodeScalarView(line.cells.compactMap { Unicode.Scalar($0.scalar) }))
        #expect(shown.contains(" https://a.example/b/ "))
    }
}
