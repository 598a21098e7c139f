// Hours, halves of the day and zones of a date: each told in every way, and refused when it can't be.
import Testing

@testable import ArticleImport

@Suite("Moments: hours and zones")
struct MomentHourTests {
    @Test(
        "noon and midnight, and the hours beside them, in both languages and in 24 hours",
        arguments: [
            ("12:00 am", "00:00"), ("12:30 am", "00:30"), ("1:00 am", "01:00"), ("11:59 am", "11:59"), ("12:00 pm", "12:00"), ("12:30 pm", "12:30"),
            ("1:05 pm", "13:05"),
            ("11:59 PM", "23:59"), ("12:30 ص", "00:30"), ("9:15 صباحًا", "09:15"), ("12:30 م", "12:30"), ("12:45 مساءً", "12:45"),
            ("6:20 مساء", "18:20"), ("11:00 م", "23:00"),
            ("13:00 م", "13:00"), ("00:10", "00:10"), ("23:59", "23:59"),
        ])
    func halves(_ hour: String, _ expected: String) {
        #expect(Moment("3 May 2026 \(hour)")?.iso == "2026-05-03T\(expected):00Z")
        #expect(Moment("الأحد 3 مايو 2026 - \(hour)")?.iso == "2026-05-03T\(expected):00Z")
    }

    @Test(
        "zones of hours, of half hours and of quarters, east and west",
        arguments: [
            ("+03:00", 180), ("+0300", 180), ("+3", 180), ("+03:30", 210), ("+0330", 210), ("+05:45", 345), ("+0545", 345), ("-04:30", -270),
            ("-0930", -570),
            ("−02:30", -150), ("-00:30", -30), ("+14:00", 840), ("Z", 0), ("GMT", 0), ("EST", -300), ("EDT", -240), ("CEST", 120), ("AST", 180),
            ("MSK", 180), ("GST", 240),
            ("+00:00", 0),
        ])
    func zones(_ zone: String, _ minutes: Int) throws {
        let moment = try #require(Moment("Sun, 03 May 2026 09:30:00 \(zone)"))
        #expect(moment.offset == minutes * 60)
        #expect(moment.seconds == 1_777_800_600 - Int64(minutes * 60))
    }

    @Test(
        "a moment is written in its own zone, its minutes too",
        arguments: [
            "2026-05-03T09:30:00+03:30", "2026-05-03T09:30:00-04:30", "2026-05-03T00:10:00+05:45", "2026-12-31T23:59:59-09:30",
            "1969-07-20T20:17:40Z",
        ])
    func written(_ text: String) { #expect(Moment(text)?.iso == text) }

    @Test(
        "an hour that no clock shows makes no moment",
        arguments: [
            "2026-05-03T09:60:00Z", "2026-05-03T09:75", "3 May 2026 25:00", "2026-05-03T09:30:62Z", "3 May 2026 99:99", "2026-05-03T09:30:99Z",
        ])
    func noHour(_ text: String) { #expect(Moment(text) == nil) }

    @Test(
        "years of two digits are of this century until 69, of the last from 70",
        arguments: [("3 May 26", 2026), ("3 May 00", 2000), ("3 May 45", 2045), ("3 May 69", 2069), ("3 May 70", 1970), ("3 May 99", 1999)])
    func shortYears(_ text: String, _ year: Int) { #expect(Moment(text)?.iso == "\(year)-05-03") }

    @Test(
        "a year of the Hijri calendar is one in every order of the numbers",
        arguments: [
            ("1446/9/1", "2025-03-01"), ("1446-09-01", "2025-03-01"), ("1/9/1446", "2025-03-01"), ("01-09-1446", "2025-03-01"),
            ("١/٩/١٤٤٦", "2025-03-01"),
        ])
    func hijri(_ text: String, _ iso: String) { #expect(Moment(text)?.iso == iso) }

    @Test(
        "numbers of any length are refused and stop nothing",
        arguments: [
            "99999999999999999999-01-01", "2026-05-03T99999999999999999999:00", "3 May 2026 09:30 +99999999999999999999",
            "3 May 99999999999999999999",
            "2026-05-03 9223372036854775807:9223372036854775807", "9223372036854775807/5/2026",
        ])
    func endlessNumbers(_ text: String) {
        if let moment = Moment(text) { #expect(moment.iso.hasPrefix("2026-05-03")) }
    }
}
