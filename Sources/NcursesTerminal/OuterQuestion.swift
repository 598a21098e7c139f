// Asks tmux which terminal is around it. A child process; its answer is read when it comes, nothing waits for it.
import Glibc

final class OuterQuestion {
    /// What to poll; its end says that the answer is whole.
    let descriptor: Int32
    private let process: pid_t
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
        var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
        var child = pid_t()
        let status = posix_spawnp(&child, words[0], &actions, nil, &arguments, environ)
        close(ends[1])
        guard status == 0 else {
            close(ends[0])
            return nil
        }
        (descriptor, process) = (ends[0], child)
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
        if isLate { kill(process, SIGKILL) }
        waitpid(process, nil, 0)
        close(descriptor)
        if isLate { return "" }
        return String(decoding: answer.prefix { $0 != 0x0A }, as: UTF8.self)
    }

    /// Gives up without an answer.
    func abandon() {
        kill(process, SIGKILL)
        waitpid(process, nil, 0)
        close(descriptor)
    }
}
