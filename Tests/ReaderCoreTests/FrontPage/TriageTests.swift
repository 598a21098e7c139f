// Triage on the screen: read and unread by hand, many at once, taken back; the next unread; what is taken out; searches as tabs; tags;
// orders; refreshing.
import ArabicText
import ArticleModel
import TerminalScreen
import Testing

@testable import ReaderCore

@Suite("Triage on the screen") struct TriageTests {
    private static func store(_ count: Int64 = 6) -> FakeStore {
        let store = FakeStore()
        for id in 1...count {
            var headline = Headline(id: id, title: "خبر رقم \(id)", added: FakeReader.evening - id * 40_000)
            headline.date = FakeReader.evening - id * 40_000
            headline.source = id % 2 == 0 ? "الساحل" : "الميناء"
            store.add(headline)
        }
        return store
    }

    private func reader(_ store: FakeStore = store(), settings: Settings = Settings()) -> FakeReader { FakeReader(store, settings: settings) }

    @Test("x marks the chosen article read and unread, z takes it back, and so in the article itself")
    func one() {
        let store = Self.store()
        var reader = reader(store)
        reader.press("x")
        #expect(store.articles[1]?.isRead == true && reader.shows("عُدّ مقروءًا"))
        reader.press("x")
        #expect(store.articles[1]?.isRead == false && reader.shows("عُدّ غير مقروء"))
        reader.press("z z")
        #expect(store.articles[1]?.isRead == false && reader.shows("عاد كما كان"))
        reader.press("z")
        #expect(reader.shows("لا تغيير يُتراجع عنه"))
        reader.press("Enter x")
        #expect(store.articles[1]?.isRead == false && reader.shows("عُدّ غير مقروء"))
    }

    @Test("A marks the list, the source or what is old read; the count is told, and z takes all of it back")
    func many() {
        let store = Self.store()
        var reader = reader(store)
        reader.press("A")
        #expect(reader.shows("كل ما في هذه القائمة") && reader.shows("كل ما من الميناء") && reader.shows("ما مضى عليه أكثر من أسبوع"))
        reader.press("j Enter")
        #expect(store.list(.unread) == [2, 4, 6] && reader.shows("3 مقالات"))
        reader.press("z")
        #expect(store.list(.unread).count == 6)
        reader.press("A j j Enter")
        #expect(store.list(.unread) == [1, 2])
        reader.press("A Enter A")
        #expect(store.list(.unread).isEmpty)
        reader.press("A")
        #expect(!reader.shows("كل ما في هذه القائمة"))
    }

    @Test("while a million are being marked the list stays, and the reader goes on in it")
    func goingOnMeanwhile() {
        let store = Self.store()
        var reader = reader(store)
        store.isBusy = true
        reader.press("A Enter j")
        #expect(reader.state.frontPage.list?.selected?.id == 2 && reader.shows("خبر رقم"))
        store.isBusy = false
        for id in store.articles.keys { store.articles[id]?.isRead = true }
        reader.send(.triaged(.markedRead(6)))
        #expect(reader.state.frontPage.list?.selected?.id == 2 && reader.state.frontPage.list?.selected?.isRead == true)
        #expect(reader.shows("عُدّ مقروءًا"))
    }

    @Test("the next unread article is chosen, in the list and from the article before it; behind the last the unread are shown")
    func nextUnread() {
        let store = Self.store()
        for id: Int64 in [2, 3] { store.articles[id]?.isRead = true }
        var reader = reader(store)
        reader.press(".")
        #expect(reader.state.frontPage.list?.selected?.id == 4)
        reader.press("g Enter .")
        #expect(reader.state.reading?.headline?.id == 4)
        reader.press("q G .")
        #expect(reader.state.frontPage.tab == .unread)
    }

    @Test("D takes an article out, the next one is chosen, and the way back does not lead to it")
    func removing() {
        let store = Self.store()
        var reader = reader(store)
        reader.press("j D")
        #expect(store.list(.newest) == [1, 3, 4, 5, 6] && reader.state.frontPage.list?.selected?.id == 3 && reader.shows("حُذف المقال"))
        reader.press("Enter D")
        #expect(store.list(.newest) == [1, 4, 5, 6] && reader.state.front == .frontPage && reader.state.reading == nil)
        reader.press(">")
        #expect(reader.state.front == .frontPage)
    }

    @Test("an article is read when it is opened, at its end, or by hand alone, as the setting says")
    func whenRead() {
        for (value, opened, ended) in [(MarkRead.opening, true, true), (.end, false, true), (.never, false, false)] {
            let store = Self.store()
            store.add(
                Headline(id: 9, title: "طويل", added: 5),
                text: "طويل\n\n" + String(repeating: "سطر طويل يملأ الصفحة ثم يمضي إلى ما بعدها.\n\n", count: 60))
            var settings = Settings()
            settings.markRead = value
            var reader = reader(store, settings: settings)
            reader.press("G Enter")
            #expect(store.articles[9]?.isRead == opened && store.list(.history) == [9], "\(value)")
            reader.press("G")
            #expect(store.articles[9]?.isRead == ended, "\(value)")
        }
    }

    @Test("a search is kept as a tab under a name, which lists it; S on the tab drops it; unread ones are counted in the masthead")
    func searches() {
        let store = Self.store()
        var reader = reader(store)
        reader.press("S")
        #expect(reader.shows("ابحث في المكتبة أولًا"))
        reader.press("/")
        reader.type("خبر")
        reader.press("Enter S Ctrl-U")
        reader.type("أخباري")
        reader.press("Enter")
        #expect(store.searches == [ShelvedSearch(name: "أخباري", search: "خبر")])
        reader.send(.shelf(store.shelf))
        #expect(reader.shows("أخباري") && reader.shows("غير مقروء: 6"))
        let tabs = reader.state.frontPage.tabs(reader.state.shared)
        #expect(tabs == [.all, .unread, .sources, .bookmarks, .history, .saved("أخباري"), .results])
        reader.press("6")
        #expect(reader.state.frontPage.list?.query == .saved("خبر") && reader.state.frontPage.count == 6)
        reader.press("S")
        reader.send(.shelf(store.shelf))
        #expect(store.searches.isEmpty && reader.state.frontPage.tab == .all)
    }

    @Test(
        "a search is suggested to be called by what it asks for, not by the words that say where",
        arguments: [
            ("tag:متابعة", "متابعة"), ("is:unread tag:متابعة", "متابعة"), ("author:\"هدى نور\" جسر*", "هدى نور جسر"),
            ("(source:الميناء or نهر) -قديم", "الميناء نهر"),
            ("is:unread", "is:unread"), ("خبر", "خبر"), ("كاتب:هدى منذ:7d", "هدى"),
        ])
    func names(_ search: String, _ name: String) {
        let store = Self.store()
        var reader = reader(store)
        reader.press("/")
        reader.type(search)
        reader.press("Enter S Enter")
        #expect(store.searches == [ShelvedSearch(name: name, search: search)])
    }

    @Test("tags are typed with commas between them, and are there to be changed the next time")
    func tags() {
        let store = Self.store()
        var reader = reader(store)
        reader.press("w")
        reader.type("تحقيق، للمراجعة")
        reader.press("Enter")
        #expect(store.articles[1]?.tags == ["تحقيق", "للمراجعة"])
        reader.press("w Ctrl-W Backspace Enter")
        #expect(store.articles[1]?.tags == ["تحقيق"])
    }

    @Test("the comma key orders the lists: oldest first, by source, newest first; a search keeps its own order")
    func orders() {
        var reader = reader()
        reader.press(",")
        #expect(reader.state.frontPage.list?[0]?.id == 6 && reader.shows("الأقدم أولًا"))
        reader.press("Tab")
        #expect(reader.state.frontPage.list?.query == .ordered(.unread, .oldest) && reader.state.frontPage.list?[0]?.id == 6)
        reader.press("Shift-Tab ,")
        #expect(reader.state.frontPage.list?[0]?.source == "الساحل" && reader.shows("بحسب المصدر"))
        reader.press(",")
        #expect(reader.state.frontPage.list?[0]?.id == 1)
        reader.press("/")
        reader.type("خبر")
        reader.press("Enter ,")
        #expect(reader.shows("لا عمل لهذا الأمر"))
    }

    @Test("R refreshes the feeds and a adds an address; how far it is, what came and what failed stand in the footer")
    func bringingIn() {
        var reader = reader()
        reader.press("R")
        #expect(reader.others == [.bringIn(.feeds)] && reader.shows("يُجلب الجديد"))
        reader.send(.bringingIn(done: 2, total: 7))
        #expect(reader.shows("يُجلب الجديد:"))
        var result = BroughtIn()
        (result.counts.added, result.failures) = (3, ["لا وصول إلى الخادم."])
        reader.send(.broughtIn(result))
        #expect(reader.shows("أُضيف: 3") && reader.shows("لا وصول إلى الخادم."))
        reader.press("a")
        reader.type("a.example/feed")
        reader.press("Enter")
        #expect(reader.others.last == .bringIn(.address("a.example/feed")))
        (result.counts.added, result.failures, result.followed) = (4, [], ["المرفأ"])
        reader.send(.broughtIn(result))
        #expect(reader.shows("يُتابَع") && reader.shows("المرفأ") && reader.shows("أُضيف: 4"))
        (result.counts.added, result.followed, result.followedBefore) = (0, [], ["المرفأ", "بلدي"])
        reader.send(.broughtIn(result))
        #expect(reader.shows("متابَع من قبل") && reader.shows("المرفأ") && reader.shows("و1 غيره."))
    }

    @Test("an article's text goes to a command, whose last line is told; nothing is given to no command")
    func piping() {
        var reader = reader()
        reader.press("Enter !")
        reader.type("wc -w")
        reader.press("Enter")
        let piped = reader.others.compactMap { if case .pipe(let text, "wc -w") = $0 { String(codePoints: text) } else { nil } }
        #expect(piped.count == 1 && piped[0].contains("خبر رقم") && piped[0].contains("هذا نص قصير"))
        reader.send(.piped(PipeOutcome(status: 0, line: "9")))
        #expect(reader.shows("أتم الأمر عمله: 9"))
        reader.send(.piped(PipeOutcome(status: 2, line: "")))
        #expect(reader.shows("انتهى الأمر بالرمز 2"))
        reader.press("! Ctrl-U Enter")
        #expect(reader.others.count { if case .pipe = $0 { true } else { false } } == 1)
    }

    @Test("feeds are named anew, filed and dropped from their list")
    func feeds() {
        let store = Self.store()
        var reader = reader(store)
        reader.press("E")
        #expect(reader.shows("لا موجزات متابَعة"))
        store.feeds = [
            ShelvedFeed(id: 3, address: "https://a.example/feed", name: "موجز المدينة", category: nil, problem: nil),
            ShelvedFeed(id: 5, address: "https://b.example/feed", name: "موجز آخر", category: "رياضة", problem: "تعذّر الجلب."),
        ]
        reader.send(.shelf(store.shelf))
        reader.press("E")
        #expect(reader.shows("موجز المدينة") && reader.shows("تعذر الجلب"))
        reader.press("Enter Ctrl-U")
        reader.type("اسمي")
        reader.press("Enter")
        #expect(store.feeds[0].name == "اسمي" && reader.shows("اسم الموجز الآن"))
        reader.send(.shelf(store.shelf))
        #expect(reader.state.overlays.count == 1 && reader.shows("موجز آخر"), "The list stays for the next one.")
        reader.press("j w Ctrl-U")
        reader.type("محليات")
        reader.press("Enter")
        #expect(store.feeds[1].category == "محليات")
        reader.send(.shelf(store.shelf))
        reader.press("k D")
        #expect(store.feeds.map(\.id) == [5] && reader.shows("وبقيت مقالاته؛ يتراجع z"))
        reader.send(.shelf(store.shelf))
        reader.press("z")
        #expect(store.feeds.map(\.id) == [5, 3] && reader.shows("عاد الموجز كما كان"))
        reader.send(.shelf(store.shelf))
        #expect(reader.state.overlays.count == 1)
        reader.press("D")
        reader.send(.shelf(store.shelf))
        let before = store.list(.newest).count
        reader.press("D")
        #expect(store.feeds.isEmpty && store.list(.newest).count == before, "A second time it is the next feed that goes, and no article.")
        reader.send(.shelf(store.shelf))
        #expect(reader.state.overlays.isEmpty)
    }

    @Test("feeds are refreshed by themselves as often as the setting says, and never without it")
    func bySetting() {
        var settings = Settings()
        settings.refresh = 10
        for (given, expected) in [(settings, 2), (Settings(), 0)] {
            var reader = reader(settings: given)
            for minute: Int64 in 1...25 { reader.send(.clock(ClockTime(seconds: FakeReader.evening + minute * 60, secondsEastOfUTC: 0))) }
            #expect(reader.others.count { $0 == .bringIn(.feeds) } == expected)
        }
    }
}
