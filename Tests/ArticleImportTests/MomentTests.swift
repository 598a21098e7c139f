// Dates as they come, in seconds; and as an Arabic reader reads them.
import Testing

@testable import ArticleImport

@Suite("Moments")
struct MomentTests {
    @Test(
        "are read as people write them",
        arguments: [
            ("2026-05-03T09:30:00+03:00", "2026-05-03T09:30:00+03:00"), ("2026-05-03T06:30:00Z", "2026-05-03T06:30:00Z"),
            ("2026-05-03", "2026-05-03"),
            ("2026-05-03T06:30:00.123Z", "2026-05-03T06:30:00Z"), ("20260503T063000Z", "2026-05-03T06:30:00Z"),
            ("2026-05-03 06:30", "2026-05-03T06:30:00Z"),
            ("Sun, 03 May 2026 09:30:00 +0300", "2026-05-03T09:30:00+03:00"), ("Sun, 3 May 26 06:30 GMT", "2026-05-03T06:30:00Z"),
            ("Sunday, May 3, 2026 6:30 PM EST", "2026-05-03T18:30:00-05:00"), ("3 May 2026", "2026-05-03"), ("٣ أيار/مايو ٢٠٢٦", "2026-05-03"),
            ("الأحد 3 مايو 2026 - 06:30 مساءً", "2026-05-03T18:30:00Z"), ("1 كانون الثاني 2025", "2025-01-01"), ("31 كانون الأول 2024", "2024-12-31"),
            ("5 تشرين الثاني 2024", "2024-11-05"), ("15 غشت 2022", "2022-08-15"), ("3/5/2026", "2026-05-03"), ("12-31-2025", "2025-12-31"),
            ("الأحد، 04 آب/اغسطس 2013، آخر تحديث 02:21 (GMT+0400)", "2013-08-04T02:21:00+04:00"),
            ("الثلاثاء 5 مايو 2026 - 18 ذو القعدة 1447", "2026-05-05"), ("3 مايو 2026 - 16 ذو القعدة 1447 - 10:30 ص", "2026-05-03T10:30:00Z"),
        ])
    func reading(_ text: String, _ iso: String) {
        #expect(Moment(text)?.iso == iso)
    }

    @Test("what is none is none", arguments: ["", "أمس", "5 رمضان 1445", "may", "2026", "99/99/2026", "2026-13-45", "الساعة 10:30", "منذ 3 ساعات"])
    func refusing(_ text: String) {
        #expect(Moment(text) == nil)
    }

    @Test(
        "seconds agree with the calendar, before 1970 too",
        arguments: [("1970-01-01", 0), ("2000-03-01", 951_868_800), ("1969-12-31", -86_400), ("2024-02-29T12:00:00Z", 1_709_208_000)]
            as [(String, Int64)])
    func seconds(_ text: String, _ seconds: Int64) {
        #expect(Moment(text)?.seconds == seconds)
        #expect(Moment(text)?.iso == text)
    }

    @Test("a day has the names of east and west")
    func days() {
        #expect(Moment("2026-05-03T23:30:00+03:00")?.arabicDay == "3 مايو/أيار 2026")
        // The other calendar's day behind it is no zone.
        #expect(Moment("10 يناير 2026 - 12 رجب 1447")?.seconds == Moment("2026-01-10")?.seconds)
        #expect(Moment("2026-01-10")?.englishDay == "10 January 2026")
    }
}
