// An article's picture: asked for by a key, drawn over the page, waited for by nobody; and what of chafa's output reaches the screen.
import ArabicText
import TerminalScreen
import Testing

@testable import ReaderCore

@Suite("Pictures") struct PictureTests {
    /// An article with a picture in its text.
    static let pictured = """
        ---
        title: افتتاح المكتبة
        direction: rtl
        ---

        فتحت المكتبة أبوابها صباح أمس.

        ![قاعة القراءة بعد الترميم](https://example.org/a.jpg)

        وحضر الافتتاح أهل المدينة.
        """

    private static let red = "\u{1B}[0m\u{1B}[38;5;196;48;2;1;2;3m▀▄█\u{1B}[0m\n"

    private func made(_ output: String, _ columns: Int = 80, _ rows: Int = 24) -> CellPicture? {
        CellPicture(chafa: Array(output.utf8), room: ScreenSize(columns: columns, rows: rows))
    }

    // MARK: The key

    @Test("the key asks for the picture of the page's caption; it stands in the middle with its caption, and any key gives the page back")
    func key() throws {
        var screen = ReaderScreen(Self.pictured)
        let page = screen.frame
        screen.press("i")
        guard case .loadPicture(let address, let room, let ticket)? = screen.effects.last else {
            Issue.record("No picture was asked for.")
            return
        }
        #expect(address == "https://example.org/a.jpg")
        #expect(room.columns == 80 && room.rows == 22)
        #expect(screen.says("تُجلب الصورة"))
        screen.answer(.picture(.made(try #require(made(String(repeating: Self.red, count: 3)))), ticket))
        let blocks = screen.frame.cells.filter { [0x2580, 0x2584, 0x2588].contains($0.scalar) }
        #expect(blocks.count == 9)
        let worn = Style(foreground: .rgb(red: 255, green: 0, blue: 0), background: .rgb(red: 1, green: 2, blue: 3))
        #expect(blocks.allSatisfy { $0.style == worn })
        #expect(screen.says("قاعة القراءة بعد الترميم") && !screen.says("فتحت المكتبة"))
        screen.press("x")
        #expect(screen.state.overlays.isEmpty && screen.frame == page)
    }

    @Test("where no picture stands in the text the one for the whole article is shown; nobody is told of a picture at no address of the web")
    func ofTheWholeArticle() {
        func asked(_ picture: String) -> String? {
            let text = "---\ntitle: افتتاح المكتبة\npicture: \(picture)\n---\n\nفتحت المكتبة أبوابها صباح أمس.\n"
            var screen = ReaderScreen(text)
            screen.press("i")
            guard case .loadPicture(let address, _, _)? = screen.effects.last else { return nil }
            return address
        }
        #expect(asked("https://example.org/whole.jpg") == "https://example.org/whole.jpg")
        #expect(asked("file:///etc/passwd") == nil && asked("whole.jpg") == nil)
    }

    @Test("who goes on reading waits for no picture: one that comes late is dropped")
    func late() throws {
        var screen = ReaderScreen(Self.pictured)
        screen.press("i")
        guard case .loadPicture(_, _, let ticket)? = screen.effects.last else { return #expect(Bool(false)) }
        screen.press("j")
        let page = screen.frame
        screen.answer(.picture(.made(try #require(made(Self.red))), ticket))
        #expect(screen.state.overlays.isEmpty && screen.frame == page)
    }

    @Test("a terminal that tells of its graphics later gets the picture anew, asked for or shown; a page without one asks for none")
    func graphicsKnownLate() throws {
        var screen = ReaderScreen(Self.pictured)
        func loading() -> Ticket? { if case .loadPicture("https://example.org/a.jpg", _, let ticket)? = screen.effects.last { ticket } else { nil } }
        func learn(_ kind: TerminalGraphics.Kind) {
            var traits = TerminalTraits()
            traits.graphics = TerminalGraphics(kind: kind, cell: SIMD2(8, 16), longest: 1000)
            screen.send(.traits(traits))
        }
        learn(.file)
        #expect(loading() == nil)
        screen.press("i")
        let first = try #require(loading())
        learn(.sixel)
        let second = try #require(loading())
        #expect(second != first)
        screen.answer(.picture(.made(try #require(made(Self.red))), first))
        #expect(screen.state.overlays.isEmpty)
        screen.answer(.picture(.made(try #require(made(Self.red))), second))
        #expect(screen.state.overlays.count == 1)
        learn(.kitty)
        let third = try #require(loading())
        screen.answer(.picture(.made(try #require(made(Self.red))), third))
        #expect(screen.state.overlays.count == 1)
    }

    @Test("nor does who goes on by the mouse") func lateForTheMouse() throws {
        var screen = ReaderScreen(Self.pictured)
        screen.press("i")
        guard case .loadPicture(_, _, let ticket)? = screen.effects.last else { return #expect(Bool(false)) }
        screen.send(.mouse(MouseEvent(button: .wheelDown, column: 40, row: 5)))
        #expect(!screen.says("تُجلب الصورة"))
        screen.answer(.picture(.made(try #require(made(Self.red))), ticket))
        #expect(screen.state.overlays.isEmpty)
    }

    @Test("without a picture, a program or an answer the page is whole, and it is said why") func none() {
        var plain = ReaderScreen("عنوان\n\nفقرة بلا صورة.\n")
        plain.press("i")
        #expect(plain.effects.isEmpty && plain.says("لا صورة في هذا المقال"))
        let outcomes: [(PictureOutcome, (Phrases) -> String)] = [
            (.noProgram, \.noPictureProgram), (.noPicture, \.notAPicture),
            (.notFetched(.timedOut("https://example.org/a.jpg")), { Problem.timedOut("https://example.org/a.jpg").sentence(in: $0.language) }),
        ]
        for (outcome, told) in outcomes {
            var screen = ReaderScreen(Self.pictured)
            screen.press("i")
            guard case .loadPicture(_, _, let ticket)? = screen.effects.last else { return #expect(Bool(false)) }
            screen.answer(.picture(outcome, ticket))
            #expect(screen.state.overlays.isEmpty && screen.says("فتحت المكتبة"))
            #expect(screen.state.footer?.text == told(screen.state.phrases) && screen.state.footer?.role == .warning)
        }
    }

    @Test("only the web's own addresses are pictures, and who listens hears what is said of one") func others() {
        var local = ReaderScreen(Self.pictured.replacing("https://example.org/a.jpg", with: "file:///etc/passwd"))
        local.press("i")
        #expect(local.effects.isEmpty)
        var listening = ReaderScreen(Self.pictured) { $0.screenReader = true }
        listening.press("i")
        #expect(listening.effects.isEmpty)
    }

    @Test("it is drawn on a screen of any size") func sizes() throws {
        let picture = try #require(made(String(repeating: "▀▄█ ▀▄█ ▀▄█ ▀▄█\n", count: 12)))
        for columns in [1, 2, 7, 20, 40, 300] {
            for rows in [1, 2, 5, 8, 12, 100] {
                var screen = ReaderScreen(Self.pictured, size: ScreenSize(columns: columns, rows: rows))
                screen.press("i")
                guard case .loadPicture(_, let room, let ticket)? = screen.effects.last else { continue }
                #expect(room.columns <= columns && room.rows <= rows)
                screen.answer(.picture(.made(picture), ticket))
                #expect(screen.state.overlays.count == 1)
                screen.press("q")
                #expect(screen.state.overlays.isEmpty && screen.state.isRunning)
            }
        }
    }

    // MARK: What chafa writes

    @Test("colours of every kind, blocks, rows") func reading() throws {
        let picture = try #require(made("\u{1B}[31;44m▀\u{1B}[97m▄\u{1B}[7m█\u{1B}[0m▀\n\u{1B}[38;5;240m▄"))
        #expect(picture.size == ScreenSize(columns: 4, rows: 2))
        #expect(picture[0, 0] == Cell(scalar: 0x2580, style: Style(foreground: .palette(1), background: .palette(4))))
        #expect(picture[1, 0].style.foreground == .palette(15))
        #expect(picture[2, 0].style == Style(foreground: .palette(4), background: .palette(15)))
        #expect(picture[3, 0].style == .plain)
        #expect(picture[0, 1].style.foreground == .rgb(red: 88, green: 88, blue: 88))
        #expect(picture[3, 1] == .blank && picture[-1, 0] == .blank && picture[0, 9] == .blank)
    }

    @Test("nothing passes but blocks and blanks, within the room that there is", arguments: 0..<400)
    func hostile(_ seed: Int) {
        var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
        func next(_ count: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % count
        }
        let parts = [
            "\u{1B}]0;title\u{7}", "\u{1B}[2J", "\u{1B}[38;5m", "\u{1B}[38;2;1m", "\u{1B}[38;5;99999999999999999999m", "\u{1B}[48;2;300;1;1m",
            "\u{1B}[",
            "\u{1B}", "\u{1B}P+q\u{1B}\\", "\u{202E}", "م", "▀", "▄", "█", " ", "\n", "\u{9B}31m", "\u{0}", "\r", "\t", "😀", "\u{1B}[;;;;m", "é",
        ]
        var bytes: [UInt8] = []
        for _ in 0..<next(60) { bytes += next(6) == 0 ? [UInt8(next(256))] : Array(parts[next(parts.count)].utf8) }
        guard let picture = CellPicture(chafa: bytes, room: ScreenSize(columns: 9, rows: 4)) else { return }
        #expect(picture.size.columns <= 9 && picture.size.rows <= 4)
        for row in 0..<picture.size.rows {
            for column in 0..<picture.size.columns {
                let cell = picture[column, row]
                #expect([0x20, 0x2580, 0x2584, 0x2588].contains(cell.scalar) && cell.marks == .zero)
                #expect(cell.style.attributes.subtracting(.reverse).isEmpty)
            }
        }
    }

    @Test("nothing is no picture") func empty() {
        #expect(made("") == nil && made("\n\n") == nil && made("\u{1B}[0m") == nil)
    }
}
