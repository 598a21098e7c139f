// A row of a story that several sources tell, and the mark of what has changed, in lists and in the article's head.
import ArticleModel
import TerminalScreen
import Testing

@testable import ReaderCore

@Suite("Rows of stories") struct StoryRowTests {
    private static func store(_ change: (inout Headline) -> Void) -> FakeStore {
        let store = FakeStore()
        for id in 1...3 {
            var headline = Headline(id: Int64(id), title: "افتتاح مكتبة المدينة بعد الترميم", added: FakeReader.evening - 7_200)
            headline.source = "وكالة المدينة"
            if id == 2 { change(&headline) }
            store.add(headline)
        }
        return store
    }

    @Test("the row names the sources of its story, as many as there is room for, and counts the others")
    func sources() {
        let store = Self.store { $0.otherSources = ["صحيفة النهر", "إذاعة الجبل"] }
        let wide = FakeReader(store, size: ScreenSize(columns: 70, rows: 30))
        #expect(wide.shows("وكالة المدينة، صحيفة النهر، إذاعة الجبل · قبل"))
        let narrow = FakeReader(store, size: ScreenSize(columns: 54, rows: 30))
        #expect(narrow.shows("وكالة المدينة، صحيفة النهر ومصدر آخر"))
        #expect(!narrow.shows("إذاعة الجبل"))
        let narrower = FakeReader(store, size: ScreenSize(columns: 44, rows: 30))
        #expect(narrower.shows("وكالة المدينة ومصدران آخران"))
    }

    @Test("the sources of a story stand side by side where there is room, each with its headline and its lead; arrows choose, Enter opens")
    func sideBySide() throws {
        let store = Self.store { _ in }
        for (id, source, title, lead) in [
            (Int64(11), "صحيفة النهر", "المكتبة تفتح أبوابها", "عاد القراء إلى القاعة الكبرى."),
            (12, "إذاعة الجبل", "عودة مكتبة المدينة", "دامت أعمال الترميم عامين."),
            (13, "موقع الساحل", "كتب المدينة في بيتها", "نقلت الكتب في مئة صندوق."),
        ] {
            var headline = Headline(id: id, title: title, added: FakeReader.evening - id * 3_600)
            (headline.source, headline.lead) = (source, lead)
            store.add(headline)
        }
        store.tellings[1] = [11, 12, 13]
        var reader = FakeReader(store, size: ScreenSize(columns: 140, rows: 36))
        reader.press("c")
        let names = try #require(reader.rows.first { $0.contains("صحيفه النهر") && $0.contains("اذاعه الجبل") && $0.contains("موقع الساحل") })
        // In the order of reading: the first at the right.
        let places = ["صحيفه النهر", "اذاعه الجبل", "موقع الساحل"].map { names.range(of: $0)?.lowerBound }
        #expect(places[0] ?? names.endIndex < places[1] ?? names.startIndex && places[1] ?? names.endIndex < places[2] ?? names.startIndex)
        #expect(reader.rows.contains { $0.contains("دامت اعمال الترميم") && $0.contains("نقلت الكتب") })
        reader.press("← ← Enter")
        #expect(reader.state.reading?.headline?.id == 12)
        reader.press("Backspace c → Enter")
        var narrow = FakeReader(store, size: ScreenSize(columns: 80, rows: 24))
        narrow.press("c")
        #expect(!narrow.rows.contains { $0.contains("صحيفه النهر") && $0.contains("اذاعه الجبل") } && narrow.shows("إذاعة الجبل"))
        narrow.press("← Enter")
        #expect(narrow.state.reading?.headline?.id == 11)
    }

    @Test("what has changed says so in lists until it is opened, and in its head from then on")
    func changed() {
        let store = Self.store { ($0.changed, $0.hasUnseenChange) = (FakeReader.evening - 3_600, true) }
        var reader = FakeReader(store, size: ScreenSize(columns: 80, rows: 30))
        #expect(reader.shows("تغير نصه قبل ساعه"))
        reader.press("j Enter")
        #expect(reader.shows("تغير نصه قبل ساعه"))
        store.articles[2]?.hasUnseenChange = false
        reader.press("q")
        #expect(!reader.shows("تغير نصه"))
        let old = FakeReader(Self.store { ($0.changed, $0.hasUnseenChange) = (FakeReader.evening - 8 * 86_400, true) })
        #expect(!old.shows("تغير نصه"), "A week later it is no news.")
    }

    @Test("the head of an article names the other sources of its story")
    func head() {
        var reader = FakeReader(Self.store { $0.otherSources = ["صحيفة النهر"] })
        reader.press("j Enter")
        #expect(reader.shows("نشر أيضا في: صحيفة النهر"))
    }

    @Test("what is copied is the article alone, without what the interface and the library say of it")
    func copied() throws {
        let store = Self.store { ($0.otherSources, $0.changed) = (["صحيفة النهر"], FakeReader.evening) }
        store.similar = [1, 3]
        var reader = FakeReader(store)
        reader.press("j Enter y")
        let texts = reader.others.compactMap { effect -> String? in if case .copy(let text) = effect { String(codePoints: text) } else { nil } }
        #expect(texts == ["افتتاح مكتبة المدينة بعد الترميم\n\nهذا نص قصير يملأ مكانه.\n"])
    }

    @Test("a related headline keeps its article's direction, in English too", arguments: [Language.arabic, .english])
    func related(language: Language) {
        let store = Self.store { ($0.title, $0.articleDirection) = ("Tesla تتراجع!", .rightToLeft) }
        store.similar = [2]
        var settings = Settings()
        settings.language = language
        var reader = FakeReader(store, size: ScreenSize(columns: 80, rows: 30), settings: settings)
        reader.press("Enter r")
        let rows = (0..<30).map { row in String(codePoints: (0..<80).map { reader.frame[$0, row].scalar }.filter { $0 != 0 }) }
        #expect(rows.contains { row in row.range(of: "!").flatMap { end in row.range(of: "Tesla").map { end.lowerBound < $0.lowerBound } } ?? false })
    }
}
