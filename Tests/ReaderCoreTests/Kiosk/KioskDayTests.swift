// A screen's day: its parts, the languages that take turns, and messages that take the screen.
import ArticleModel
import TerminalScreen
import Testing

@testable import Kiosk
@testable import ReaderCore

@Suite("A kiosk's day") struct KioskDayTests {
    /// `FakeReader.evening` is a Tuesday, 20:00.
    private static func moment(_ days: Int = 0, _ hour: Int, _ minute: Int = 0) -> ClockTime {
        ClockTime(seconds: FakeReader.evening + Int64(days * 86_400 + (hour - 20) * 3600 + minute * 60), secondsEastOfUTC: 0)
    }

    private static func kiosk(_ parts: String..., change: (inout KioskRules) -> Void = { _ in }) -> FakeKiosk {
        var rules = KioskRules()
        rules.parts = parts.compactMap(DayPart.init)
        change(&rules)
        return FakeKiosk(KioskFixture.store(), rules: rules)
    }

    private func isBlack(_ kiosk: FakeKiosk) -> Bool {
        kiosk.frame.cells.allSatisfy { $0.scalar == 0x20 && $0.style.background == .rgb(red: 0, green: 0, blue: 0, basic: 0) }
    }

    // MARK: Parts

    @Test(
        "a part holds on its days between its hours, past midnight too",
        arguments: [
            ("daily 19:00-21:00", 0, 20, 0, true), ("daily 20:00-20:01", 0, 20, 0, true), ("daily 19:00-20:00", 0, 20, 0, false),
            ("tue 06:00-24:00", 0, 23, 59, true), ("tue 06:00-24:00", 1, 0, 0, false), ("mon,wed 06:00-24:00", 0, 20, 0, false),
            ("sun-thu 06:00-24:00", 0, 20, 0, true), ("fri-sun 06:00-24:00", 0, 20, 0, false), ("sat-tue 06:00-24:00", 0, 20, 0, true),
            ("tue 22:00-06:00", 1, 5, 59, true), ("tue 22:00-06:00", 0, 5, 59, false), ("tue 22:00-06:00", 1, 22, 0, false),
        ])
    func holds(text: String, days: Int, hour: Int, minute: Int, expected: Bool) throws {
        let part = try #require(DayPart(text))
        #expect(part.holds(at: Self.moment(days, hour, minute)) == expected)
    }

    @Test("the zone of the machine counts, and no moment traps")
    func zones() throws {
        let part = try #require(DayPart("wed 00:00-01:00"))
        #expect(part.holds(at: ClockTime(seconds: FakeReader.evening, secondsEastOfUTC: 4 * 3600)))
        for seconds in [Int64.min, -1, 0, .max] {
            for offset in [-50_000, 0, 50_000] { _ = part.holds(at: ClockTime(seconds: seconds, secondsEastOfUTC: offset)) }
        }
    }

    @Test(
        "what is no part is none",
        arguments: [
            "", "daily", "daily 06:00", "daily 06:00-25:00", "daily 24:00-06:00", "daily 6-7", "someday 06:00-07:00", "sun- 06:00-07:00",
            "daily 06:00-07:00 loud", "daily 06:00-07:00 theme=", "daily 06:00-07:00 lang=fr", "daily 06:60-07:00", "daily +6:00-07:00",
            "daily 06:00-07:00 list=",
        ])
    func wrong(text: String) { #expect(DayPart(text) == nil) }

    @Test("what stands behind list= is all of a search, the last part that holds counts")
    func rest() throws {
        #expect(DayPart("daily 06:00-07:00 dark list=زيتون or قطار dark")?.list == "زيتون or قطار dark")
        var kiosk = Self.kiosk("daily 00:00-24:00 dark", "tue 19:00-21:00 theme=other")
        kiosk.wait(seconds: 100)
        #expect(!isBlack(kiosk))
    }

    @Test("a clock that is set forward or back has the part of the day that it then is, and the age of news by it")
    func otherClock() {
        let store = KioskFixture.store()
        var rules = KioskRules()
        rules.parts = ["tue 22:00-24:00 dark", "tue 06:00-09:00 theme=other"].compactMap(DayPart.init)
        var kiosk = FakeKiosk(store, rules: rules)
        kiosk.wait(seconds: 100)
        for (hour, isDark, theme) in [(22, true, "monochrome"), (20, false, "monochrome"), (7, false, "other"), (23, true, "monochrome")] {
            kiosk.send(.clock(Self.moment(0, hour)))
            kiosk.wait(seconds: 1)
            #expect(isBlack(kiosk) == isDark, "\(hour)")
            #expect(kiosk.kiosk.app.shared.theme.name == theme, "\(hour)")
        }
        store.insertFirst(KioskFixture.breaking())
        for (day, hour, isBreaking) in [(0, 20, true), (1, 3, false), (0, 20, true)] {
            kiosk.send(.clock(Self.moment(day, hour)))
            kiosk.wait(seconds: 6)
            #expect(kiosk.row(0).contains("السدود") == isBreaking, "\(hour)")
        }
    }

    @Test("in the dark there is nothing on the screen, until a key; when nobody is there any more it is dark again, until its hour is over")
    func dark() {
        var kiosk = Self.kiosk("tue 20:00-22:00 dark")
        #expect(kiosk.isOnFrontPage && !isBlack(kiosk), "Whoever has just started it is there.")
        kiosk.wait(seconds: 100)
        #expect(isBlack(kiosk))
        kiosk.wait(seconds: 600)
        #expect(isBlack(kiosk))
        kiosk.press("j")
        #expect(!isBlack(kiosk) && kiosk.kiosk.isAttended)
        kiosk.wait(seconds: 100)
        #expect(isBlack(kiosk))
        kiosk.send(.clock(Self.moment(0, 22)))
        kiosk.wait(seconds: 1)
        #expect(!isBlack(kiosk))
    }

    @Test("where the screen is to be off the console is told so in the dark, and otherwise again by a key, by a message and by the hour")
    func off() {
        func told(_ kiosk: FakeKiosk) -> [Bool] { kiosk.effects.compactMap { if case .blank(let isOn) = $0 { isOn } else { nil } } }
        var kiosk = Self.kiosk("tue 20:00-22:00 off")
        #expect(told(kiosk) == [false], "Whatever the last process left.")
        kiosk.wait(seconds: 100)
        #expect(isBlack(kiosk) && told(kiosk) == [false, true])
        kiosk.press("j")
        #expect(told(kiosk) == [false, true, false])
        kiosk.wait(seconds: 100)
        kiosk.take([KioskMessage(text: Self.text, end: FakeReader.evening + 3600)])
        kiosk.wait(seconds: 1)
        #expect(told(kiosk) == [false, true, false, true, false])
        kiosk.take([])
        kiosk.wait(seconds: 1)
        kiosk.send(.clock(Self.moment(0, 22)))
        kiosk.wait(seconds: 1)
        #expect(told(kiosk) == [false, true, false, true, false, true, false])
        var other = Self.kiosk("tue 20:00-22:00 dark")
        other.wait(seconds: 100)
        #expect(told(other).isEmpty)
    }

    @Test("a part's theme and language come when nobody is there, never under a reader's eyes, and go with it")
    func looks() {
        var kiosk = Self.kiosk("tue 21:00-22:00 theme=other lang=en")
        kiosk.press("j")
        kiosk.send(.clock(Self.moment(0, 21)))
        #expect(kiosk.kiosk.app.shared.theme.name == "monochrome")
        kiosk.wait(seconds: 100)
        #expect(kiosk.kiosk.app.shared.theme.name == "other" && kiosk.kiosk.app.phrases.language == .english)
        kiosk.send(.clock(Self.moment(0, 22)))
        #expect(kiosk.kiosk.app.shared.theme.name == "monochrome" && kiosk.shows("المصادر"))
    }

    @Test("a part's list rotates in the place of the newest")
    func list() {
        var kiosk = Self.kiosk("daily 00:00-24:00 list=زيتون")
        kiosk.wait(seconds: 95)
        #expect(
            kiosk.effects.contains { effect in
                if case .loadHeadlines(let query, _, _) = effect { query.base == .search("زيتون") } else { false }
            })
    }

    @Test("languages take turns while nobody is there; the next reader finds the first again")
    func languages() {
        var kiosk = Self.kiosk { $0.languages = [.arabic, .english] }
        #expect(kiosk.wait(upTo: 1_200) { $0.kiosk.app.phrases.language == .english })
        #expect(kiosk.wait(upTo: 1_200) { $0.shows("المصادر") })
    }

    @Test("the front page has the name that it is given") func masthead() {
        let kiosk = Self.kiosk { $0.masthead = "نشرة الحي" }
        #expect(kiosk.shows("نشرة الحي"))
    }

    // MARK: Pictures

    private static func picture(_ columns: Int, _ rows: Int) throws -> CellPicture {
        let line = "\u{1B}[38;5;196;48;5;21m" + String(repeating: "▀", count: columns) + "\u{1B}[0m\n"
        return try #require(
            CellPicture(chafa: Array(String(repeating: line, count: rows).utf8), room: ScreenSize(columns: columns, rows: rows)))
    }

    private static func blocks(_ kiosk: FakeKiosk) -> [(column: Int, row: Int)] {
        let frame = kiosk.frame
        return (0..<frame.size.rows).flatMap { row in (0..<frame.size.columns).filter { frame[$0, row].scalar == 0x2580 }.map { ($0, row) } }
    }

    @Test("the newsroom's picture stands whole at the start of its name, as large as the screen has room for; a small screen has the name alone")
    func logo() throws {
        let all = try [8, 6, 4, 3].map { try Self.picture($0 * 4, $0) }
        for (columns, rows, height) in [(80, 24, 3), (120, 30, 4), (160, 60, 8), (80, 19, 0), (30, 24, 0)] {
            for language in [Language.arabic, .english] {
                var rules = KioskRules()
                (rules.masthead, rules.languages) = ("نشرة الحي", [language])
                var kiosk = FakeKiosk(KioskFixture.store(), rules: rules, size: ScreenSize(columns: columns, rows: rows))
                kiosk.kiosk.fresh.show(logos: all)
                kiosk.pass(to: 100_000)
                let blocks = Self.blocks(kiosk)
                #expect(blocks.count == height * height * 4, "\(columns)×\(rows)")
                #expect(kiosk.shows("نشرة الحي"))
                guard let left = blocks.map(\.column).min(), let top = blocks.map(\.row).min() else { continue }
                #expect(top <= 1)
                // The name is in one of its rows, on the side that reading goes to.
                let frame = kiosk.frame
                let names = (top..<top + height).flatMap { row in
                    (0..<frame.size.columns).filter { (0xFB50...0xFEFF).contains(frame[$0, row].scalar) && frame[$0, row].scalar != 0x2580 }
                }
                #expect(!names.isEmpty)
                let middle = columns / 2
                let near = names.filter { abs($0 - middle) < 20 }
                if columns >= 80 {
                    #expect(near.contains { language == .arabic ? $0 < left : $0 > left + height * 4 - 1 }, "\(columns)×\(rows)")
                }
            }
        }
    }

    @Test("a front page with a picture is drawn at every size, and never out of it")
    func logoSizes() throws {
        let all = try [8, 6, 4, 3].map { try Self.picture($0 * 8, $0) }
        for columns in [0, 1, 2, 10, 40, 80, 200] {
            for rows in [0, 1, 5, 10, 20, 24, 41, 42, 100] {
                var kiosk = FakeKiosk(KioskFixture.store(3), size: ScreenSize(columns: columns, rows: rows))
                kiosk.kiosk.app.show(logos: all)
                #expect(kiosk.frame.size == ScreenSize(columns: columns, rows: rows))
            }
        }
    }

    private static func picturedKiosk(_ isAllowed: Bool) -> FakeKiosk {
        let store = FakeStore()
        store.add(Headline(id: 1, title: "افتتاح المكتبة", added: FakeReader.evening - 3600), text: PictureTests.pictured)
        var rules = KioskRules()
        if isAllowed {
            rules.allowed.insert(.showPicture)
            rules.rotatesPictures = true
        }
        return FakeKiosk(store, rules: rules)
    }

    private static func asked(_ kiosk: FakeKiosk) -> Ticket? {
        kiosk.effects.compactMap { if case .loadPicture(_, _, let ticket) = $0 { ticket } else { nil } }.last
    }

    @Test("a story that opens by itself is begun with its picture, and goes on with its text; nobody is told of one that can't be had")
    func pictures() throws {
        var kiosk = Self.picturedKiosk(true)
        #expect(kiosk.wait(upTo: 300) { Self.asked($0) != nil })
        #expect(!kiosk.shows("تُجلب الصورة"))
        kiosk.send(.picture(.made(try Self.picture(20, 10)), try #require(Self.asked(kiosk))))
        #expect(Self.blocks(kiosk).count == 200 && kiosk.shows("قاعة القراءة"))
        kiosk.wait(seconds: 8)
        #expect(Self.blocks(kiosk).count == 200)
        kiosk.wait(seconds: 2)
        #expect(Self.blocks(kiosk).isEmpty && kiosk.shows("فتحت المكتبة"))
        #expect(kiosk.wait(upTo: 300) { $0.isOnFrontPage })
        var failing = Self.picturedKiosk(true)
        #expect(failing.wait(upTo: 300) { Self.asked($0) != nil })
        failing.send(.picture(.noProgram, try #require(Self.asked(failing))))
        #expect(failing.shows("فتحت المكتبة") && !failing.shows("chafa"))
    }

    @Test("a picture that comes when the story is over is shown to nobody; a key stops at it, and the next gives the page")
    func latePictures() throws {
        var late = Self.picturedKiosk(true)
        #expect(late.wait(upTo: 300) { Self.asked($0) != nil })
        let ticket = try #require(Self.asked(late))
        #expect(late.wait(upTo: 300) { $0.isOnFrontPage })
        late.send(.picture(.made(try Self.picture(20, 10)), ticket))
        #expect(Self.blocks(late).isEmpty)
        var stopped = Self.picturedKiosk(true)
        #expect(stopped.wait(upTo: 300) { Self.asked($0) != nil })
        stopped.send(.picture(.made(try Self.picture(20, 10)), try #require(Self.asked(stopped))))
        stopped.press("j")
        #expect(Self.blocks(stopped).count == 200 && stopped.kiosk.isAttended)
        stopped.press("j")
        #expect(Self.blocks(stopped).isEmpty && stopped.shows("فتحت المكتبة"))
    }

    @Test("where pictures are not allowed none is asked for") func noPictures() {
        var kiosk = Self.picturedKiosk(false)
        kiosk.wait(seconds: 400)
        #expect(Self.asked(kiosk) == nil)
    }

    // MARK: Messages

    private static let text = "أخلوا المبنى بهدوء من الباب الشرقي"

    @Test("a message takes the screen of whoever reads, until it ends to the second; keys and touch do nothing meanwhile")
    func message() {
        var kiosk = Self.kiosk { $0.hasTouch = true }
        kiosk.press("Enter")
        let before = kiosk.frame
        kiosk.take([KioskMessage(text: Self.text, end: FakeReader.evening + 30)])
        #expect(kiosk.shows(Self.text) && kiosk.shows("عاجل"))
        let shown = kiosk.frame
        kiosk.press("Space q / F")
        kiosk.touch(column: 5, row: 23)
        #expect(kiosk.frame == shown)
        #expect(kiosk.kiosk.nextTick == 30_000 || kiosk.kiosk.nextTick.map { $0 < 30_000 } ?? false)
        kiosk.wait(seconds: 29)
        #expect(kiosk.shows(Self.text))
        kiosk.wait(seconds: 2)
        #expect(kiosk.frame == before)
    }

    @Test("what the strip would open is not opened by who can't see it: under a message, and in the dark", arguments: [true, false])
    func hiddenStrip(isDark: Bool) throws {
        let store = KioskFixture.store()
        store.add(KioskFixture.breaking())
        var rules = KioskRules()
        (rules.hasTouch, rules.takeoverSeconds, rules.idleSeconds) = (true, 0, 30)
        rules.parts = isDark ? [try #require(DayPart("daily 00:00-24:00 dark"))] : []
        var kiosk = FakeKiosk(store, rules: rules)
        kiosk.wait(seconds: 20)
        kiosk.press("j")
        #expect(kiosk.row(0).contains("السدود"))
        if isDark { kiosk.wait(seconds: 40) } else { kiosk.take([KioskMessage(text: Self.text, end: .max)]) }
        for row in 0...1 { kiosk.touch(column: 40, row: row) }
        if !isDark { kiosk.take([]) }
        // In the dark the second touch is of a page that is seen.
        #expect(kiosk.effects.count { if case .open = $0 { true } else { false } } == (isDark ? 1 : 0))
    }

    @Test("a message is in its own direction and language, whichever of the interface's has its turn", arguments: [Language.arabic, .english])
    func messageLanguage(interface: Language) {
        func kiosk(_ text: String) -> FakeKiosk {
            var kiosk = Self.kiosk { $0.languages = [interface] }
            kiosk.wait(seconds: 400)
            kiosk.take([KioskMessage(text: text, end: .max)])
            return kiosk
        }
        func rows(_ kiosk: FakeKiosk) -> [[UInt32]] {
            let frame = kiosk.frame
            return (0..<24).map { row in (0..<80).map { frame[$0, row].scalar } }.filter { row in row.contains { $0 != 0x20 } }
        }
        let arabic = kiosk(Self.text)
        #expect(arabic.shows("عاجل") && arabic.shows(Self.text))
        #expect(rows(arabic).count == 2 && rows(arabic).allSatisfy { row in row.lastIndex { $0 != 0x20 } == 69 })
        let english = rows(kiosk("Leave by the east door (3)."))
        #expect(english.map { String(codePoints: $0).split(separator: " ").joined(separator: " ") } == ["Breaking", "Leave by the east door (3)."])
        #expect(english.allSatisfy { row in row.firstIndex { $0 != 0x20 } == 10 })
    }

    @Test("a message that has come lasts as long as it was to, wherever the clock is set meanwhile", arguments: [-3, 3])
    func messageUnderOtherClock(hours: Int64) {
        var kiosk = Self.kiosk()
        let message = KioskMessage(text: Self.text, end: FakeReader.evening + 600, lasts: 600)
        kiosk.take([message])
        kiosk.wait(seconds: 5)
        let later = FakeReader.evening + hours * 3600
        kiosk.send(.clock(ClockTime(seconds: later, secondsEastOfUTC: 0)))
        kiosk.take([message], at: later + 5)
        kiosk.wait(seconds: 590)
        kiosk.take([message], at: later + 595)
        #expect(kiosk.shows(Self.text))
        kiosk.wait(seconds: 6)
        #expect(!kiosk.shows(Self.text))
    }

    @Test("a message whose end is far off by the clock lasts no longer than it was to; one that has ended is not shown")
    func messageThatLasts() {
        var kiosk = Self.kiosk()
        kiosk.take([KioskMessage(text: Self.text, end: FakeReader.evening + 9_000, lasts: 60)])
        kiosk.wait(seconds: 59)
        #expect(kiosk.shows(Self.text))
        kiosk.wait(seconds: 2)
        #expect(!kiosk.shows(Self.text))
        kiosk.take([KioskMessage(text: Self.text, end: FakeReader.evening - 1, lasts: 600)])
        #expect(!kiosk.shows(Self.text))
    }

    @Test("a message that is taken back and one that is told another end of are taken at their word")
    func messageChanged() {
        var kiosk = Self.kiosk()
        kiosk.take([KioskMessage(text: Self.text, end: FakeReader.evening + 600)])
        #expect(kiosk.shows(Self.text))
        kiosk.take([KioskMessage(text: Self.text, end: FakeReader.evening + 20)])
        kiosk.wait(seconds: 21)
        #expect(!kiosk.shows(Self.text))
        kiosk.take([KioskMessage(text: Self.text, end: FakeReader.evening + 900)])
        #expect(kiosk.shows(Self.text))
        kiosk.take([])
        #expect(!kiosk.shows(Self.text))
    }

    @Test("it takes a dark screen too; a kiosk that is told to obeys none") func obeys() {
        var dark = Self.kiosk("daily 00:00-24:00 dark")
        dark.wait(seconds: 100)
        dark.take([KioskMessage(text: Self.text, end: FakeReader.evening + 3600)])
        #expect(dark.shows(Self.text))
        var deaf = Self.kiosk { $0.obeysMessages = false }
        deaf.take([KioskMessage(text: Self.text, end: FakeReader.evening + 3600)])
        #expect(!deaf.shows(Self.text))
    }

    @Test("a long message is drawn at every size") func sizes() {
        for columns in [0, 1, 2, 3, 20, 80, 300] {
            for rows in [0, 1, 2, 5, 24, 100] {
                var kiosk = FakeKiosk(KioskFixture.store(3), size: ScreenSize(columns: columns, rows: rows))
                kiosk.take([KioskMessage(text: String(repeating: Self.text + " ", count: 40), end: .max)])
                #expect(kiosk.frame.size == ScreenSize(columns: columns, rows: rows))
            }
        }
    }
}
