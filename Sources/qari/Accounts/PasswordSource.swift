// Where a password comes from: it is typed without being shown, or a file or a command says it. Its first line counts.
import Glibc
import Processes
import ReaderCore

enum PasswordSource {
    /// Bytes of one.
    private static let longest = 4_096

    static func line(of bytes: [UInt8]) -> String? {
        let line = bytes.prefix(longest).prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
        return line.isEmpty ? nil : String(decoding: line, as: UTF8.self)
    }

    /// What a command says, run by the shell.
    static func answer(of command: String) -> String? {
        var ends: [Int32] = [-1, -1]
        guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0, &ends) == 0 else { return nil }
        defer { close(ends[0]) }
        let child = try? ChildProcess("/bin/sh", ["sh", "-c", command], streams: [.nothing, .same(ends[1]), .same(STDERR_FILENO)])
        close(ends[1])
        guard let child else { return nil }
        let bytes = read(ends[0])
        return child.waitForEnd().isSuccess ? line(of: bytes) : nil
    }

    private static func read(_ descriptor: Int32) -> [UInt8] {
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: longest)
        while bytes.count < longest {
            let count = Glibc.read(descriptor, &piece, piece.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { break }
            bytes += piece[..<count]
            if bytes.contains(UInt8(ascii: "\n")) { break }
        }
        return bytes
    }

    // MARK: Typed

    /// Asks for it on the terminal; of another standard input its first line is taken.
    static func typed(_ question: String, _ language: Language) -> String? {
        guard isatty(STDIN_FILENO) != 0 else { return line(of: read(STDIN_FILENO)) }
        return withoutEcho(asking: { MessagePrinter.print(question, language) }, { line(of: read(STDIN_FILENO)) })
    }

    /// A signal that ends the program waits until the terminal shows again what is typed. The question is asked behind the terminal's
    /// change: whoever answers it at once is neither shown nor dropped.
    private static func withoutEcho(asking ask: () -> Void, _ body: () -> String?) -> String? {
        var shown = termios()
        guard tcgetattr(STDIN_FILENO, &shown) == 0 else {
            ask()
            return body()
        }
        var (signals, before) = (sigset_t(), sigset_t())
        sigemptyset(&signals)
        for number in [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP] { sigaddset(&signals, number) }
        sigprocmask(SIG_BLOCK, &signals, &before)
        var hidden = shown
        hidden.c_lflag &= ~tcflag_t(ECHO)
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden)
        ask()
        defer {
            tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown)
            var output = Output(STDERR_FILENO)
            output.write("\n")
            try? output.flush()
            sigprocmask(SIG_SETMASK, &before, nil)
        }
        while true {
            var waited = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
            if poll(&waited, 1, 100) > 0 { return body() }
            var pending = sigset_t()
            sigpending(&pending)
            if [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP].contains(where: { sigismember(&pending, $0) == 1 }) { return nil }
        }
    }
}
