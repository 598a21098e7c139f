// Hands an article's text to a command that the reader has typed, through a shell, beside the reading: what it writes is told, its last line
// first. It has no terminal of ours: what wants one belongs in a shell (`qari print FILE | …`).
import ArabicText
import Glibc
import Processes
import ReaderCore

struct CommandPipe {
    private let wake: WakeUp
    private var running: [(process: ChildProcess, output: Int32, text: [UInt8])] = []
    /// O_TMPFILE (open(2)), a macro of two flags, which Swift does not read.
    private static let withoutName = 0o20_000_000 | O_DIRECTORY
    /// Bytes of what a command writes that are looked at; the last.
    private static let kept = 8 << 10

    init(wake: WakeUp) { self.wake = wake }

    /// - Returns: why it can't be begun.
    mutating func begin(_ command: String, _ text: [UInt32]) -> Message? {
        // A file without a name: the command reads as slowly as it likes, or not at all.
        let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        let input = open(folder, Self.withoutName | O_RDWR | O_CLOEXEC, S_IRUSR | S_IWUSR)
        guard input >= 0 else { return failed() }
        defer { close(input) }
        guard WholeFile.write(Array((String(codePoints: text) + "\n").utf8), to: input) else { return failed() }
        lseek(input, 0, SEEK_SET)
        var ends: [Int32] = [-1, -1]
        guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0, &ends) == 0 else { return failed() }
        defer { close(ends[1]) }
        do throws(ChildProcess.Failure) {
            let process = try ChildProcess(
                "/bin/sh", ["sh", "-c", command], streams: [.same(input), .same(ends[1]), .same(ends[1])], grouping: .ownSession)
            _ = fcntl(ends[0], F_SETFL, O_NONBLOCK)
            wake.watch(ends[0])
            running.append((process, ends[0], []))
            return nil
        } catch {
            close(ends[0])
            return .piped(PipeOutcome(status: 126, line: String(cString: strerror(error.number))))
        }
    }

    private func failed() -> Message { .piped(PipeOutcome(status: 126, line: String(cString: strerror(errno)))) }

    /// The commands that have ended meanwhile.
    mutating func news() -> [Message] {
        var messages: [Message] = []
        var piece = [UInt8](repeating: 0, count: 4 << 10)
        for index in running.indices.reversed() {
            var isOver = false
            while true {
                let count = read(running[index].output, &piece, piece.count)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else {
                    isOver = count == 0
                    break
                }
                running[index].text = (running[index].text + piece[..<count]).suffix(Self.kept)
            }
            guard isOver else { continue }
            let (process, output, text) = running.remove(at: index)
            wake.forget(output)
            close(output)
            let status: Int32 =
                switch process.waitForEnd() {
                case .exit(let status): status
                case .signal(let number): 128 + number
                }
            let line = String(decoding: text, as: UTF8.self).split(whereSeparator: \.isNewline).last.map(String.init) ?? ""
            messages.append(.piped(PipeOutcome(status: status, line: PrintedText.clean(String(line.prefix(500))))))
        }
        return messages
    }
}
