// The one descriptor that a loop waits on beside its terminal: any thread signals it, and descriptors whose news is news for the
// loop are watched through it. Knows nothing of what the news is.
import CProcesses
import Glibc

package final class WakeUp: Sendable {
    /// To poll: readable once somebody has signalled, until `clear`, and while a watched descriptor is.
    package let descriptor: Int32
    private let counter: Int32

    package init() {
        (descriptor, counter) = (qari_wakeup_set(), qari_wakeup_counter())
        precondition(
            descriptor >= 0 && counter >= 0 && qari_wakeup_watch(descriptor, counter) == 0, "The system has descriptors left for a wake-up.")
    }

    deinit {
        close(descriptor)
        close(counter)
    }

    /// From any thread. What was said before is seen by whoever is woken.
    package func signal() {
        var one: UInt64 = 1
        _ = write(counter, &one, 8)
    }

    /// What was signalled until now has been seen. Look for news after it, not before: what comes in between signals again.
    package func clear() {
        var count: UInt64 = 0
        _ = read(counter, &count, 8)
    }

    /// A descriptor that is closed is forgotten by itself.
    package func watch(_ watched: Int32) { if watched >= 0 { _ = qari_wakeup_watch(descriptor, watched) } }
    package func forget(_ watched: Int32) { if watched >= 0 { _ = qari_wakeup_forget(descriptor, watched) } }

    /// - Parameter milliseconds: -1 for as long as it takes.
    /// - Returns: false when nothing has come in time.
    @discardableResult
    package func wait(upTo milliseconds: Int32 = -1) -> Bool {
        var source = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return poll(&source, 1, milliseconds) > 0
    }
}
