// The time, told to the program once a minute.
import Glibc
import ReaderCore

enum MinuteClock {
    static func now() -> ClockTime {
        var moment = time(nil)
        var parts = tm()
        localtime_r(&moment, &parts)
        return ClockTime(seconds: Int64(moment), secondsEastOfUTC: parts.tm_gmtoff)
    }

    /// Milliseconds to the next full minute.
    static var untilNext: Int32 { Int32(60 - time(nil) % 60) * 1000 }
}
