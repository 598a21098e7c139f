// A copied text handed to tmux itself, where tmux lets nothing through to the terminal around it, as it does unless it is told otherwise.
import Glibc
import Processes

enum TmuxBuffer {
    /// tmux answers within a few milliseconds; one that does not is not waited for.
    private static let longestWait = Duration.milliseconds(500)

    /// Puts a text into tmux's newest buffer, and by its own hand (`-w`) on the clipboard of the terminal around it.
    static func load(_ text: String) -> Bool {
        // A file without a name: a pipe holds less than an article.
        guard let stream = tmpfile() else { return false }
        defer { fclose(stream) }
        let file = fileno(stream)
        _ = fcntl(file, F_SETFD, FD_CLOEXEC)
        let bytes = Array(text.utf8)
        guard write(file, bytes, bytes.count) == bytes.count, lseek(file, 0, SEEK_SET) == 0 else { return false }
        let words = ["tmux", "load-buffer", "-w", "-"]
        guard let process = try? ChildProcess(words[0], words, streams: [.same(file), .nothing, .nothing]) else { return false }
        let end = ContinuousClock.now + longestWait
        while ContinuousClock.now < end {
            if let ending = process.ending { return ending.isSuccess }
            usleep(2000)
        }
        process.stop()
        return false
    }
}
