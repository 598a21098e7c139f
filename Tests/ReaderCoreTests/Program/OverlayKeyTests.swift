// Keys while something stands over the page: a list's own keys, those that stand beside its items, the prompts' keys, remapped ones.
import ArticleModel
import TerminalScreen
import TestSupport
import Testing

@testable import ReaderCore

@Suite("Keys of overlays") struct OverlayKeyTests {
    private static let linked = "---\ntitle: عنوان\nurl: https://example.org/1\n---\n\n## قسم\n\nنص فيه https://example.org/2 رابط.\n"

    @Test("What is pasted or typed into a prompt loses its controls and overrides, and no letter")
    func pastedControls() {
        var screen = ReaderScreen(FixtureArticle.news)
        screen.press("/")
        screen.send(.paste("ال\u{9B}31mقط\u{202E}\u{1B}[31mا\nر\u{7}".unicodeScalars.map(\.value)))
        #expect(screen.says("قطا ر"))
        for scalar: UInt32 in [0x9B, 0x202E, 0x85] { screen.send(.key(Key(.character(scalar)))) }
        let forbidden = screen.frame.cells.filter { cell in
            (1..<0x20).contains(cell.scalar) || (0x7F...0x9F).contains(cell.scalar) || cell.scalar == 0x202E
        }
        #expect(forbidden.isEmpty)
    }

    @Test("The key that opens a list closes it", arguments: ["t", "U", "s", "?", "r"]) func opener(_ key: String) {
        var screen = ReaderScreen()
        screen.press(key)
        #expect(screen.state.overlays.count == 1)
        screen.press(key)
        #expect(screen.state.overlays.isEmpty && screen.state.isRunning)
    }

    @Test("The keys that stand in the share menu do there what they say", arguments: ["y", "Q", "o"]) func share(_ key: String) {
        var screen = ReaderScreen(Self.linked)
        screen.press("s " + key)
        let isDone = screen.effects.contains { effect in
            switch effect {
            case .copy: key == "y"
            case .makeQRCode: key == "Q"
            case .openInBrowser: key == "o"
            default: false
            }
        }
        #expect(isDone && screen.state.overlays.isEmpty)
    }

    @Test("A remapped key works over the page, in lists and in prompts") func remapped() {
        let remapping: [String: Command] = ["x": .lineDown, "Ctrl-A": .lineStart, "Ctrl-T": .confirm, "z": .share]
        var screen = ReaderScreen(remapping: remapping)
        screen.press("z x")
        #expect(screen.state.overlays.last is ShareOverlay)
        screen.press("Esc t x")
        #expect((screen.state.overlays.last as? ContentsOverlay)?.list.selection == 1)
        screen.press("Esc / ")
        screen.type("xz")
        #expect((screen.state.overlays.last as? PromptOverlay)?.text == Array("xz".unicodeScalars.map(\.value)), "Letters are letters in a prompt.")
        screen.press("Ctrl-A")
        screen.type("a")
        #expect((screen.state.overlays.last as? PromptOverlay)?.text == Array("axz".unicodeScalars.map(\.value)))
        screen.press("Ctrl-T")
        #expect(screen.state.overlays.isEmpty && screen.state.reading?.search != nil)
    }

    @Test("Every key of a prompt is a row of the table and does what it says") func prompt() {
        var screen = ReaderScreen()
        screen.press("/")
        screen.type("قطار")
        func text() -> String {
            String(String.UnicodeScalarView(((screen.state.overlays.last as? PromptOverlay)?.text ?? []).compactMap(Unicode.Scalar.init)))
        }
        screen.press("Backspace")
        #expect(text() == "قطا")
        screen.press("Home Delete")
        #expect(text() == "طا")
        screen.press("End")
        screen.type("ر")
        #expect(text() == "طار")
        screen.press("→ →")
        screen.type("س")
        #expect(text() == "طسار")
        screen.press("Ctrl-U")
        #expect(text().isEmpty)
        screen.type("الساحل")
        screen.press("Enter / ↑")
        #expect(text() == "الساحل")
        screen.press("Ctrl-C")
        #expect(screen.state.overlays.isEmpty && screen.state.isRunning && screen.state.reading?.search == nil)
    }

    @Test(
        "A search that is typed on after the screen changed goes on from the same text, and Esc leads back to it",
        arguments: [(20, 5), (300, 100), (1, 1)])
    func resizedPrompt(_ columns: Int, _ rows: Int) {
        var screen = ReaderScreen(size: ScreenSize(columns: 24, rows: 8))
        screen.press("Space Space j j j")
        let place = screen.state.reading?.anchor
        screen.press("/")
        screen.type("قط")
        screen.resize(ScreenSize(columns: columns, rows: rows))
        screen.type("ار")
        screen.press("Backspace Backspace Esc")
        screen.resize(ScreenSize(columns: 24, rows: 8))
        #expect(screen.state.reading?.anchor?.address == place?.address)
    }

    @Test("A digit typed before the related articles are there counts when they are") func digitAhead() {
        let store = FakeStore()
        for id in 1...3 as ClosedRange<Int64> { store.add(Headline(id: id, title: "مقال \(id)", added: FakeReader.evening - id)) }
        var reader = FakeReader(store)
        reader.press("Enter")
        reader.state.reading?.relatedState = .asked
        let ticket = reader.state.inbox.ask(.related)
        reader.press("r 2")
        #expect(reader.state.reading?.headline?.id == 1)
        reader.send(.related(found: [], similar: [store.articles[3]!, store.articles[2]!], ticket))
        #expect(reader.state.reading?.headline?.id == 2)
    }

    @Test("A page's number goes to it, the last one too, and one more says so") func lastPage() {
        var screen = ReaderScreen()
        let count = screen.state.reading?.pages.starts.count ?? 0
        #expect(count > 2)
        screen.press("\(count)".map(String.init).joined(separator: " ") + " G")
        #expect(screen.state.reading?.top == screen.state.reading?.pages.starts.last)
        screen.press("\(count + 1)".map(String.init).joined(separator: " ") + " g")
        #expect(screen.state.footer?.role == .warning)
    }

    @Test("In a long article's contents a key looks at no text: the rows are made when it opens") func contentsAreMadeOnce() {
        let text = (0..<1_500).map { "## عنوان \($0)\n\nفقرة قصيرة تحته.\n\n" }.joined()
        var screen = ReaderScreen("---\ntitle: كثير العناوين\n---\n\n" + text)
        screen.press("t")
        let rows = (screen.state.overlays.last as? ContentsOverlay)?.list.rows.count
        #expect(rows ?? 0 > 1_400)
        screen.press("j j Enter")
        #expect(screen.state.overlays.isEmpty && screen.says("عنوان 2"))
    }
}
