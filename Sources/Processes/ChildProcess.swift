// A program run beside this one: never through a shell, with nothing inherited but what is named. For the browser, for curl, for the
// process beside a kiosk.
import CProcesses
import Glibc

package final class ChildProcess {
    package enum Ending: Hashable, Sendable {
        case exit(Int32)
        case signal(Int32)

        package var isSuccess: Bool { self == .exit(0) }
    }

    /// Why it did not start: the system's number.
    package struct Failure: Error, Hashable {
        package let number: Int32
        package init(number: Int32) { self.number = number }
    }

    /// What a program's descriptor is.
    package enum Stream {
        /// /dev/null.
        case nothing
        /// The same as this process' descriptor; that one stays open here.
        case same(Int32)
    }

    /// Whether the signals of this terminal reach it: never. A session of its own has no terminal at all.
    package enum Grouping { case ownGroup, ownSession }

    package let id: pid_t
    /// Readable once it has ended; -1 where the kernel has no such thing.
    package let descriptor: Int32
    private var ended: Ending?

    /// Starts it, with no signal blocked or ignored.
    /// - Parameters:
    ///   - program: found on the path when it holds no slash.
    ///   - arguments: all of them, the program's name first.
    ///   - environment: nil for this process'.
    ///   - streams: standard input, output and error, and what follows them.
    package init(
        _ program: String, _ arguments: [String], environment: [String]? = nil, streams: [Stream] = [.nothing, .nothing, .nothing],
        grouping: Grouping = .ownGroup
    ) throws(Failure) {
        var id: pid_t = 0
        let error = Self.spawn(&id, program, arguments, environment, streams, grouping)
        guard error == 0 else { throw Failure(number: error) }
        self.id = id
        descriptor = qari_process_descriptor(id)
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    // MARK: Its end

    /// How it ended; nil while it runs.
    package var ending: Ending? { reap(WNOHANG) }

    /// Waits for its end.
    package func waitForEnd() -> Ending { reap(0) ?? .exit(0) }

    package func signal(_ number: Int32) {
        guard ended == nil else { return }
        kill(id, number)
    }

    /// Ends it at once, and waits for that.
    package func stop() {
        signal(SIGKILL)
        _ = waitForEnd()
    }

    private func reap(_ options: Int32) -> Ending? {
        if let ended { return ended }
        var status: Int32 = 0
        var found = waitpid(id, &status, options)
        while found < 0, errno == EINTR { found = waitpid(id, &status, options) }
        guard found != 0 else { return nil }
        // What is no child of ours any more has ended in some way that can't be known.
        ended = found < 0 ? .exit(0) : status & 0x7F == 0 ? .exit((status >> 8) & 0xFF) : .signal(status & 0x7F)
        return ended
    }

    // MARK: Starting

    /// POSIX_SPAWN_SETSID, which Swift does not see.
    private static let newSession: Int32 = 0x80
    /// Above all numbers that a program's own descriptors are to have.
    private static let aside: Int32 = 16

    private static func spawn(
        _ id: inout pid_t, _ program: String, _ arguments: [String], _ environment: [String]?, _ streams: [Stream], _ grouping: Grouping
    ) -> Int32 {
        var files = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&files)
        defer { posix_spawn_file_actions_destroy(&files) }
        var copies: [Int32] = []
        defer { for copy in copies { close(copy) } }
        for (number, stream) in streams.enumerated() {
            switch stream {
            case .nothing: posix_spawn_file_actions_addopen(&files, Int32(number), "/dev/null", O_RDWR, 0)
            case .same(let descriptor):
                // Whatever number it has here, no other is put over it.
                let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, aside)
                guard copy >= 0 else { return errno }
                copies.append(copy)
                posix_spawn_file_actions_adddup2(&files, copy, Int32(number))
            }
        }
        _ = qari_process_close_from(&files, Int32(streams.count))
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        set(&attributes, grouping)
        return arguments.withCStrings { arguments in
            guard let environment else { return posix_spawnp(&id, program, &files, &attributes, arguments, environ) }
            return environment.withCStrings { posix_spawnp(&id, program, &files, &attributes, arguments, $0) }
        }
    }

    private static func set(_ attributes: inout posix_spawnattr_t, _ grouping: Grouping) {
        var (none, all) = (sigset_t(), sigset_t())
        sigemptyset(&none)
        sigfillset(&all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setpgroup(&attributes, 0)
        let group =
            switch grouping {
            case .ownGroup: Int32(POSIX_SPAWN_SETPGROUP)
            case .ownSession: newSession
            }
        posix_spawnattr_setflags(&attributes, Int16(group | Int32(POSIX_SPAWN_SETSIGMASK) | Int32(POSIX_SPAWN_SETSIGDEF)))
    }
}

extension [String] {
    /// The strings as C has them, NULL at the end.
    package func withCStrings<Result>(_ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result) -> Result {
        let pointers: [UnsafeMutablePointer<CChar>?] = map { strdup($0) } + [nil]
        defer { for pointer in pointers { free(pointer) } }
        return body(pointers)
    }
}
