// Refreshes the feeds that the library follows, each time in a program of its own: what a hostile feed or a slow server does to it, it
// does not to the kiosk. A feed that can't be reached is asked again the next time, the first time too.
import Glibc
import Processes
import Synchronization

struct FeedRefresh {
    private let library: String
    private let interval: Int64
    private let hasFeeds: Bool
    private let allowsPrivate: Bool
    private var due: Int64 = 0
    private var running: (process: ChildProcess, start: Int64)?
    /// The refresh that runs, to be ended from any thread; 0 for none.
    private static let child = Atomic<pid_t>(0)
    /// Seconds that a refresh may take.
    private static let patience: Int64 = 600

    /// - Parameter allowsPrivate: feeds may stand in the newsroom's own network, and lead there.
    init(library: String, hasFeeds: Bool, interval: Int64, allowsPrivate: Bool) {
        (self.library, self.hasFeeds, self.interval, self.allowsPrivate) = (library, hasFeeds, interval, allowsPrivate)
    }

    private var now: Int64 {
        var moment = timespec()
        clock_gettime(CLOCK_MONOTONIC, &moment)
        return Int64(moment.tv_sec)
    }

    /// Readable when the refresh that runs has ended; -1 for none.
    var descriptor: Int32 { running?.process.descriptor ?? -1 }

    /// Milliseconds until there is something to do though nothing has ended.
    var millisecondsLeft: Int64 {
        if let running { return max(0, running.start + Self.patience - now) * 1000 }
        return hasFeeds ? max(0, due - now) * 1000 : 60_000
    }

    /// Starts what is due, looks after what runs.
    /// - Returns: what to log.
    mutating func step() -> [String] {
        guard hasFeeds else { return [] }
        if let running { return lookAfter(running) }
        guard now >= due else { return [] }
        due = now + interval
        return start()
    }

    private mutating func start() -> [String] {
        // A server that hangs must not keep the others from being asked in time.
        let arguments = ["qari", "sync", "--library", library, "--patience", "\(min(60, interval))"] + (allowsPrivate ? [] : ["--public-only"])
        do throws(ChildProcess.Failure) {
            let process = try ChildProcess(
                "/proc/self/exe", arguments, environment: KioskEnvironment.current, streams: [.nothing, .nothing, .same(STDERR_FILENO)])
            running = (process, now)
            Self.child.store(process.id, ordering: .relaxed)
            return []
        } catch { return ["sync: \(String(cString: strerror(error.number)))"] }
    }

    /// What it has saved is saved.
    static func endRunning() {
        let id = child.exchange(0, ordering: .relaxed)
        if id > 0 { kill(id, SIGTERM) }
    }

    private mutating func lookAfter(_ child: (process: ChildProcess, start: Int64)) -> [String] {
        guard let ending = child.process.ending else {
            if now - child.start >= Self.patience { child.process.signal(SIGKILL) }
            return []
        }
        running = nil
        Self.child.store(0, ordering: .relaxed)
        return ending.isSuccess ? [] : ["sync: not all of it could be fetched (\(ending))"]
    }
}
