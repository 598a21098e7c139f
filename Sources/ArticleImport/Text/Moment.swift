// Dates as feeds, pages and texts write them: ISO 8601, RFC 822, and what comes near, in the months of any Arab country and of the
// Hijri calendar; and as an Arabic reader reads them.
import ArabicText
import ArticleModel

/// A moment, and the zone it was told in.
package struct Moment: Hashable, Sendable {
    /// Seconds since 1970, UTC.
    package var seconds: Int64
    /// Seconds east of Greenwich in which it was told.
    package var offset: Int
    /// False for a day without an hour.
    package var hasTime: Bool

    package init(seconds: Int64, offset: Int = 0, hasTime: Bool = true) { (self.seconds, self.offset, self.hasTime) = (seconds, offset, hasTime) }

    /// As an article is kept with it: a day without an hour is that day wherever the reader is.
    package var kept: Int64 { hasTime ? seconds : local.date.moment }

    // MARK: Reading

    /// Reads a date; nil when it is none. A zone that is not known is Greenwich's. Where a date is told by both calendars, the Gregorian
    /// one counts; a lunar Hijri date alone is that of the Umm al-Qura calendar, a solar one that of Iran.
    package init?(_ text: String) {
        let words = Self.words(text)
        let told = Self.iso(words) ?? Self.named(words, .civil) ?? Self.numeric(words)
        guard let found = told ?? Self.named(words, .lunar) ?? Self.named(words, .solar) else { return nil }
        guard (1...12).contains(found.month), (1...31).contains(found.day), (1000...9999).contains(found.year) else { return nil }
        let days = CivilDate(year: found.year, month: found.month, day: found.day).dayNumber
        let time = found.time ?? (0, 0, 0)
        guard time.hour < 25, time.minute < 60, time.second < 62, abs(found.offset) <= 16 * 3600 else { return nil }
        self.init(
            seconds: Int64(days) * 86_400 + Int64(time.hour * 3600 + time.minute * 60 + time.second - found.offset), offset: found.offset,
            hasTime: found.time != nil)
    }

    private struct Parts {
        var (year, month, day) = (0, 0, 0)
        var time: (hour: Int, minute: Int, second: Int)?
        var offset = 0
    }

    /// The European digit for an Arabic or a Persian one.
    private static func digit(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        for zero: Unicode.Scalar in ["٠", "۰"] where scalar >= zero && scalar.value < zero.value + 10 {
            return Unicode.Scalar(scalar.value - zero.value + codePoint("0"))
        }
        return nil
    }

    /// Numbers, words and signs, digits as European ones.
    private static func words(_ text: String) -> [String] {
        var words: [String] = []
        var kind = 0
        for scalar in text.unicodeScalars.prefix(80) {
            var scalar = scalar
            if let digit = Self.digit(scalar) { scalar = digit }
            let next = ("0"..."9").contains(scalar) ? 1 : scalar.properties.isAlphabetic ? 2 : scalar <= " " ? 0 : 3
            if next == 0 {
                kind = 0
                continue
            }
            if next == kind, next != 3 { words[words.count - 1].unicodeScalars.append(scalar) } else { words.append(String(scalar)) }
            kind = next
        }
        return words
    }

    /// `2026-05-03`, `2026-05-03T09:30:00+03:00`, `2026/05/03 09:30`, `20260503T093000Z`.
    private static func iso(_ words: [String]) -> Parts? {
        var parts = Parts()
        var rest: ArraySlice<String>
        if words.count >= 5, words[0].count == 4, let year = Int(words[0]), ["-", "/", "."].contains(words[1]), words[1] == words[3],
            let month = Int(words[2]), let day = Int(words[4])
        {
            if hijriYears.contains(year) { return nil }
            (parts.year, parts.month, parts.day) = (year, month, day)
            rest = words[5...]
        } else if let first = words.first, first.count == 8, let number = Int(first) {
            (parts.year, parts.month, parts.day) = (number / 10_000, number / 100 % 100, number % 100)
            rest = words[1...]
        } else {
            return nil
        }
        if let compact = rest.dropFirst().first, rest.first == "T", compact.count == 6, let number = Int(compact) {
            parts.time = (number / 10_000, number / 100 % 100, number % 100)
            rest = rest.dropFirst(2)
        }
        takeTime(rest, into: &parts)
        return parts
    }

    /// A day, the name of a calendar's month, a year in any order; an hour and a zone anywhere after.
    private static func named(_ words: [String], _ calendar: MonthName.Calendar) -> Parts? {
        for place in words.indices {
            guard let month = MonthName.month(words, at: place), month.calendar == calendar,
                var parts = parts(words, month: month.month, at: place)
            else { continue }
            switch calendar {
            case .civil: if parts.year < 100 { parts.year += parts.year < 70 ? 2000 : 1900 }
            case .lunar: guard hijriYears.contains(parts.year) else { continue }
            case .solar: guard SolarDate.years.contains(parts.year) else { continue }
            }
            takeTime(words[(place + 1)...], into: &parts)
            return calendar == .civil ? parts : gregorian(parts, calendar)
        }
        return nil
    }

    /// The numbers beside a month's name.
    private static func parts(_ words: [String], month: Int, at place: Int) -> Parts? {
        var parts = Parts()
        parts.month = month
        let before = words[..<place].last { Int($0) != nil }.flatMap { Int($0) }
        let after = words[(place + 1)...].prefix(4).compactMap { Int($0) }
        if let before, (1...31).contains(before) {
            parts.day = before
            // `3 مايو/أيار 2026`
            guard let year = after.first else { return nil }
            parts.year = year
        } else if let day = after.first, let year = after.dropFirst().first ?? before {
            (parts.day, parts.year) = (day, year)
        } else {
            return nil
        }
        return parts
    }

    private static let separators: Set<String> = ["-", "/", "."]

    /// `03/05/2026 09:30`, a weekday or a label before it or not: the day first, as Arabic pages have it, unless it can't be one; the
    /// year first too. Of dates by both calendars the Gregorian one.
    private static func numeric(_ words: [String]) -> Parts? {
        guard let first = words.firstIndex(where: { Int($0) != nil }), first <= longestLabel else { return nil }
        var isHijri: Parts?
        for start in words.indices[first...] where start + 4 < words.count {
            guard separators.contains(words[start + 1]), words[start + 3] == words[start + 1], let one = Int(words[start]),
                let month = Int(words[start + 2]), let three = Int(words[start + 4])
            else { continue }
            var parts = Parts()
            if words[start + 4].count == 4 {
                (parts.day, parts.month, parts.year) = month > 12 ? (month, one, three) : (one, month, three)
            } else if words[start].count == 4 {
                (parts.year, parts.month, parts.day) = (one, month, three)
            } else {
                continue
            }
            takeTime(words[(start + 5)...], into: &parts)
            if !hijriYears.contains(parts.year) { return parts }
            isHijri = isHijri ?? gregorian(parts, SolarDate.yearsWithoutMonthName.contains(parts.year) ? .solar : .lunar)
        }
        return isHijri
    }

    /// So many words may stand before a date's first number: `الثلاثاء`, `آخر تحديث يوم الثلاثاء:`.
    private static let longestLabel = 6

    // MARK: Other calendars

    private static let hijriYears = 1300..<1600

    private static func gregorian(_ parts: Parts, _ calendar: MonthName.Calendar) -> Parts? {
        let civil =
            calendar == .solar
            ? SolarDate(year: parts.year, month: parts.month, day: parts.day).civil
            : HijriDate(year: parts.year, month: parts.month, day: parts.day).civil
        guard let civil else { return nil }
        var parts = parts
        (parts.year, parts.month, parts.day) = (civil.year, civil.month, civil.day)
        return parts
    }

    private static func takeTime(_ words: ArraySlice<String>, into parts: inout Parts) {
        let words = Array(words)
        // Without an hour there is no zone: what follows a dash is another date.
        guard let colon = words.firstIndex(of: ":"), colon > 0, colon + 1 < words.count, var hour = Int(words[colon - 1]),
            let minute = Int(words[colon + 1])
        else {
            if parts.time != nil { takeZone(words[...], into: &parts) }
            return
        }
        var second = 0
        var end = colon + 2
        if end + 1 < words.count, words[end] == ":", let value = Int(words[end + 1]) { (second, end) = (value, end + 2) }
        if end + 1 < words.count, words[end] == ".", Int(words[end + 1]) != nil { end += 2 }
        let half = words[end...].first.map { $0.lowercased() } ?? ""
        if ["pm", "م", "مساء", "مساءً"].contains(half), hour < 12 { hour += 12 }
        if ["am", "ص", "صباحا", "صباحًا"].contains(half), hour == 12 { hour = 0 }
        parts.time = (hour, minute, second)
        takeZone(words[end...], into: &parts)
    }

    private static func takeZone(_ words: ArraySlice<String>, into parts: inout Parts) {
        if let sign = words.firstIndex(where: { $0 == "+" || $0 == "-" || $0 == "−" }), sign + 1 < words.endIndex, let number = Int(words[sign + 1]) {
            let isShort = words[sign + 1].count <= 2
            let minutes = isShort && sign + 3 < words.endIndex && words[sign + 2] == ":" ? Int(words[sign + 3]) ?? 0 : isShort ? 0 : number % 100
            let hours = isShort ? number : number / 100
            // Without an hour, and past any zone, a dash stands before another calendar's day or before a year.
            guard hours <= 14, minutes < 60, parts.time != nil || words[sign + 1].count == 4, !isMonth(words, at: sign + 2) else { return }
            parts.offset = (hours * 3600 + minutes * 60) * (words[sign] == "+" ? 1 : -1)
        } else if let zone = words.lazy.compactMap({ zones[$0.uppercased()] }).first {
            parts.offset = zone * 3600
        }
    }

    /// True where another date begins: its day is no zone.
    private static func isMonth(_ words: ArraySlice<String>, at place: Int) -> Bool {
        place < words.endIndex && MonthName.month(Array(words[place...]), at: 0) != nil
    }

    private static let zones = [
        "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7, "CET": 1, "CEST": 2, "EET": 2, "EEST": 3, "AST": 3,
        "MSK": 3, "GST": 4, "BST": 1,
    ]

    // MARK: Writing

    private var local: (date: CivilDate, second: Int) {
        let seconds = Int(seconds) + offset
        let days = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
        return (CivilDate(dayNumber: days), seconds - days * 86_400)
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    /// ISO 8601 in its own zone; a day without an hour is a day.
    package var iso: String {
        let (date, second) = local
        let day = "\(date.year)-\(Self.two(date.month))-\(Self.two(date.day))"
        guard hasTime else { return day }
        let zone = offset == 0 ? "Z" : (offset < 0 ? "-" : "+") + Self.two(abs(offset) / 3600) + ":" + Self.two(abs(offset) / 60 % 60)
        return day + "T\(Self.two(second / 3600)):\(Self.two(second / 60 % 60)):\(Self.two(second % 60))" + zone
    }

    /// The day for an Arabic reader wherever he lives: «3 مايو/أيار 2026».
    package var arabicDay: String {
        let date = local.date
        let names = [
            "يناير/كانون الثاني", "فبراير/شباط", "مارس/آذار", "أبريل/نيسان", "مايو/أيار", "يونيو/حزيران", "يوليو/تموز", "أغسطس/آب", "سبتمبر/أيلول",
            "أكتوبر/تشرين الأول", "نوفمبر/تشرين الثاني", "ديسمبر/كانون الأول",
        ]
        return "\(date.day) \(names[date.month - 1]) \(date.year)"
    }

    package var englishDay: String {
        let date = local.date
        return "\(date.day) \(MonthName.english[date.month - 1]) \(date.year)"
    }

    package func day(isArabic: Bool) -> String { isArabic ? arabicDay : englishDay }
}
