// A thread that does one thing and ends. Not of Dispatch's: its pools of threads read `/proc` once a second, which a process that is shut
// in may not, and end it when they can't.
import Glibc

enum DetachedThread {
    private final class Body {
        let run: @Sendable () -> Void
        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    /// False where the system has no thread left.
    static func start(_ run: @escaping @Sendable () -> Void) -> Bool {
        var thread = pthread_t()
        let body = Unmanaged.passRetained(Body(run))
        let started = pthread_create(
            &thread, nil,
            { context in
                guard let context else { return nil }
                DetachedThread.leaveSignalsToOthers()
                Unmanaged<Body>.fromOpaque(context).takeRetainedValue().run()
                return nil
            }, body.toOpaque())
        guard started == 0 else {
            body.release()
            return false
        }
        pthread_detach(thread)
        return true
    }

    /// Signals are told to the main thread, which may hang where one must reach it; those of a crash come where it happens.
    private static func leaveSignalsToOthers() {
        var signals = sigset_t()
        sigfillset(&signals)
        for crash in [SIGILL, SIGTRAP, SIGBUS, SIGFPE, SIGSEGV, SIGABRT, SIGSYS] { sigdelset(&signals, crash) }
        pthread_sigmask(SIG_BLOCK, &signals, nil)
    }
}
