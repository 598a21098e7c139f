// The signals that end a command which waits: told through a descriptor, so that the library is closed properly. A second one ends the
// program at once.
import Glibc

enum EndingSignals {
    /// The end that the handler writes to: a handler reaches nothing but what is there already.
    nonisolated(unsafe) private static var told: Int32 = -1

    /// Takes them over.
    /// - Returns: a descriptor that becomes readable with the first; -1 when there can be none, and they end the program as ever.
    static func descriptor() -> Int32 {
        var ends: [Int32] = [-1, -1]
        let kind = SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue
        guard socketpair(AF_UNIX, Int32(kind), 0, &ends) == 0 else { return -1 }
        told = ends[1]
        for number in [SIGINT, SIGTERM, SIGHUP] where !isIgnored(number) {
            signal(number) { number in
                var byte: UInt8 = 0
                _ = write(EndingSignals.told, &byte, 1)
                signal(number, SIG_DFL)
            }
        }
        return ends[0]
    }

    /// By who started the program: `nohup`, or a shell for what it starts in the background.
    private static func isIgnored(_ number: Int32) -> Bool {
        var action = sigaction()
        return sigaction(number, nil, &action) == 0 && unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == 1
    }
}
