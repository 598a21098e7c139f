// Tells a terminal how far the library's index is made anew, which in a large library takes minutes after an update of the program.
import Glibc
import ReaderCore

final class IndexProgress {
    private let language: Language
    private var told = -1
    private let start = ContinuousClock.now

    init(_ language: Language) { self.language = language }

    /// What is done in a moment is not told.
    func tell(_ done: Int, of all: Int) {
        let percent = all > 0 ? done * 100 / all : 100
        guard percent != told, ContinuousClock.now - start > .seconds(1), isatty(STDERR_FILENO) == 1 else { return }
        if told < 0 { MessagePrinter.print(Phrases(language).renewingIndex, language) }
        told = percent
        write("\r\(percent) %")
    }

    /// Leaves the line to what comes next.
    func end() { if told >= 0 { write("\r\u{1B}[K") } }

    private func write(_ text: String) {
        let bytes = Array(text.utf8)
        _ = Glibc.write(STDERR_FILENO, bytes, bytes.count)
    }
}
