// How often each article was opened, day by day (`--count-reads`): numbers and titles, of no persons, sessions or hours. Several kiosks
// may count in one folder: each takes the file's lock, adds one, and puts the file in place whole.
import ArticleModel
import Glibc
import ReaderCore

struct ReadingCounts {
    private let folder: String
    /// Of so many articles a day is counted.
    private static let most = 10_000
    private static let largest = 16 << 20

    /// - Parameter folder: that of places.
    init(folder: String) { self.folder = folder }

    /// One more opening, today. What can't be written is not counted.
    func count(_ article: Headline) {
        let lock = open(folder + "/reads.lock", O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard lock >= 0 else { return }
        defer { close(lock) }
        // Another kiosk has it for a moment; nobody waits for a number.
        var isHeld = flock(lock, LOCK_EX | LOCK_NB) == 0
        for _ in 0..<20 where !isHeld {
            usleep(1_000)
            isHeld = flock(lock, LOCK_EX | LOCK_NB) == 0
        }
        guard isHeld else { return }
        let path = folder + "/" + Self.name(of: MinuteClock.now())
        var table = Self.table(String(decoding: WholeFile.read(path, atMost: Self.largest, flags: O_NOFOLLOW) ?? [], as: UTF8.self))
        let row = "\(article.id)\t\(Self.cell(article.title))\t\(Self.cell(article.url ?? ""))"
        guard table[row] != nil || table.count < Self.most else { return }
        table[row, default: 0] += 1
        let lines = table.sorted { $0.value == $1.value ? $0.key < $1.key : $0.value > $1.value }.map { "\($0.value)\t\($0.key)\n" }
        _ = WholeFile.replace(path, with: Array(lines.joined().utf8), mode: 0o640)
    }

    static func name(of moment: ClockTime) -> String {
        "reads-" + MomentText.day(moment.seconds + Int64(moment.secondsEastOfUTC)) + ".tsv"
    }

    private static func cell(_ text: String) -> String { String(PrintedText.clean(text).map { $0.isNewline || $0 == "\t" ? " " : $0 }) }

    private static func table(_ text: String) -> [String: Int] {
        var table: [String: Int] = [:]
        for line in text.split(separator: "\n") {
            guard let tab = line.firstIndex(of: "\t"), let count = Int(line[..<tab]), (1..<Int(Int32.max)).contains(count) else { continue }
            table[String(line[line.index(after: tab)...])] = count
        }
        return table
    }
}
