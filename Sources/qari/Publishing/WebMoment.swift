// A moment as the web writes it.
import Glibc

enum WebMoment {
    /// As RFC 3339 has it, in UTC: `2026-11-28T11:00:00Z`.
    static func text(_ seconds: Int64) -> String { formatted(seconds, "%Y-%m-%dT%H:%M:%SZ") }

    /// The day in UTC: `2026-11-28`.
    static func day(_ seconds: Int64) -> String { formatted(seconds, "%Y-%m-%d") }

    private static func formatted(_ seconds: Int64, _ format: String) -> String {
        var (moment, parts) = (time_t(seconds), tm())
        gmtime_r(&moment, &parts)
        var text = [CChar](repeating: 0, count: 64)
        strftime(&text, text.count, format, &parts)
        return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}
