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
    private func month(_ number: Int) -> String {
        let index = number - 1
        let arabic =
            switch dates {
            case .auto, .gulf, .egypt: MonthName.arabic[index]
            case .levant: MonthName.levantine[index]
            case .maghreb: MonthName.maghrebi[index]
            case .morocco: MonthName.moroccan[index]
            }
        return say(arabic, MonthName.english[index])
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
