// Days of the Gregorian calendar, reckoned from numbers alone: the core has no clock and no locale.

/// A day.
package struct CivilDate: Hashable, Sendable {
    package var year: Int
    /// 1–12
    package var month: Int
    /// 1–31
    package var day: Int

    package init(year: Int, month: Int, day: Int) { (self.year, self.month, self.day) = (year, month, day) }

    /// The day by its number, 0 being 1 January 1970.
    package init(dayNumber: Int) {
        // Years are counted from March, so that the leap day is a year's last: eras of 400 such years are alike.
        let shifted = dayNumber + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    /// The day's number, 0 being 1 January 1970.
    package var dayNumber: Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// 0 for Sunday to 6 for Saturday.
    package var weekday: Int { ((dayNumber + 4) % 7 + 7) % 7 }
}

// MARK: Where a moment is asked for

extension CivilDate {
    /// A second before noon at Greenwich: the same day from eleven hours west of it to twelve east.
    private static let secondOfDay = 43_199

    /// The day as a moment in seconds since 1970, for a date that comes without an hour. Its odd second tells it from a moment that is
    /// one, since nobody publishes on it: `init(ofDay:)` gives the day back, wherever the reader is.
    package var moment: Int64 { Int64(dayNumber) * 86_400 + Int64(Self.secondOfDay) }

    /// nil for a moment that stands for no day but for itself.
    package init?(ofDay moment: Int64) {
        let rest = moment - Int64(Self.secondOfDay)
        guard rest % 86_400 == 0 else { return nil }
        self.init(dayNumber: Int(rest / 86_400))
    }
}
