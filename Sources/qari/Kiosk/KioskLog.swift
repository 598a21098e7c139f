// The kiosk's log: lines for those who run it. Never on the screen that it shows articles on.
import CSandbox
import Glibc

struct KioskLog {
    private let descriptor: Int32
    /// The system log takes datagrams that begin with their priority.
    private let isSystemLog: Bool

    /// A file where one is named; else standard error, where it is no terminal; else the system's log, where there is one.
    init(path: String?) {
        if let path {
            descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0o640)
            isSystemLog = false
        } else if isatty(STDERR_FILENO) == 0 {
            descriptor = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3)
            isSystemLog = false
        } else {
            descriptor = qari_notify_open("/dev/log")
            isSystemLog = true
        }
    }

    /// For the process beside: what it says on standard error goes to the same place. -1 for nowhere.
    var errorDescriptor: Int32 { isSystemLog ? -1 : descriptor }

    func note(_ sentence: String) {
        guard descriptor >= 0 else { return }
        // One line, whatever is in it.
        let line = String(PrintedText.clean(sentence).map { $0.isNewline || $0 == "\t" ? " " : $0 })
        let bytes = Array((isSystemLog ? "<14>qari[\(getpid())]: \(line)" : "qari kiosk: \(line)\n").utf8)
        _ = write(descriptor, bytes, bytes.count)
    }
}
