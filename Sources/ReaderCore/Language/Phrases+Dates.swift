// Dates and ages in words.
import ArticleModel

extension Phrases {
    private static let arabicDays = ["الأحد", "الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت"]
    private static let englishDays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
    private static let arabicMonths = [
        "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر",
    ]
    private static let levantineMonths = [
        "كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني", "كانون الأول",
    ]
    private static let englishMonths = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    ]
    private static let arabicHijriMonths = [
        "المحرم", "صفر", "ربيع الأول", "ربيع الآخر", "جمادى الأولى", "جمادى الآخرة", "رجب", "شعبان", "رمضان", "شوال", "ذو القعدة", "ذو الحجة",
    ]
    private static let englishHijriMonths = [
        "Muharram", "Safar", "Rabi al-Awwal", "Rabi al-Akhir", "Jumada al-Ula", "Jumada al-Akhira", "Rajab", "Shaban", "Ramadan",
        "Shawwal", "Dhu al-Qada", "Dhu al-Hijja",
    ]

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
        let index = date.month - 1
        let month = say(
            (length == .long ? Self.levantineMonths[index] + "/" : "") + Self.arabicMonths[index], Self.englishMonths[index])
        let day = length == .short ? "" : say("\(Self.arabicDays[date.weekday]) ", "\(Self.englishDays[date.weekday]) ")
        return "\(day)\(date.day) \(month) \(date.year)"
    }

    package func date(_ date: HijriDate) -> String {
        say(
            "\(date.day) \(Self.arabicHijriMonths[date.month - 1]) \(date.year) هـ",
            "\(date.day) \(Self.englishHijriMonths[date.month - 1]) \(date.year) AH")
    }

    /// How long ago something was; after six days its date, without the year when it is this one. A day without an hour is not counted
    /// in hours.
    package func age(of moment: Int64, at clock: ClockTime) -> String {
        if let day = CivilDate(ofDay: moment) {
            switch clock.today.dayNumber - day.dayNumber {
            case 0: return say("اليوم", "today")
            case 1: return say("أمس", "yesterday")
            case let days where (2...6).contains(days): return ago(days, "يوم", "يومين", "أيام", "يومًا", "d")
            default: return words(for: day, clock)
            }
        }
        let minutes = (clock.seconds - moment) / 60
        if minutes < -60 { return dayOnly(moment, clock) }
        if minutes < 1 { return say("الآن", "now") }
        if minutes < 60 { return ago(Int(minutes), "دقيقة", "دقيقتين", "دقائق", "دقيقة", "min") }
        if minutes < 24 * 60 { return ago(Int(minutes) / 60, "ساعة", "ساعتين", "ساعات", "ساعة", "h") }
        if minutes < 7 * 24 * 60 { return ago(Int(minutes) / (24 * 60), "يوم", "يومين", "أيام", "يومًا", "d") }
        return dayOnly(moment, clock)
    }

    private func ago(_ count: Int, _ one: String, _ two: String, _ few: String, _ many: String, _ unit: String) -> String {
        say("قبل " + counted(count, one, two, few, many), "\(count) \(unit) ago")
    }

    private func dayOnly(_ moment: Int64, _ clock: ClockTime) -> String { words(for: clock.date(of: moment), clock) }

    private func words(for date: CivilDate, _ clock: ClockTime) -> String {
        let month = say(Self.arabicMonths[date.month - 1], Self.englishMonths[date.month - 1])
        return date.year == clock.today.year ? "\(date.day) \(month)" : "\(date.day) \(month) \(date.year)"
    }
}
