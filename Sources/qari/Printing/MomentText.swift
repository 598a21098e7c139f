// A moment as programs read it.
import Glibc

enum MomentText {
    /// Seconds of Unix time by RFC 3339, in UTC: `2026-01-31T08:00:00Z`.
    static func utc(_ seconds: Int64) -> String {
        var (moment, parts) = (time_t(seconds), tm())
        guard gmtime_r(&moment, &parts) != nil else { return "" }
        func padded(_ number: Int, _ width: Int) -> String {
            let digits = "\(number)"
            return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
        }
        let day = "\(padded(Int(parts.tm_year) + 1900, 4))-\(padded(Int(parts.tm_mon) + 1, 2))-\(padded(Int(parts.tm_mday), 2))"
        return "\(day)T\(padded(Int(parts.tm_hour), 2)):\(padded(Int(parts.tm_min), 2)):\(padded(Int(parts.tm_sec), 2))Z"
    }

    /// Its day in UTC: `2026-01-31`.
    static func day(_ seconds: Int64) -> String { String(utc(seconds).prefix { $0 != "T" }) }
}
