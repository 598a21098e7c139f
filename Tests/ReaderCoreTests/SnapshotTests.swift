// Whole screens, as files to look at: what a reader sees after some keys.
import ReaderCore
import TerminalScreen
import TestSupport
import Testing

@Suite("Screens")
struct SnapshotTests {
    @Test(
        "after these keys the screen is the snapshot",
        arguments: [
            ("first-page", ""), ("second-page", "Space"), ("last-page", "G"), ("contents", "t"), ("contents-selection", "Space t ↓"),
            ("related", "r"),
            ("help", "?"), ("share", "s"), ("search-prompt", "/"), ("unknown-key", "X"), ("count", "1 2"), ("end", "G Space"),
            ("link-selected", "G Tab"),
        ])
    func arabic(_ name: String, _ keys: String) {
        var screen = ReaderScreen()
        screen.press(keys)
        Snapshot.expect(screen, is: name)
    }

    @Test("a search: typed, confirmed, in vain")
    func search() {
        var screen = ReaderScreen()
        screen.press("/")
        screen.type("السكه")
        Snapshot.expect(screen, is: "search-typed")
        screen.press("Enter")
        Snapshot.expect(screen, is: "search-confirmed")
        screen.press("/")
        screen.type("زنبق CoastLine 12")
        Snapshot.expect(screen, is: "search-in-vain")
    }

    @Test(
        "the same in English, and in other sizes",
        arguments: [
            ("first-page-english", "", 80, 24), ("help-english", "?", 80, 24), ("first-page-20x5", "", 20, 5),
            ("second-page-20x5", "Space Space", 20, 5),
            ("contents-20x5", "t", 20, 5), ("first-page-40x12", "", 40, 12), ("second-page-120x40", "Space", 120, 40),
        ])
    func sizes(_ name: String, _ keys: String, _ columns: Int, _ rows: Int) {
        var screen = ReaderScreen(size: ScreenSize(columns: columns, rows: rows)) { if name.hasSuffix("english") { $0.language = .english } }
        screen.press(keys)
        Snapshot.expect(screen, is: name)
    }

    @Test("articles of other kinds")
    func articles() {
        Snapshot.expect(ReaderScreen(""), is: "empty-file")
        Snapshot.expect(ReaderScreen(FixtureArticle.forms), is: "forms")
        Snapshot.expect(ReaderScreen(FixtureArticle.english), is: "english-article")
        Snapshot.expect(ReaderScreen(FixtureArticle.vocalised, size: ScreenSize(columns: 40, rows: 16)), is: "vocalised")
    }
}
