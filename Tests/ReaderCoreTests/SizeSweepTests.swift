// Every screen at every size: nothing crashes, every cell can be shown, and no letter is lost from page to page.
import ArabicText
import ReaderCore
import TerminalScreen
import TestSupport
import Testing

@Suite("Size sweep")
struct SizeSweepTests {
    /// A screen that the sweep looks at, and how to get there.
    private static let screens: [(name: String, reach: @Sendable (inout ReaderScreen) -> Void)] = [
        ("first page", { _ in }),
        ("later page", { $0.press("Space") }),
        ("last page", { $0.press("G") }),
        ("contents", { $0.press("t ↓ ↓") }),
        ("related", { $0.press("r") }),
        ("help", { $0.press("? PgDn") }),
        ("share", { $0.press("s") }),
        (
            "search prompt",
            { screen in
                screen.press("/")
                screen.type("قطار CoastLine الساحل 12")
            }
        ),
        (
            "hits",
            { screen in
                screen.press("/")
                screen.type("السكه")
                screen.press("Enter")
            }
        ),
        ("message", { $0.press("X") }),
        ("chosen link", { $0.press("G Tab") }),
    ]

    private func expectSound(_ screen: ReaderScreen, _ name: String) {
        let (frame, size) = (screen.frame, screen.frame.size)
        if let cursor = frame.cursor {
            #expect(frame.contains(cursor.column, cursor.row), "\(name) at \(size.columns)×\(size.rows): the cursor is outside.")
        }
        let cells = frame.cells
        #expect(cells.count == size.columns * size.rows)
        for index in cells.indices where cells[index] != .blank {
            let (cell, column) = (cells[index], index % size.columns)
            let isRightHalf = column > 0 && isWide(cells[index - 1])
            let isSound = cell.scalar == 0 ? isRightHalf : isPaintable(cell) && !isRightHalf && !(isWide(cell) && column + 1 == size.columns)
            if !isSound {
                Issue.record("\(name) at \(size.columns)×\(size.rows): U+\(String(cell.scalar, radix: 16)) at \(column),\(index / size.columns)")
            }
        }
    }

    private func isWide(_ cell: Cell) -> Bool { CharacterProperties(cell.scalar).rawWidth == 2 }

    /// A base with a width of its own and marks with none: nothing that a terminal would obey or that has no glyph.
    private func isPaintable(_ cell: Cell) -> Bool {
        cell.scalar >= 0x20 && cell.scalar != 0xFEFF && [1, 2].contains(CharacterProperties(cell.scalar).rawWidth)
            && (cell.marks == .zero
                || (0..<4).allSatisfy { cell.marks[$0] == 0 || CharacterProperties(cell.marks[$0]).rawWidth == 0 && cell.marks[$0] >= 0x300 })
    }

    @Test("every screen at every size to 24×24", arguments: 1...24)
    func small(_ rows: Int) {
        for (name, reach) in Self.screens {
            var screen = ReaderScreen(FixtureArticle.brief, size: ScreenSize(columns: 24, rows: rows))
            reach(&screen)
            for columns in (1...24).reversed() {
                screen.resize(ScreenSize(columns: columns, rows: rows), isPatient: columns % 8 == 0)
                expectSound(screen, name)
            }
        }
    }

    @Test(
        "every screen at a sample of larger sizes, reached there",
        arguments: [(30, 6), (39, 11), (40, 12), (59, 15), (60, 16), (80, 24), (100, 8), (131, 60), (300, 100), (7, 100), (300, 2)])
    func larger(_ columns: Int, _ rows: Int) {
        for text in [FixtureArticle.news, FixtureArticle.english, FixtureArticle.vocalised, "", "كلمة", "漢字 وصف 한국어 👩‍👩‍👧 🇯🇴\n\n漢字漢字漢字漢字漢字\n"] {
            for (name, reach) in Self.screens {
                var screen = ReaderScreen(text, size: ScreenSize(columns: columns, rows: rows))
                reach(&screen)
                expectSound(screen, name)
            }
        }
    }

    // MARK: Nothing lost

    private static let pageRoles: Set<Role> = [
        .credits, .kicker, .title, .byline, .lead, .heading, .quotation, .caption, .list, .body, .crossReference, .link, .related,
    ]

    /// The letters of every page, turned from the first to the last.
    private func lettersOfAllPages(_ screen: inout ReaderScreen, _ roles: Set<Role>) -> String {
        var letters = ""
        for _ in 0..<20_000 {
            letters += screen.letters(in: roles)
            screen.press("Space")
            // The only message that turning a page can bring is that there is none.
            if screen.frame.cells.contains(where: { ReaderScreen.role(of: $0) == .message }) { return letters }
        }
        Issue.record("The pages never end.")
        return letters
    }

    @Test(
        "the pages one after the other are the article, letter for letter",
        arguments: [(3, 4), (8, 5), (11, 3), (20, 5), (24, 24), (33, 12), (47, 9), (80, 24), (140, 16), (300, 100)])
    func nothingLost(_ columns: Int, _ rows: Int) {
        var screen = ReaderScreen(FixtureArticle.plain, size: ScreenSize(columns: columns, rows: rows)) { $0.columns = .one }
        let lines = FixtureArticle.plain.split(separator: "\n").map { ReaderScreen.letters(of: String($0)) }
        let cut = cutTitle(screen, lines[0])
        let expected = cut.isEmpty ? lines.joined() : cut + lines[1] + lines[0] + lines[2...].joined()
        #expect(lettersOfAllPages(&screen, Self.pageRoles) == expected)
        #expect(cut.isEmpty || rows < 6)
    }

    /// What stands of a title before the lead where it leaves that no room: all of it stands behind the lead once more.
    private func cutTitle(_ screen: ReaderScreen, _ title: String) -> String {
        let shown = screen.letters(in: [.title])
        return title.hasPrefix(shown) && shown != title ? shown : ""
    }

    @Test("pages read from the last to the first are the same", arguments: [(20, 5), (33, 12), (80, 24)])
    func backward(_ columns: Int, _ rows: Int) {
        var screen = ReaderScreen(FixtureArticle.plain, size: ScreenSize(columns: columns, rows: rows))
        screen.press("G")
        var letters = ""
        for _ in 0..<1000 {
            letters = screen.letters(in: Self.pageRoles) + letters
            screen.press("b")
            if screen.says("بداية المقال") { break }
        }
        #expect(letters == ReaderScreen.letters(of: FixtureArticle.plain))
    }

    @Test("no letter of a whole article is lost, furniture apart", arguments: [(10, 6), (20, 5), (40, 12), (80, 24), (300, 100)])
    func everyPart(_ columns: Int, _ rows: Int) {
        var screen = ReaderScreen(FixtureArticle.news, size: ScreenSize(columns: columns, rows: rows))
        let cut = cutTitle(screen, ReaderScreen.letters(of: "قطار الساحل يعود إلى سكته بعد عامين"))
        let shown = lettersOfAllPages(&screen, Self.pageRoles)
        // The date shares its line with the reading time, shared buttons are no text, and related items' files are not shown.
        let expected = FixtureArticle.news.split(separator: "\n").filter { $0 != "شارك" && !$0.contains("2026") }
            .map { $0.replacing(#/ - \w+\.txt/#, with: "") }.joined()
        #expect(shown.sorted() == (ReaderScreen.letters(of: expected) + cut).sorted())
    }
}
