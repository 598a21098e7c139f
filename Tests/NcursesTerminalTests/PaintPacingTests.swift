// When the next paint may go out, by what was painted and answered; moments are made up.
import NcursesTerminal
import Testing

@Suite("Pacing of paints")
struct PaintPacingTests {
    private let start = ContinuousClock.now
    private func after(_ seconds: Double) -> ContinuousClock.Instant { start + .seconds(seconds) }

    private func known() -> PaintPacing {
        var pacing = PaintPacing()
        let asks = pacing.begin(at: start)
        #expect(!asks, "Nothing was painted that could be on its way.")
        return pacing
    }

    @Test("a terminal that has not shown that it answers is asked nothing, and nothing is held")
    func unknown() {
        var pacing = PaintPacing()
        for second in 0..<5 {
            #expect(pacing.painted(5_000, at: after(Double(second))) == false)
            #expect(pacing.hold(at: after(Double(second))) == nil)
        }
        #expect(pacing.owed == 0)
    }

    @Test("what was painted before it is known to answer is asked behind at once, and once")
    func begin() {
        var pacing = PaintPacing()
        #expect(pacing.painted(2_000, at: start) == false)
        #expect(pacing.begin(at: after(0.1)) == true)
        #expect(pacing.hold(at: after(0.1)) != nil)
        #expect(pacing.begin(at: after(0.2)) == false)
        #expect(pacing.owed == 1)
    }

    @Test("the first page after a quiet time goes out at once, the next when the terminal has answered")
    func pages() {
        var pacing = known()
        #expect(pacing.hold(at: after(1)) == nil)
        #expect(pacing.painted(1_000, at: after(1)) == true)
        #expect(pacing.hold(at: after(1)) != nil && pacing.hold(at: after(3)) != nil)
        pacing.answered()
        #expect(pacing.hold(at: after(3)) == nil)
    }

    @Test("small paints hold nothing until they make up a page")
    func letters() {
        var pacing = known()
        let letter = PaintPacing.smallPaint / 4
        for _ in 0..<3 {
            #expect(pacing.painted(letter, at: after(1)) == false)
            #expect(pacing.hold(at: after(1)) == nil)
        }
        #expect(pacing.painted(letter, at: after(1)) == true)
        #expect(pacing.hold(at: after(1)) != nil)
    }

    @Test("of two pages on the line both must be answered")
    func two() {
        var pacing = known()
        #expect(pacing.painted(1_000, at: after(1)) == true)
        #expect(pacing.painted(1_000, at: after(1)) == true)
        pacing.answered()
        #expect(pacing.hold(at: after(2)) != nil)
        pacing.answered()
        #expect(pacing.hold(at: after(2)) == nil)
    }

    @Test("a page of 80×24 is waited for 10 seconds at most, a larger one longer, none for ever", arguments: [(2_400, 10.0), (9_600, 25.0)])
    func bound(_ bytes: Int, _ seconds: Double) {
        var pacing = known()
        #expect(pacing.painted(bytes, at: start) == true)
        #expect(pacing.hold(at: start) == .seconds(seconds))
        #expect(pacing.hold(at: after(seconds - 0.1)) != nil)
        #expect(pacing.hold(at: after(seconds)) == nil)
    }

    @Test("after an answer that never came nothing is held, but asked, until one comes")
    func givesUp() {
        var pacing = known()
        #expect(pacing.painted(1_000, at: start) == true)
        #expect(pacing.hold(at: after(60)) == nil)
        for second in 61..<65 {
            #expect(pacing.painted(1_000, at: after(Double(second))) == true)
            #expect(pacing.hold(at: after(Double(second))) == nil)
        }
        #expect(pacing.owed == 0)
        // The one stands for all five: the others may be lost.
        pacing.answered()
        #expect(pacing.owed == 0 && pacing.hold(at: after(66)) == nil)
        #expect(pacing.painted(1_000, at: after(67)) == true)
        #expect(pacing.owed == 1 && pacing.hold(at: after(67)) != nil)
        pacing.answered()
        #expect(pacing.hold(at: after(67)) == nil)
    }

    @Test("an answer is owed until its deadline, with nothing painted after it too")
    func deadline() {
        var pacing = known()
        #expect(pacing.painted(2_400, at: start) == true)
        pacing.keepTime(at: after(9.9))
        #expect(pacing.owed == 1 && !pacing.isLate(at: after(9.9)) && pacing.isLate(at: after(10)))
        pacing.keepTime(at: after(10))
        #expect(pacing.owed == 0 && !pacing.isLate(at: after(10)))
        pacing.answered()
        #expect(pacing.painted(2_400, at: after(20)) == true)
        #expect(pacing.owed == 1 && pacing.hold(at: after(20)) != nil)
    }

    @Test("late and forged answers free nothing that is painted after them")
    func forged() {
        var pacing = known()
        for _ in 0..<100 { pacing.answered() }
        #expect(pacing.painted(1_000, at: after(1)) == true)
        #expect(pacing.hold(at: after(1)) != nil)
        pacing.answered()
        #expect(pacing.hold(at: after(2)) == nil)
    }

    @Test("after a stop nothing is awaited")
    func restart() {
        var pacing = known()
        #expect(pacing.painted(1_000, at: after(1)) == true)
        pacing.restart()
        #expect(pacing.owed == 0 && pacing.hold(at: after(1)) == nil)
        #expect(pacing.painted(1_000, at: after(2)) == true)
    }
}
