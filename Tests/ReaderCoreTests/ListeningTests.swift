// The screen for a screen reader or a Braille display: text as it is stored, nothing drawn, the cursor where reading begins.
import ArabicText
import ArticleModel
import TerminalScreen
import TestSupport
import Testing

@testable import ReaderCore

@Suite("For who listens") struct ListeningTests {
    private static let sizes = [
        ScreenSize(columns: 20, rows: 5), ScreenSize(columns: 40, rows: 12), ScreenSize(columns: 80, rows: 24), ScreenSize(columns: 300, rows: 100),
    ]

    private func text(_ frame: Frame, row: Int) -> String {
        let cells = (0..<frame.size.columns).map { frame[$0, row] }
        let scalars = cells.flatMap { cell in [cell.scalar] + (0..<4).map { cell.marks[$0] } }.filter { $0 != 0 }
        return String(String(codePoints: scalars).reversed().drop { $0 == " " }.reversed())
    }

    private func rows(_ frame: Frame) -> [String] { (0..<frame.size.rows).map { text(frame, row: $0) } }

    private func isPlain(_ scalar: UInt32) -> Bool {
        !(0x2500...0x259F).contains(scalar) && !(0xFB50...0xFDCF).contains(scalar) && !(0xFE70...0xFEFC).contains(scalar)
    }

    private static func reader(_ text: String = FixtureArticle.news, _ size: ScreenSize = ScreenSize(columns: 80, rows: 24)) -> ReaderScreen {
        ReaderScreen(text, size: size) { $0.screenReader = true }
    }

    @Test("On no screen of any size is there a joined form or a drawn line, and on each the cursor shows where to begin", arguments: sizes)
    func everyScreen(_ size: ScreenSize) {
        for keys in ["", "Space", "t", "r", "?", "s", "/", "G"] {
            var screen = Self.reader(FixtureArticle.news, size)
            if !keys.isEmpty { screen.press(keys) }
            #expect(screen.frame.cells.allSatisfy { isPlain($0.scalar) }, "\(keys) at \(size)")
            let cursor = screen.frame.cursor
            #expect(cursor.map { screen.frame.contains($0.column, $0.row) } == true, "\(keys) at \(size)")
        }
    }

    @Test("A page begins at the first cell, with the cursor there, and has the text in its own order")
    func page() {
        let article = "عنوان قصير هنا\n\nقال «المدير» (أمس) إن الألف ولام ألف في السلام لا تُدمجان، وإن qari 2.0 و١٢٣ في مكانها.\n"
        var screen = Self.reader(article)
        #expect(rows(screen.frame).contains("قال «المدير» (أمس) إن الألف ولام ألف في السلام لا تُدمجان، وإن qari 2.0"))
        #expect(rows(screen.frame).contains { $0.hasPrefix("و١٢٣ في مكانها.") })
        screen = Self.reader(FixtureArticle.news, ScreenSize(columns: 60, rows: 12))
        screen.press("Space")
        #expect(screen.frame.cursor! == (0, 0))
        #expect(!text(screen.frame, row: 0).isEmpty)
    }

    @Test("All pages together are the article, word for word", arguments: [(20, 5), (33, 12), (80, 24)])
    func nothingLost(_ columns: Int, _ rows: Int) {
        let size = ScreenSize(columns: columns, rows: rows)
        var (spoken, seen) = (Self.reader(FixtureArticle.news, size), ReaderScreen(FixtureArticle.news, size: size))
        // Rules, bars, boxes and the sign of the end.
        func isDrawn(_ scalar: UInt32) -> Bool { (0x2500...0x25FF).contains(scalar) }
        func words(_ screen: inout ReaderScreen) -> String {
            var letters: [UInt32] = []
            for _ in 0..<1000 {
                let roles: Set<Role> = [.title, .kicker, .lead, .heading, .body, .list, .quotation]
                letters += screen.frame.cells.filter { cell in ReaderScreen.role(of: cell).map(roles.contains) ?? false }.map(\.scalar)
                let before = screen.frame
                screen.press("Space")
                let isSame = (0..<(rows - 2)).allSatisfy { row in (0..<columns).allSatisfy { screen.frame[$0, row] == before[$0, row] } }
                if isSame { break }
            }
            // In what order a row's letters stand is another matter: here only that all are there.
            return String(codePoints: FoldedText(letters).scalars.filter { $0 != 0x20 && !isDrawn($0) }.sorted())
        }
        #expect(words(&spoken) == words(&seen))
    }

    @Test("On the front page and in lists the cursor is at the chosen item, and choosing another repaints none")
    func lists() {
        let store = FakeStore()
        for id in 1...6 as ClosedRange<Int64> {
            store.add(Headline(id: id, title: "خبر عن الميناء رقم \(id)", added: FakeReader.evening - id * 7_200))
        }
        var settings = Settings()
        settings.screenReader = true
        var reader = FakeReader(store, size: ScreenSize(columns: 200, rows: 24), settings: settings)
        func row() -> String { text(reader.state.drawn, row: reader.state.drawn.cursor?.row ?? 0) }
        #expect(row().contains("خبر عن الميناء رقم 1"))
        let before = reader.state.drawn
        reader.press("j j")
        #expect(row().contains("خبر عن الميناء رقم 3"))
        let after = reader.state.drawn
        #expect((0..<23).allSatisfy { row in (0..<200).allSatisfy { before[$0, row] == after[$0, row] } })
        reader.press("? j j j")
        #expect(row().contains("سطر إلى أعلى"))
    }

    @Test("Ages are not told anew every minute, nor pages that are still counted") func quiet() {
        let store = FakeStore()
        store.add(Headline(id: 1, title: "خبر عن الميناء", added: FakeReader.evening - 120))
        var settings = Settings()
        settings.screenReader = true
        var reader = FakeReader(store, settings: settings)
        let before = reader.state.drawn
        reader.send(.clock(ClockTime(seconds: FakeReader.evening + 60, secondsEastOfUTC: 0)))
        #expect(reader.state.drawn == before)
        // What is new is looked for all the same.
        store.insertFirst(Headline(id: 2, title: "خبر جديد من الميناء", added: FakeReader.evening + 90))
        reader.send(.clock(ClockTime(seconds: FakeReader.evening + 120, secondsEastOfUTC: 0)))
        #expect((0..<24).contains { text(reader.state.drawn, row: $0).contains("خبر جديد من الميناء") })
        reader.send(.clock(ClockTime(seconds: FakeReader.evening + 660, secondsEastOfUTC: 0)))
        #expect(reader.state.drawn != before)
    }

    @Test("A QR code that was asked for is drawn all the same") func qrCode() {
        var screen = Self.reader("---\ntitle: عنوان\nurl: https://example.org/1\n---\n\nنص.\n")
        screen.press("Q")
        #expect(screen.effects.contains { if case .makeQRCode = $0 { true } else { false } })
        var state = screen.state
        let module = QRCode(side: 2, modules: [true, false, false, true])
        _ = state.update(.qrCode(module, text: "https://example.org/1", state.ticket(.code)))
        #expect(state.drawn.cells.contains { (0x2580...0x259F).contains($0.scalar) })
    }

    @Test("The cursor stands behind what is typed into a search") func prompt() {
        var screen = Self.reader()
        screen.press("/")
        let start = screen.frame.cursor!.column
        screen.type("سلام")
        #expect(screen.frame.cursor!.column == start + 4)
        #expect(text(screen.frame, row: 23).contains("سلام"))
    }
}

extension Program {
    fileprivate var drawn: Frame {
        var frame = Frame(size: shared.size)
        draw(into: &frame)
        return frame
    }
}
