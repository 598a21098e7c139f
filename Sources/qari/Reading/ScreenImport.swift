// Brings in what the reader asks for from the screen, as `qari sync` and `qari add` do: in a program of its own, shut in as these are, which
// tells how far it is. One at a time; a second one waits.
import ArticleImport
import Glibc
import Processes
import ReaderCore

struct ScreenImport {
    private let wake: WakeUp
    private let library: String
    private let options: [String]
    private var running: (process: ChildProcess, output: Int32)?
    private var waiting: [BringingIn] = []
    private var text: [UInt8] = []
    private var result = BroughtIn()
    /// Seconds that one may take.
    private static let patience = "60"

    /// - Parameter options: of the settings in force, for the language of what is told and what may be reached.
    init(wake: WakeUp, library: String, options: [String]) { (self.wake, self.library, self.options) = (wake, library, options) }

    /// - Returns: why it can't be begun.
    mutating func begin(_ what: BringingIn) -> Message? {
        if running != nil {
            if !waiting.contains(what) { waiting.append(what) }
            return nil
        }
        let command: [String]
        switch what {
        case .feeds: command = ["sync", "--patience", Self.patience]
        case .address(let address):
            guard let address = PageAddress.typed(address) else { return failed(.notWeb(address)) }
            command = ["add", "--at-account", address]
        }
        var ends: [Int32] = [-1, -1]
        guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0, &ends) == 0 else {
            return failed(.cannotRead(library, reason: String(cString: strerror(errno))))
        }
        defer { close(ends[1]) }
        do throws(ChildProcess.Failure) {
            let arguments = ["qari", command[0], "--report", "--library", library] + options + command.dropFirst()
            let process = try ChildProcess("/proc/self/exe", arguments, streams: [.nothing, .same(ends[1]), .nothing])
            _ = fcntl(ends[0], F_SETFL, O_NONBLOCK)
            wake.watch(ends[0])
            (running, text, result) = ((process, ends[0]), [], BroughtIn())
            return nil
        } catch {
            close(ends[0])
            return failed(.cannotRead(library, reason: String(cString: strerror(error.number))))
        }
    }

    private func failed(_ problem: Problem) -> Message {
        var result = BroughtIn()
        result.failures = [problem.sentence(in: MessageLanguage.current)]
        result.counts.failed = 1
        return .broughtIn(result)
    }

    /// What has happened since.
    mutating func news() -> [Message] {
        guard let (process, output) = running else { return [] }
        var messages: [Message] = []
        var isOver = false
        var piece = [UInt8](repeating: 0, count: 4 << 10)
        while true {
            let count = read(output, &piece, piece.count)
            if count < 0, errno == EINTR { continue }
            if count > 0 {
                text += piece[..<count]
            } else {
                isOver = count == 0
                break
            }
        }
        while let end = text.firstIndex(of: UInt8(ascii: "\n")) {
            let line = String(decoding: text[..<end], as: UTF8.self)
            text.removeFirst(end + 1)
            switch ImportReportLine(line[...]) {
            case .progress(let done, let total)?: messages.append(.bringingIn(done: done, total: total))
            case .counts(let counts)?: result.counts = counts
            case .failure(let sentence)?: if result.failures.count < 20 { result.failures.append(sentence) }
            case .followed(let name, isNew: true)?: if result.followed.count < 20 { result.followed.append(name) }
            case .followed(let name, isNew: false)?: if result.followedBefore.count < 20 { result.followedBefore.append(name) }
            case nil: break
            }
        }
        guard isOver else { return messages.suffix(1) }
        wake.forget(output)
        close(output)
        _ = process.waitForEnd()
        running = nil
        let ended = Message.broughtIn(result)
        guard !waiting.isEmpty else { return [ended] }
        return [ended] + [begin(waiting.removeFirst())].compactMap(\.self)
    }

    /// What it has saved is saved; the rest comes the next time.
    mutating func end() {
        guard let (process, output) = running else { return }
        running = nil
        process.signal(SIGTERM)
        close(output)
        _ = process.waitForEnd()
    }
}
