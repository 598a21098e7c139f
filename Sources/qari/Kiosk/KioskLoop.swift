// Runs the kiosk: keys and time in, effects out, a paint when nothing waits, and word to the service manager that it goes round.
import ArabicText
import ArticleLibrary
import ArticleModel
import FoundationEssentials
import Glibc
import NcursesTerminal
import ReaderCore
import TerminalScreen

final class KioskLoop {
    private let terminal: NcursesTerminal
    private let library: KioskLibrary
    private let sessions: SessionStore
    private let manager: ServiceManager
    private var frame = Frame(size: ScreenSize(columns: 0, rows: 0))
    private var shown: Frame?
    private let start = ContinuousClock.now
    /// Milliseconds since the start at which things were last done.
    private var (lastTick, lastAlive, lastClock, lastSupply): (Int64, Int64, Int64, Int64) = (-10_000, -.max / 2, -.max / 2, -.max / 2)
    /// The kiosk is told the time this often, in milliseconds, while nothing else happens.
    private static let tick: Int64 = 500

    init(terminal: NcursesTerminal, library: KioskLibrary, sessions: SessionStore, manager: ServiceManager) {
        (self.terminal, self.library, self.sessions, self.manager) = (terminal, library, sessions, manager)
    }

    func run(_ kiosk: inout Kiosk) {
        passTime(&kiosk)
        run(kiosk.start(), &kiosk)
        take(waitingUpTo: 0, &kiosk)
        paint(kiosk)
        manager.ready()
        while kiosk.isRunning {
            if !take(waitingUpTo: kiosk.hasBackgroundWork ? 0 : Int32(Self.tick), &kiosk), kiosk.hasBackgroundWork {
                run(kiosk.update(.idle), &kiosk)
            }
            passTime(&kiosk)
            if !kiosk.hasBackgroundWork || now - lastTick == 0 { paint(kiosk) }
        }
        manager.stopping()
    }

    private var now: Int64 {
        let (seconds, fraction) = (ContinuousClock.now - start).components
        return seconds * 1000 + fraction / 1_000_000_000_000_000
    }

    @discardableResult
    private func take(waitingUpTo milliseconds: Int32, _ kiosk: inout Kiosk) -> Bool {
        var patience = milliseconds
        var hasTaken = false
        // A key held for ever must not keep the service manager waiting.
        while kiosk.isRunning, let event = terminal.nextEvent(waitingUpTo: patience) {
            run(kiosk.update(.event(event)), &kiosk)
            (patience, hasTaken) = (0, true)
            if now - lastTick >= Self.tick { break }
        }
        return hasTaken
    }

    /// What is due by the clock.
    private func passTime(_ kiosk: inout Kiosk) {
        let now = now
        if now - lastClock >= 60_000 || now < lastClock {
            lastClock = now
            run(kiosk.update(.clock(Self.clock)), &kiosk)
        }
        if now - lastSupply >= 30_000 {
            lastSupply = now
            kiosk.take(library.supply)
        }
        if now - lastTick >= Self.tick {
            lastTick = now
            run(kiosk.tick(now), &kiosk)
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
            case .endSession: sessions.forget()
            case .copy(let text): _ = terminal.copy(Data(String(codePoints: text).utf8).base64EncodedString())
            case .repaint:
                terminal.repaint()
                shown = nil
            default: break
            }
        }
    }
}
