// A day of the solar Hijri calendar, in which Iran and Afghanistan count: years begin at the spring equinox.
import ArticleModel

struct SolarDate {
    var year: Int
    /// From 1 to 12.
    var month: Int
    var day: Int

    /// Years in which newspapers and their pages have been dated so.
    static let years = 1300..<1500
    /// Of a number alone: what is later is a lunar year (1411 began in 1990), what is earlier a solar one (1300 began in 1921).
    static let yearsWithoutMonthName = 1300..<1411

    /// Day 1 of year 1400: 21 March 2021.
    private static let start = CivilDate(year: 2021, month: 3, day: 21).dayNumber

    /// The same day by the civil calendar; nil where the calendar has no such day.
    var civil: CivilDate? {
        guard Self.years.contains(year), (1...12).contains(month), day >= 1, day <= Self.length(of: month, in: year) else { return nil }
        var number = Self.start + day - 1
        for month in 1..<month { number += Self.length(of: month, in: year) }
        for year in min(year, 1400)..<max(year, 1400) { number += (self.year < 1400 ? -1 : 1) * (Self.isLeap(year) ? 366 : 365) }
        return CivilDate(dayNumber: number)
    }

    private static func length(of month: Int, in year: Int) -> Int { month <= 6 ? 31 : month < 12 || isLeap(year) ? 30 : 29 }

    /// The leap years of a round of 33, as they have fallen since 1244.
    private static func isLeap(_ year: Int) -> Bool {
        [1, 5, 9, 13, year < 1343 ? 21 : 22, 17, 26, 30].contains(year % 33)
    }
}
