// What is done beside a kiosk while it runs: its library is looked at, the process beside too, the service manager hears that the loop
// goes round, and the session's place counts once it is on the screen.
import Glibc
import Kiosk
import ReaderCore

struct KioskUpkeep: Upkeep {
    private let library: KioskLibrary
    private let path: String
    private let companion: Companion?
    private let sessions: SessionStore
    private let manager: ServiceManager
    private let log: KioskLog
    /// Where it says how it fares; nil where nobody asks.
    private var status: KioskStatusFile?
    /// The file of options, which may change; nil where there is none.
    private var reload: KioskReload?
    private let watch = KioskWatch()
    /// When things are due, in the loop's milliseconds.
    private var (nextLook, nextAlive, nextStatus): (Int64, Int64, Int64) = (0, 0, 0)
    private var isLooking = false
    private var isReady = false
    /// What was last logged of a library that has taken the other's place and can't be opened.
    private var lastTrouble: String?
    /// The library is where this process can't follow it: another has to go on.
    private(set) var isOver = false
    private static let lookEvery = Int64(KioskRules.newsSeconds) * 1000
    /// An answer that takes longer than this is none: the service manager hears nothing more, and starts the kiosk anew.
    private static let longestAnswer = Duration.seconds(60)

    init(
        library: KioskLibrary, path: String, companion: Companion?, sessions: SessionStore, manager: ServiceManager, log: KioskLog,
        status: KioskStatusFile?, reload: KioskReload?
    ) {
        (self.status, self.reload) = (status, reload)
        (self.library, self.path, self.companion) = (library, path, companion)
        (self.sessions, self.manager, self.log) = (sessions, manager, log)
    }

    func patience(at now: Int64) -> Int64? {
        let isWatched = manager.watchdogInterval != nil
        return [isLooking ? nil : nextLook - now, isWatched ? nextAlive - now : nil, status?.status.painted ?? 0 > 0 ? nextStatus - now : nil]
            .compactMap(\.self).min()
    }

    mutating func goRound(_ kiosk: inout Kiosk, at now: Int64) -> [Effect]? {
        if let interval = manager.watchdogInterval, now >= nextAlive {
            nextAlive = now + interval
            if library.longestWait ?? .zero < Self.longestAnswer { manager.alive() }
        }
        if !isLooking, now >= nextLook {
            (isLooking, nextLook) = (true, now + Self.lookEvery)
            // A process that this one has just started may not have said yet that it lives.
            let isHeard = companion == nil || now > ArticleSupply.longestSilence * 1000
            library.look(watch, isCutOff: companion?.hasEnded ?? false, isHeard: isHeard)
        }
        if companion?.hasEnded ?? false { kiosk.isForsaken(at: now) }
        let isReloaded = reload?.goRound(&kiosk, at: now, log) ?? false
        if isReloaded, let reload { library.countsReads = reload.countsReads }
        if isReloaded { nextStatus = now }
        say(kiosk, at: now)
        guard let look = watch.take() else { return isReloaded ? kiosk.update(.clock(MinuteClock.now())) : nil }
        isLooking = false
        kiosk.take(look.supply)
        kiosk.take(messages: look.messages, at: MinuteClock.now().seconds)
        // The first look is told at once.
        if let articles = look.articles {
            if status?.status.articles == 0 { nextStatus = now }
            status?.status.articles = Int64(articles)
        }
        status?.status.newestFeed = look.feeds.newest
        status?.status.oldestFeed = look.feeds.oldest
        status?.status.failing = Int64(look.feeds.failing)
        // With the time the front page looks for what is new.
        return hasFollowed(look.following) || look.isNews ? kiosk.update(.clock(MinuteClock.now())) : []
    }

    private mutating func say(_ kiosk: Kiosk, at now: Int64) {
        // Not before there is something on the screen.
        guard status?.status.painted ?? 0 > 0, now >= nextStatus else { return }
        nextStatus = now + KioskStatusFile.interval
        let title = kiosk.app.shownTitle
        status?.status.title = title
        status?.status.screen = title == nil ? "front" : "article"
        let isSilent = companion?.hasEnded ?? false
        status?.status.trouble = isSilent ? "the process that fetches has ended" : lastTrouble ?? reload?.trouble
        status?.write()
    }

    /// True when the library is another than before.
    private mutating func hasFollowed(_ following: KioskFile.Following) -> Bool {
        switch following {
        case .same: return false
        case .reopened: return true
        case .replaced:
            lastTrouble = nil
            log.note("another library has taken the place of \(path); it is shown from now on")
            return true
        case .waiting(let problem):
            let trouble = problem.sentence(in: .english)
            if trouble != lastTrouble { log.note("another library has taken the place of \(path), but: \(trouble)") }
            lastTrouble = trouble
            return false
        case .outOfReach:
            isOver = true
            log.note("another library has taken the place of \(path), out of reach: ending, to be started anew")
            return false
        }
    }

    mutating func hasPainted() {
        status?.status.painted = Int64(time(nil))
        if !isReady {
            isReady = true
            manager.ready()
        }
        // Shown, with all that it brings: whatever ends this process now, it was not opening the article.
        if library.longestWait == nil { sessions.hasResumed() }
    }
}
