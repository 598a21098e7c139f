// Where a word may be drawn out: one point at most, the best by the order that Microsoft's shapers and LibreOffice share. It looks at
// letters and forms alone; which words of a line are drawn out is `LineJustifier`'s.
import ArabicText

/// Keeps memory that one word after another uses.
struct KashidaFinder {
    /// A place behind a letter, by the offset of its base.
    struct Point {
        var offset: ScalarOffset
        /// 1 is the best.
        var priority: Int
    }

    /// A letter of the run that is looked at, a typed tatweel too.
    private struct Letter {
        var offset: ScalarOffset
        var scalar: UInt32
        var family: LetterFamily
        var joinsPrevious: Bool
        var joinsNext: Bool
        var touchesJoiner: Bool
    }

    private var letters: [Letter] = []
    private static let longestRun = 40

    /// The best point of a word: what stands between two gaps of a line.
    mutating func point(in word: Range<Int>, _ measured: MeasuredText) -> Point? {
        // An address, a name in a network, a tag: their letters are what one types.
        guard !word.contains(where: { Self.isTyped(measured.text[$0]) }) else { return nil }
        var best: Point?
        var place = word.lowerBound
        while place < word.upperBound {
            let marks = readRun(at: &place, before: word.upperBound, measured)
            guard let point = bestOfRun(marks: marks, measured) else { continue }
            if best.map({ point.priority <= $0.priority }) ?? true { best = point }
        }
        return best
    }

    private static func isTyped(_ scalar: UInt32) -> Bool {
        switch scalar {
        case "@", "#", "_", "/", "\\": true
        default: false
        }
    }

    // MARK: A run of letters

    /// Reads letters up to what is none.
    /// - Returns: how many vowel marks stand on them.
    private mutating func readRun(at place: inout Int, before end: Int, _ measured: MeasuredText) -> Int {
        letters.removeAll(keepingCapacity: true)
        var (marks, isAfterJoiner) = (0, false)
        while place < end {
            let offset = place
            place += 1
            let scalar = measured.text[offset]
            let properties = CharacterProperties(scalar)
            if scalar == .zeroWidthNonJoiner || scalar == .zeroWidthJoiner {
                isAfterJoiner = true
                if !letters.isEmpty { letters[letters.count - 1].touchesJoiner = true }
                continue
            }
            var (joinsPrevious, joinsNext) = (false, false)
            // A switch: to compare enums of another module is a call.
            switch properties.joiningType {
            case .transparent:
                if properties.isHaraka { marks += 1 }
                continue
            case .nonJoining: if scalar != "ء" { return marks }
            case .rightJoining: joinsPrevious = true
            case .leftJoining: joinsNext = true
            case .dualJoining, .joinCausing: (joinsPrevious, joinsNext) = (true, true)
            }
            guard Self.isArabic(scalar) else { return marks }
            // A typed tatweel that is not shown is none.
            if scalar == .tatweel, measured.width(offset) == 0 { continue }
            letters.append(
                Letter(
                    offset: offset, scalar: scalar, family: LetterFamily(scalar), joinsPrevious: joinsPrevious, joinsNext: joinsNext,
                    touchesJoiner: isAfterJoiner))
            isAfterJoiner = false
        }
        return marks
    }

    private static func isArabic(_ scalar: UInt32) -> Bool { (0x620...0x6FF).contains(scalar) || (0x750...0x77F).contains(scalar) }

    private func bestOfRun(marks: Int, _ measured: MeasuredText) -> Point? {
        guard (3...Self.longestRun).contains(letters.count) else { return nil }
        let count = letters.count { $0.scalar != .tatweel }
        guard count > 2, marks * 2 < count, !namesGod else { return nil }
        var best: Point?
        for index in 0..<letters.count - 1 {
            // Of equals the one nearest to the word's end.
            guard let priority = priority(index, measured), best.map({ priority <= $0.priority }) ?? true, isJoined(index, measured)
            else { continue }
            best = Point(offset: letters[index].offset, priority: priority)
        }
        return best
    }

    /// الله, whatever is joined before or behind it.
    private var namesGod: Bool {
        (0...letters.count - 3).contains { letters[$0].scalar == "ل" && letters[$0 + 1].scalar == "ل" && letters[$0 + 2].scalar == "ه" }
    }

    /// True where a tatweel would join both its neighbours: they join each other as drawn, and are no lam-alef.
    private func isJoined(_ index: Int, _ measured: MeasuredText) -> Bool {
        let (before, after) = (letters[index], letters[index + 1])
        guard measured.shaped[after.offset] != 0, measured.levels[before.offset] == measured.levels[after.offset],
            !before.touchesJoiner, !after.touchesJoiner, hasForms(before, measured), hasForms(after, measured)
        else { return false }
        return before.joinsNext && after.joinsPrevious
    }

    /// A letter without presentation forms stands by itself.
    private func hasForms(_ letter: Letter, _ measured: MeasuredText) -> Bool {
        letter.scalar == .tatweel || measured.shaped[letter.offset] != letter.scalar
    }

    /// The priority of the place behind a letter, if it joins the next one; nil where none may be.
    private func priority(_ index: Int, _ measured: MeasuredText) -> Int? {
        let last = letters.count - 1
        let (before, after) = (letters[index].family, letters[index + 1].family)
        let isBeforeFinal = index + 1 == last
        // A final yeh hangs back under its word; only the seen's own length bears it.
        if isBeforeFinal, after == .yeh, before != .seen { return nil }
        if letters[index].scalar == .tatweel { return 1 }
        if before == .seen || before == .sad { return 2 }
        if isBeforeFinal {
            switch after {
            case .tehMarbuta, .heh, .dal: return 3
            case .alef, .tah, .lam, .kaf: return 4
            case .waw, .ain, .qaf, .feh: return 6
            default: return letters[last].scalar == .tatweel ? nil : 7
            }
        }
        // A final lam-alef is one letter.
        if index + 2 == last, measured.shaped[letters[last].offset] == 0 { return 4 }
        guard index + 2 <= last, after.isTooth, isJoined(index + 1, measured) else { return nil }
        let following = letters[index + 2].family
        return following == .reh || following == .yeh ? 5 : nil
    }
}
