// A thread that does one thing after another beside the loop, in the order in which it was given them. Started by the first.
import Glibc
import Synchronization

package final class WorkThread: Sendable {
    private struct State {
        var work: [@Sendable () -> Void] = []
        var hasStarted = false
    }

    private let state = Mutex(State())
    private let wake = WakeUp()

    package init() {}

    package func add(_ work: @escaping @Sendable () -> Void) {
        let isFirst = state.withLock { state in
            state.work.append(work)
            defer { state.hasStarted = true }
            return !state.hasStarted
        }
        if isFirst { start() } else { wake.signal() }
    }

    /// Waits until all that was given is done; false when that took too long.
    package func finish(within milliseconds: Int32) -> Bool {
        guard state.withLock({ $0.hasStarted }) else { return true }
        let end = WakeUp()
        add { end.signal() }
        return end.wait(upTo: milliseconds)
    }

    /// It goes on for as long as the process does.
    private func start() {
        precondition(DetachedThread.start { self.run() }, "The system has a thread left for the library's answers.")
    }

    private func run() -> Never {
        while true {
            let work = state.withLock { state in
                defer { state.work = [] }
                return state.work
            }
            for item in work { item() }
            guard work.isEmpty else { continue }
            wake.wait()
            wake.clear()
        }
    }
}
