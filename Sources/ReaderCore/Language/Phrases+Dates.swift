// Dates and ages in words.
import ArticleModel

extension Phrases {
    private static let arabicDays = ["الأحد", "الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت"]
    private static let englishDays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]

    /// A day, as long as there is room for.
    package enum DateLength: Sendable {
        /// 24 نوفمبر 2026
        case short
        /// الثلاثاء 24 نوفمبر 2026
        case medium
        /// الثلاثاء 24 تشرين الثاني/نوفمبر 2026: the month by both its names.
        case long
    }

    package func date(_ date: CivilDate, _ length: DateLength) -> String {
        let month = length == .long ? longMonth(date.month) : month(date.month)
        let day = length == .short ? "" : say("\(Self.arabicDays[date.weekday]) ", "\(Self.englishDays[date.weekday]) ")
        return "\(day)\(date.day) \(month) \(date.year)" + (dates == .gulf ? say(" م", "") : "")
    }

    /// A month as the newspapers of the reader's country call it.
    private func month(_ number: Int) -> String { say(arabicMonth(number), MonthName.english[number - 1]) }

    private func arabicMonth(_ number: Int) -> String {
        switch dates {
        case .auto, .gulf, .egypt: MonthName.arabic[number - 1]
        case .levant: MonthName.levantine[number - 1]
        case .maghreb: MonthName.maghrebi[number - 1]
        case .morocco: MonthName.moroccan[number - 1]
        }
    }

    /// A date as an Arabic article states it, its month called as the reader's newspapers call it: a day, the month by any of its names or
    /// by two of them, a year. What is no such date stays as it stands, and all does where the reader has named no country.
    func restated(_ date: String) -> String {
        guard dates != .auto else { return date }
        let words = date.split(separator: " ").map(String.init)
        for year in words.indices.dropFirst(2) where Self.isNumber(words[year].prefix(4), digits: 4...4) {
            for place in max(1, year - 3)..<year where Self.isNumber(words[place - 1][...], digits: 1...2) {
                let names = words[place..<year].flatMap { $0.split(separator: "/").map(String.init) }
                guard let found = names.indices.lazy.compactMap({ MonthName.month(names, at: $0) }).first, found.calendar == .civil else { continue }
                return (words[..<place] + [arabicMonth(found.month)] + words[year...]).joined(separator: " ")
            }
        }
        return date
    }

    private static func isNumber(_ text: Substring, digits: ClosedRange<Int>) -> Bool {
        digits.contains(text.count) && text.allSatisfy(\.isWholeNumber)
    }

    /// In the Levant, and where nobody says for whom, by both its names.
    private func longMonth(_ number: Int) -> String {
        guard dates == .auto || dates == .levant else { return month(number) }
        return say(MonthName.levantine[number - 1] + "/" + MonthName.arabic[number - 1], MonthName.english[number - 1])
    }

    /// In the Gulf the day of the Hijra comes first.
    var beginsWithHijri: Bool { dates == .gulf }

    package func date(_ date: HijriDate) -> String {
        say(
            "\(date.day) \(MonthName.arabicLunar[date.month - 1]) \(date.year) هـ",
            "\(date.day) \(MonthName.englishLunar[date.month - 1]) \(date.year) AH")
    }

    /// How long ago something was; after six days its date, without the year when it is this one. A day without an hour is not counted
    /// in hours.
    package func age(of moment: Int64, at clock: ClockTime) -> String {
        if let day = CivilDate(ofDay: moment) {
            switch clock.today.dayNumber - day.dayNumber {
            case 0: return say("اليوم", "today")
            case 1: return say("أمس", "yesterday")
            case let days where (2...6).contains(days): return ago(days, Self.days, "d")
            default: return words(for: day, clock)
            }
        }
        let minutes = (clock.seconds - moment) / 60
        if minutes < -60 { return dayOnly(moment, clock) }
        if minutes < 1 { return say("الآن", "now") }
        if minutes < 60 { return ago(Int(minutes), Self.minutes, "min") }
        if minutes < 24 * 60 { return ago(Int(minutes) / 60, Self.hours, "h") }
        if minutes < 7 * 24 * 60 { return ago(Int(minutes) / (24 * 60), Self.days, "d") }
        return dayOnly(moment, clock)
    }

    // After a preposition.
    private static let minutes = CountedForms(one: "دقيقة", two: "دقيقتين", few: "دقائق", many: "دقيقة")
    private static let hours = CountedForms(one: "ساعة", two: "ساعتين", few: "ساعات", many: "ساعة")
    private static let days = CountedForms(one: "يوم", two: "يومين", few: "أيام", many: "يومًا", other: "يوم")

    private func ago(_ count: Int, _ forms: CountedForms, _ unit: String) -> String {
        say("قبل " + counted(count, forms), "\(count) \(unit) ago")
    }

    private func dayOnly(_ moment: Int64, _ clock: ClockTime) -> String { words(for: clock.date(of: moment), clock) }

    private func words(for date: CivilDate, _ clock: ClockTime) -> String {
        let month = month(date.month)
        return date.year == clock.today.year ? "\(date.day) \(month)" : "\(date.day) \(month) \(date.year)"
    }
}
