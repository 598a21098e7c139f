// The first screen of the built program, read back cell by cell: the right forms in the right cells.
import TestSupport
import Testing

@Suite("First screen")
struct FirstScreenTests {
    @Test("letters stand joined in their cells, marks on their letters, brackets face inward")
    func forms() throws {
        let reader = try Reader([FixtureArticle.forms])
        let row = try #require((0..<24).first { reader.picture.readingText(ofRow: $0).contains("قال") })
        let cells = reader.picture.cells(ofRow: row).map(\.scalars)
        let first = try #require(cells.firstIndex { !$0.isEmpty && $0 != [0x20] })
        let last = try #require(cells.lastIndex { !$0.isEmpty && $0 != [0x20] })
        let space: [UInt32] = [0x20]
        let expected: [[UInt32]] = [
            [0x2E], [0x32], [0x30], [0x32], [0x36], space,
            [0x5B], [0xFEE1], [0xFE83], [0x5D], space,
            [0xFEFB, 0x64E], space,
            [0xFE96, 0x64C], [0xFEF4, 0x652], [0xFE91, 0x64E], space,
            [0xAB], [0xFEFC, 0x651], [0xFEDB], [0xBB], space,
            [0x28], [0xFEE2], [0xFECC], [0xFEE7], [0x29], space,
            [0xFEFB], space,
            [0x3A], [0xFEDD], [0xFE8E], [0xFED7],
            // The rule beside the lead.
            space, [0x2502],
        ]
        #expect(Array(cells[first...last]).map { $0.isEmpty ? space : $0 } == expected)
        try reader.quit()
    }

    @Test("what an xterm whose font has no Arabic is to be started with is said whole, in Latin letters")
    func font() throws {
        let font = ("\u{1B}]50;?\u{1B}\\", "\u{1B}]50;fixed\u{1B}\\")
        let reader = try Reader(
            answers: TestSupport.TerminalAnswers([SimulatedTerminal.version("XTerm(379)"), SimulatedTerminal.primary("64;1"), font]))
        try reader.terminal.wait(forText: "No Arabic in this font. Try: xterm -fa 'DejaVu Sans Mono' -fs 12")
        try reader.quit()
    }

    @Test("an Arabic page starts at the right edge of its measure")
    func edge() throws {
        let reader = try Reader([FixtureArticle.forms])
        let row = try #require((0..<24).first { reader.picture.readingText(ofRow: $0).contains("قال") })
        #expect(reader.picture.cell(75, row).scalars == [0x2502] && reader.picture.cell(73, row).scalars == [0xFED7])
        try reader.quit()
    }

    @Test("the first page shows credits, kicker, title, byline, date, reading time and lead, and no share button")
    func parts() throws {
        let reader = try Reader()
        for part in [
            "رئيس التحرير: قسم التجارب", "مدير التحرير: قسم الفحص", "تقرير", "قطار الساحل يعود إلى سكته بعد عامين", "كتب: قسم المحليات",
            "الأحد 8 آذار/مارس 2026", "القراءة: ", "عاد قطار الساحل أمس",
        ] { try reader.terminal.wait(forText: Self.plain(part)) }
        #expect(!reader.picture.reads("شارك"))
        try reader.quit()
    }

    @Test("colours are those of the theme for the terminal's background, and a terminal that is silent gets its page too")
    func style() throws {
        for (background, isDark) in [("0000/0000/0000", true), ("ffff/ffff/ffff", false)] {
            let silent = try Reader(answers: nil)
            #expect(silent.picture.reads("عاد قطار الساحل أمس"))
            try silent.quit()
            let reader = try Reader(
                answers: TerminalAnswers([("\u{1B}]11;?\u{1B}\\", "\u{1B}]11;rgb:\(background)\u{1B}\\"), ("\u{1B}[c", "\u{1B}[?62c")]))
            try reader.terminal.wait("a theme's paper") { $0.picture.cell(5, 8).background != .standard }
            guard case .palette(let paper) = reader.picture.cell(5, 8).background else {
                Issue.record("256 colours are a palette.")
                return
            }
            // The grey ramp's dark end, or a light cell of the cube or the ramp.
            #expect(isDark ? (232...238).contains(paper) || paper == 16 : paper == 15 || paper >= 187 && !(232...248).contains(paper), "\(paper)")
            try reader.quit()
        }
    }

    /// A busy machine may keep the answers from coming in time; one of several attempts is not so unlucky.
    @Test("to a terminal that answers at once the page goes out once, in its own colours and with its pages counted")
    func onePaint() throws {
        var times: [Int] = []
        for _ in 0..<20 where times.last != 1 {
            let reader = try Reader(
                answers: TerminalAnswers([("\u{1B}]11;?\u{1B}\\", "\u{1B}]11;rgb:0000/0000/0000\u{1B}\\"), ("\u{1B}[c", "\u{1B}[?62c")]))
            try reader.terminal.wait("a theme's paper") { $0.picture.cell(5, 8).background != .standard }
            let row = try #require((0..<24).first { reader.picture.readingText(ofRow: $0).contains("عاد قطار الساحل أمس") })
            let cells = reader.picture.cells(ofRow: row).map { $0.scalars.isEmpty ? [0x20] : $0.scalars }
            let text = cells.drop { $0 == [0x20] }.reversed().drop { $0 == [0x20] || $0 == [0x2502] }.reversed()
            let bytes = Array(String(String.UnicodeScalarView(text.joined().compactMap(Unicode.Scalar.init))).utf8)
            let output = reader.terminal.output
            times.append(output.indices.count { output[$0...].starts(with: bytes) })
            try reader.quit()
        }
        #expect(times.last == 1, "\(times)")
    }

    @Test("an English article starts at the left edge")
    func english() throws {
        let reader = try Reader(["Trains again\n\nThe coast line is open (since March).\n"], options: ["--lang", "en"], waitingFor: "Page 1 of 1")
        #expect(reader.picture.text.contains("\n    │ The coast line is open (since March)."))
        try reader.quit()
    }

    /// Marks are no part of `readingText`.
    static func plain(_ text: String) -> String { String(text.unicodeScalars.filter { !(0x64B...0x652).contains($0.value) }.map(Character.init)) }
}
