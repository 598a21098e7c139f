// Days and times, by RFC 3339 as TOML takes it.
import CodePoints

extension TOMLMoment {
    /// Whether a word is meant as a day or a time: `1999-`, `12:`.
    static func isBegun(by word: ArraySlice<UInt8>) -> Bool {
        let digits = word.prefix(while: TOMLScanner.isDigit)
        let sign = word.dropFirst(digits.count).first
        // What looks like an exponent's sign has a letter before it.
        return sign == "-" && !digits.isEmpty || sign == ":"
    }

    /// Nil for what is no day or time, or none that the calendar has.
    init?(_ word: ArraySlice<UInt8>) {
        var rest = word
        if rest.dropFirst(2).first == ":" {
            guard let time = Self.time(&rest), rest.isEmpty else { return nil }
            self.init(day: nil, time: time, offset: nil)
            return
        }
        guard let day = Self.day(&rest) else { return nil }
        guard let mark = rest.first else {
            self.init(day: day, time: nil, offset: nil)
            return
        }
        rest = rest.dropFirst()
        guard mark.loweredASCII == "t" || mark == " ", let time = Self.time(&rest) else { return nil }
        guard !rest.isEmpty else {
            self.init(day: day, time: time, offset: nil)
            return
        }
        guard let offset = Self.offset(rest) else { return nil }
        self.init(day: day, time: time, offset: offset)
    }

    private static func day(_ rest: inout ArraySlice<UInt8>) -> Day? {
        guard let year = number(&rest, digits: 4), take("-", &rest), let month = number(&rest, digits: 2), take("-", &rest),
            let day = number(&rest, digits: 2), (1...12).contains(month)
        else { return nil }
        let isLeap = year % 4 == 0 && year % 100 != 0 || year % 400 == 0
        let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        guard (1...lengths[month - 1]).contains(day) else { return nil }
        return Day(year: year, month: month, day: day)
    }

    private static func time(_ rest: inout ArraySlice<UInt8>) -> Time? {
        guard let hour = number(&rest, digits: 2), take(":", &rest), let minute = number(&rest, digits: 2), take(":", &rest),
            let second = number(&rest, digits: 2), hour < 24, minute < 60, second <= 60
        else { return nil }
        var nanosecond = 0
        if take(".", &rest) {
            let digits = rest.prefix(while: TOMLScanner.isDigit)
            guard !digits.isEmpty else { return nil }
            rest = rest.dropFirst(digits.count)
            // Finer ones are cut off, as TOML allows.
            for place in 0..<9 { nanosecond = nanosecond * 10 + (place < digits.count ? digits[digits.startIndex + place].valueOfASCIIDigit : 0) }
        }
        return Time(hour: hour, minute: minute, second: second, nanosecond: nanosecond)
    }

    private static func offset(_ text: ArraySlice<UInt8>) -> Int? {
        var rest = text.dropFirst()
        switch text.first {
        case "Z", "z": return rest.isEmpty ? 0 : nil
        case "+", "-":
            guard let hours = number(&rest, digits: 2), take(":", &rest), let minutes = number(&rest, digits: 2), hours < 24, minutes < 60,
                rest.isEmpty
            else { return nil }
            return (hours * 60 + minutes) * (text.first == "-" ? -1 : 1)
        default: return nil
        }
    }

    private static func number(_ rest: inout ArraySlice<UInt8>, digits: Int) -> Int? {
        let found = rest.prefix(digits)
        guard found.count == digits, found.allSatisfy(TOMLScanner.isDigit) else { return nil }
        rest = rest.dropFirst(digits)
        return found.reduce(0) { $0 * 10 + $1.valueOfASCIIDigit }
    }

    private static func take(_ sign: Unicode.Scalar, _ rest: inout ArraySlice<UInt8>) -> Bool {
        guard let first = rest.first, UInt32(first) == sign.value else { return false }
        rest = rest.dropFirst()
        return true
    }
}
