// The process beside the interface: it has no terminal, brings articles in and alone writes the library.
import CSandbox
import Glibc

struct Companion {
    private let link: Int32

    /// Starts it, and waits until the library is there to be read.
    /// - Returns: nil when it did not come up in time.
    init?(library: String, interval: Int, sources: [String], log: KioskLog) {
        let arguments = ["qari", "kiosk-fetch", "--linked", "--library", library, "--interval", "\(interval)", "--"] + sources
        var end: Int32 = -1
        let id = arguments.withCStrings { arguments in
            KioskEnvironment.forFetching.withCStrings { environment in
                qari_companion_start("/proc/self/exe", arguments, environment, log.errorDescriptor, &end)
            }
        }
        guard id > 0 else { return nil }
        link = end
        var source = pollfd(fd: link, events: Int16(POLLIN), revents: 0)
        var byte: UInt8 = 0
        guard poll(&source, 1, 30_000) > 0, read(link, &byte, 1) == 1 else { return nil }
    }

    /// True once it is gone. The interface, shut in, can start no other: nothing is brought in any more.
    var hasEnded: Bool {
        var source = pollfd(fd: link, events: 0, revents: 0)
        return poll(&source, 1, 0) > 0
    }
}
