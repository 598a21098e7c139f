// The direction that a paragraph has from its article (rule HL1), in CapRTL notation; addresses as units (HL4) in Arabic.
import ArabicText
import TestSupport
import Testing

@testable import TextLayout

@Suite("Inherited direction")
struct InheritedDirectionTests {
    private func line(_ text: String, in direction: TextDirection) -> String {
        let layout = LayoutEngine().layOut(CapRTL.scalars(text), base: .inherited(direction), options: LayoutOptions(width: 200))
        return CapRTL.text(layout.visualLine(0).cells.map(\.scalar))
    }

    @Test(
        "in a right-to-left article a paragraph with one of its letters runs so, whatever it begins with",
        arguments: [
            ("iphone IS NEW.", ".WEN SI iphone"), ("(cnn)-- THE TOWN", "NWOT EHT --(cnn)"), ("17 iphone A!", "!A iphone 17"),
            ("«meta» IS BIG!", "!GIB SI «meta»"), ("all english but A", "A all english but"),
        ])
    func rightToLeft(_ logical: String, _ visual: String) { #expect(line(logical, in: .rightToLeft) == visual) }

    @Test(
        "a paragraph with none of them runs left to right inside",
        arguments: ["An english quotation (whole).", "+966 50 123 4567", "http://a.b/c/?d=1", "let x = [1, 2]", "12:30 - 14:00"])
    func withoutItsLetters(_ text: String) { #expect(line(text.lowercased(), in: .rightToLeft) == text.lowercased()) }

    @Test(
        "a left-to-right article is the mirror image",
        arguments: [("ABC is a word.", "CBA is a word."), ("ABC, DEF.", ".FED ,CBA"), ("12, 13", "12, 13"), ("the end ABC.", "the end CBA.")])
    func leftToRight(_ logical: String, _ visual: String) { #expect(line(logical, in: .leftToRight) == visual) }

    @Test("the shaped line of a sentence that begins with a Latin word ends at the left with its mark")
    func sentence() {
        let text = codePoints("NASA تعلن الموعد!")
        let cells = LayoutEngine().layOut(text, base: .inherited(.rightToLeft), options: LayoutOptions(width: 60)).visualLine(0).cells
        #expect(cells.first?.scalar == codePoint("!") && cells.last?.scalar == codePoint("A") && cells.last?.logicalOffset == 3)
    }

    @Test("the direction of an inserted paragraph is the one that it inherits")
    func isolated() {
        #expect(codePoints("iPhone جديد").isolated(in: .rightToLeft).first == codePoint(.rightToLeftIsolate))
        #expect(codePoints("iPhone 17").isolated(in: .rightToLeft).first == codePoint(.leftToRightIsolate))
        #expect("أ iPhone".isolated(in: .leftToRight).unicodeScalars.first == .leftToRightIsolate)
        #expect("أ iPhone".isolated(in: .leftToRight).withoutIsolates == "أ iPhone")
    }

    // MARK: Addresses

    private func visual(_ text: String, width: Int = 200) -> [String] {
        let layout = LayoutEngine().layOut(codePoints(text), base: .inherited(.rightToLeft), options: LayoutOptions(width: width))
        return (0..<layout.lineCount).map { String(codePoints: layout.visualLine($0).cells.map(\.scalar)) }
    }

    @Test(
        "an address is one word of the sentence around it, and stays left to right",
        arguments: [
            ("قال @reader_one example.org/ar/news-1 اليوم", "example.org/ar/news-1 @reader_one"), ("راسل 4you@example.org.", ".4you@example.org"),
            ("انظر 9.example.org/1-2/ هنا", "9.example.org/1-2/"), ("(https://example.org/a_(b))", "(https://example.org/a_(b))"),
            ("موقع Reader https://example.org/x/ هنا", "https://example.org/x/ Reader"),
            ("see https://example.org/ now ثم", "see https://example.org/ now"),
        ])
    func units(_ text: String, _ part: String) { #expect(visual(text)[0].contains(part), "\(visual(text))") }

    @Test("an address with Arabic letters keeps its components from left to right, each in its own order (RFC 3987, 4.1)")
    func arabicAddress() {
        let shown = visual("من https://ar.example.org/كتب/قط_(ب)/x هنا")[0]
        #expect(shown.contains("https://ar.example.org/\u{FE90}\u{FE98}\u{FEDB}/(\u{FE8F})_\u{FEC2}\u{FED7}/x"), "\(shown)")
    }

    @Test("an address is broken only where it has no room on a line of its own, then before its own marks")
    func breaking() {
        #expect(visual("قال https://a.example/b/c", width: 23) == ["\u{FEDD}\u{FE8E}\u{FED7}", "https://a.example/b/c"])
        #expect(visual("https://a.example/first/second?third&x", width: 19) == ["https://a.example", "/first/second?third", "&x"])
        for line in visual("https://a.example/first/second?third&x", width: 6) { #expect(line.count <= 6) }
    }
}
