// Where a kiosk says how it fares: two small files in its folder of places, written anew four times a minute and moved into place.
import Glibc

struct KioskStatusFile {
    static let (name, metricsName) = ("status.json", "status.prom")
    /// Milliseconds between two writings.
    static let interval: Int64 = 15_000

    var status: KioskStatus
    private let folder: String
    /// Open before the process is shut in: what of its memory is in use.
    private let memory: Int32

    /// - Parameter folder: that of places. One more start is counted in it.
    init(folder: String) {
        let last = Self.read(folder + "/" + Self.name)
        let commit = ProgramVersion.commit.map { " (\($0))" } ?? ""
        status = KioskStatus(version: ProgramVersion.number + commit, started: Int64(time(nil)), starts: (last?.starts ?? 0) + 1)
        self.folder = folder
        memory = open("/proc/self/statm", O_RDONLY | O_CLOEXEC)
    }

    /// Nil for a file that is not there, or is no status.
    static func read(_ path: String) -> KioskStatus? {
        WholeFile.read(path, atMost: 64 << 10).flatMap { $0.isEmpty ? nil : KioskStatus(json: String(decoding: $0, as: UTF8.self)) }
    }

    mutating func write() {
        status.written = Int64(time(nil))
        var text = [UInt8](repeating: 0, count: 128)
        let count = pread(memory, &text, text.count, 0)
        let pages = String(decoding: text.prefix(max(0, count)), as: UTF8.self).split(separator: " ").dropFirst().first.flatMap { Int64($0) }
        status.memory = (pages ?? 0) * Int64(sysconf(Int32(_SC_PAGESIZE)))
        // What can't be written is not: the kiosk goes on, and its file grows old.
        _ = WholeFile.replace(folder + "/" + Self.name, with: status.json, mode: 0o644)
        _ = WholeFile.replace(folder + "/" + Self.metricsName, with: Array(status.metrics.utf8), mode: 0o644)
    }
}
