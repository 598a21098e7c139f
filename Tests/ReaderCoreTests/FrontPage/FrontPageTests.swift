// The front page: keys in, screen out, over a library in memory.
import ArticleModel
import TerminalScreen
import Testing

@testable import ReaderCore

@Suite("Front page") struct FrontPageTests {
    private static let titles = [
        "افتتاح مكتبة المدينة بعد عامين من الترميم", "المجلس البلدي يقر خطة النقل العام", "باحثون يرصدون طيورًا نادرة في الأهوار",
        "أسعار القمح تتراجع للأسبوع الثاني", "معرض الخط العربي يفتح أبوابه",
    ]

    private static let longText = (0..<60).map { "الفقرة رقم \($0) من مقال طويل فيه كلام كثير يملأ السطور سطرًا بعد سطر.\n\n" }.joined()

    private static func store(_ count: Int = 40) -> FakeStore {
        let store = FakeStore()
        for index in 0..<count {
            var headline = Headline(id: Int64(index + 1), title: titles[index % titles.count] + " (\(index))", added: FakeReader.evening)
            headline.source = index % 3 == 0 ? "وكالة المدينة" : "صحيفة النهر"
            headline.date = FakeReader.evening - Int64(index) * 1_800
            headline.lead = index == 0 ? "فتحت المكتبة أبوابها صباح اليوم أمام القراء." : nil
            headline.url = index % 2 == 0 ? "https://example.org/a/\(index)" : nil
            store.add(headline, text: index < 40 ? headline.title + "\n\n" + longText : nil)
        }
        return store
    }

    @Test("How far the library's index is made anew stands in the last row until all is") func renewedIndex() {
        var reader = FakeReader(Self.store())
        reader.send(.renewingIndex(percent: 40))
        #expect(reader.shows("فهرس المكتبة") && reader.state.footer?.text.contains("40%") == true)
        reader.send(.renewingIndex(percent: 41))
        #expect(reader.state.footer?.text.contains("41%") == true)
        reader.send(.renewingIndex(percent: nil))
        #expect(!reader.shows("فهرس المكتبة"))
        // What else is said there stays.
        reader.send(.notCopied(.unsupported))
        reader.send(.renewingIndex(percent: nil))
        #expect(reader.state.footer != nil)
    }

    @Test("Masthead, both calendars, tabs, the lead story with its lead and age") func whole() {
        let reader = FakeReader(Self.store())
        #expect(reader.shows("قارئ"))
        #expect(reader.shows("الثلاثاء"))
        #expect(reader.shows("جمادى الآخرة"))
        #expect(reader.shows("غير المقروء"))
        #expect(reader.shows("افتتاح مكتبة المدينة"))
        #expect(reader.shows("فتحت المكتبة أبوابها"))
        #expect(reader.shows("قبل ساعة"))
        #expect(reader.shows("صحيفة النهر"))
    }

    @Test("Enter opens, q returns to the list, the place kept, the article read") func keepsPlace() {
        let store = Self.store()
        var reader = FakeReader(store)
        reader.press("j j j Enter")
        #expect(reader.state.front == .reading)
        #expect(reader.state.reading?.headline?.id == 4)
        reader.press("q")
        #expect(reader.state.front == .frontPage)
        #expect(reader.state.frontPage.list?.selection == 3)
        #expect(reader.state.frontPage.list?[3]?.isRead == true)
        #expect(store.articles[4]?.isRead == true)
        #expect(store.list(.history) == [4])
        reader.press("q")
        #expect(!reader.state.isRunning)
    }

    @Test("J and K walk the list from inside an article; its ends say so") func walks() {
        var reader = FakeReader(Self.store(3))
        reader.press("Enter J")
        #expect(reader.state.reading?.headline?.id == 2)
        reader.press("J J")
        #expect(reader.state.reading?.headline?.id == 3)
        #expect(reader.state.footer != nil)
        reader.press("K K")
        #expect(reader.state.reading?.headline?.id == 1)
    }

    @Test("The unread keep their places while they are read one after the other") func unreadStays() {
        let store = Self.store(500)
        var reader = FakeReader(store)
        reader.press("2")
        for expected in 1...5 {
            reader.press(expected == 1 ? "Enter" : "J")
            #expect(reader.state.reading?.headline?.id == Int64(expected))
        }
        // Far below, what is loaded after five were read must be what stands there.
        reader.press("q G")
        #expect(reader.state.frontPage.list?.count == 500)
        #expect(reader.state.frontPage.list?.selected?.id == 500)
        reader.press("g")
        for _ in 0..<250 { reader.press("j") }
        #expect(reader.state.frontPage.list?.selected?.id == 251)
        // Come back to, it is without them.
        reader.press("1 2")
        #expect(reader.state.frontPage.list?.count == 495)
    }

    @Test("Tabs by number, Tab and Shift-Tab; sources lead to their articles and back") func tabs() {
        var reader = FakeReader(Self.store())
        reader.press("3")
        #expect(reader.state.frontPage.tab == .sources)
        #expect(reader.shows("وكالة المدينة"))
        reader.press("j Enter")
        #expect(reader.state.frontPage.list?.query == .source("وكالة المدينة"))
        #expect(reader.state.frontPage.list?.count == 14)
        reader.press("Esc")
        #expect(reader.state.frontPage.list == nil)
        reader.press("Tab")
        #expect(reader.state.frontPage.tab == .bookmarks)
        reader.press("Shift-Tab Shift-Tab")
        #expect(reader.state.frontPage.tab == .unread)
        reader.press("٥")
        #expect(reader.state.frontPage.tab == .history)
    }

    @Test("m bookmarks in the list and in the article; B shows them") func bookmarks() {
        let store = Self.store()
        var reader = FakeReader(store)
        reader.press("j m")
        #expect(store.list(.bookmarks) == [2])
        reader.press("j Enter m B")
        #expect(reader.state.frontPage.tab == .bookmarks)
        #expect(reader.state.frontPage.list?.count == 2)
        #expect(reader.state.frontPage.list?.selected?.id == 3)
        reader.press("m")
        #expect(store.list(.bookmarks) == [2])
    }

    @Test("Where nothing can be kept m says so, in the list and in the article, and leaves no mark") func notKept() {
        let store = Self.store()
        store.isReadOnly = true
        var reader = FakeReader(store, size: ScreenSize(columns: 120, rows: 24))
        for keys in ["m", "Enter m"] {
            reader.press(keys)
            #expect(reader.shows("لم يحفظ هذا التغيير") && !reader.shows("حفظ المقال"))
            #expect(reader.state.actedOn?.isBookmarked == false)
        }
    }

    @Test("The footer says how old what feeds bring is: when they can't be reached, and after a day; never without need") func supply() {
        var reader = FakeReader(Self.store())
        let hour: Int64 = 3_600
        for (supply, said) in [
            (ArticleSupply(lastGood: FakeReader.evening - 3 * hour, failing: 2), "تعذر الوصول الى المصادر؛ اخر تحديث"),
            (ArticleSupply(lastGood: nil, failing: 2), "تعذر الوصول الى المصادر"),
            (ArticleSupply(lastGood: FakeReader.evening - 50 * hour, failing: 0), "اخر تحديث للموجزات: قبل يومين"),
        ] {
            reader.send(.supply(supply))
            #expect(reader.shows(said), "\(supply)")
        }
        for supply in [nil, ArticleSupply(lastGood: FakeReader.evening - 20 * hour, failing: 0)] {
            reader.send(.supply(supply))
            #expect(!reader.shows("تحديث"))
        }
    }

    @Test("Marks of reading and keeping are signs, not colours alone") func marks() {
        var reader = FakeReader(Self.store(), size: ScreenSize(columns: 80, rows: 24))
        reader.press("m j j Enter q")
        let signs = (0..<24).flatMap { row in (0..<80).map { reader.frame[$0, row].scalar } }
        #expect(signs.contains(0x2022))
        #expect(signs.contains(0x2666))
        let bullets = signs.count { $0 == 0x2022 }
        reader.press("j Enter q")
        let after = (0..<24).flatMap { row in (0..<80).map { reader.frame[$0, row].scalar } }
        #expect(after.count { $0 == 0x2022 } == bullets - 1)
    }

    @Test("A line is kept as it is left, and found again on opening") func savedPlace() {
        let store = Self.store()
        var reader = FakeReader(store)
        reader.press("Enter Space Space j j j")
        let place = reader.state.reading?.top
        #expect(store.places[1] != nil)
        reader.press("q j Enter q k Enter")
        #expect(reader.state.reading?.headline?.id == 1)
        #expect(reader.state.reading?.top == place)
    }

    @Test("/ searches the library; the article opens on the hit, n goes on") func search() {
        let store = Self.store()
        store.texts[7] =
            "عنوان آخر\n\n" + String(repeating: "سطر من الكلام.\n\n", count: 80) + "هنا ذكر الفراشة الزرقاء.\n\nسطر.\n\nثم الفراشة ثانية.\n"
        var reader = FakeReader(store)
        reader.press("/")
        reader.type("الفراشة")
        reader.press("Enter")
        #expect(reader.state.frontPage.tab == .results)
        #expect(reader.state.frontPage.list?.count == 1)
        reader.press("Enter")
        #expect(reader.state.reading?.headline?.id == 7)
        #expect(reader.shows("هنا ذكر الفراشة"))
        let first = reader.state.reading?.search?.current
        reader.press("n")
        #expect(reader.state.reading?.search?.current != first)
        reader.press("q Esc")
        #expect(reader.state.frontPage.tab == .all)
        #expect(!reader.state.frontPage.tabs(reader.state.shared).contains(.results))
    }

    @Test("Nothing found says so, and Esc in the prompt changes nothing") func noResults() {
        var reader = FakeReader(Self.store())
        reader.press("/")
        reader.type("لاشيءكهذا")
        reader.press("Enter")
        #expect(reader.shows("لم يوجد"))
        reader.press("Esc /")
        reader.type("طيور")
        reader.press("Esc")
        #expect(reader.state.frontPage.tab == .all)
        #expect(reader.state.overlays.isEmpty)
    }

    @Test("An empty library says how to fill it") func empty() {
        let reader = FakeReader(FakeStore())
        #expect(reader.shows("لا مقالات في مكتبتك بعد"))
        #expect(reader.shows("ملفات نصية"))
    }

    @Test("Breaking news stands in a strip while it is fresh") func breaking() {
        let store = Self.store()
        store.articles[4]?.isBreaking = true
        store.articles[4]?.title = "زلزال خفيف يشعر به سكان الساحل"
        var reader = FakeReader(store)
        #expect(reader.shows("عاجل | زلزال خفيف"))
        reader.send(.clock(ClockTime(seconds: FakeReader.evening + 7 * 3600, secondsEastOfUTC: 0)))
        #expect(!reader.shows("عاجل | زلزال خفيف"))
    }

    @Test("What comes in above moves the list; the reader's place stays with the article") func newcomers() {
        let store = Self.store()
        var reader = FakeReader(store)
        reader.press("j j j j")
        #expect(reader.state.frontPage.list?.selected?.id == 5)
        var fresh = Headline(id: 900, title: "خبر وصل الآن", added: FakeReader.evening)
        fresh.date = FakeReader.evening
        store.insertFirst(fresh)
        reader.send(.clock(ClockTime(seconds: FakeReader.evening + 60, secondsEastOfUTC: 0)))
        #expect(reader.state.frontPage.list?.selected?.id == 5)
        #expect(reader.state.frontPage.list?.selection == 5)
        reader.press("g")
        #expect(reader.state.frontPage.list?.selected?.id == 900)
    }

    @Test("A stale reply is dropped") func stale() {
        var reader = FakeReader(Self.store())
        let list = reader.state.frontPage.list
        reader.send(.headlines([Headline(id: 77, title: "قديم", added: 0)], total: 1, Ticket(slot: .list(.all), number: 0)))
        #expect(reader.state.frontPage.list?.count == list?.count)
    }

    @Test("100,000 articles: a screen's worth is asked for and held, wherever the reader is") func large() {
        let store = Self.store(100_000)
        var reader = FakeReader(store)
        reader.press("G")
        #expect(reader.state.frontPage.list?.selected?.id == 100_000)
        reader.press("b b b d u g")
        #expect(reader.state.frontPage.list?.selected?.id == 1)
        for _ in 0..<400 { reader.press("Space") }
        #expect(reader.state.frontPage.list?.selected != nil)
        #expect((reader.state.frontPage.list?.held.count ?? .max) <= 1_400)
        #expect(store.asked.map(\.range.count).max() ?? 0 <= 300)
    }

    @Test("A place far down is kept while other tabs are looked at") func farDown() {
        let store = Self.store(20_000)
        var reader = FakeReader(store)
        reader.press("G k k k k k k k k k k k k k k k k k k k k 2 3 g Enter Esc 1")
        #expect(reader.state.frontPage.list?.selected?.id == 19_980)
        #expect(reader.state.frontPage.list?.selection == 19_979)
        #expect(store.asked.map(\.range.count).max() ?? 0 <= 400)
    }

    @Test("An answer with less than was counted is not asked for again and again") func shortAnswer() {
        let store = Self.store(30)
        store.withheld = 40
        var reader = FakeReader(store)
        reader.press("G")
        #expect(reader.state.frontPage.list?.selection == 69)
        reader.press("k j k j Enter g")
        #expect(store.asked.count <= 10)
    }

    @Test("J goes on past what is held") func walksOn() {
        var reader = FakeReader(Self.store(900))
        reader.press("Enter")
        for _ in 0..<700 { reader.press("J") }
        #expect(reader.state.reading?.headline?.id == 701)
        for _ in 0..<650 { reader.press("K") }
        #expect(reader.state.reading?.headline?.id == 51)
    }

    @Test("F and L lead from an article to the front page, Backspace and > back and forth") func ways() {
        var reader = FakeReader(Self.store())
        reader.press("j j Enter L")
        #expect(reader.state.frontPage.list?.selection == 2)
        reader.press(">")
        #expect(reader.state.front == .reading)
        reader.press("Backspace")
        #expect(reader.state.front == .frontPage)
        reader.press("F")
        #expect(reader.state.frontPage.list?.selection == 0)
    }

    @Test("The way back ends on the front page, and does not swing to the article again") func waysEnd() {
        var reader = FakeReader(Self.store())
        reader.press("Enter Backspace Backspace Backspace Esc")
        #expect(reader.state.front == .frontPage)
        reader.press(">")
        #expect(reader.state.front == .reading)
        // Who left by a key of their own comes back by one.
        reader.press("L Backspace")
        #expect(reader.state.front == .reading)
    }

    @Test("From a hit of the library's search one key leads back to the results") func backFromHit() {
        var reader = FakeReader(Self.store())
        reader.press("/")
        reader.type("طويل")
        reader.press("Enter Enter")
        #expect(reader.state.front == .reading && reader.state.reading?.search != nil)
        reader.press("Backspace")
        #expect(reader.state.front == .frontPage && reader.state.frontPage.tab == .results)
        // A search of the reader's own is left first.
        reader.press("Enter /")
        reader.type("طويل")
        reader.press("Enter Backspace")
        #expect(reader.state.front == .reading)
    }

    @Test("On the narrowest screens the sources have names, and what is searched for is seen", arguments: [(20, 5), (24, 8), (30, 12)])
    func narrow(_ columns: Int, _ rows: Int) {
        let store = FakeStore()
        for id in 1...3 as ClosedRange<Int64> {
            var headline = Headline(id: id, title: "خبر \(id)", added: FakeReader.evening)
            headline.source = "وكالة الساحل"
            store.add(headline)
        }
        var reader = FakeReader(store, size: ScreenSize(columns: columns, rows: rows))
        reader.press("3")
        #expect(reader.shows("وكالة"))
        reader.press("1 /")
        reader.type("ميناء")
        #expect(reader.shows("ميناء"))
    }

    @Test("Clicks open tabs and headlines, the wheel goes through the list") func mouse() {
        var reader = FakeReader(Self.store())
        reader.send(.event(.mouse(MouseEvent(button: .wheelDown, column: 10, row: 12))))
        #expect(reader.state.frontPage.list?.selection == 1)
        let item = reader.layout.items(from: 0)[2]
        reader.send(.event(.mouse(MouseEvent(button: .left, column: item.rect.column + 3, row: item.rect.row))))
        #expect(reader.state.reading?.headline?.id == 3)
        reader.press("q")
        let tab = reader.layout.tabs[4]
        reader.send(.event(.mouse(MouseEvent(button: .left, column: tab.rect.column, row: tab.rect.row))))
        #expect(reader.state.frontPage.tab == .history)
    }

    @Test("Help on the front page lists its own keys") func help() {
        var reader = FakeReader(Self.store(), size: ScreenSize(columns: 80, rows: 40))
        reader.press("?")
        #expect(reader.shows("ابحث في المكتبة"))
        reader.press("Esc")
        #expect(reader.state.front == .frontPage)
    }

    @Test("Every size from 1×1 up draws every tab, and the selection is on screen") func sweep() {
        let store = Self.store(30)
        store.articles[3]?.isBreaking = true
        var reader = FakeReader(store)
        for columns in [1, 2, 5, 9, 19, 20, 29, 30, 31, 40, 59, 60, 80, 100, 117, 118, 160, 200, 300] {
            for rows in [1, 2, 3, 4, 5, 7, 8, 9, 10, 12, 15, 16, 19, 20, 24, 29, 30, 31, 50, 100] {
                reader.send(.event(.resize(ScreenSize(columns: columns, rows: rows))))
                for keys in ["1", "G", "g", "3", "5", "?", "Esc"] { reader.press(keys) }
                reader.press("1 j j")
                let placed = reader.layout.items
                #expect(rows < 3 || placed.contains { $0.index == 2 }, "\(columns)×\(rows)")
                reader.press("g")
            }
        }
    }

    @Test("Digits of ages and counts follow the setting") func digits() {
        var settings = Settings()
        settings.digits = .arabic
        let reader = FakeReader(Self.store(), settings: settings)
        let scalars = (0..<24).flatMap { row in (0..<80).map { reader.frame[$0, row].scalar } }
        #expect(!scalars.contains { (0x30...0x39).contains($0) })
        #expect(scalars.contains { (0x660...0x669).contains($0) })
    }
}
