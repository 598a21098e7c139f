// Where a word may be drawn out: one point at most, the best by the order that Microsoft's shapers and LibreOffice share. It looks at
// letters and forms alone; which words of a line are drawn out is `LineJustifier`'s.
import ArabicText

struct KashidaFinder {
    /// A place behind a letter, by the offset of its base.
    struct Point {
        var offset: ScalarOffset
        /// 1 is the best.
        var priority: Int
    }

    let measured: MeasuredText
    /// The letters of the run that is looked at, a typed tatweel among them, and those that touch a joiner.
    private var letters: [ScalarOffset] = []
    private var touchesJoiner: [Bool] = []
    private static let longestRun = 40

    init(_ measured: MeasuredText) { self.measured = measured }

    /// The best point of a word: what stands between two gaps of a line.
    mutating func point(in word: Range<Int>) -> Point? {
        // An address, a name in a network, a tag: their letters are what one types.
        guard !word.contains(where: { ["@", "#", "_", "/", "\\"].contains(measured.text[$0]) }) else { return nil }
        var best: Point?
        var place = word.lowerBound
        while place < word.upperBound {
            let marks = readRun(at: &place, before: word.upperBound)
            guard let point = bestOfRun(marks: marks) else { continue }
            if best.map({ point.priority <= $0.priority }) ?? true { best = point }
        }
        return best
    }

    // MARK: A run of letters

    /// Reads letters up to what is none.
    /// - Returns: how many vowel marks stand on them.
    private mutating func readRun(at place: inout Int, before end: Int) -> Int {
        letters.removeAll(keepingCapacity: true)
        touchesJoiner.removeAll(keepingCapacity: true)
        var (marks, isAfterJoiner) = (0, false)
        while place < end {
            let scalar = measured.text[place]
            let properties = CharacterProperties(scalar)
            if scalar == .zeroWidthNonJoiner || scalar == .zeroWidthJoiner {
                isAfterJoiner = true
                if !touchesJoiner.isEmpty { touchesJoiner[touchesJoiner.count - 1] = true }
            } else if properties.joiningType == .transparent {
                if properties.isHaraka { marks += 1 }
            } else if Self.isArabic(scalar), properties.joiningType != .nonJoining || scalar == "ء" {
                // A typed tatweel that is not shown is none.
                if scalar != .tatweel || measured.width(place) > 0 {
                    letters.append(place)
                    touchesJoiner.append(isAfterJoiner)
                    isAfterJoiner = false
                }
            } else {
                place += 1
                return marks
            }
            place += 1
        }
        return marks
    }

    private static func isArabic(_ scalar: UInt32) -> Bool { (0x620...0x6FF).contains(scalar) || (0x750...0x77F).contains(scalar) }

    private func bestOfRun(marks: Int) -> Point? {
        let typed = letters.count { measured.text[$0] == .tatweel }
        let count = letters.count - typed
        guard count > 2, letters.count <= Self.longestRun, marks * 2 < count, !namesGod else { return nil }
        var best: Point?
        for index in 0..<letters.count - 1 {
            // Of equals the one nearest to the word's end.
            guard isJoined(index), let priority = priority(index), best.map({ priority <= $0.priority }) ?? true else { continue }
            best = Point(offset: letters[index], priority: priority)
        }
        return best
    }

    /// الله, whatever is joined before or behind it.
    private var namesGod: Bool {
        guard letters.count >= 3 else { return false }
        return (0...letters.count - 3).contains { letter($0) == "ل" && letter($0 + 1) == "ل" && letter($0 + 2) == "ه" }
    }

    private func letter(_ index: Int) -> UInt32 { measured.text[letters[index]] }

    /// True where a tatweel would join both its neighbours: they join each other as drawn, and are no lam-alef.
    private func isJoined(_ index: Int) -> Bool {
        let (before, after) = (letters[index], letters[index + 1])
        guard measured.shaped[after] != 0, measured.levels[before] == measured.levels[after], !touchesJoiner[index], !touchesJoiner[index + 1],
            hasForms(before), hasForms(after)
        else { return false }
        let (first, second) = (CharacterProperties(measured.text[before]).joiningType, CharacterProperties(measured.text[after]).joiningType)
        return (first == .dualJoining || first == .joinCausing) && (second == .dualJoining || second == .rightJoining || second == .joinCausing)
    }

    /// A letter without presentation forms stands by itself.
    private func hasForms(_ offset: Int) -> Bool { measured.text[offset] == .tatweel || measured.shaped[offset] != measured.text[offset] }

    /// The priority of the place behind a letter; nil where none may be.
    private func priority(_ index: Int) -> Int? {
        let last = letters.count - 1
        let (before, after) = (LetterFamily(letter(index)), LetterFamily(letter(index + 1)))
        let isBeforeFinal = index + 1 == last
        // A final yeh hangs back under its word; only the seen's own length bears it.
        if isBeforeFinal, after == .yeh, before != .seen { return nil }
        if letter(index) == .tatweel { return 1 }
        if before == .seen || before == .sad { return 2 }
        if isBeforeFinal {
            switch after {
            case .tehMarbuta, .heh, .dal: return 3
            case .alef, .tah, .lam, .kaf: return 4
            case .waw, .ain, .qaf, .feh: return 6
            default: return letter(last) == .tatweel ? nil : 7
            }
        }
        // A final lam-alef is one letter.
        if index + 2 == last, measured.shaped[letters[last]] == 0 { return 4 }
        guard index + 2 <= last, after.isTooth, isJoined(index + 1) else { return nil }
        let following = LetterFamily(letter(index + 2))
        return following == .reh || following == .yeh ? 5 : nil
    }
}
