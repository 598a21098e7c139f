// A part of a screen's day: on which days and between which hours, and what is then otherwise. Days and hours are those of the machine's
// own zone.
import ArabicText
import ReaderCore

package struct DayPart: Hashable, Sendable {
    /// From Sunday, 0.
    private var days: Set<Int> = []
    /// Minutes of the day. An end that is not after the start is the next day's.
    private var (start, end) = (0, 0)
    package private(set) var theme: String?
    package private(set) var language: Language?
    /// What is searched for rotates, in the place of the newest.
    package private(set) var list: String?
    /// Nothing is shown while nobody is there.
    package private(set) var isDark = false
    /// The console is to switch the screen off besides.
    package private(set) var isOff = false

    private static let names = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]
    /// What is allowed, in words for a message.
    package static let grammar = "DAYS HH:MM-HH:MM [theme=NAME] [lang=ar|en] [dark|off] [list=SEARCH]"

    /// `sun-thu 06:00-09:00 theme=sepia list=…`; nil for what says something else. What stands behind `list=` is all a search.
    package init?(_ text: String) {
        var rest = text[...]
        func word() -> Substring? {
            rest = rest.drop { $0 == " " }
            guard !rest.isEmpty else { return nil }
            let word = rest.prefix { $0 != " " }
            rest = rest.dropFirst(word.count)
            return word
        }
        guard let days = word().flatMap(Self.days), let hours = word()?.split(separator: "-", omittingEmptySubsequences: false), hours.count == 2,
            let start = Self.minutes(hours[0]), let end = Self.minutes(hours[1]), start < 1440
        else { return nil }
        (self.days, self.start, self.end) = (days, start, end)
        while true {
            let before = rest.drop { $0 == " " }
            guard let word = word() else { break }
            if word == "dark" || word == "off" {
                (isDark, isOff) = (true, word == "off")
            } else if word.hasPrefix("theme="), word.count > 6 {
                theme = String(word.dropFirst(6))
            } else if word.hasPrefix("lang="), let language = Language(rawValue: String(word.dropFirst(5))) {
                self.language = language
            } else if word.hasPrefix("list="), before.count > 5 {
                list = String(before.dropFirst(5))
                break
            } else {
                return nil
            }
        }
    }

    private static func days(_ text: Substring) -> Set<Int>? {
        if text == "daily" { return Set(0..<7) }
        var days: Set<Int> = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { names.firstIndex(of: String($0)) }
            guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1] else { return nil }
            for step in 0...((last - first + 7) % 7) { days.insert((first + step) % 7) }
        }
        return days
    }

    private static func minutes(_ text: Substring) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ (1...2).contains($0.utf8.count) && $0.utf8.allSatisfy { (48...57).contains($0) } }),
            let hour = Int(parts[0]), let minute = Int(parts[1]), minute < 60, hour * 60 + minute <= 1440
        else { return nil }
        return hour * 60 + minute
    }

    package func holds(at clock: ClockTime) -> Bool {
        let (sum, isOver) = clock.seconds.addingReportingOverflow(Int64(clock.secondsEastOfUTC))
        guard !isOver else { return false }
        let seconds = (sum % 86_400 + 86_400) % 86_400
        let (minute, dayNumber) = (Int(seconds) / 60, sum / 86_400 - (sum % 86_400 < 0 ? 1 : 0))
        // 1970 began on a Thursday.
        let day = Int((dayNumber % 7 + 11) % 7)
        if start < end { return days.contains(day) && (start..<end).contains(minute) }
        return days.contains(day) && minute >= start || days.contains((day + 6) % 7) && minute < end
    }

    /// Without what a terminal of one theme can't show.
    package var withoutTheme: DayPart {
        var part = self
        part.theme = nil
        return part
    }
}
