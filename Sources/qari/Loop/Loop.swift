// Runs a program: events, answers and time in, effects out, a paint when nothing waits and the terminal has shown the last one. It waits
// for the terminal, for signals and for one wake-up, until the next thing is due; it asks nothing of a library itself.
import Glibc
import NcursesTerminal
import Processes
import ReaderCore
import TerminalScreen

final class Loop<Program, Care: Upkeep> where Care.Program == Program {
    private let terminal: NcursesTerminal
    private let runner: EffectRunner
    private let wake: WakeUp
    private var care: Care
    private var frame = Frame(size: ScreenSize(columns: 0, rows: 0))
    private var endedBy: Int32?
    private let start = ContinuousClock.now
    /// The minute that the program was last told.
    private var minute: Int64 = .min
    private var lastPaint: Int64 = 0
    /// Something has changed; and it has to be seen as soon as the terminal lets it.
    private var (isDirty, isDue) = (false, false)
    /// While work goes on in the background the footer's counts are painted this often, in milliseconds.
    private static var paintInterval: Int64 { 100 }
    /// Events of so many milliseconds are taken before anything else has its turn: a key held for ever keeps nobody waiting.
    private static var turn: Int64 { 500 }
    /// What a key has asked of the library comes within a few milliseconds, and is waited for so long: a
    /// page is then painted once, and what was typed ahead is for the page that it was typed for.
    private static var courtesy: Int64 { 200 }
    /// So many slices of background work take about a millisecond.
    private static var slicesAhead: Int { 10 }
    /// A terminal that answers mostly does within a few milliseconds, and the page is then painted once, in its colours and its order. One
    /// that is silent or far away is not waited for longer; what it answers then is painted over.
    private static var terminalCourtesy: Int64 { 20 }

    init(terminal: NcursesTerminal, runner: EffectRunner, wake: WakeUp, care: Care) {
        (self.terminal, self.runner, self.wake, self.care) = (terminal, runner, wake, care)
    }

    /// - Returns: the signal that ended it, if one did.
    func run(_ program: inout Program) -> Int32? {
        passTime(&program)
        perform(program.start(), &program)
        awaitAnswers(&program)
        // Some slices before the first paint: the pages of most articles are counted then, and the screen is painted once. Meanwhile the
        // terminal's answers are on their way.
        for _ in 0..<Self.slicesAhead where program.hasBackgroundWork { perform(program.update(.idle), &program) }
        awaitTerminal(&program)
        paint(program)
        while program.isRunning, !care.isOver {
            if take(waitingUpTo: patience(program), &program) { (isDirty, isDue) = (true, true) }
            passTime(&program)
            takeNews(&program)
            workOrPaint(&program)
        }
        return endedBy
    }

    /// Milliseconds since the start.
    private var now: Int64 {
        let (seconds, fraction) = (ContinuousClock.now - start).components
        return seconds * 1000 + fraction / 1_000_000_000_000_000
    }

    /// Milliseconds until there is something to do though nothing comes.
    private func patience(_ program: Program) -> Int32 {
        let hold = terminal.paintHold
        if program.hasBackgroundWork || isDirty && hold == nil { return 0 }
        let now = now
        var limits = [Int64(MinuteClock.untilNext)]
        if isDirty, let hold { limits.append(Int64(hold)) }
        if let next = program.nextTick { limits.append(next - now) }
        if let patience = care.patience(at: now) { limits.append(patience) }
        return Int32(max(0, limits.min() ?? 0))
    }

    /// What is known of the terminal, and what was typed ahead, goes into the first paint.
    private func awaitTerminal(_ program: inout Program) {
        let end = now + Self.terminalCourtesy
        repeat {
            take(waitingUpTo: terminal.owesFirstAnswers ? Int32(max(0, end - now)) : 0, &program)
            takeNews(&program)
        } while program.isRunning && terminal.owesFirstAnswers && now < end
    }

    // MARK: Painting

    private func workOrPaint(_ program: inout Program) {
        let mayPaint = terminal.paintHold == nil
        if program.hasBackgroundWork, !isDue || !mayPaint {
            perform(program.update(.idle), &program)
            isDirty = true
            if !program.hasBackgroundWork || now - lastPaint > Self.paintInterval { isDue = true }
        } else if isDirty {
            isDue = true
        }
        if isDue, mayPaint { paint(program) }
    }

    private func paint(_ program: Program) {
        (isDirty, isDue) = (false, false)
        guard program.isRunning else { return }
        program.draw(into: &frame)
        terminal.present(frame)
        lastPaint = now
        runner.hasPainted()
        care.hasPainted()
    }

    // MARK: What comes in

    /// Takes an event, and what has arrived meanwhile: a held key is painted once, not once a press.
    @discardableResult
    private func take(waitingUpTo milliseconds: Int32, _ program: inout Program) -> Bool {
        var patience = milliseconds
        var firstTaken: Int64?
        while program.isRunning, let event = terminal.nextEvent(waitingUpTo: patience, orFor: wake.descriptor) {
            if case .terminate(let signal) = event { endedBy = signal }
            passTime(&program)
            let asked = runner.questions
            perform(program.update(.event(event)), &program)
            if runner.questions != asked { awaitAnswers(&program) }
            patience = 0
            let first = firstTaken ?? now
            firstTaken = first
            if now - first >= Self.turn { break }
        }
        return firstTaken != nil
    }

    /// Lets answers come that come at once. A library that has kept somebody waiting already is not waited for again.
    private func awaitAnswers(_ program: inout Program) {
        guard let longest = runner.longestWait, longest < .milliseconds(Self.courtesy) else { return }
        let end = now + Self.courtesy
        while program.isRunning, runner.longestWait != nil, now < end {
            wake.wait(upTo: Int32(end - now))
            takeNews(&program)
        }
    }

    /// What the outside has to say: answers, a page that was fetched, a browser that failed.
    private func takeNews(_ program: inout Program) {
        wake.clear()
        for message in runner.news() {
            passTime(&program)
            perform(program.update(message), &program)
            (isDirty, isDue) = (true, true)
        }
        if let effects = care.goRound(&program, at: now) {
            perform(effects, &program)
            (isDirty, isDue) = (true, true)
        }
    }

    /// Tells the program the time when it has to know it.
    private func passTime(_ program: inout Program) {
        let clock = MinuteClock.now()
        if clock.seconds / 60 != minute {
            minute = clock.seconds / 60
            perform(program.update(.clock(clock)), &program)
            isDirty = true
        }
        let effects = program.tick(now)
        if !effects.isEmpty || program.nextTick != nil { isDirty = true }
        perform(effects, &program)
    }

    /// Carries effects out, and those that their replies bring.
    private func perform(_ effects: [Effect], _ program: inout Program) {
        for effect in effects { for reply in runner.perform(effect) { perform(program.update(reply), &program) } }
    }
}
