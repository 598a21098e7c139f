// The date of `since:`: a day, a month, a year, or a span back from now.
import ArabicText

enum SearchDate {
    private static let day: Int64 = 86_400
    /// What a span's letter stands for, in days.
    private static let units: [String: Int64] = [
        "d": 1, "w": 7, "m": 30, "y": 365, "ي": 1, "يوم": 1, "يوما": 1, "ايام": 1, "أيام": 1, "س": 365, "سنة": 365, "ش": 30, "شهر": 30,
        "أسبوع": 7, "اسبوع": 7,
    ]

    /// `2026`, `2026-01`, `2026-01-31` (midnight, UTC), `7d`, `2w`, `3m`, `1y`; digits of any script. Nil for anything else.
    static func moment(_ text: String, now: Int64) -> Int64? {
        let ascii = String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { scalar in
                    scalar.properties.numericType == .decimal
                        ? Unicode.Scalar(UInt8(UInt8(ascii: "0") + UInt8(scalar.properties.numericValue ?? 0))) : scalar
                }))
        let digits = ascii.prefix { $0.isASCII && $0.isNumber }
        if let number = Int64(digits), number < 100_000, let unit = units[ascii.dropFirst(digits.count).lowercased()] {
            return now - number * unit * day
        }
        let parts = ascii.split(whereSeparator: { $0 == "-" || $0 == "/" }).map { Int64($0) }
        guard (1...3).contains(parts.count), let year = parts[0], (1...9999).contains(year) else { return nil }
        let month = parts.count > 1 ? parts[1] ?? 0 : 1
        let dayOfMonth = parts.count > 2 ? parts[2] ?? 0 : 1
        guard (1...12).contains(month), (1...31).contains(dayOfMonth) else { return nil }
        return days(year, month, dayOfMonth) * day
    }

    /// Days from 1970-01-01 in the Gregorian calendar: years start in March, so that the leap day is the last of its year.
    private static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }
}
