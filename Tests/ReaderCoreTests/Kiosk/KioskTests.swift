// The kiosk as a value: what it forbids, what it does when left alone, breaking news.
import ArticleModel
import TerminalScreen
import Testing

@testable import ReaderCore

@Suite("Kiosk") struct KioskTests {
    private static let titles = [
        "المتحف الوطني يعرض لقى جديدة", "الميناء يستأنف الملاحة ليلًا", "موسم الزيتون يبدأ مبكرًا", "قطار الضواحي يصل إلى الجامعة",
    ]
    private static let longText = (0..<25).map { "هذه الفقرة رقم \($0)، وفيها من الكلام ما يملأ سطرين أو أكثر على شاشة عريضة.\n\n" }.joined()

    private static func store(_ count: Int = 30) -> FakeStore {
        let store = FakeStore()
        for index in 0..<count {
            var headline = Headline(id: Int64(index + 1), title: titles[index % titles.count] + " (\(index))", added: FakeReader.evening - 9 * 3600)
            headline.url = "https://example.org/\(index)"
            store.add(headline, text: headline.title + "\n\n" + longText)
        }
        return store
    }

    private static func breaking(_ id: Int64 = 900, age: Int64 = 60) -> Headline {
        var headline = Headline(id: id, title: "السدود تفتح بواباتها بعد السيول", added: FakeReader.evening - age)
        headline.isBreaking = true
        return headline
    }

    @Test("An empty library is said to be empty; nothing is said of commands that fill it or keep marks")
    func empty() {
        var kiosk = FakeKiosk(Self.store(0))
        #expect(kiosk.shows("لا مقالات بعد؛ تظهر هنا حين تصل."))
        #expect(!kiosk.shows("qari add"))
        for tab in ["2", "3", "4", "5"] {
            kiosk.press(tab)
            #expect(!kiosk.shows("qari add") && !kiosk.shows("يحفظ الحرف"))
        }
        kiosk.wait(seconds: 200)
        #expect(kiosk.shows("لا مقالات بعد؛ تظهر هنا حين تصل."))
    }

    // MARK: Lockdown

    @Test(
        "No command that leaves, writes or names a file does anything", arguments: ["q", "Ctrl-C", "Ctrl-Z", "y", "s Enter", "Q", "o", "m", "B", "R"])
    func forbidden(keys: String) {
        for opening in ["", "Enter "] {
            var kiosk = FakeKiosk(Self.store())
            kiosk.press(opening + keys)
            #expect(kiosk.kiosk.isRunning)
            for effect in kiosk.effects {
                switch effect {
                case .copy, .openInBrowser, .suspend, .quit, .makeQRCode, .keep(.bookmark): Issue.record("\(opening)\(keys) asked for \(effect)")
                case .openFile(let path, _): #expect(LibraryPath.id(in: path) != nil)
                default: break
                }
            }
        }
    }

    @Test("Every key of the table, on every screen, leaves the kiosk running and asks for nothing forbidden")
    func everyKey() {
        let keys = Set(CommandEntry.table.flatMap(\.keys))
        for opening in ["", "Enter ", "Enter t ", "Enter r ", "? ", "/ ", "Enter / "] {
            for key in keys.sorted() {
                var kiosk = FakeKiosk(Self.store(5))
                kiosk.press(opening + key + " " + key)
                #expect(kiosk.kiosk.isRunning, "\(opening)\(key)")
                #expect(kiosk.effects.allSatisfy(KioskRules().allow), "\(opening)\(key)")
            }
        }
    }

    @Test("A forbidden command says so") func says() {
        var kiosk = FakeKiosk(Self.store())
        kiosk.press("Ctrl-C")
        #expect(kiosk.shows("هذا غير متاح على هذه الشاشة"))
    }

    @Test("An article's own link to a file or an address opens nothing") func links() {
        let store = FakeStore()
        store.add(
            Headline(id: 1, title: "خبر", added: FakeReader.evening),
            text: "خبر\n\nنص قصير.\n\nمقالات ذات صلة\n- سر /etc/passwd\n- موقع https://example.org/x\n")
        var kiosk = FakeKiosk(store)
        kiosk.press("Enter Tab Enter Tab Enter r 1 r 2")
        #expect(kiosk.effects.allSatisfy(KioskRules().allow))
        #expect(kiosk.kiosk.app.document?.path == LibraryPath.path(of: 1))
    }

    @Test("--allow re-opens what it names and nothing else") func reopened() {
        var rules = KioskRules()
        rules.allowed.insert(.quit)
        var kiosk = FakeKiosk(Self.store(), rules: rules)
        kiosk.press("Enter y")
        #expect(!kiosk.effects.contains { if case .copy = $0 { true } else { false } })
        kiosk.press("q q")
        #expect(!kiosk.kiosk.isRunning)
    }

    @Test("The keeper's marks stay hidden, nothing is fetched anew, and Esc on the front page speaks of no way out") func marks() {
        for opening in ["", "Enter "] {
            var kiosk = FakeKiosk(Self.store(3))
            for key in ["B", "R", "m"] {
                kiosk.press(opening + key)
                #expect(kiosk.shows("هذا غير متاح على هذه الشاشة"), "\(opening)\(key)")
                #expect(kiosk.kiosk.app.frontPage.tab == .all)
                kiosk.press("Esc Esc")
            }
        }
        var kiosk = FakeKiosk(Self.store(3))
        kiosk.press("Esc")
        #expect(kiosk.shows("هذه الصفحة الأولى") && !kiosk.shows("يخرج بك"))
    }

    @Test("Help and the share menu speak of what may be done alone") func help() {
        var kiosk = FakeKiosk(Self.store(), size: ScreenSize(columns: 80, rows: 60))
        kiosk.press("?")
        #expect(kiosk.shows("ابحث في المكتبة"))
        for text in ["المحفوظات", "رمز", "انسخ رابط", "في المتصفح", "خروج", "مشاركة"] { #expect(!kiosk.shows(text), "\(text)") }
        kiosk.press("Esc Enter ?")
        for text in ["المحفوظات", "رمز", "انسخ رابط", "في المتصفح", "خروج", "مشاركة"] { #expect(!kiosk.shows(text), "\(text)") }
        var rules = KioskRules()
        rules.allowed.formUnion([.share, .showQRCode])
        var open = FakeKiosk(Self.store(), rules: rules)
        open.press("Enter s")
        #expect(open.shows("رمز") && !open.shows("في المتصفح") && !open.shows("انسخ"))
        open.press("Enter")
        #expect(open.effects.contains { if case .makeQRCode = $0 { true } else { false } })
    }

    @Test("The exit word ends it, typed anywhere, whole and in one go") func exitWord() {
        var rules = KioskRules()
        rules.exitCode = Array("sesame".unicodeScalars.map(\.value))
        for opening in ["", "Enter ", "/ ", "? "] {
            var kiosk = FakeKiosk(Self.store(), rules: rules)
            kiosk.press(opening)
            kiosk.type("sesam")
            kiosk.press("↓")
            #expect(kiosk.kiosk.isRunning)
            kiosk.type("xsesameh".dropLast().description)
            #expect(!kiosk.kiosk.isRunning)
        }
        var pasted = FakeKiosk(Self.store(), rules: rules)
        pasted.send(.event(.paste(rules.exitCode)))
        #expect(pasted.kiosk.isRunning)
    }

    @Test("The exit word counts by the places of its keys: on the Arabic layout it is the same keys, and an Arabic word on the Latin one")
    func exitWordByPlaces() {
        for (word, typed) in [
            ("sesame7", "سثسشةث٧"), ("sesame7", "xسثسشةث7"), ("habbab", "اشلالاشلا"), ("habbab", "اش\u{FEFB}\u{FEFB}ش\u{FEFB}"),
            ("السلام", "hgsghl"), ("السلام", "hgsbl"), ("السلام", "الس\u{FEFB}م"),
        ] {
            var rules = KioskRules()
            rules.exitCode = Array(word.unicodeScalars.map(\.value))
            var kiosk = FakeKiosk(Self.store(), rules: rules)
            kiosk.type(typed.dropLast().description)
            #expect(kiosk.kiosk.isRunning, "\(word)")
            kiosk.type(String(typed.suffix(1)))
            #expect(!kiosk.kiosk.isRunning, "\(word) by \(typed)")
        }
    }

    @Test("A terminal that is gone, and SIGTERM, end it") func terminated() {
        var kiosk = FakeKiosk(Self.store())
        kiosk.send(.event(.terminate(signal: 15)))
        #expect(!kiosk.kiosk.isRunning)
    }

    // MARK: Left alone

    @Test("After the idle time the next reader finds nothing of the last one") func reset() {
        let store = Self.store()
        var kiosk = FakeKiosk(store)
        kiosk.press("Enter Space T + H / ")
        kiosk.type("الفقرة")
        kiosk.press("Enter")
        #expect(kiosk.kiosk.app.search != nil)
        kiosk.wait(seconds: 89)
        #expect(!kiosk.isOnFrontPage)
        kiosk.wait(seconds: 2)
        #expect(kiosk.isOnFrontPage)
        #expect(kiosk.effects.contains(.endSession))
        let app = kiosk.kiosk.app
        #expect(app.search == nil && app.queries.isEmpty && app.backward.isEmpty && app.ahead.isEmpty && app.document == nil)
        #expect(app.settings == kiosk.kiosk.fresh.settings && app.theme.name == "monochrome")
        #expect(app.frontPage.tab == .all && app.frontPage.list?.selection == 0)
    }

    @Test("A key puts the end of the session off") func keysHold() {
        var kiosk = FakeKiosk(Self.store())
        kiosk.press("Enter")
        for _ in 0..<5 {
            kiosk.wait(seconds: 80)
            kiosk.press("Space")
        }
        #expect(!kiosk.effects.contains(.endSession))
        #expect(!kiosk.isOnFrontPage)
    }

    @Test("Left alone it shows headlines and stories by turns, page by page, and never ends") func rotates() {
        var kiosk = FakeKiosk(Self.store())
        kiosk.wait(seconds: 95)
        #expect(kiosk.isOnFrontPage)
        var stories: Set<Int64> = []
        var pages = 0
        var place = kiosk.kiosk.app.place
        for _ in 0..<3600 {
            kiosk.wait(seconds: 1)
            if let id = kiosk.kiosk.app.headline?.id, !kiosk.isOnFrontPage { stories.insert(id) }
            if kiosk.kiosk.app.place != place { pages += 1 }
            place = kiosk.kiosk.app.place
        }
        #expect(stories.count == KioskRules().stories)
        // A page of some 80 words takes half a minute: an hour is a hundred or two of pages, not thousands.
        #expect((40...450).contains(pages), "\(pages)")
    }

    @Test("What the rotation opens is read by nobody") func rotationReadsNothing() {
        let store = Self.store()
        var kiosk = FakeKiosk(store)
        kiosk.wait(seconds: 900)
        #expect(store.list(.history).isEmpty)
        #expect(store.places.isEmpty)
    }

    @Test("The first key only stops the rotation; the page that was on screen stays") func pauses() {
        var kiosk = FakeKiosk(Self.store())
        kiosk.wait(seconds: 95)
        #expect(kiosk.wait(upTo: 600) { !$0.isOnFrontPage })
        let (place, path) = (kiosk.kiosk.app.place, kiosk.kiosk.app.document?.path)
        kiosk.press("F")
        #expect(kiosk.kiosk.app.place == place && kiosk.kiosk.app.document?.path == path && !kiosk.isOnFrontPage)
        kiosk.wait(seconds: 85)
        #expect(kiosk.kiosk.app.place == place)
        kiosk.press("F")
        #expect(kiosk.isOnFrontPage)
    }

    // MARK: Breaking news

    @Test("Breaking news is on every screen within seconds, with its age") func strip() {
        for opening in ["", "Enter ", "Enter t ", "? ", "Enter / "] {
            let store = Self.store()
            var kiosk = FakeKiosk(store)
            kiosk.press(opening)
            #expect(!kiosk.shows("السدود تفتح"))
            store.insertFirst(Self.breaking(age: 240))
            kiosk.wait(seconds: 6)
            #expect(kiosk.row(0).contains("عاجل") && kiosk.row(0).contains("السدود تفتح بواباتها"), "\(opening): \(kiosk.row(0))")
            #expect(kiosk.shows("دقائق"))
        }
    }

    @Test("A reader is not disturbed; an idle screen is taken once, for a limited time") func takesOver() {
        let store = Self.store()
        var kiosk = FakeKiosk(store)
        kiosk.press("Enter")
        store.insertFirst(Self.breaking())
        kiosk.wait(seconds: 60)
        #expect(kiosk.kiosk.app.headline?.id == 1)
        #expect(kiosk.wait(upTo: 60) { $0.kiosk.app.headline?.id == 900 && !$0.isOnFrontPage })
        kiosk.wait(seconds: 62)
        #expect(kiosk.isOnFrontPage)
        // Not a second time by itself.
        let isTaken = kiosk.wait(upTo: 900) { if case .takenOver = $0.kiosk.stage { true } else { false } }
        #expect(!isTaken)
    }

    @Test("News that is too old leaves the strip") func expires() {
        let store = Self.store()
        store.insertFirst(Self.breaking(age: 6 * 3600 - 30))
        var kiosk = FakeKiosk(store)
        kiosk.wait(seconds: 6)
        #expect(kiosk.row(0).contains("السدود"))
        kiosk.send(.clock(ClockTime(seconds: FakeReader.evening + 60, offset: 0)))
        kiosk.wait(seconds: 6)
        #expect(!kiosk.row(0).contains("السدود"))
    }

    @Test("News from the future, by a clock that was set back, is not breaking; a few minutes ahead it is") func future() {
        for (ahead, isBreaking) in [(Int64(540), true), (660, false), (300 * 86_400, false)] {
            let store = Self.store()
            store.insertFirst(Self.breaking(age: -ahead))
            var kiosk = FakeKiosk(store)
            kiosk.wait(seconds: 6)
            #expect(kiosk.row(0).contains("السدود") == isBreaking, "\(ahead)")
            let isTaken = kiosk.wait(upTo: 120) { if case .takenOver = $0.kiosk.stage { true } else { false } }
            #expect(isTaken == isBreaking, "\(ahead)")
        }
    }

    @Test("On a screen of a few rows breaking news has one; on a single row the text keeps it") func smallStrip() {
        for rows in 1...5 {
            let store = Self.store()
            store.insertFirst(Self.breaking())
            var kiosk = FakeKiosk(store, size: ScreenSize(columns: 20, rows: rows))
            kiosk.press("Enter")
            kiosk.wait(seconds: 6)
            #expect(kiosk.row(0).contains("عاجل") == (rows > 1), "\(rows): \(kiosk.row(0))")
        }
    }

    @Test("A click on the strip opens the news; clicks below it hit what they point at") func clicks() {
        let store = Self.store()
        store.insertFirst(Self.breaking())
        var kiosk = FakeKiosk(store)
        kiosk.press("Enter F")
        kiosk.wait(seconds: 6)
        kiosk.press("G")
        kiosk.send(.event(.mouse(MouseEvent(button: .left, column: 40, row: 0))))
        #expect(kiosk.kiosk.app.headline?.id == 900)
    }

    @Test("Sources that are down are told with the age of what is shown") func stale() {
        var kiosk = FakeKiosk(Self.store())
        kiosk.kiosk.take(ArticleSupply(lastGood: FakeReader.evening - 3 * 3600, failing: 1))
        kiosk.wait(seconds: 1)
        #expect(kiosk.row(0).contains("تعذر الوصول الي المصادر") || kiosk.shows("تعذّر الوصول إلى المصادر"))
        #expect(kiosk.shows("ساعات"))
        #expect(kiosk.shows("المتحف الوطني"))
    }

    @Test("The process that fetches is missed when it has fallen silent, or ended, and never where there was none") func supply() {
        let now = FakeReader.evening
        func supply(beat: Int64?, succeeded: [Int64] = [], failing: Int = 0, isCutOff: Bool = false) -> ArticleSupply? {
            ArticleSupply(succeeded: succeeded, failing: failing, beat: beat, isCutOff: isCutOff, now: now)
        }
        #expect(supply(beat: nil) == nil && supply(beat: now - 100) == nil && supply(beat: now + 60) == nil)
        #expect(supply(beat: now - 100, succeeded: [now - 900]) == nil)
        // With folders alone what is there is as old as the last sign of life.
        #expect(supply(beat: now - 300) == ArticleSupply(lastGood: now - 300, failing: 1))
        #expect(supply(beat: now - 300, succeeded: [now - 900, now - 1_000]) == ArticleSupply(lastGood: now - 900, failing: 1))
        #expect(supply(beat: now - 300, succeeded: [now - 900], failing: 2) == ArticleSupply(lastGood: now - 900, failing: 3))
        #expect(supply(beat: nil, isCutOff: true) == ArticleSupply(lastGood: nil, failing: 1))
        // The clock was set back: who lives says so within a minute, who doesn't never does.
        #expect(supply(beat: now + 9_000) == ArticleSupply(lastGood: nil, failing: 1))
    }

    @Test("Where others want the place, a kiosk that nobody has touched for hours ends; at the machine never") func leaves() {
        var rules = KioskRules()
        rules.leavesAfterSeconds = 600
        var kiosk = FakeKiosk(Self.store(), rules: rules)
        kiosk.wait(seconds: 500)
        kiosk.press("Enter")
        kiosk.wait(seconds: 595)
        #expect(kiosk.kiosk.isRunning)
        kiosk.wait(seconds: 6)
        #expect(!kiosk.kiosk.isRunning)
        var screen = FakeKiosk(Self.store())
        screen.wait(seconds: Double(KioskRules.longestAbsence) + 60)
        #expect(screen.kiosk.isRunning)
    }

    // MARK: Taking up again, sizes

    @Test("A lost session is taken up at its article") func resumes() {
        let kiosk = FakeKiosk(Self.store(), resuming: 7)
        #expect(kiosk.kiosk.app.headline?.id == 7)
    }

    @Test("Every size from 1×1 up draws, with and without the strip") func sizes() {
        let store = Self.store(5)
        store.insertFirst(Self.breaking())
        var kiosk = FakeKiosk(store)
        for keys in ["", "Enter", "t"] {
            kiosk.press(keys)
            for columns in [1, 2, 7, 20, 39, 40, 80, 200] {
                for rows in [1, 2, 5, 6, 24, 60] {
                    kiosk.send(.event(.resize(ScreenSize(columns: columns, rows: rows))))
                    kiosk.wait(seconds: 0.5)
                    #expect(kiosk.frame.size == ScreenSize(columns: columns, rows: rows))
                }
            }
        }
    }

    @Test("What a kiosk keeps of news does not grow with the years") func bounded() {
        let store = Self.store(3)
        var kiosk = FakeKiosk(store)
        kiosk.wait(seconds: 95)
        for number in 0..<1_000 {
            kiosk.send(.breaking([Self.breaking(Int64(10_000 + number))]))
            kiosk.wait(seconds: 1)
            kiosk.kiosk.stage = .rotating(turn: .max)
        }
        #expect(kiosk.kiosk.announced.count <= 501)
    }

    @Test("What a session keeps of its way and its searches does not grow with its length") func boundedSession() {
        let store = Self.store(3)
        store.similar = [1, 2, 3]
        var kiosk = FakeKiosk(store)
        kiosk.press("Enter")
        for number in 0..<600 { kiosk.press("r \(1 + number % 2)") }
        #expect((100...500).contains(kiosk.kiosk.app.backward.count), "\(kiosk.kiosk.app.backward.count)")
        for number in 0..<150 {
            kiosk.press("/")
            kiosk.type("كلمة \(number)")
            kiosk.press("Enter")
        }
        #expect((50...100).contains(kiosk.kiosk.app.queries.count), "\(kiosk.kiosk.app.queries.count)")
    }
}
