// Refreshes feeds, each time in a program of its own: what a hostile feed or a slow server does to it, it does not to the kiosk.
import Glibc

struct FeedRefresh {
    private let library: String
    /// Feeds that are still to be followed.
    private var unfollowed: [String]
    private let interval: Int64
    private let hasFeeds: Bool
    private var due: Int64 = 0
    private var running: (id: pid_t, start: Int64, what: String)?
    /// Seconds that a refresh may take.
    private static let patience: Int64 = 600

    init(library: String, feeds: [String], interval: Int64) {
        (self.library, unfollowed, self.interval) = (library, feeds, interval)
        hasFeeds = !feeds.isEmpty
    }

    private var now: Int64 {
        var moment = timespec()
        clock_gettime(CLOCK_MONOTONIC, &moment)
        return Int64(moment.tv_sec)
    }

    var millisecondsLeft: Int64 {
        if running != nil { return 500 }
        return hasFeeds ? max(0, due - now) * 1000 : 60_000
    }

    /// Starts what is due, looks after what runs.
    /// - Returns: what to log.
    mutating func step() -> [String] {
        guard hasFeeds else { return [] }
        if let running { return lookAfter(running) }
        if let feed = unfollowed.first {
            unfollowed.removeFirst()
            return start(["add", "--library", library, "--", feed], feed)
        }
        guard now >= due else { return [] }
        due = now + interval
        return start(["sync", "--library", library], "sync")
    }

    private mutating func start(_ arguments: [String], _ what: String) -> [String] {
        var id = pid_t()
        let result = (["qari"] + arguments).withCStrings { arguments in
            KioskEnvironment.current.withCStrings { posix_spawn(&id, "/proc/self/exe", nil, nil, arguments, $0) }
        }
        guard result == 0 else { return ["\(what): \(String(cString: strerror(result)))"] }
        running = (id, now, what)
        return []
    }

    private mutating func lookAfter(_ child: (id: pid_t, start: Int64, what: String)) -> [String] {
        var status: Int32 = 0
        let ended = waitpid(child.id, &status, WNOHANG)
        if ended == 0 {
            if now - child.start > Self.patience { kill(child.id, SIGKILL) }
            return []
        }
        running = nil
        return status == 0 ? [] : ["\(child.what): not all of it could be fetched (status \(status))"]
    }
}
