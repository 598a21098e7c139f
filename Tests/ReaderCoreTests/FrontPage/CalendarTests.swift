// The calendars of the masthead, and ages in words.
import ArticleModel
import Testing

@testable import ReaderCore

@Suite("Calendar") struct CalendarTests {
    private static let knownDays: [(Int, Int, Int, Int)] = [
        (1970, 1, 1, 0), (2000, 2, 29, 11_016), (2000, 3, 1, 11_017), (2026, 11, 24, 20_781), (1900, 3, 1, -25_508), (1969, 12, 31, -1),
    ]

    private static let knownHijriDays: [(CivilDate, HijriDate)] = [
        (CivilDate(year: 2024, month: 7, day: 7), HijriDate(year: 1446, month: 1, day: 1)),
        (CivilDate(year: 2025, month: 3, day: 1), HijriDate(year: 1446, month: 9, day: 1)),
        (CivilDate(year: 2025, month: 6, day: 26), HijriDate(year: 1447, month: 1, day: 1)),
        (CivilDate(year: 2026, month: 2, day: 18), HijriDate(year: 1447, month: 9, day: 1)),
        (CivilDate(year: 2026, month: 6, day: 16), HijriDate(year: 1448, month: 1, day: 1)),
        (CivilDate(year: 2026, month: 11, day: 24), HijriDate(year: 1448, month: 6, day: 14)),
        (CivilDate(year: 2028, month: 5, day: 25), HijriDate(year: 1450, month: 1, day: 1)),
        (CivilDate(year: 1999, month: 4, day: 17), HijriDate(year: 1420, month: 1, day: 1)),
        (CivilDate(year: 2077, month: 11, day: 16), HijriDate(year: 1500, month: 12, day: 30)),
    ]

    private static let knownAges: [(Int64, String)] = [
        (0, "الآن"), (30, "الآن"), (60, "قبل دقيقة"), (120, "قبل دقيقتين"), (180, "قبل 3 دقائق"), (600, "قبل 10 دقائق"),
        (660, "قبل 11 دقيقة"), (3_600, "قبل ساعة"), (7_200, "قبل ساعتين"), (10_800, "قبل 3 ساعات"), (39_600, "قبل 11 ساعة"),
        (82_800, "قبل 23 ساعة"), (86_400, "قبل يوم"), (172_800, "قبل يومين"), (518_400, "قبل 6 أيام"), (604_800, "17 نوفمبر"),
        (31_536_000, "24 نوفمبر 2025"), (-86_400, "25 نوفمبر"),
    ]

    private static let knownCounts: [(Int, String)] = [
        (1, "مقال واحد"), (2, "مقالان"), (3, "3 مقالات"), (10, "10 مقالات"), (11, "11 مقالًا"), (99, "99 مقالًا"), (100, "100 مقال"),
        (101, "101 مقال"), (103, "103 مقالات"), (111, "111 مقالًا"),
    ]

    @Test("Days and their numbers agree, century rules included", arguments: Self.knownDays)
    func dayNumbers(year: Int, month: Int, day: Int, number: Int) {
        let date = CivilDate(year: year, month: month, day: day)
        #expect(date.dayNumber == number)
        #expect(CivilDate(dayNumber: number) == date)
    }

    @Test("Every day of 400 years comes back from its number") func everyDay() {
        for number in -146_097...146_097 {
            guard CivilDate(dayNumber: number).dayNumber == number else {
                Issue.record("day \(number)")
                return
            }
        }
    }

    @Test("24 November 2026 is a Tuesday") func weekday() {
        #expect(CivilDate(year: 2026, month: 11, day: 24).weekday == 2)
        #expect(Phrases(.arabic).date(CivilDate(year: 2026, month: 11, day: 24), .long) == "الثلاثاء 24 تشرين الثاني/نوفمبر 2026")
    }

    @Test("Umm al-Qura gives the days that were printed", arguments: Self.knownHijriDays)
    func hijri(date: CivilDate, hijri: HijriDate) {
        #expect(HijriDate(date) == hijri)
        #expect(hijri.civil == date)
    }

    @Test("a day that the Hijri calendar does not have, or its table does not, is none")
    func noSuchDay() {
        let days = [(1447, 9, 31), (1448, 13, 1), (1419, 12, 29), (1501, 1, 1), (1446, 0, 1)]
        for (year, month, day) in days { #expect(HijriDate(year: year, month: month, day: day).civil == nil) }
        let shortMonths = (1...12).filter { HijriDate(year: 1448, month: $0, day: 30).civil == nil }
        #expect((5...7).contains(shortMonths.count))
    }

    @Test("a day without an hour has its age in days, and is the same day everywhere")
    func dayAges() {
        let day = CivilDate(year: 2026, month: 11, day: 24)
        #expect(CivilDate(ofDay: day.moment) == day && CivilDate(ofDay: day.moment + 1) == nil)
        #expect(CivilDate(ofDay: CivilDate(year: 1965, month: 2, day: 1).moment) == CivilDate(year: 1965, month: 2, day: 1))
        let phrases = Phrases(.arabic)
        // 24 November, 20:00 at Greenwich: the 25th in Kiribati.
        for (offset, age) in [(0, "اليوم"), (-11 * 3600, "اليوم"), (14 * 3600, "أمس")] {
            #expect(phrases.age(of: day.moment, at: ClockTime(seconds: FakeReader.evening, secondsEastOfUTC: offset)) == age)
        }
        let clock = ClockTime(seconds: FakeReader.evening, secondsEastOfUTC: 0)
        for (date, age) in [
            (CivilDate(year: 2026, month: 11, day: 21), "قبل 3 أيام"), (CivilDate(year: 2026, month: 11, day: 1), "1 نوفمبر"),
            (CivilDate(year: 2000, month: 1, day: 1), "1 يناير 2000"), (CivilDate(year: 2026, month: 11, day: 26), "26 نوفمبر"),
        ] {
            #expect(phrases.age(of: date.moment, at: clock) == age)
        }
    }

    @Test("Outside the table there is no Hijri date") func outside() {
        #expect(HijriDate(CivilDate(year: 1999, month: 4, day: 16)) == nil)
        #expect(HijriDate(CivilDate(year: 2077, month: 11, day: 17)) == nil)
    }

    @Test("Ages follow the rules of Arabic numbers", arguments: Self.knownAges)
    func ages(seconds: Int64, text: String) {
        let clock = ClockTime(seconds: FakeReader.evening, secondsEastOfUTC: 0)
        #expect(Phrases(.arabic).age(of: clock.seconds - seconds, at: clock) == text)
    }

    @Test("The day is the reader's own, not Greenwich's") func offset() {
        let clock = ClockTime(seconds: FakeReader.evening, secondsEastOfUTC: 5 * 3600)
        #expect(clock.today == CivilDate(year: 2026, month: 11, day: 25))
    }

    @Test("Articles are counted as Arabic counts", arguments: Self.knownCounts)
    func counts(count: Int, text: String) { #expect(Phrases(.arabic).articles(count) == text) }
}
