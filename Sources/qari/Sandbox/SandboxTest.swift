// Tries, from inside the sandbox, what must not be possible there, and prints what happened: a line for each attempt. Asked for by
// a hidden option, for tests and for whoever sets a machine up.
import ArabicText
import CSandbox
import Glibc
import Kiosk
import NcursesTerminal
import ReaderCore

enum SandboxTest {
    /// - Parameters:
    ///   - folder: a folder outside, in which files would be made.
    ///   - program: a reader that is not narrowed, whose effects are forged for the kiosk.
    static func run(_ folder: String, _ terminal: NcursesTerminal, _ kiosk: Kiosk, _ runner: EffectRunner, forging program: Program) {
        terminal.leave()
        forge(kiosk, runner, program)
        tryOut(folder)
        var letter = CChar(bitPattern: UInt8(ascii: "x"))
        report("type into the terminal", ioctl(STDIN_FILENO, UInt(TIOCSTI), &letter))
        Glibc.exit(0)
    }

    /// - Parameters:
    ///   - folder: a folder outside, in which a file would be made.
    ///   - notes: what is in force, printed before.
    static func run(_ folder: String, under notes: [String]) -> Never {
        for note in notes { write(note) }
        tryOut(folder)
        Glibc.exit(0)
    }

    private static func tryOut(_ folder: String) {
        report("open /etc/passwd", open("/etc/passwd", O_RDONLY))
        report("list /", opendir("/") == nil ? -1 : 0)
        report("make a file", open(folder + "/made", O_WRONLY | O_CREAT, 0o600))
        report("run a program", run("/bin/true"))
        report("socket", socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0))
        report("unix socket", socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0))
        report("kill the parent", kill(getppid(), 0))
        report("memory for code", mmap(nil, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED ? -1 : 0)
        var letter = CChar(bitPattern: UInt8(ascii: "x"))
        report("trace", open("/proc/self/mem", O_RDWR))
        let tracing = qari_sandbox_try_tracing(getppid())
        errno = -tracing
        report("trace the parent", tracing)
        // A pointer whose lower half is nought is a pointer too.
        guard let high = UnsafeMutableRawPointer(bitPattern: 1 << 36),
            let memory = mmap(high, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0), memory == high
        else { Glibc.exit(1) }
        report("set a limit", setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), memory.assumingMemoryBound(to: rlimit.self)))
        // On a terminal it can't succeed: what counts is who refuses it.
        let sent = sendto(STDIN_FILENO, &letter, 1, 0, memory.assumingMemoryBound(to: sockaddr.self), socklen_t(MemoryLayout<sockaddr>.size))
        report("send to an address", sent < 0 && errno == EPERM ? -1 : 0)
    }

    /// Effects that no key of a reader's may bring about, put in behind the program. The rules let none through; and were one let through,
    /// what carries effects out could not do it here.
    private static func forge(_ kiosk: Kiosk, _ runner: EffectRunner, _ program: Program) {
        var program = program
        let opening = program.start()
        let forged: [(String, [Effect])] = [
            ("open a file", opening), ("open the browser", [.openInBrowser(address: "https://example.org/")]), ("stop", [.suspend]),
            ("quit", [.quit]),
            ("copy", [.copy(text: codePoints("a"))]), ("keep a bookmark", [.keep(.bookmark(1, true))]),
        ]
        errno = EPERM
        for (name, effects) in forged { report("forged: \(name)", kiosk.permitted(effects).isEmpty ? -1 : 0) }
        for effect in opening + [.openInBrowser(address: "https://example.org/")] {
            let isRefused = runner.perform(effect).allSatisfy { reply in
                switch reply {
                case .couldNotOpen, .browser(.unavailable, _): true
                default: false
                }
            }
            report("forged, behind the rules", isRefused ? -1 : 0)
        }
    }

    private static func run(_ path: String) -> Int32 {
        var id = pid_t()
        let name = strdup(path)
        var arguments: [UnsafeMutablePointer<CChar>?] = [name, nil]
        let result = posix_spawn(&id, path, nil, nil, &arguments, nil)
        errno = result
        return result == 0 ? 0 : -1
    }

    private static func report(_ attempt: String, _ result: Int32) {
        let outcome = result < 0 ? "refused: " + String(cString: strerror(errno)) : "POSSIBLE"
        write("\(attempt): \(outcome)")
    }

    private static func write(_ line: String) {
        let bytes = Array((line + "\r\n").utf8)
        _ = Glibc.write(STDOUT_FILENO, bytes, bytes.count)
    }
}
