// How far the library's index is made anew, which in a large library takes minutes after an update of the program.
import Glibc
import ReaderCore

/// Says when there is something new to tell: each percent once, and nothing of what is done in a moment.
final class IndexProgress {
    private let tell: (Int) -> Void
    private(set) var told: Int?
    private let start = ContinuousClock.now

    /// - Parameter tell: gets the percent that is done.
    init(_ tell: @escaping (Int) -> Void) { self.tell = tell }

    func note(_ done: Int, of all: Int) {
        let percent = all > 0 ? done * 100 / all : 100
        guard percent != told, ContinuousClock.now - start > .seconds(1) else { return }
        tell(percent)
        told = percent
    }

    /// Opens a library with its progress told on the terminal, on a line that is left to what comes next.
    static func toldOnTerminal<Value>(_ language: Language, _ open: (IndexProgress) throws -> Value) rethrows -> Value {
        guard isatty(STDERR_FILENO) == 1 else { return try open(IndexProgress { _ in }) }
        var isFirst = true
        let progress = IndexProgress { percent in
            if isFirst { MessagePrinter.print(Phrases(language).renewingIndex, language) }
            isFirst = false
            write("\r\(percent) %")
        }
        defer { if progress.told != nil { write("\r\u{1B}[K") } }
        return try open(progress)
    }

    private static func write(_ text: String) {
        let bytes = Array(text.utf8)
        _ = Glibc.write(STDERR_FILENO, bytes, bytes.count)
    }
}
