// The process beside the interface: it has no terminal, brings articles in and alone writes the library.
import Glibc
import Processes

struct Companion {
    private let process: ChildProcess
    /// Our end of what leads to it: it ends when this process does, and this end tells when it has.
    private let link: Int32

    /// Starts it, and waits until the library is there to be read.
    /// - Returns: nil when it did not come up in time.
    init?(library: String, interval: Int, allowsPrivate: Bool, sources: [String], log: KioskLog) {
        var ends: [Int32] = [-1, -1]
        guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0, &ends) == 0 else { return nil }
        let arguments =
            ["qari", "kiosk-fetch", "--linked", "--library", library, "--interval", "\(interval)"] + (allowsPrivate ? ["--allow-private"] : []) + [
                "--"
            ]
            + sources
        let error = log.errorDescriptor >= 0 ? ChildProcess.Stream.same(log.errorDescriptor) : .nothing
        let started = try? ChildProcess(
            "/proc/self/exe", arguments, environment: KioskEnvironment.forFetching, streams: [.nothing, .nothing, error, .same(ends[1])],
            grouping: .ownSession)
        close(ends[1])
        guard let started else {
            close(ends[0])
            return nil
        }
        (process, link) = (started, ends[0])
        var source = pollfd(fd: link, events: Int16(POLLIN), revents: 0)
        var byte: UInt8 = 0
        guard poll(&source, 1, 30_000) > 0, read(link, &byte, 1) == 1 else { return nil }
    }

    /// True once it is gone. The interface, shut in, can start no other: nothing is brought in any more.
    var hasEnded: Bool {
        var source = pollfd(fd: link, events: 0, revents: 0)
        return poll(&source, 1, 0) > 0
    }
}
