// Days of both calendars: every one of a long span, and days that are known by themselves.
import Testing

@testable import ArticleModel

@Suite("Days of the calendars")
struct CalendarDayTests {
    @Test(
        "days of the week",
        arguments: [
            (CivilDate(year: 1970, month: 1, day: 1), 4), (CivilDate(year: 1969, month: 12, day: 31), 3),
            (CivilDate(year: 1900, month: 1, day: 1), 1),
            (CivilDate(year: 2000, month: 2, day: 29), 2), (CivilDate(year: 2024, month: 7, day: 7), 0),
            (CivilDate(year: 1582, month: 10, day: 15), 5),
            (CivilDate(year: 2100, month: 3, day: 1), 1), (CivilDate(year: 2026, month: 11, day: 28), 6),
        ])
    func weekdays(_ date: CivilDate, _ weekday: Int) { #expect(date.weekday == weekday) }

    @Test("every day from 1581 to 2419 is the one after the day before, and knows its number")
    func everyDay() {
        var expected = CivilDate(year: 1581, month: 1, day: 1)
        var number = expected.dayNumber
        while expected.year < 2420 {
            let date = CivilDate(dayNumber: number)
            guard date == expected, date.dayNumber == number else {
                Issue.record("\(number): \(date), not \(expected)")
                return
            }
            let isLeap = expected.year % 4 == 0 && expected.year % 100 != 0 || expected.year % 400 == 0
            let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
            if expected.day < lengths[expected.month - 1] {
                expected.day += 1
            } else {
                (expected.month, expected.day) = (expected.month % 12 + 1, 1)
                if expected.month == 1 { expected.year += 1 }
            }
            number += 1
        }
    }

    @Test("a day that was told without an hour comes back from its moment, and no other moment is a day")
    func moments() {
        for number in [-200_000, -1, 0, 1, 20_000] {
            let date = CivilDate(dayNumber: number)
            #expect(CivilDate(ofDay: date.moment) == date)
            for seconds: Int64 in [-43_199, -3_600, -1, 1, 60, 43_200] { #expect(CivilDate(ofDay: date.moment + seconds) == nil) }
        }
    }

    @Test(
        "days that the Umm al-Qura calendar is known by",
        arguments: [
            (CivilDate(year: 2024, month: 3, day: 11), HijriDate(year: 1445, month: 9, day: 1)),
            (CivilDate(year: 2024, month: 7, day: 7), HijriDate(year: 1446, month: 1, day: 1)),
            (CivilDate(year: 2025, month: 3, day: 1), HijriDate(year: 1446, month: 9, day: 1)),
            (CivilDate(year: 1999, month: 4, day: 17), HijriDate(year: 1420, month: 1, day: 1)),
        ])
    func hijri(_ civil: CivilDate, _ hijri: HijriDate) { #expect(HijriDate(civil) == hijri && hijri.civil == civil) }

    @Test("every day of the table comes back, and months follow one another")
    func everyHijriDay() {
        let (first, last) = (CivilDate(year: 1999, month: 4, day: 17).dayNumber, CivilDate(year: 2077, month: 11, day: 16).dayNumber)
        var before: HijriDate?
        for number in first...last {
            let civil = CivilDate(dayNumber: number)
            guard let hijri = HijriDate(civil), hijri.civil == civil else {
                Issue.record("\(civil)")
                return
            }
            if let before {
                let isNext = hijri == HijriDate(year: before.year, month: before.month, day: before.day + 1)
                let isFirst = hijri.day == 1 && before.day >= 29 && (hijri.year * 12 + hijri.month == before.year * 12 + before.month + 1)
                if !isNext, !isFirst { Issue.record("\(hijri) after \(before)") }
            }
            before = hijri
        }
        #expect(HijriDate(CivilDate(dayNumber: first - 1)) == nil && HijriDate(CivilDate(dayNumber: last + 1)) == nil)
    }

    @Test("a day that its month does not have is none, and neither is one outside the table")
    func noDays() {
        for year in 1420...1500 {
            for month in 1...12 {
                // The day after a month's thirtieth, or after its twenty-ninth where it has no more, is the next month's first.
                let last = HijriDate(year: year, month: month, day: 30).civil == nil ? 29 : 30
                #expect(HijriDate(year: year, month: month, day: last).civil != nil)
            }
        }
        #expect(HijriDate(year: 1446, month: 1, day: 30).civil == nil || HijriDate(year: 1446, month: 2, day: 30).civil == nil)
        let short = (1420...1500).flatMap { year in (1...12).map { HijriDate(year: year, month: $0, day: 30) } }.filter { $0.civil == nil }
        // A lunar year has 354 or 355 days: six or five of its months are short.
        #expect((5 * 81...6 * 81).contains(short.count))
        for (year, month, day) in [
            (1419, 12, 1), (1501, 1, 1), (1446, 0, 1), (1446, 13, 1), (1446, 1, 0), (1446, 1, 31), (Int.max, 1, 1), (Int.min, 1, 1),
        ] {
            #expect(HijriDate(year: year, month: month, day: day).civil == nil)
        }
    }
}
