// How the process that brings articles in fares, by what it leaves in the library.

package struct KioskSupply: Hashable, Sendable {
    /// When the sources last answered, in seconds since 1970; nil when they never did.
    package var lastGood: Int64?
    /// Sources that did not answer the last time.
    package var failing: Int

    /// The process writes the time into the library every minute; after so many seconds without it is gone, or hangs.
    package static let longestSilence: Int64 = 240

    package init(lastGood: Int64?, failing: Int) { (self.lastGood, self.failing) = (lastGood, failing) }

    /// - Parameters:
    ///   - succeeded: when each feed last answered, in seconds since 1970.
    ///   - failing: feeds that did not the last time.
    ///   - beat: when the process last wrote that it lives; nil when none ever did: a library that is filled by hand misses nobody.
    ///   - isCutOff: the process beside has ended.
    ///   - now: seconds since 1970.
    /// - Returns: nil where all is well.
    package init?(succeeded: [Int64], failing: Int, beat: Int64?, isCutOff: Bool, now: Int64) {
        // A clock that was set back makes the last word one from the future; one who lives soon says the new time.
        let isSilent = beat.map { abs(now - $0) > Self.longestSilence } ?? false
        let isGone = isSilent || isCutOff
        guard failing > 0 || isGone else { return nil }
        // With folders alone what is there is as old as the last look at them.
        let lastLook = isGone ? beat.flatMap { $0 <= now ? $0 : nil } : nil
        self.init(lastGood: succeeded.max() ?? lastLook, failing: failing + (isGone ? 1 : 0))
    }
}
