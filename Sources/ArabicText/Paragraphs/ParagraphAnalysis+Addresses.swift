// Addresses in a paragraph, and numbers with a signed power: each is one unit, as if isolated (UAX #9, HL4), and is broken at its own marks.
// Signs that belong to the word or the number beside them, and digits in groups, are kept together by their classes (HL2, HL3).
import CFriBidi
import CUnicodeData

extension ParagraphAnalysis {
    /// The addresses of a paragraph that has letters and marks to make one of, and its numbers with a signed power.
    func units(in text: UnsafeBufferPointer<UInt32>, _ facts: Facts) -> [Range<Int>] {
        var units: [Range<Int>] = []
        if facts.has(bit(QARI_BIDI_L)), facts.has(bit(QARI_BIDI_CS) | bit(QARI_BIDI_ON)) { AddressUnit.forEach(in: text) { units.append($0.range) } }
        guard facts.has(bit(QARI_BIDI_ES)), facts.has(bit(QARI_BIDI_EN) | bit(QARI_BIDI_AN)) else { return units }
        let addresses = units
        RaisedNumber.forEach(in: text) { number in
            if !addresses.contains(where: { $0.overlaps(number) }) { units.append(number) }
        }
        return addresses.count == units.count ? units : units.sorted { $0.lowerBound < $1.lowerBound }
    }

    /// The numbers in groups of a paragraph that has digits.
    func numberGroups(in text: UnsafeBufferPointer<UInt32>, _ facts: Facts) -> [NumberGroups.Number] {
        var groups: [NumberGroups.Number] = []
        if facts.has(bit(QARI_BIDI_EN) | bit(QARI_BIDI_AN)) { NumberGroups.forEach(in: text) { groups.append($0) } }
        return groups
    }

    /// Gives the signs of words and numbers, and what parts the groups of a number, the class that keeps them there.
    /// - Returns: the paragraph's numbers in groups.
    func attachSigns(_ text: UnsafeBufferPointer<UInt32>, _ facts: inout Facts) -> [NumberGroups.Number] {
        guard facts.has(bit(QARI_BIDI_L) | bit(QARI_BIDI_EN) | bit(QARI_BIDI_AN)), facts.has(signClasses) else { return [] }
        let records = records
        var seen: UInt32 = 0
        func give(_ place: Int, _ bidiClass: BidiClass) {
            records[place] = records[place] & ~0x1F | UInt32(bidiClass.rawValue)
            seen |= 1 << UInt32(bidiClass.rawValue)
        }
        var groups: [NumberGroups.Number] = []
        var groupsEnd = 0
        AttachedSign.forEach(in: text, give) { place in
            guard place >= groupsEnd else { return }
            let (number, end) = NumberGroups.number(in: text, at: place)
            groupsEnd = end
            if let number { groups.append(number) }
        }
        for number in groups {
            if number.isInternational {
                give(number.range.lowerBound, .leftToRight)
            } else {
                number.separators(in: text).forEach { give($0, .commonSeparator) }
            }
        }
        facts.seen |= seen
        return groups
    }

    private var signClasses: UInt32 {
        bit(QARI_BIDI_ES) | bit(QARI_BIDI_ET) | bit(QARI_BIDI_CS) | bit(QARI_BIDI_ON) | bit(QARI_BIDI_WS)
    }

    /// Gives every unit, which has the level of a neutral until now, the levels of what is isolated in it: left to right whole where
    /// it has no right-to-left character, else component by component (RFC 3987, section 4.1).
    func settle(_ units: [Range<Int>], _ text: UnsafeBufferPointer<UInt32>) {
        let turning = bit(QARI_BIDI_R) | bit(QARI_BIDI_AL) | bit(QARI_BIDI_AN)
        for unit in units {
            let around = levels[unit.lowerBound]
            let level = around + around % 2
            for index in unit { levels[index] = level }
            // Deeper than this nothing is meant seriously, and a level must stay below 126.
            guard level < 64, unit.contains(where: { 1 << records[$0].bidiClass & turning != 0 }) else { continue }
            resolveComponents(of: unit, level: level, text)
        }
    }

    /// What parts an address into components is taken for left to right; a component is ordered by the algorithm.
    private func resolveComponents(of unit: Range<Int>, level: EmbeddingLevel, _ text: UnsafeBufferPointer<UInt32>) {
        fillClasses(text, unit)
        let authority = unit.dropFirst(3).first { text[$0] == "/" && text[$0 - 1] != "/" && text[$0 - 1] != ":" } ?? unit.upperBound
        for index in unit where [":", "/", "\\", "?", "#", "@", "&", "=", ";"].contains(text[index]) || text[index] == "." && index < authority {
            (classes[index], brackets[index]) = (qari_fribidi_class(UInt32(QARI_BIDI_L)), 0)
        }
        var resolved: Int32 = 0
        let inner = UnsafeMutableRawPointer(levels + unit.lowerBound).assumingMemoryBound(to: FriBidiLevel.self)
        let isResolved = qari_fribidi_levels(
            classes + unit.lowerBound, brackets + unit.lowerBound, FriBidiStrIndex(unit.count), 1, inner, &resolved)
        for index in unit { levels[index] = isResolved == 0 ? level : level + min(levels[index], 60) }
    }

    // MARK: Breaking

    /// Where a line may end: UAX #14, but in an address only before a slash, a question mark or an ampersand, and there only where it has
    /// no room on a line of its own; a pause mark stays with the space that it stands on.
    func findOpportunities(_ text: UnsafeBufferPointer<UInt32>, _ facts: Facts, _ units: [Range<Int>], _ groups: [NumberGroups.Number]) {
        LineBreaking.findOpportunities(
            records: UnsafeBufferPointer(start: records, count: count), to: UnsafeMutableBufferPointer(start: opportunities, count: count))
        for unit in units {
            for index in unit.dropFirst() {
                let isPlace = ["/", "?", "&"].contains(text[index]) && text[index - 1] != "/" && text[index - 1] != ":"
                opportunities[index] = isPlace ? .insideAddress : .prohibited
            }
        }
        for number in groups { for index in number.range.dropFirst() { opportunities[index] = .prohibited } }
        if facts.has(bit(QARI_BIDI_ON)), facts.has(bit(QARI_BIDI_EN) | bit(QARI_BIDI_AN)) { keepNoteMarks(text) }
        guard facts.has(bit(QARI_BIDI_NSM)), count > 0 else { return }
        for index in 1..<count where PauseMark.stands(text[index], after: text[index - 1]) { opportunities[index] = .prohibited }
    }
    /// A note's mark stays with what it is asked for at: `.[1]` and `»(12)`, where UAX #14 lets a line end before the bracket.
    private func keepNoteMarks(_ text: UnsafeBufferPointer<UInt32>) {
        for index in 1..<max(1, count) where opportunities[index] == .allowed && (text[index] == "[" || text[index] == "(") && text[index - 1] != " "
        {
            var end = index + 1
            while end < count, end - index <= 4, CharacterProperties(record: records[end]).isDecimalDigit { end += 1 }
            let isNumber = (2...4).contains(end - index) && end < count
            if isNumber, text[end] == "]" && text[index] == "[" || text[end] == ")" && text[index] == "(" { opportunities[index] = .prohibited }
        }
    }
}
