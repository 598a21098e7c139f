// Asks tmux which terminal is around it. A child process; its answer is read when it comes, nothing waits for it.
import CodePoints
import Glibc
import Processes

final class OuterQuestion {
    /// What to poll; its end says that the answer is whole.
    let descriptor: Int32
    private let process: ChildProcess
    private var answer: [UInt8] = []
    private let deadline = ContinuousClock.now + .seconds(3)
    private static let longestAnswer = 1024

    /// - Parameters:
    ///   - pane: TMUX_PANE, so that the client that shows us is meant.
    ///   - isLater: asks after a second.
    init?(pane: String?, isLater: Bool = false) {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return nil }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        _ = fcntl(ends[0], F_SETFL, O_NONBLOCK)
        let format = "#{client_termtype}|#{client_termname}|#{allow-passthrough}"
        let question = ["tmux", "display-message", "-p"] + (pane.map { ["-t", $0] } ?? []) + [format]
        let words = isLater ? ["sh", "-c", "sleep 1; exec \"$0\" \"$@\""] + question : question
        defer { close(ends[1]) }
        guard let process = try? ChildProcess(words[0], words, streams: [.nothing, .same(ends[1]), .nothing]) else {
            close(ends[0])
            return nil
        }
        (descriptor, self.process) = (ends[0], process)
    }

    /// Milliseconds that it may still take.
    var patience: Int32 { Int32(max(0, min(3000, (deadline - .now) / .milliseconds(1)))) }

    /// Reads what there is. The answer once it is whole, empty when it failed or came too late; nil before.
    func read() -> String? {
        var bytes = [UInt8](repeating: 0, count: Self.longestAnswer)
        let count = Glibc.read(descriptor, &bytes, bytes.count)
        if count > 0 { answer += bytes[..<count] }
        let isLate = ContinuousClock.now >= deadline || answer.count > Self.longestAnswer
        guard count == 0 || isLate || count < 0 && errno != EAGAIN && errno != EINTR else { return nil }
        if isLate { process.stop() } else { _ = process.waitForEnd() }
        close(descriptor)
        if isLate { return "" }
        return String(decoding: answer.prefix { $0 != "\n" }, as: UTF8.self)
    }

    /// Gives up without an answer.
    func abandon() {
        process.stop()
        close(descriptor)
    }
}
