// What time it is. The core has no clock: it is told.
import ArticleModel

/// A moment as the outside tells it, once a minute.
package struct ClockTime: Hashable, Sendable {
    /// Seconds since 1970 (UTC).
    package var seconds: Int64
    /// How far the reader's own time is ahead of UTC, in seconds.
    package var secondsEastOfUTC: Int

    package init(seconds: Int64, secondsEastOfUTC: Int = 0) { (self.seconds, self.secondsEastOfUTC) = (seconds, secondsEastOfUTC) }

    /// The reader's day.
    package var today: CivilDate { date(of: seconds) }

    /// The reader's day at a moment. The offset is today's: a day on the other side of a clock change may be an hour out.
    package func date(of moment: Int64) -> CivilDate {
        let local = moment + Int64(secondsEastOfUTC)
        return CivilDate(dayNumber: Int(local >= 0 ? local / 86_400 : (local - 86_399) / 86_400))
    }
}
