// The kiosk as a value: what it forbids, what it does when left alone. Its breaking news is beside it.
import ArticleModel
import TerminalScreen
import Testing

@testable import Kiosk
@testable import ReaderCore

@Suite("Kiosk") struct KioskTests {
    @Test("An empty library is said to be empty; nothing is said of commands that fill it or keep marks")
    func empty() {
        var kiosk = FakeKiosk(KioskFixture.store(0))
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
            var kiosk = FakeKiosk(KioskFixture.store())
            kiosk.press(opening + keys)
            #expect(kiosk.kiosk.isRunning)
            for effect in kiosk.effects {
                switch effect {
                case .copy, .openInBrowser, .suspend, .quit, .makeQRCode, .keep(.bookmark): Issue.record("\(opening)\(keys) asked for \(effect)")
                case .open(let ref, _): #expect(ref.isOfLibrary)
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
                var kiosk = FakeKiosk(KioskFixture.store(5))
                kiosk.press(opening + key + " " + key)
                #expect(kiosk.kiosk.isRunning, "\(opening)\(key)")
                #expect(kiosk.effects.allSatisfy(KioskRules().allow), "\(opening)\(key)")
            }
        }
    }

    @Test("A forbidden command says so") func says() {
        var kiosk = FakeKiosk(KioskFixture.store())
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
        #expect(kiosk.kiosk.app.reading?.ref == .library(1))
    }

    @Test("--allow re-opens what it names and nothing else") func reopened() {
        var rules = KioskRules()
        rules.allowed.insert(.quit)
        var kiosk = FakeKiosk(KioskFixture.store(), rules: rules)
        kiosk.press("Enter y")
        #expect(!kiosk.effects.contains { if case .copy = $0 { true } else { false } })
        kiosk.press("q q")
        #expect(!kiosk.kiosk.isRunning)
    }

    @Test("The keeper's marks stay hidden, nothing is fetched anew, and Esc on the front page speaks of no way out") func marks() {
        for opening in ["", "Enter "] {
            var kiosk = FakeKiosk(KioskFixture.store(3))
            for key in ["B", "R", "m"] {
                kiosk.press(opening + key)
                #expect(kiosk.shows("هذا غير متاح على هذه الشاشة"), "\(opening)\(key)")
                #expect(kiosk.kiosk.app.frontPage.tab == .all)
                kiosk.press("Esc Esc")
            }
        }
        var kiosk = FakeKiosk(KioskFixture.store(3))
        kiosk.press("Esc")
        #expect(kiosk.shows("هذه الصفحة الأولى") && !kiosk.shows("يخرج بك"))
    }

    @Test("Help and the share menu speak of what may be done alone") func help() {
        var kiosk = FakeKiosk(KioskFixture.store(), size: ScreenSize(columns: 80, rows: 60))
        kiosk.press("?")
        #expect(kiosk.shows("ابحث في المكتبة"))
        for text in ["المحفوظات", "رمز", "انسخ رابط", "في المتصفح", "خروج", "مشاركة"] { #expect(!kiosk.shows(text), "\(text)") }
        kiosk.press("Esc Enter ?")
        for text in ["المحفوظات", "رمز", "انسخ رابط", "في المتصفح", "خروج", "مشاركة"] { #expect(!kiosk.shows(text), "\(text)") }
        var rules = KioskRules()
        rules.allowed.formUnion([.share, .showQRCode])
        var open = FakeKiosk(KioskFixture.store(), rules: rules)
        open.press("Enter s")
        #expect(open.shows("رمز") && !open.shows("في المتصفح") && !open.shows("انسخ"))
        open.press("Enter")
        #expect(open.effects.contains { if case .makeQRCode = $0 { true } else { false } })
    }

    @Test("The exit word ends it, typed anywhere, whole and in one go") func exitWord() {
        var rules = KioskRules()
        rules.exitCode = Array("sesame".unicodeScalars.map(\.value))
        for opening in ["", "Enter ", "/ ", "? "] {
            var kiosk = FakeKiosk(KioskFixture.store(), rules: rules)
            kiosk.press(opening)
            kiosk.type("sesam")
            kiosk.press("↓")
            #expect(kiosk.kiosk.isRunning)
            kiosk.type("xsesameh".dropLast().description)
            #expect(!kiosk.kiosk.isRunning)
        }
        var pasted = FakeKiosk(KioskFixture.store(), rules: rules)
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
            var kiosk = FakeKiosk(KioskFixture.store(), rules: rules)
            kiosk.type(typed.dropLast().description)
            #expect(kiosk.kiosk.isRunning, "\(word)")
            kiosk.type(String(typed.suffix(1)))
            #expect(!kiosk.kiosk.isRunning, "\(word) by \(typed)")
        }
    }

    @Test("A terminal that is gone, and SIGTERM, end it") func terminated() {
        var kiosk = FakeKiosk(KioskFixture.store())
        kiosk.send(.event(.terminate(signal: 15)))
        #expect(!kiosk.kiosk.isRunning)
    }

    // MARK: Left alone

    @Test("After the idle time the next reader finds nothing of the last one") func reset() {
        let store = KioskFixture.store()
        var kiosk = FakeKiosk(store)
        kiosk.press("Enter Space T + H / ")
        kiosk.type("الفقرة")
        kiosk.press("Enter")
        #expect(kiosk.kiosk.app.reading?.search != nil)
        kiosk.wait(seconds: 89)
        #expect(!kiosk.isOnFrontPage)
        kiosk.wait(seconds: 2)
        #expect(kiosk.isOnFrontPage)
        #expect(kiosk.effects.contains(.endSession))
        let app = kiosk.kiosk.app
        #expect(
            app.reading?.search == nil && app.queries.isEmpty && app.way.backward.isEmpty && app.way.ahead.isEmpty && app.reading?.document == nil)
        #expect(app.shared.settings == kiosk.kiosk.fresh.shared.settings && app.shared.theme.name == "monochrome")
        #expect(app.frontPage.tab == .all && app.frontPage.list?.selection == 0)
    }

    @Test("A key puts the end of the session off") func keysHold() {
        var kiosk = FakeKiosk(KioskFixture.store())
        kiosk.press("Enter")
        for _ in 0..<5 {
            kiosk.wait(seconds: 80)
            kiosk.press("Space")
        }
        #expect(!kiosk.effects.contains(.endSession))
        #expect(!kiosk.isOnFrontPage)
    }

    @Test("Left alone it shows headlines and stories by turns, page by page, and never ends") func rotates() {
        var kiosk = FakeKiosk(KioskFixture.store())
        kiosk.wait(seconds: 95)
        #expect(kiosk.isOnFrontPage)
        var stories: Set<Int64> = []
        var pages = 0
        var place = kiosk.kiosk.app.reading?.top
        for _ in 0..<3600 {
            kiosk.wait(seconds: 1)
            if let id = kiosk.kiosk.app.reading?.headline?.id, !kiosk.isOnFrontPage { stories.insert(id) }
            if kiosk.kiosk.app.reading?.top != place { pages += 1 }
            place = kiosk.kiosk.app.reading?.top
        }
        #expect(stories.count == KioskRules().stories)
        // A page of some 80 words takes half a minute: an hour is a hundred or two of pages, not thousands.
        #expect((40...450).contains(pages), "\(pages)")
    }

    @Test("What the rotation opens is read by nobody") func rotationReadsNothing() {
        let store = KioskFixture.store()
        var kiosk = FakeKiosk(store)
        kiosk.wait(seconds: 900)
        #expect(store.list(.history).isEmpty)
        #expect(store.places.isEmpty)
    }

    @Test("The first key only stops the rotation; the page that was on screen stays") func pauses() {
        var kiosk = FakeKiosk(KioskFixture.store())
        kiosk.wait(seconds: 95)
        #expect(kiosk.wait(upTo: 600) { !$0.isOnFrontPage })
        let (place, ref) = (kiosk.kiosk.app.reading?.top, kiosk.kiosk.app.reading?.ref)
        kiosk.press("F")
        #expect(kiosk.kiosk.app.reading?.top == place && kiosk.kiosk.app.reading?.ref == ref && !kiosk.isOnFrontPage)
        kiosk.wait(seconds: 85)
        #expect(kiosk.kiosk.app.reading?.top == place)
        kiosk.press("F")
        #expect(kiosk.isOnFrontPage)
    }

    // MARK: Taking up again, sizes

    @Test("A lost session is taken up at its article") func resumes() {
        let kiosk = FakeKiosk(KioskFixture.store(), resuming: 7)
        #expect(kiosk.kiosk.app.reading?.headline?.id == 7)
    }

    @Test("Every size from 1×1 up draws, with and without the strip") func sizes() {
        let store = KioskFixture.store(5)
        store.insertFirst(KioskFixture.breaking())
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
        let store = KioskFixture.store(3)
        var kiosk = FakeKiosk(store)
        kiosk.wait(seconds: 95)
        for number in 0..<1_000 {
            kiosk.send(.breaking([KioskFixture.breaking(Int64(10_000 + number))], kiosk.kiosk.app.ticket(.breaking)))
            kiosk.wait(seconds: 1)
            kiosk.kiosk.stage = .rotating(turn: .max)
        }
        #expect(kiosk.kiosk.announced.count <= 501)
    }

    @Test("What a session keeps of its way and its searches does not grow with its length") func boundedSession() {
        let store = KioskFixture.store(3)
        store.similar = [1, 2, 3]
        var kiosk = FakeKiosk(store)
        kiosk.press("Enter")
        for number in 0..<600 { kiosk.press("r \(1 + number % 2)") }
        #expect((100...500).contains(kiosk.kiosk.app.way.backward.count), "\(kiosk.kiosk.app.way.backward.count)")
        for number in 0..<150 {
            kiosk.press("/")
            kiosk.type("كلمة \(number)")
            kiosk.press("Enter")
        }
        #expect((50...100).contains(kiosk.kiosk.app.queries.count), "\(kiosk.kiosk.app.queries.count)")
    }
}
