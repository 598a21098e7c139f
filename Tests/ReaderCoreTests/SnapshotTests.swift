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
            ("contents-20x5", "t", 20, 5), ("first-page-40x12", "", 40, 12), ("second-page-120x40", "Space", 120, 40), ("help-132x43", "?", 132, 43),
        ])
    func sizes(_ name: String, _ keys: String, _ columns: Int, _ rows: Int) {
        var screen = ReaderScreen(size: ScreenSize(columns: columns, rows: rows)) { if name.hasSuffix("english") { $0.language = .english } }
        screen.press(keys)
        Snapshot.expect(screen, is: name)
    }

    @Test(
        "newspaper pages: three articles from 20 to 300 cells, by columns and by how lines are set",
        arguments: [
            ("paper-24x16-kashida", FixtureArticle.news, 24, 16, ColumnSetting.auto, JustifySetting.kashida),
            ("paper-80x24-two", FixtureArticle.news, 80, 24, .two, .kashida), ("paper-132x43", FixtureArticle.news, 132, 43, .auto, .auto),
            ("paper-132x30-ragged", FixtureArticle.news, 132, 30, .auto, .none), ("paper-200x60", FixtureArticle.news, 200, 60, .auto, .auto),
            ("paper-300x40", FixtureArticle.news, 300, 40, .auto, .auto), ("paper-english-132x20", FixtureArticle.english, 132, 20, .auto, .spaces),
            ("paper-vocalised-20x12", FixtureArticle.vocalised, 20, 12, .auto, .kashida),
        ])
    func paper(_ name: String, _ text: String, _ columns: Int, _ rows: Int, _ count: ColumnSetting, _ justify: JustifySetting) {
        let screen = ReaderScreen(text, size: ScreenSize(columns: columns, rows: rows)) { ($0.columns, $0.justify) = (count, justify) }
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
