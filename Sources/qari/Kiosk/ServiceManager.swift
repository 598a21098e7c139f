// Tells the service manager that the kiosk is up and alive: a datagram of a line, as systemd's sd_notify sends it. Its library
// is not linked for that: it would be loaded at every start of the reader.
import CSandbox
import Glibc

struct ServiceManager {
    private let socket: Int32
    /// How often it wants to hear, in milliseconds: half of what it tolerates. nil when it does not watch.
    let watchdogInterval: Int64?

    /// Opened before the process shuts itself in.
    init() {
        let path = getenv("NOTIFY_SOCKET").map { String(cString: $0) } ?? ""
        socket = path.isEmpty ? -1 : qari_notify_open(path)
        let microseconds = getenv("WATCHDOG_USEC").flatMap { Int64(String(cString: $0)) }
        let isForUs = getenv("WATCHDOG_PID").map { Int32(String(cString: $0)) == getpid() } ?? true
        watchdogInterval = socket >= 0 && isForUs ? microseconds.map { max(100, $0 / 2000) } : nil
    }

    func ready() { tell("READY=1\nSTATUS=reading") }
    func alive() { tell("WATCHDOG=1") }
    func stopping() { tell("STOPPING=1") }

    private func tell(_ line: String) {
        guard socket >= 0 else { return }
        let bytes = Array(line.utf8)
        _ = send(socket, bytes, bytes.count, Int32(MSG_NOSIGNAL))
    }
}
