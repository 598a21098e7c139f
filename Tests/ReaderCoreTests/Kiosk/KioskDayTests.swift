// A screen's day: its parts, the languages that take turns, and messages that take the screen.
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
        kiosk.kiosk.take(messages: [KioskMessage(text: Self.text, end: FakeReader.evening + 3600)])
        kiosk.wait(seconds: 1)
        #expect(told(kiosk) == [false, true, false, true, false])
        kiosk.kiosk.take(messages: [])
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

    // MARK: Messages

    private static let text = "أخلوا المبنى بهدوء من الباب الشرقي"

    @Test("a message takes the screen of whoever reads, until it ends to the second; keys and touch do nothing meanwhile")
    func message() {
        var kiosk = Self.kiosk { $0.hasTouch = true }
        kiosk.press("Enter")
        let before = kiosk.frame
        kiosk.kiosk.take(messages: [KioskMessage(text: Self.text, end: FakeReader.evening + 30)])
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

    @Test("it takes a dark screen too; a kiosk that is told to obeys none") func obeys() {
        var dark = Self.kiosk("daily 00:00-24:00 dark")
        dark.wait(seconds: 100)
        dark.kiosk.take(messages: [KioskMessage(text: Self.text, end: FakeReader.evening + 3600)])
        #expect(dark.shows(Self.text))
        var deaf = Self.kiosk { $0.obeysMessages = false }
        deaf.kiosk.take(messages: [KioskMessage(text: Self.text, end: FakeReader.evening + 3600)])
        #expect(!deaf.shows(Self.text))
    }

    @Test("a long message is drawn at every size") func sizes() {
        for columns in [0, 1, 2, 3, 20, 80, 300] {
            for rows in [0, 1, 2, 5, 24, 100] {
                var kiosk = FakeKiosk(KioskFixture.store(3), size: ScreenSize(columns: columns, rows: rows))
                kiosk.kiosk.take(messages: [KioskMessage(text: String(repeating: Self.text + " ", count: 40), end: .max)])
                #expect(kiosk.frame.size == ScreenSize(columns: columns, rows: rows))
            }
        }
    }
}
