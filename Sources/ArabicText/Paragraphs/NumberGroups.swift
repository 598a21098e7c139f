// Digits in groups that are one number: `1 250 000`, `+966 11 456 7890`, `011-456-7890`. By the rules a space parts them, and behind Arabic
// letters the last group would come first: another number. What stands between the groups is taken for a common separator, as a
// no-break space is (UAX #9, HL2), and no line ends there. What could be a date, a range or a list of numbers is left to the rules.

package enum NumberGroups {
    /// A number in groups.
    struct Number {
        /// From its first digit, or the plus before it, to its last digit.
        var range: Range<Int>
        /// A country's code stands first, behind a plus.
        var isInternational: Bool

        /// The places of what parts its groups. In an international number all follows from its plus.
        func separators(in text: UnsafeBufferPointer<UInt32>) -> [Int] { range.filter { !NumberGroups.isDigit(text[$0]) } }
    }

    /// Calls `found` with every such number, in order; none overlaps another.
    static func forEach(in text: UnsafeBufferPointer<UInt32>, _ found: (Number) -> Void) {
        var place = 0
        while place < text.count {
            // Letters of both scripts, by far most, are passed over at once.
            let scalar = text[place]
            guard scalar &- 0x3A >= 0x626, isDigit(scalar) else {
                place += 1
                continue
            }
            let (number, end) = number(in: text, at: place)
            if let number { found(number) }
            place = end
        }
    }

    /// What begins with the digit at a place.
    /// - Returns: the number, where it is one in groups, and the end of what has been looked at.
    static func number(in text: UnsafeBufferPointer<UInt32>, at place: Int) -> (number: Number?, end: Int) {
        // By far most numbers are one group.
        var end = place + 1
        while end < text.count, isDigit(text[end]) { end += 1 }
        let goesOn = end + 1 < text.count && Groups.isSeparator(text[end], inInternational: false) && isDigit(text[end + 1])
        guard goesOn || place > 0 && text[place - 1] == "+" else { return (nil, end) }
        let groups = Groups(in: text, at: place)
        return (groups.number, groups.end)
    }

    /// European, Arabic and Persian digits.
    @inline(__always)
    package static func isDigit(_ scalar: UInt32) -> Bool {
        scalar.isASCIIDigit || scalar >= 0x660 && scalar <= 0x669 || scalar >= 0x6F0 && scalar <= 0x6F9
    }
}

/// Groups of digits side by side, each parted from the next by one separator, or in an international number by a bracket and a space.
private struct Groups {
    /// Past the last digit.
    private(set) var end: Int
    private let text: UnsafeBufferPointer<UInt32>
    private let start: Int
    private var lengths: [Int] = []
    private var separators: Set<UInt32> = []
    private var total: Int { lengths.reduce(0, +) }
    /// The digits before the first separator belong to a longer word or number.
    private let isPart: Bool
    private let hasPlus: Bool

    init(in text: UnsafeBufferPointer<UInt32>, at start: Int) {
        (self.text, self.start) = (text, start)
        let before = start > 0 ? text[start - 1] : codePoint(" ")
        hasPlus = before == "+" && (start < 2 || !CharacterProperties(text[start - 2]).isLetterOrDigit)
        isPart =
            !hasPlus
            && (CharacterProperties(before).isLetterOrDigit
                || [".", ",", "/", ":", "-", "_", "٫", "٬", "=", "#"].contains(before) && start > 1
                    && CharacterProperties(text[start - 2]).isLetterOrDigit)
        var place = start
        end = start
        while place < text.count, NumberGroups.isDigit(text[place]) {
            let first = place
            while place < text.count, NumberGroups.isDigit(text[place]) { place += 1 }
            lengths.append(place - first)
            end = place
            var next = place
            while next < text.count, next - place < (hasPlus ? 2 : 1), Self.isSeparator(text[next], inInternational: hasPlus) { next += 1 }
            guard next > place, next < text.count, NumberGroups.isDigit(text[next]) else { break }
            separators.formUnion(text[place..<next])
            place = next
        }
    }

    var number: NumberGroups.Number? {
        guard !isPart, !isFollowedByPart else { return nil }
        if hasPlus { return (7...15).contains(total) ? NumberGroups.Number(range: (start - 1)..<end, isInternational: true) : nil }
        guard lengths.count > 1, isTelephone || isInThousands else { return nil }
        return NumberGroups.Number(range: start..<end, isInternational: false)
    }

    /// More digits or letters right behind it: `12 500/3`, `3 400:20`, `2 100م`.
    private var isFollowedByPart: Bool {
        guard end < text.count else { return false }
        return CharacterProperties(text[end]).isLetterOrDigit
            || end + 1 < text.count && ["/", ":", "-"].contains(text[end]) && NumberGroups.isDigit(text[end + 1])
    }

    /// A zero first, and enough digits for a telephone, but no day, month and year.
    private var isTelephone: Bool {
        guard isZero(text[start]), (8...15).contains(total), !separators.contains(codePoint(".")),
            separators.count == 1 || separators.contains(codePoint("-"))
        else {
            return false
        }
        return !(lengths.count == 3 && lengths[0] <= 2 && lengths[1] <= 2 && lengths[2] == 4)
    }

    /// Thousands by one kind of space. Two groups of three digits may be two numbers: of them a round one alone is taken for one.
    private var isInThousands: Bool {
        separators.count == 1 && separators.first.map(Self.isSpace) == true && lengths[0] <= 3 && lengths.dropFirst().allSatisfy { $0 == 3 }
            && !isZero(text[start]) && (lengths != [3, 3] || isZero(text[end - 1]))
    }

    private func isZero(_ scalar: UInt32) -> Bool { scalar == "0" || scalar == "٠" || scalar == "۰" }

    /// A space, a thin one, and those that no line ends at.
    private static func isSpace(_ scalar: UInt32) -> Bool { [" ", "\u{2009}", "\u{202F}", "\u{A0}"].contains(scalar) }

    static func isSeparator(_ scalar: UInt32, inInternational: Bool) -> Bool {
        isSpace(scalar) || scalar == "-" || scalar == "\u{2011}" || inInternational && ["(", ")", "."].contains(scalar)
    }
}
