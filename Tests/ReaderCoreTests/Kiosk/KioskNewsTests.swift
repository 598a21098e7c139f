// Breaking news on a kiosk: its strip, the screen that it takes, how long it lasts; and what is said of sources that are silent.
import ArticleModel
import TerminalScreen
import Testing

@testable import Kiosk
@testable import ReaderCore

@Suite("Kiosk: breaking news") struct KioskNewsTests {
    @Test("Breaking news is on every screen within seconds, with its age") func strip() {
        for opening in ["", "Enter ", "Enter t ", "? ", "Enter / "] {
            let store = KioskFixture.store()
            var kiosk = FakeKiosk(store)
            kiosk.press(opening)
            #expect(!kiosk.shows("السدود تفتح"))
            store.insertFirst(KioskFixture.breaking(age: 240))
            kiosk.wait(seconds: 6)
            #expect(kiosk.row(0).contains("عاجل") && kiosk.row(0).contains("السدود تفتح بواباتها"), "\(opening): \(kiosk.row(0))")
            #expect(kiosk.shows("دقائق"))
        }
    }

    @Test("A reader is not disturbed; an idle screen is taken once, for a limited time") func takesOver() {
        let store = KioskFixture.store()
        var kiosk = FakeKiosk(store)
        kiosk.press("Enter")
        store.insertFirst(KioskFixture.breaking())
        kiosk.wait(seconds: 60)
        #expect(kiosk.kiosk.app.reading?.headline?.id == 1)
        #expect(kiosk.wait(upTo: 60) { $0.kiosk.app.reading?.headline?.id == 900 && !$0.isOnFrontPage })
        kiosk.wait(seconds: 62)
        #expect(kiosk.isOnFrontPage)
        // Not a second time by itself.
        let isTaken = kiosk.wait(upTo: 900) { if case .takenOver = $0.kiosk.stage { true } else { false } }
        #expect(!isTaken)
    }

    @Test("News that is too old leaves the strip") func expires() {
        let store = KioskFixture.store()
        store.insertFirst(KioskFixture.breaking(age: 6 * 3600 - 30))
        var kiosk = FakeKiosk(store)
        kiosk.wait(seconds: 6)
        #expect(kiosk.row(0).contains("السدود"))
        kiosk.send(.clock(ClockTime(seconds: FakeReader.evening + 60, secondsEastOfUTC: 0)))
        kiosk.wait(seconds: 6)
        #expect(!kiosk.row(0).contains("السدود"))
    }

    @Test("News from the future, by a clock that was set back, is not breaking; a few minutes ahead it is") func future() {
        for (ahead, isBreaking) in [(Int64(540), true), (660, false), (300 * 86_400, false)] {
            let store = KioskFixture.store()
            store.insertFirst(KioskFixture.breaking(age: -ahead))
            var kiosk = FakeKiosk(store)
            kiosk.wait(seconds: 6)
            #expect(kiosk.row(0).contains("السدود") == isBreaking, "\(ahead)")
            let isTaken = kiosk.wait(upTo: 120) { if case .takenOver = $0.kiosk.stage { true } else { false } }
            #expect(isTaken == isBreaking, "\(ahead)")
        }
    }

    @Test("On a screen of a few rows breaking news has one; on a single row the text keeps it") func smallStrip() {
        for rows in 1...5 {
            let store = KioskFixture.store()
            store.insertFirst(KioskFixture.breaking())
            var kiosk = FakeKiosk(store, size: ScreenSize(columns: 20, rows: rows))
            kiosk.press("Enter")
            kiosk.wait(seconds: 6)
            #expect(kiosk.row(0).contains("عاجل") == (rows > 1), "\(rows): \(kiosk.row(0))")
        }
    }

    @Test("A click on the strip opens the news; clicks below it hit what they point at") func clicks() {
        let store = KioskFixture.store()
        store.insertFirst(KioskFixture.breaking())
        var kiosk = FakeKiosk(store)
        kiosk.press("Enter F")
        kiosk.wait(seconds: 6)
        kiosk.press("G")
        kiosk.send(.event(.mouse(MouseEvent(button: .left, column: 40, row: 0))))
        #expect(kiosk.kiosk.app.reading?.headline?.id == 900)
    }

    @Test("Sources that are down are told with the age of what is shown") func stale() {
        var kiosk = FakeKiosk(KioskFixture.store())
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
        var kiosk = FakeKiosk(KioskFixture.store(), rules: rules)
        kiosk.wait(seconds: 500)
        kiosk.press("Enter")
        kiosk.wait(seconds: 595)
        #expect(kiosk.kiosk.isRunning)
        kiosk.wait(seconds: 6)
        #expect(!kiosk.kiosk.isRunning)
        var screen = FakeKiosk(KioskFixture.store())
        screen.wait(seconds: Double(KioskRules.longestAbsence) + 60)
        #expect(screen.kiosk.isRunning)
    }
}
