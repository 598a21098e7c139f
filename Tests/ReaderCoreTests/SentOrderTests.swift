// The order that rows are sent in. What a terminal makes of a row is played by the algorithm forward, from the row's own
// cells; then it must show the row that was wanted.
import ArabicText
import TerminalScreen
import TestSupport
import TextLayout
import Testing

@testable import ReaderCore

@Suite("Rows in a terminal's order")
struct SentOrderTests {
    private let converter = RowConverter()

    private func row(_ capRTL: String) -> [Cell] { CapRTL.scalars(capRTL).map { Cell(scalar: $0) } }
    private func text(_ row: [Cell]) -> String { CapRTL.text(row.map(\.scalar)) }

    /// What a terminal that runs the algorithm shows of a row.
    private func shown(_ row: [Cell], _ reordering: RowReordering) -> [Cell] { RowBidi().shown(row, reordering) }

    @Test(
        "a row by the first strong letter",
        arguments: [
            // What is to be seen, what is sent.
            ("   SI RAC", "CAR IS   "),
            ("456 123 DIAS EH", "HE SAID 123 456"),
            ("(RAC)", "(CAR)"),
            ("SI «RAC»", "«CAR» IS"),
            ("plain text  ", "plain text  "),
            ("WON http://a.b/c?d=1 EES", "SEE http://a.b/c?d=1 NOW"),
            ("━━━━────", "━━━━────"),
        ])
    func firstStrong(_ visual: String, _ sent: String) {
        let result = converter.sent(row(visual), in: .logical(.firstStrong))
        #expect(text(result.cells) == sent)
        #expect(result.isExact)
    }

    @Test(
        "a row that the terminal takes as left to right",
        arguments: [("   SI RAC", "   CAR IS"), ("the RAC", "the CAR"), ("SI (RAC", "(CAR IS"), ("456 DIAS EH", "456 HE SAID")])
    func leftToRight(_ visual: String, _ sent: String) {
        let result = converter.sent(row(visual), in: .logical(.leftToRight))
        #expect(text(shown(result.cells, .leftToRight)) == visual)
        #expect(result.isExact)
        #expect(text(result.cells).filter { $0 != "(" && $0 != ")" } == sent.filter { $0 != "(" && $0 != ")" })
    }

    @Test("what is sent is shown as it was wanted: laid-out lines of mixed text, of both directions, at every width", arguments: Self.samples)
    func linesOfText(_ sample: String) {
        let scalars = sample.unicodeScalars.map(\.value)
        for width in [14, 20, 33, 60] {
            let layout = LayoutEngine().layOut(scalars, base: .automatic, options: LayoutOptions(width: width))
            for line in 0..<layout.lineCount {
                let visual = padded(layout.visualLine(line), to: width)
                for base in [RowReordering.firstStrong, .leftToRight] {
                    let sent = converter.sent(visual, in: .logical(base))
                    #expect(sent.isExact == reads(shown(sent.cells, base), as: visual))
                    // A row that fills the screen has no place for an aid.
                    if !sent.isExact, base == .leftToRight || visual[0] == .blank { Issue.record("\(base) \(text(visual))|\(text(sent.cells))|") }
                }
            }
        }
    }

    private static let samples = [
        "لا إله في السطر غير الحبر، قالها الشاعر (محمود) في عام 1987 ثم ضحك.",
        "أصدرت الشركة النسخة 2.5 من «القارئ» يوم 12/3/2024، وثمنها 35$ أو 30%.",
        "زوروا https://example.org/a_b?c=1&d=[2] ثم اكتبوا إلى x@y.z حالًا!",
        "قال: [هذا (حق)] ثم {ذاك} وأضاف <ما شاء> - 10 + 20 = 30؛ انتهى.",
        "العدد ١٢٣ يلي العدد 456 ثم ٧٨٩ والوقت 10:45 والهاتف 0123-456.",
        "An English line with كلمة عربية (two) 12 in it, and more words after.",
        "مَدْرَسَةٌ لِلُّغَةِ الْعَرَبِيَّةِ، لَا لِغَيْرِهَا.",
    ]

    private func padded(_ line: VisualLine, to width: Int) -> [Cell] {
        var cells = line.cells.flatMap { cell in
            [Cell(scalar: cell.scalar, marks: cell.marks)] + (cell.width == 2 ? [.continuation(style: .plain)] : [])
        }
        let padding = Array(repeating: Cell.blank, count: max(0, width - cells.count))
        cells = line.isRightToLeft ? padding + cells : cells + padding
        return cells
    }

    private func reads(_ row: [Cell], as wanted: [Cell]) -> Bool { zip(row, wanted).allSatisfy { RowAid.reads($0, as: $1) } }

    @Test("whatever a terminal can show is found: all but four in a thousand of rows that it made itself of line noise")
    func randomRows() {
        var generator = SplitMix(seed: 7)
        let letters = CapRTL.scalars("ABCabc 12   (),.-/[]%«»:+") + [0x661, 0x662, 0x627, 0x644]
        for base in [RowReordering.firstStrong, .leftToRight] {
            var misses: [String] = []
            for _ in 0..<5_000 {
                let source = (0..<Int.random(in: 4...24, using: &generator)).map { _ in Cell(scalar: letters.randomElement(using: &generator) ?? 0x20)
                }
                let visual = shown(source, base)
                let sent = converter.sent(visual, in: .logical(base))
                if !reads(shown(sent.cells, base), as: visual) { misses.append(text(visual)) }
                #expect(sent.isExact == reads(shown(sent.cells, base), as: visual))
            }
            #expect(misses.count <= 20, "\(base): \(misses.count), as \(misses.prefix(10))")
        }
    }

    @Test("styles, marks and wide letters travel with their letter, and the cursor with its column")
    func cellsTravel() {
        let bold = Style(attributes: .bold)
        let visual = [
            Cell(scalar: 0x20), Cell(scalar: 0x628, marks: [0x64E, 0, 0, 0], style: bold), Cell(scalar: 0x4E2D), .continuation(style: .plain),
            Cell(scalar: 0x627),
        ]
        let sent = converter.sent(visual, in: .logical(.firstStrong))
        #expect(sent.cells == [visual[4], visual[2], visual[3], visual[1], visual[0]])
        #expect(sent.columns == [4, 3, 1, 2, 0])
    }

    @Test(
        "kitty turns runs without spaces: a line of Arabic is one, with no-break spaces (~); what begins with Latin has a mark of Arabic before it",
        arguments: [
            ("   SI RAC", "  CAR~IS~"), ("WON (RAC) 12,", "(CAR)~NOW 12,"), ("o: SI the RAC order: x", "o: CAR~eht~IS order: x"),
            (" SI «.RAC»", "«CAR.»~IS~"), ("DNA 2024/RAM", "MAR/4202~AND"),
            ("see http://a.b/c NOW", "see http://a.b/c WON"), ("see    NOW", "see   WON~"), ("  RETTIWT/x SI ", " IS~x/TWITTER~ "),
            ("  RETTIWT/x ", " ~x/TWITTER~"),
        ])
    func kittyLines(_ visual: String, _ sent: String) {
        let result = converter.sent(row(visual), in: .kittyWords)
        #expect(text(converter.shown(result.cells, in: .kittyWords)) == visual)
        #expect(result.isExact)
        #expect(text(result.cells.map { $0.scalar == 0xA0 ? Cell(scalar: 0x7E) : $0 }) == sent)
    }

    @Test("a terminal that mirrors nothing gets brackets as they look; one that reorders by style, each stretch by itself")
    func otherReorderings() {
        let bracketed = converter.sent(row("   SI (RAC) EHT"), in: .logical(.leftToRightUnmirrored))
        #expect(text(bracketed.cells).hasSuffix("THE )CAR( IS"))
        #expect(shown(bracketed.cells, .leftToRightUnmirrored) == row("   SI (RAC) EHT"))
        let key = Style(attributes: .bold)
        let footer = row("<- TXEN").map { Cell(scalar: $0.scalar, style: key) } + row("     3 EGAP")
        let sent = converter.sent(footer, in: .logical(.leftToRightByStyle))
        #expect(text(sent.cells) == "<- NEXT     3 PAGE" || text(sent.cells) == "<- NEXT     PAGE 3")
        #expect(shown(sent.cells, .leftToRightByStyle) == footer)
    }

    @Test("where a rule may count as Latin, a row with one begins from the left")
    func rowsWithRules() {
        let visual = row("   TI SI ") + [Cell(scalar: 0x2502), .blank]
        let sent = converter.sent(visual, in: .logical(.firstStrongBesideRules))
        #expect(sent.isExact)
        #expect(sent.cells[0].scalar == 0x2800)
        // A rule that counts as Latin, or as nothing: it stands at the right.
        for stand in [codePoint("x"), 0x2502] {
            let shown = self.shown(sent.cells.map { $0.scalar == 0x2502 ? Cell(scalar: stand) : $0 }, .firstStrong)
            #expect(shown[visual.count - 2].scalar == stand)
            #expect(text(Array(shown[3..<8])) == "TI SI")
        }
        #expect(converter.sent(row("   TI SI "), in: .logical(.firstStrongBesideRules)).cells[0].scalar != 0x2800)
    }

    @Test("in Emacs a hamza that stands by itself is a joined letter, which it does not draw together with a comma")
    func hamzaInEmacs() {
        let visual = [.blank] + codePoints("،ءا").map { Cell(scalar: $0) } + [.blank]
        for order in [DisplayOrder.logical(.emacs), .nested(outer: .logical(.leftToRightUnmirrored), inner: .emacs)] {
            let sent = converter.sent(visual, in: order)
            #expect(sent.isExact)
            #expect(sent.cells.contains { $0.scalar == 0xFE80 } && !sent.cells.contains { $0.scalar == 0x621 })
        }
        #expect(converter.sent(visual, in: .logical(.firstStrong)).cells.contains { $0.scalar == 0x621 })
    }

    @Test(
        "kitty turns letters alone: what is underlined, found or coloured stays where it is seen",
        arguments: [DisplayOrder.kittyWords, .kittyLetters])
    func kittyStyles(_ order: DisplayOrder) {
        var visual = row("   DNE KNIL TRATS  ")
        for column in 7...10 { visual[column].style.attributes.insert(.underline) }
        let sent = converter.sent(visual, in: order).cells
        #expect(sent.map(\.style) == visual.map(\.style))
        #expect(converter.shown(sent, in: order) == visual)
    }

    @Test("kitty draws rules and bars itself: text on either side of one is turned by itself, and the rule stays", arguments: [1, 2, 3])
    func kittyRules(_ gap: Int) {
        let space = String(repeating: " ", count: gap)
        for (sign, left, right) in [(0x2502, "GIB SI", "RAC EHT"), (0x2590, "TI", "2024 SAW"), (0x2500, "RAC", "x SI")] as [(UInt32, String, String)]
        {
            let visual = row("  " + left + space) + [Cell(scalar: sign)] + row(space + right + "  ")
            for order in [DisplayOrder.kittyWords, .kittyOneFont] {
                let sent = converter.sent(visual, in: order)
                #expect(sent.cells.firstIndex { $0.scalar == sign } == visual.firstIndex { $0.scalar == sign })
                #expect(reads(KittyOrder.shown(sent.cells, wholeWords: true), as: visual), "\(text(sent.cells))")
            }
        }
    }

    @Test("kitty: Arabic-Indic digits are turned as letters are; cells of a turned run with marks have equally many")
    func kittyDigitsAndMarks() {
        let digits: [Cell] = [0x661, 0x662, 0x663].map { Cell(scalar: $0) }
        #expect(converter.sent(digits, in: .kittyWords).cells == digits.reversed())
        #expect(converter.sent(digits, in: .kittyLetters).cells == digits.reversed())
        let counted: [Cell] = [0x61B, 0x32, 0x35].map { Cell(scalar: $0) }
        #expect(converter.sent(counted, in: .kittyWords).cells == counted)
        let marked = [
            Cell(scalar: 0xFE8E), Cell(scalar: 0xFE92, marks: [0x64E, 0x651, 0, 0]), Cell(scalar: 0xFEDB, marks: [0x650, 0, 0, 0]), .blank,
            Cell(scalar: 0xFE8D),
        ]
        let sent = converter.sent(marked, in: .kittyWords).cells
        #expect(sent.map { cell in (0..<4).count { cell.marks[$0] != 0 } } == [2, 2, 2, 2, 2])
        #expect(KittyOrder.shown(sent, wholeWords: true) == marked)
    }

    @Test("kitty: a mark on a word's last letter keeps the space behind it out of the run")
    func kittyMarkAtTheEnd() {
        // From the left: a word, a space, a word whose last letter bears a shadda; at the row's left end a space before another.
        let shadda = Cell(scalar: 0xFEAE, marks: [0x651, 0, 0, 0])
        let row = [
            .blank, shadda, Cell(scalar: 0xFEE3), .blank, Cell(scalar: 0xFEAE), Cell(scalar: 0xFEE3), .blank, shadda, Cell(scalar: 0xFEE3), .blank,
        ]
        let sent = converter.sent(row, in: .kittyWords).cells
        #expect(sent.indices.filter { sent[$0].scalar == 0x20 } == [0, 6, 9])
        #expect(sent[3].scalar == 0xA0)
        #expect(KittyOrder.shown(sent, wholeWords: true) == row)
    }

    @Test(
        "with a font without Arabic only the letters of a run are turned", arguments: [("SI (.RAC)", "IS (.CAR)"), ("DNA 2024/RAM", "AND 2024/MAR")])
    func kittyLetters(_ visual: String, _ sent: String) {
        let result = converter.sent(row(visual), in: .kittyLetters)
        #expect(text(result.cells) == sent)
        #expect(text(KittyOrder.shown(result.cells, wholeWords: false)) == visual)
    }
}

/// A generator that gives the same numbers every time.
private struct SplitMix: RandomNumberGenerator {
    var state: UInt64
    init(seed: UInt64) { state = seed }
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
