// Runs the kiosk: keys and time in, effects out, a paint when nothing waits and the terminal has shown the last one, and word to
// the service manager that it goes round.
import ArabicText
import ArticleLibrary
import ArticleModel
import Glibc
import NcursesTerminal
import ReaderCore
import TerminalScreen

final class KioskLoop {
    private let terminal: NcursesTerminal
    private var library: KioskLibrary
    private let sessions: SessionStore
    private let manager: ServiceManager
    private let log: KioskLog
    private var frame = Frame(size: ScreenSize(columns: 0, rows: 0))
    private var shown: Frame?
    private let start = ContinuousClock.now
    /// Milliseconds since the start at which things were last done.
    private var (lastTick, lastAlive, lastClock, lastLook): (Int64, Int64, Int64, Int64) = (-10_000, -.max / 2, -.max / 2, -.max / 2)
    /// What was last logged of a library that has taken the other's place and can't be opened.
    private var lastTrouble: String?
    /// The library's edition that the lists on screen are of.
    private var edition: Int?
    /// The kiosk is told the time this often, in milliseconds, while nothing else happens.
    private static let tick: Int64 = 500
    /// While work goes on in the background it is painted this often, in milliseconds.
    private static let paintInterval: Int64 = 100
    /// Since when the process beside has been gone, in milliseconds.
    private var forsaken: Int64?
    /// Nothing new comes without it, and this process, shut in, can start no other: when nobody is there, it ends after so long.
    private static let forsakenFor: Int64 = 60_000

    init(terminal: NcursesTerminal, library: KioskLibrary, sessions: SessionStore, manager: ServiceManager, log: KioskLog) {
        (self.terminal, self.library, self.sessions, self.manager, self.log) = (terminal, library, sessions, manager, log)
    }

    /// - Returns: false when another process has to go on: the library is where this one can't follow it.
    func run(_ kiosk: inout Kiosk) -> Bool {
        passTime(&kiosk)
        run(kiosk.start(), &kiosk)
        take(waitingUpTo: 0, &kiosk)
        paint(kiosk)
        manager.ready()
        var lastPaint = now
        while kiosk.isRunning, !isOutOfReach {
            let hasTaken = take(waitingUpTo: kiosk.hasBackgroundWork ? 0 : Int32(Self.tick), &kiosk)
            passTime(&kiosk)
            if !hasTaken, kiosk.hasBackgroundWork {
                run(kiosk.update(.idle), &kiosk)
                if kiosk.hasBackgroundWork, now - lastPaint < Self.paintInterval { continue }
            }
            guard terminal.paintHold == nil else { continue }
            paint(kiosk)
            lastPaint = now
            // Shown, with all that it brings: whatever ends this process now, it was not opening the article.
            sessions.hasResumed()
        }
        manager.stopping()
        return !isOutOfReach
    }

    private var isOutOfReach = false

    /// True when the library is another than before.
    private func hasFollowed() -> Bool {
        switch library.follow() {
        case .same: return false
        case .reopened: return true
        case .replaced:
            (edition, lastTrouble) = (nil, nil)
            log.note("another library has taken the place of \(library.library.path); it is shown from now on")
            return true
        case .waiting(let problem):
            let trouble = problem.sentence(in: .english)
            if trouble != lastTrouble { log.note("another library has taken the place of \(library.library.path), but: \(trouble)") }
            lastTrouble = trouble
            return false
        case .outOfReach:
            isOutOfReach = true
            log.note("another library has taken the place of \(library.library.path), out of reach: ending, to be started anew")
            return false
        }
    }

    private var now: Int64 {
        let (seconds, fraction) = (ContinuousClock.now - start).components
        return seconds * 1000 + fraction / 1_000_000_000_000_000
    }

    /// Takes an event, and what has arrived meanwhile: pages typed ahead on a slow line are painted as one.
    @discardableResult
    private func take(waitingUpTo milliseconds: Int32, _ kiosk: inout Kiosk) -> Bool {
        var patience = milliseconds
        var firstTaken: Int64?
        while kiosk.isRunning, let event = terminal.nextEvent(waitingUpTo: patience) {
            run(kiosk.update(.event(event)), &kiosk)
            patience = 0
            let start = firstTaken ?? now
            firstTaken = start
            // A key held for ever must not keep the service manager waiting. The paint before may have taken longer than a tick, on a
            // slow line: only what is taken now counts.
            if now - start >= Self.tick { break }
        }
        return firstTaken != nil
    }

    /// What is due by the clock.
    private func passTime(_ kiosk: inout Kiosk) {
        let now = now
        var isNews = false
        if now - lastLook >= Int64(KioskRules.newsSeconds) * 1000 {
            lastLook = now
            let isReplaced = hasFollowed()
            let found = library.edition
            (isNews, edition) = (isReplaced || found != edition || found == nil, found)
            kiosk.take(library.supply)
        }
        // The time is told each minute. With it the front page looks for what is new, so also when something is.
        if isNews || now - lastClock >= 60_000 || now < lastClock {
            lastClock = now
            run(kiosk.update(.clock(Self.clock)), &kiosk)
        }
        if now - lastTick >= Self.tick {
            lastTick = now
            run(kiosk.tick(now), &kiosk)
            if library.companion?.hasEnded ?? false { forsaken = forsaken ?? now }
            if let forsaken, now - forsaken >= Self.forsakenFor, !kiosk.isAttended { run(kiosk.update(.event(.terminate(signal: SIGTERM))), &kiosk) }
        }
        if let interval = manager.watchdogInterval, now - lastAlive >= interval {
            lastAlive = now
            manager.alive()
        }
    }

    private static var clock: ClockTime {
        var moment = time(nil)
        var local = tm()
        localtime_r(&moment, &local)
        return ClockTime(seconds: Int64(moment), offset: local.tm_gmtoff)
    }

    private func paint(_ kiosk: Kiosk) {
        guard kiosk.isRunning else { return }
        kiosk.draw(into: &frame)
        guard frame != shown else { return }
        terminal.present(frame)
        shown = frame
    }

    private func run(_ effects: [Effect], _ kiosk: inout Kiosk) {
        for effect in effects {
            if let reply = library.reply(to: effect, sessions) {
                run(kiosk.update(reply), &kiosk)
                if case .openedArticle = reply { kiosk.allowTime() }
                continue
            }
            switch effect {
            case .keep(let change): sessions.keep(change)
            case .endSession:
                sessions.forget()
                terminal.forgetInput()
            case .copy(let text): _ = terminal.copy(String(codePoints: text))
            case .repaint:
                terminal.repaint()
                shown = nil
            default: break
            }
        }
    }
}
