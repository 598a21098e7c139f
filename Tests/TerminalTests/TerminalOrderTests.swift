// In every terminal the reader sees the same page. The terminals are played; what each makes of the rows that it gets is
// played too, and must be the page that a terminal shows which leaves rows alone.
import ArabicText
import TerminalScreen
import TestSupport
import Testing

@testable import ReaderCore

@Suite("The same page in every terminal")
struct TerminalOrderTests {
    private static let article = """
        المكتبة تفتح أبوابها

        قالت المديرة (هدى) إن «بيت الكتب» اشترى 1,250 كتابًا في عام 2024، وإن لا أحد يُردُّ عن بابه.

        زار الموقع https://kutub.example/a?b=1 نحو 30% من القراء، والباقون جاؤوا مشيًا؛ ثم قرأ الأطفال قصة The Fox معًا.
        """

    /// The page as a terminal shows it that leaves rows alone.
    private static func page(_ simulated: SimulatedTerminal) throws -> (terminal: PseudoTerminal, rows: [[Cell]]) {
        let folder = TemporaryFolder()
        let file = folder.write("a.txt", article)
        let answers = TestSupport.TerminalAnswers(simulated.table)
        let terminal = try PseudoTerminal(
            [file, "--theme", "dark", "--harakat", "show"], environment: simulated.environment, size: (60, 20), answer: answers.reply)
        try terminal.wait("the page in the terminal's order") { terminal in
            shown(rows(of: terminal.picture), simulated.order).contains { text($0).contains("ﺔﺒﺘﻜﻤﻟﺍ") }
        }
        terminal.settle()
        // A hint for this terminal goes with the next key; on a busy machine it may come after the first.
        for _ in 0..<2 {
            terminal.send("\u{C}")
            try terminal.wait("the footer") { terminal in
                shown(rows(of: terminal.picture), simulated.order).last.map { text($0).contains("ﺔﺤﻔﺻ") } ?? false
            }
            terminal.settle()
        }
        return (terminal, rows(of: terminal.picture))
    }

    private static func rows(of picture: TerminalPicture) -> [[Cell]] {
        (0..<picture.rows).map { row in
            picture.cells(ofRow: row).map { cell in
                var marks = SIMD4<UInt32>()
                for (index, mark) in cell.marks.prefix(4).enumerated() { marks[index] = mark }
                let worn: [(Bool, Attributes)] = [(cell.isBold, .bold), (cell.isUnderlined, .underline), (cell.isItalic, .italic)]
                let attributes = worn.reduce(into: Attributes()) { if $1.0 { $0.insert($1.1) } }
                let style = Style(foreground: color(cell.foreground), background: color(cell.background), attributes: attributes)
                return Cell(scalar: cell.width == 0 ? 0 : cell.scalars.first ?? 0x20, marks: marks, style: style)
            }
        }
    }

    /// A cell without its style: terminals differ in colours.
    private static func letter(_ cell: Cell) -> Cell { Cell(scalar: cell.scalar, marks: cell.marks) }

    private static func color(_ color: PictureCell.Color) -> Color {
        switch color {
        case .standard: .standard
        case .palette(let number): .palette(UInt8(number))
        case .rgb(let red, let green, let blue): .rgb(red: UInt8(red), green: UInt8(green), blue: UInt8(blue))
        }
    }

    private static func text(_ row: [Cell]) -> String {
        String(String.UnicodeScalarView(row.compactMap { Unicode.Scalar($0.scalar) }))
    }

    /// What the terminal makes of rows.
    private static func shown(_ rows: [[Cell]], _ order: DisplayOrder) -> [[Cell]] {
        rows.map { RowConverter().shown($0, in: order) }
    }

    @Test("what is sent, turned by the terminal as it does, is the page", arguments: SimulatedTerminal.all)
    func samePage(_ simulated: SimulatedTerminal) throws {
        let wanted = try Self.page(.init(name: "plain")).rows
        let (terminal, sent) = try Self.page(simulated)
        for (row, (shown, wanted)) in zip(Self.shown(sent, simulated.order), wanted).enumerated() {
            let isSame = zip(shown, wanted).allSatisfy { RowAid.reads(Self.letter($0), as: Self.letter($1)) }
            #expect(isSame, "\(simulated.name), row \(row): «\(Self.text(shown))» for «\(Self.text(wanted))»")
        }
        terminal.send("q")
        #expect(try terminal.waitForEnd() == .exit(0))
    }

    @Test("the switches are sent, once the terminal has said who it is, and taken back", arguments: SimulatedTerminal.all)
    func switches(_ simulated: SimulatedTerminal) throws {
        let terminal = try Self.page(simulated).terminal
        terminal.send("q")
        #expect(try terminal.waitForEnd() == .exit(0))
        let output = String(decoding: terminal.output, as: UTF8.self)
        let ownSwitches = ["\u{1B}]50;B", "\u{1B}]5379;", "?77096"]
        for text in ownSwitches where !simulated.switchOff.contains(text) { #expect(!output.contains(text)) }
        if !simulated.switchOff.isEmpty {
            let off = try #require(Self.place(of: simulated.switchOff, in: output))
            let on = try #require(Self.place(of: simulated.switchOn, in: output))
            #expect(off < on)
            // Taken back when the shell has its screen again.
            #expect(try #require(Self.place(of: "\u{1B}[?1049l", in: output)) < on)
        }
        let isAsked = simulated.name != "Emacs"
        #expect(output.contains("\u{1B}[8l\u{1B}[1 k") == isAsked)
        // WezTerm had it reset before.
        #expect(output.contains("\u{1B}[8h") == (isAsked && simulated.name != "WezTerm"))
        #expect(output.contains("\u{1B}[0 k") == isAsked)
    }

    @Test("a page that is turned in mlterm has other blanks than the one before, and reads as it does elsewhere")
    func blanksInMlterm() throws {
        let folder = TemporaryFolder()
        let file = folder.write("a.txt", Self.article + (1...60).map { "\n\nسطر \($0) من المقال." }.joined())
        func pages(_ simulated: SimulatedTerminal) throws -> (rows: [[String]], areHard: [Bool]) {
            let answers = TestSupport.TerminalAnswers(simulated.table)
            let terminal = try PseudoTerminal([file], environment: simulated.environment, size: (60, 20), answer: answers.reply)
            var (rows, areHard): ([[String]], [Bool]) = ([], [])
            for number in 1...3 {
                if number > 1 { terminal.send(" ") }
                try terminal.wait("page \(number)") { Self.plainRows(of: $0.picture).last?.contains("ﻦﻣ \(number) ﺔﺤﻔﺻ") ?? false }
                terminal.settle()
                rows.append(Self.plainRows(of: terminal.picture))
                areHard.append(terminal.picture.text.contains("\u{A0}"))
            }
            terminal.send("q")
            #expect(try terminal.waitForEnd() == .exit(0))
            return (rows, areHard)
        }
        let mlterm = try pages(try #require(SimulatedTerminal.all.first { $0.name == "mlterm" }))
        let elsewhere = try pages(.init(name: "plain"))
        // The first page may have come behind a screen that was none.
        #expect(mlterm.areHard[0] != mlterm.areHard[1] && mlterm.areHard[1] != mlterm.areHard[2])
        #expect(elsewhere.areHard == [false, false, false])
        #expect(mlterm.rows == elsewhere.rows)
    }

    /// Rows with spaces for blanks of every kind.
    private static func plainRows(of picture: TerminalPicture) -> [String] {
        (0..<picture.rows).map { row in
            let text = picture.text(ofRow: row).map { $0 == "\u{A0}" ? " " : $0 }
            return String(text.reversed().drop { $0 == " " }.reversed())
        }
    }

    private static func place(of text: String, in output: String) -> Int? {
        let (output, text) = (Array(output.utf8), Array(text.utf8))
        return output.indices.first { output[$0...].starts(with: text) }
    }
}
