// Facts never change: whatever a terminal does to the rows that it is sent, every number, date, range, price, address and word is read as
// the bidirectional algorithm (UAX #9) lays it out. Each terminal's own reordering is played.
import ArabicText
import TerminalScreen
import TestSupport
import TextLayout
import Testing

@testable import ReaderCore

@Suite("Facts in every terminal", .slow)
struct SentFactsTests {
    /// What terminals do to rows.
    static let orders: [(name: String, order: DisplayOrder)] = [
        ("VTE under mosh", .logical(.leftToRight)), ("Konsole under mosh", .logical(.leftToRightUnmirrored)),
        ("QTerminal", .logical(.leftToRightByStyle)), ("PuTTY", .logical(.firstStrong)),
        ("logical by the reader's word", .logical(.firstStrongBesideRules)), ("Emacs", .logical(.emacs)), ("kitty", .kittyWords),
        ("kitty that has named its font", .kittyOneFont),
        ("kitty without an Arabic font", .kittyLetters), ("Emacs in VTE", .nested(outer: .logical(.leftToRight), inner: .emacs)),
        ("Emacs in Konsole", .nested(outer: .logical(.leftToRightUnmirrored), inner: .emacs)),
        ("Emacs in kitty", .nested(outer: .kittyWords, inner: .emacs)),
    ]

    /// Words and facts as newspapers have them, Latin and numbers touching Arabic among them.
    private static let pieces = [
        "قال", "المدير", "إن", "السعر", "ارتفع", "في", "السوق،", "لا", "أحد", "يعلم.", "«البيت»", "(القديم)", "ثم", "والوقت", "بعده؛",
        "5.99$", "$7.25", "25.5%", "%30", "٪١٥", "10-12", "2023-2024", "12/3/2024", "10:45", "1,250", "٣٫٥", "١٩٨٧", "-4", "+7", "3.0", "№5", "€20",
        "NASA", "iPhone", "17", "The", "Fox", "(CNN)--", "WhatsApp،", "x/تويتر", "لـCNN", "الـ5G", "(A.B.س)", "2024م،", "كوفيد-19", "إف-16",
        "G7+روسيا", "الـBBC:عاجل", "\"الـNATO\"قال", "@user", "https://kutub.example/a_b?c=1&d=[2]", "a@b.example", "C++", "٢٠٢٤م", "5كم", "(3)",
        "[هـ]", "1+1=2", "#وسم", "12ب/4", "ب12", "100°", "<أ>", "9/10",
    ]

    /// Facts that are easily turned, as they stand in a sentence: in its midst, at its beginning and at its end.
    private static let facts = [
        "+962 6 555 0100", "00963-11-555-0199", "(02) 555-0123", "2026-11-30", "2026-11-30T07:30:00Z", "30.11.2026", "20:30-22:00", "3.0.1",
        "v2.4.0-beta.1", "5 × 3 = 15", "10 ÷ 4 = 2.5", "2 + 2 = 4", "7 - 9 = -2", "x² + y² = 25", "−5°", "-5°C", "+40°", "±3", "~10", "<=5", "> 90%",
        "50%-60%", "%50-%60", "٪٥٠–٪٦٠", "(2024)", "[2024]", "(2024-2025)", "«2024»", "1/2", "3½", "a/b", "و/أو", "AM/ص", "C++", "C#", "F-16", "A4",
        "@dar_news", "@دار", "#2030", "#رؤية_2030", "#Gaza2024", "info@dar.example", "dar.example/a-b_c?id=12&p=3#top", "192.168.1.10",
        "192.168.0.0/16", "2001:db8::1", "[::1]:8080", "00:1B:44:11", "$1.2M", "1,5", "1.250,75 €", "€20-30", "£5", "12 ألف", "12ألف", "الـ12",
        "لـ5.5%",
        "١٢–١٥", "١٢/٣/٢٠٢٤", "١٬٢٥٠٫٧٥", "٪١٢٫٥", "+٩٦٢ ٦ ٥٥٥", "1e-5", "10^6", "H2O", "CO₂", "COVID-19", "كوفيد-19", "سورة 2:255", "10×15 سم",
        "100-90", "98:102", "1.", "2)", "أ)", "-", "…12", "12…", "\"12\"", "'90", "5'11\"",
    ]

    @Test("no fact is read otherwise wherever it stands in a sentence", arguments: orders.indices)
    func everyFact(_ index: Int) {
        let (name, order) = Self.orders[index]
        let converter = RowConverter()
        var wrong: [String] = []
        for fact in Self.facts {
            for text in [
                "قال إن \(fact) هو الرقم.", "\(fact) هو الرقم،", "والرقم هو \(fact)", "(\(fact))، \(fact): \(fact)",
                "iPhone \(fact) وصل، The \(fact)", fact,
            ] {
                for base: BaseDirection in [.rightToLeft, .leftToRight] {
                    let layout = LayoutEngine().layOut(codePoints(text), base: base, options: LayoutOptions(width: 40))
                    for line in 0..<layout.lineCount {
                        let visual = Self.row(layout.visualLine(line), width: 40) { _ in .plain }
                        let sent = converter.sent(visual, in: order)
                        let shown = converter.shown(sent.cells, in: order)
                        if !zip(shown, visual).allSatisfy({ RowAid.reads($0, as: $1) }) {
                            wrong.append("«\(Self.text(visual))» shown «\(Self.text(shown))»")
                        }
                    }
                }
            }
        }
        #expect(wrong.isEmpty, "\(name): \(wrong.count), as \(wrong.prefix(12).joined(separator: "\n"))")
    }

    private static func line(_ generator: inout SplitMix) -> [UInt32] {
        let count = Int.random(in: 3...16, using: &generator)
        return codePoints((0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined(separator: " "))
    }

    /// A row of a page: the line between margins, at its paragraph's start edge.
    private static func row(_ line: VisualLine, width: Int, style: (Int) -> Style) -> [Cell] {
        var cells = line.cells.enumerated().flatMap { index, cell in
            [Cell(scalar: cell.scalar, marks: cell.marks, style: style(index))] + (cell.width == 2 ? [.continuation(style: style(index))] : [])
        }
        let padding = Array(repeating: Cell.blank, count: max(0, width - cells.count))
        cells = line.isRightToLeft ? padding + cells : cells + padding
        return [.blank] + cells + [.blank]
    }

    private static func text(_ row: [Cell]) -> String { String(codePoints: row.map(\.scalar)) }

    @Test("no fact is read otherwise, of 2,000 lines that mix Arabic, Latin and numbers", arguments: orders.indices)
    func mixedLines(_ index: Int) {
        let (name, order) = Self.orders[index]
        var generator = SplitMix(19)
        let converter = RowConverter()
        var wrong: [String] = []
        let link = Style(attributes: .underline)
        for number in 0..<2_000 {
            let width = [28, 40, 76][number % 3]
            let base: BaseDirection = number % 7 == 0 ? .leftToRight : .rightToLeft
            let layout = LayoutEngine().layOut(Self.line(&generator), base: base, options: LayoutOptions(width: width))
            for line in 0..<layout.lineCount {
                let linked = number % 4 == 0 ? Int.random(in: 0..<width, using: &generator) : width
                let visual = Self.row(layout.visualLine(line), width: width) { $0 >= linked && $0 < linked + 9 ? link : .plain }
                let sent = converter.sent(visual, in: order)
                let isRight = zip(converter.shown(sent.cells, in: order), visual).allSatisfy { RowAid.reads($0, as: $1) }
                if isRight != sent.isExact { wrong.append("\(sent.isExact) said") }
                if !isRight { wrong.append("«\(Self.text(visual))» shown «\(Self.text(converter.shown(sent.cells, in: order)))»") }
            }
        }
        #expect(wrong.isEmpty, "\(name): \(wrong.count), as \(wrong.prefix(6).joined(separator: "\n"))")
    }
}
