// How tests wait, and how they judge durations, on a machine that is busy with other things: for conditions, with a bound of
// minutes; by the processor time of their own thread; or by the quickest of several attempts.
import Glibc

package enum Patience {
    /// Seconds that any condition may take. A test that passes does not wait so long, and one that fails has time to.
    package static let seconds = getenv("QARI_PATIENCE").flatMap { Double(String(cString: $0)) } ?? 240.0

    /// Waits for something outside any terminal; false when it does not come to.
    package static func wait(until condition: () throws -> Bool) rethrows -> Bool {
        let end = ContinuousClock.now + .seconds(seconds)
        while try !condition() {
            guard ContinuousClock.now < end else { return false }
            usleep(20_000)
        }
        return true
    }

    /// Seconds of processor time that this thread spends on something: other programs, and tests beside, take no part in it.
    package static func processorSeconds(_ body: () throws -> Void) rethrows -> Double {
        let start = processorTime
        try body()
        return processorTime - start
    }

    private static var processorTime: Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// Where a duration is itself what is tested: true when one of some attempts takes less. What is slow by itself is so each time; a
    /// machine that is busy is not.
    package static func isWithin(_ limit: Duration, attempts: Int = 6, _ attempt: () throws -> Duration) rethrows -> Bool {
        for _ in 0..<attempts where try attempt() < limit { return true }
        return false
    }
}
