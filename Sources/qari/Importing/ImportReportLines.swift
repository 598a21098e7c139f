// What a run tells a program that has started it, a line each on standard output: the reading screen shows it beside the reading. Written
// by `qari sync --report` and `qari add --report`, read by `ScreenImport`.
import Glibc
import ReaderCore

enum ImportReportLine: Equatable {
    case progress(done: Int, total: Int)
    /// By the names of `ImportCounts`.
    case counts(ImportCounts)
    /// A sentence in the reader's language.
    case failure(String)
    /// A feed's name: one that is followed from now on, or was followed before and has been named again.
    case followed(String, isNew: Bool)

    var text: String {
        switch self {
        case .progress(let done, let total): "progress \(done) \(total)"
        case .counts(let counts):
            "counts \(counts.added) \(counts.updated) \(counts.unchanged) \(counts.dismissed) \(counts.failed) \(counts.cut)"
        case .failure(let sentence): "failure " + Self.line(sentence)
        case .followed(let name, let isNew): (isNew ? "followed " : "known ") + Self.line(name)
        }
    }

    private static func line(_ text: String) -> String { String(text.map { $0.isNewline ? " " : $0 }) }

    /// Nil for a line that is none of these.
    init?(_ line: Substring) {
        let words = line.split(separator: " ", maxSplits: 1)
        guard words.count == 2 else { return nil }
        let numbers = words[1].split(separator: " ").map { Int($0) }
        switch (words[0], numbers.count) {
        case ("progress", 2):
            guard let done = numbers[0], let total = numbers[1] else { return nil }
            self = .progress(done: done, total: total)
        case ("counts", 6):
            var counts = ImportCounts()
            (counts.added, counts.updated, counts.unchanged) = (numbers[0] ?? 0, numbers[1] ?? 0, numbers[2] ?? 0)
            (counts.dismissed, counts.failed, counts.cut) = (numbers[3] ?? 0, numbers[4] ?? 0, numbers[5] ?? 0)
            self = .counts(counts)
        case ("failure", _): self = .failure(String(words[1]))
        case ("followed", _), ("known", _): self = .followed(String(words[1]), isNew: words[0] == "followed")
        default: return nil
        }
    }

    /// Whoever reads may be gone: what is fetched is saved all the same.
    func print() {
        var output = Output(STDOUT_FILENO)
        output.write(text + "\n")
        try? output.flush()
    }
}
