// Links of marked text on the reading screen: lit, numbered, followed.
import ArabicText
import ArticleModel
import TerminalScreen
import Testing

@testable import ReaderCore

@Suite("Links in a text")
struct LinkTests {
    private let text = """
        ---
        title: عنوان
        direction: rtl
        lead: مقدمة فيها [رابط أول](https://example.org/1).
        ---

        فقرة فيها [رابط ثان](https://example.org/2) وعنوان https://example.org/3 أيضًا.
        """

    private func opened(_ text: String) -> Program {
        let theme = Theme(name: "plain", isDark: true, styles: [.link: Style(attributes: .underline)])
        var state = Program(
            settings: Settings(), keymap: Keymap(remapping: [:]), themes: [theme], files: [.file("a.txt")], size: ScreenSize(columns: 60, rows: 20))
        _ = state.start()
        _ = state.update(.opened(text: EncodedText(TextBytes(copying: Array(text.utf8))), .file("a.txt"), state.ticket(.article)))
        return state
    }

    @Test("Tab takes them in order and says which; Enter follows")
    func tab() {
        var state = opened(text)
        #expect(state.links.compactMap(\.target.address) == ["https://example.org/1", "https://example.org/2", "https://example.org/3"])
        #expect(state.links.map(\.title) == ["رابط أول", "رابط ثان", "https://example.org/3"])
        _ = state.update(.event(.key(Key(.tab))))
        _ = state.update(.event(.key(Key(.tab))))
        #expect(state.footer?.text == state.phrases.link(2, of: 3, target: "https://example.org/2"))
        let effects = state.update(.event(.key(Key(.enter))))
        #expect(effects == [.openLink(address: "https://example.org/2", from: .file("a.txt"), state.ticket(.article))])
        _ = state.update(.fetching(address: "https://example.org/2", state.ticket(.article)))
        #expect(state.footer?.text == state.phrases.fetching("https://example.org/2"))
        // When it does not come, the article is there still, and nothing was left.
        _ = state.update(.couldNotOpen(.timedOut("https://example.org/2"), state.ticket(.article)))
        #expect(state.way.backward.isEmpty && state.reading?.ref == .file("a.txt"))
    }

    @Test("what the footer says of a page on its way goes when it is there")
    func fetched() {
        var state = opened(text)
        _ = state.update(.event(.key(Key(.tab))))
        _ = state.update(.event(.key(Key(.enter))))
        _ = state.update(.fetching(address: "https://example.org/1", state.ticket(.article)))
        #expect(state.footer != nil)
        _ = state.update(.opened(text: EncodedText(TextBytes(copying: Array(text.utf8))), .web("https://example.org/1"), state.ticket(.article)))
        #expect(state.footer == nil)
    }

    @Test("related articles that are found while a link is chosen leave it chosen")
    func chosenWhileRelatedCome() {
        var state = opened(text)
        _ = state.update(.event(.key(Key(.tab))))
        _ = state.update(.event(.key(Key(.tab))))
        let found = Headline(id: 7, title: "مقال آخر", added: 0)
        _ = state.update(.related(found: [], similar: [found], state.ticket(.related)))
        #expect(state.reading?.related.map(\.title) == ["مقال آخر"])
        #expect(state.footer?.text == state.phrases.link(2, of: state.links.count, target: "https://example.org/2"))
        let effects = state.update(.event(.key(Key(.enter))))
        #expect(effects == [.openLink(address: "https://example.org/2", from: .file("a.txt"), state.ticket(.article))])
    }

    @Test("they are lit, and nothing else is")
    func lit() {
        let state = opened(text)
        var frame = Frame(size: ScreenSize(columns: 60, rows: 20))
        state.draw(into: &frame)
        let cells = (0..<20).flatMap { row in (0..<60).map { frame[$0, row] } }
        #expect(
            cells.filter { $0.style.attributes.contains(.underline) }.count == "رابط أول".count + "رابط ثان".count + "https://example.org/3".count)
    }

    @Test("a click follows the link under it, once it was said where in the web it leads, and nothing beside it")
    func click() throws {
        var state = opened(text)
        var frame = Frame(size: ScreenSize(columns: 60, rows: 20))
        state.draw(into: &frame)
        let lit = (0..<20).flatMap { row in (0..<60).map { (column: $0, row: row) } }
            .filter { frame[$0.column, $0.row].style.attributes.contains(.underline) }
        let first = try #require(lit.first)
        #expect(state.update(.event(.mouse(MouseEvent(button: .left, column: first.column - 1, row: first.row)))).isEmpty)
        let click = Message.event(.mouse(MouseEvent(button: .left, column: first.column, row: first.row)))
        #expect(state.update(click).isEmpty)
        #expect(state.footer?.text.contains("https://example.org/1") == true)
        let effects = state.update(click)
        #expect(effects == [.openLink(address: "https://example.org/1", from: .file("a.txt"), state.ticket(.article))])
    }

    @Test("a host that mixes scripts is shown by the name that is asked for, before it is, in the footer and in the list")
    func trueHost() {
        var state = opened("عنوان\n\nنص فيه [موقع المصرف](https://b\u{430}nk.example/login) وغيره.\n")
        _ = state.update(.event(.key(Key(.tab))))
        #expect(state.footer?.text.contains("https://xn--bnk-6cd.example/login") == true)
        _ = state.update(.event(.key(.character("U"))))
        let notes = (state.overlays.last as? LinksOverlay)?.list.rows.flatMap(\.notes).map { String(codePoints: $0) } ?? []
        #expect(notes.contains { $0.contains("https://xn--bnk-6cd.example/login") })
        let effects = state.update(.event(.key(.character("1"))))
        #expect(effects == [.openLink(address: "https://b\u{430}nk.example/login", from: .file("a.txt"), state.ticket(.article))])
    }

    @Test("U lists all of the article's by number, those of other pages too; a digit or Enter follows")
    func listed() {
        let pages = (1...40).map { "الفقرة \($0) من نص طويل." }.joined(separator: "\n\n")
        var state = opened(text + "\n" + pages + "\n\nوفي آخره [رابط ثالث](other.txt).\n")
        _ = state.update(.event(.key(.character("U"))))
        #expect(state.overlays.last?.context == .links)
        let rows = (state.overlays.last as? LinksOverlay)?.list.rows ?? []
        #expect(rows.map { String(codePoints: $0.label) } == ["1", "2", "3", "4"])
        #expect(String(codePoints: rows[3].text) == "رابط ثالث")
        let effects = state.update(.event(.key(.character("4"))))
        #expect(effects == [.openLink(address: "other.txt", from: .file("a.txt"), state.ticket(.article))])
        // Of twelve, 1 may be the beginning of a longer number.
        var many = opened("عنوان\n\n" + (1...12).map { "سطر https://example.org/n\($0) هنا." }.joined(separator: "\n\n"))
        _ = many.update(.event(.key(.character("U"))))
        #expect(many.update(.event(.key(.character("1")))).isEmpty)
        let second = many.update(.event(.key(.character("2"))))
        #expect(second == [.openLink(address: "https://example.org/n12", from: .file("a.txt"), many.ticket(.article))])
        _ = many.update(.event(.key(.character("U"))))
        _ = many.update(.event(.key(.character("1"))))
        let first = many.update(.event(.key(Key(.enter))))
        #expect(first == [.openLink(address: "https://example.org/n1", from: .file("a.txt"), many.ticket(.article))])
        var plain = opened("عنوان\n\nنص بلا روابط.\n")
        _ = plain.update(.event(.key(.character("U"))))
        #expect(plain.overlays.isEmpty && plain.footer?.text == plain.phrases.noLinksAtAll)
    }

    @Test("a click on a list's item takes it")
    func clickInList() throws {
        var state = opened(text + "\n\n## قسم أول\n\nفقرة.\n\n## قسم ثان\n\nفقرة.\n")
        _ = state.update(.event(.key(.character("t"))))
        let list = try #require(state.overlays.last as? ContentsOverlay).list
        let (items, firstRow) = (ListPlace(of: list, state.shared).items, ListPlace(of: list, state.shared).firstRow)
        #expect(items.count == 2)
        _ = state.update(.event(.mouse(MouseEvent(button: .left, column: 30, row: firstRow + 1))))
        #expect(state.overlays.isEmpty)
        let address = try #require(state.reading?.top?.address)
        #expect(String(codePoints: state.reading?.document.block(at: address).text ?? []) == "قسم ثان")
    }
}
