// A paragraph before it has lines: embedding levels by FriBidi over our own character data, letters joined and shaped by
// FriBidi, places where a line may end. Works in memory that it keeps from one paragraph to the next.
import CFriBidi
import CUnicodeData

/// The analysis of one paragraph at a time. All arrays are by logical offset and hold until the next call.
package final class ParagraphAnalysis {
    package internal(set) var count = 0
    /// 0 for a left-to-right paragraph, 1 for a right-to-left one.
    package private(set) var paragraphLevel: EmbeddingLevel = 1
    /// Embedding levels, after rules X, W, N and I.
    package private(set) var levels: UnsafeMutablePointer<UInt8>
    /// What is drawn for each scalar: a presentation form where letters join, else the scalar itself; 0 where nothing is
    /// (the alef of lam-alef, whose one form stands at its lam).
    package private(set) var shaped: UnsafeMutablePointer<UInt32>
    /// Character data of the source's scalars (`CharacterProperties(record:)`).
    package private(set) var records: UnsafeMutablePointer<UInt32>
    package private(set) var opportunities: UnsafeMutablePointer<BreakOpportunity>

    private var capacity = 256
    private(set) var classes: UnsafeMutablePointer<FriBidiCharType>
    private(set) var brackets: UnsafeMutablePointer<FriBidiBracketType>
    // Text without its transparent characters, as joining sees it.
    private var compact: UnsafeMutablePointer<UInt32>
    private var compactLevels: UnsafeMutablePointer<FriBidiLevel>
    private var compactPlaces: UnsafeMutablePointer<Int32>
    private var joining: UnsafeMutablePointer<FriBidiArabicProp>

    package init() {
        levels = .allocate(capacity: capacity)
        shaped = .allocate(capacity: capacity)
        records = .allocate(capacity: capacity)
        opportunities = .allocate(capacity: capacity)
        classes = .allocate(capacity: capacity)
        brackets = .allocate(capacity: capacity)
        compact = .allocate(capacity: capacity)
        compactLevels = .allocate(capacity: capacity)
        compactPlaces = .allocate(capacity: capacity)
        joining = .allocate(capacity: capacity)
    }

    deinit { deallocate() }

    private func deallocate() {
        levels.deallocate()
        shaped.deallocate()
        records.deallocate()
        opportunities.deallocate()
        classes.deallocate()
        brackets.deallocate()
        compact.deallocate()
        compactLevels.deallocate()
        compactPlaces.deallocate()
        joining.deallocate()
    }

    func reserve(_ needed: Int) {
        guard needed > capacity else { return }
        deallocate()
        capacity = needed * 3 / 2
        levels = .allocate(capacity: capacity)
        shaped = .allocate(capacity: capacity)
        records = .allocate(capacity: capacity)
        opportunities = .allocate(capacity: capacity)
        classes = .allocate(capacity: capacity)
        brackets = .allocate(capacity: capacity)
        compact = .allocate(capacity: capacity)
        compactLevels = .allocate(capacity: capacity)
        compactPlaces = .allocate(capacity: capacity)
        joining = .allocate(capacity: capacity)
    }

    /// Levels and shapes by FriBidi's general way alone, which the short ways must agree with.
    func analyseGenerally(_ text: UnsafeBufferPointer<UInt32>, base: BaseDirection) {
        reserve(text.count)
        count = text.count
        var facts = readRecords(text)
        _ = attachSigns(text, &facts)
        let units = units(in: text, facts)
        fillClasses(text, units)
        runFriBidi(direction(base, facts, units))
        settle(units, text)
        guard let start = text.baseAddress else { return }
        shaped.update(from: start, count: count)
        if facts.hasJoining { joinLetters(text) }
    }

    /// Levels, shapes and break opportunities of a paragraph.
    package func analyse(_ text: UnsafeBufferPointer<UInt32>, base: BaseDirection) {
        reserve(text.count)
        count = text.count
        var facts = readRecords(text)
        let groups = attachSigns(text, &facts)
        let base = facts.settled(base)
        let units = units(in: text, facts)
        if facts.isPurelyRightToLeft, base != .leftToRight, base == .rightToLeft || facts.hasStrong {
            // No digit, no Latin letter, no control of direction: every rule gives level 1.
            paragraphLevel = 1
            levels.update(repeating: 1, count: count)
        } else {
            resolveLevels(text, base: base, facts: facts, units: units)
        }
        shape(text, facts: facts)
        findOpportunities(text, facts, units, groups)
    }

    /// Embedding levels alone, from classes and brackets as they are given.
    package func resolve(classes given: [BidiClass], brackets givenBrackets: [UInt32], base: BaseDirection) {
        reserve(given.count)
        count = given.count
        let direction: Base =
            switch base {
            case .automatic: .firstStrong
            case .leftToRight, .inherited(.leftToRight): .leftToRight
            case .rightToLeft, .inherited(.rightToLeft): .rightToLeft
            }
        if PlainLevels.serve(given.reduce(0) { $0 | 1 << UInt32($1.rawValue) }), givenBrackets.allSatisfy({ $0 == 0 }) {
            for index in 0..<count { levels[index] = given[index].rawValue }
            return resolvePlainLevels(direction)
        }
        for index in 0..<count {
            classes[index] = qari_fribidi_class(UInt32(given[index].rawValue))
            brackets[index] = FriBidiBracketType(givenBrackets[index])
        }
        runFriBidi(direction)
    }

    // MARK: Levels

    struct Facts {
        var seen: UInt32 = 0
        var bracketCount: UInt32 = 0
        var hasJoining = false

        /// What an inherited direction comes to in this paragraph.
        func settled(_ base: BaseDirection) -> BaseDirection {
            guard case .inherited(let direction) = base else { return base }
            return BaseDirection(BaseDirection.settled(direction, seen: seen))
        }

        func has(_ classes: UInt32) -> Bool { seen & classes != 0 }
        var hasStrong: Bool { has(bit(QARI_BIDI_L) | bit(QARI_BIDI_R) | bit(QARI_BIDI_AL)) }
        var isPurelyRightToLeft: Bool {
            let quiet =
                bit(QARI_BIDI_R) | bit(QARI_BIDI_AL) | bit(QARI_BIDI_WS) | bit(QARI_BIDI_ON) | bit(QARI_BIDI_CS)
                | bit(QARI_BIDI_NSM) | bit(QARI_BIDI_ES) | bit(QARI_BIDI_ET) | bit(QARI_BIDI_BN)
            return seen & ~quiet == 0
        }
    }

    @inline(__always)
    private func readRecords(_ text: UnsafeBufferPointer<UInt32>) -> Facts {
        var facts = Facts()
        // Inner loops work on local pointers: every access to a class's property is checked for exclusivity.
        let records = records
        for index in text.indices {
            let record = qari_record(text[index])
            records[index] = record
            facts.seen |= 1 << record.bidiClass
            facts.bracketCount += record.bracketBit
            let joiningType = record.joiningType
            if joiningType == QARI_JOINING_D || joiningType == QARI_JOINING_R { facts.hasJoining = true }
        }
        return facts
    }

    private func resolveLevels(_ text: UnsafeBufferPointer<UInt32>, base: BaseDirection, facts: Facts, units: [Range<Int>]) {
        if !facts.has(
            ~(bit(QARI_BIDI_L) | bit(QARI_BIDI_WS) | bit(QARI_BIDI_ON) | bit(QARI_BIDI_EN) | bit(QARI_BIDI_CS)
                | bit(QARI_BIDI_NSM) | bit(QARI_BIDI_ES) | bit(QARI_BIDI_ET) | bit(QARI_BIDI_BN))),
            base == .leftToRight || base == .automatic && facts.hasStrong
        {
            // The same for plain Latin text: level 0 throughout.
            paragraphLevel = 0
            levels.update(repeating: 0, count: count)
            return
        }
        let direction = direction(base, facts, units)
        let (records, levels) = (records, levels)
        if facts.bracketCount == 0, PlainLevels.serve(facts.seen) {
            for index in text.indices { levels[index] = UInt8(truncatingIfNeeded: records[index].bidiClass) }
            for unit in units { (levels + unit.lowerBound).update(repeating: UInt8(QARI_BIDI_ON), count: unit.count) }
            resolvePlainLevels(direction)
        } else {
            fillClasses(text, units)
            runFriBidi(direction)
        }
        settle(units, text)
    }

    /// Classes and brackets as FriBidi takes them; an address is one neutral.
    private func fillClasses(_ text: UnsafeBufferPointer<UInt32>, _ units: [Range<Int>]) {
        fillClasses(text, text.indices)
        for unit in units {
            for index in unit { (classes[index], brackets[index]) = (qari_fribidi_class(UInt32(QARI_BIDI_ON)), 0) }
        }
    }

    func fillClasses(_ text: UnsafeBufferPointer<UInt32>, _ range: Range<Int>) {
        let (records, classes, brackets) = (records, classes, brackets)
        for index in range {
            let record = records[index]
            classes[index] = qari_fribidi_class(record.bidiClass)
            brackets[index] = record.bracketBit != 0 ? FriBidiBracketType(qari_bracket(text[index])) : 0
        }
    }

    /// Turns the classes in `levels` into levels.
    private func resolvePlainLevels(_ base: Base) {
        let places = UnsafeMutableBufferPointer(start: levels, count: count)
        switch base {
        case .leftToRight: paragraphLevel = 0
        case .rightToLeft: paragraphLevel = 1
        case .firstStrong, .firstStrongElseRight:
            paragraphLevel = PlainLevels.firstStrongLevel(places) ?? (base == .firstStrong ? 0 : 1)  // P2, P3
        }
        PlainLevels.resolve(places, base: paragraphLevel)
    }

    /// The base as FriBidi takes it. Typography: a paragraph without a strong character is right to left, where rule P3 would say left.
    private func direction(_ base: BaseDirection, _ facts: Facts, _ units: [Range<Int>]) -> Base {
        switch facts.settled(base) {
        case .leftToRight, .inherited(.leftToRight): return .leftToRight
        case .rightToLeft, .inherited(.rightToLeft): return .rightToLeft
        case .automatic:
            guard !units.isEmpty else { return .firstStrongElseRight }
            // Addresses are isolated, and rule P2 passes over isolates; alone they give the paragraph their own direction.
            let strong = bit(QARI_BIDI_L) | bit(QARI_BIDI_R) | bit(QARI_BIDI_AL)
            var place = 0
            for unit in units + [count..<count] {
                if (place..<unit.lowerBound).contains(where: { 1 << records[$0].bidiClass & strong != 0 }) { return .firstStrongElseRight }
                place = unit.upperBound
            }
            return .leftToRight
        }
    }

    /// What the C side calls the base directions.
    private enum Base: Int32 { case firstStrong, leftToRight, rightToLeft, firstStrongElseRight }

    private func runFriBidi(_ base: Base) {
        var resolved: Int32 = base == .leftToRight || base == .firstStrong ? 0 : 1
        paragraphLevel = UInt8(resolved)
        guard count > 0 else { return }
        let fribidiLevels = UnsafeMutableRawPointer(levels).assumingMemoryBound(to: FriBidiLevel.self)
        if qari_fribidi_levels(classes, brackets, FriBidiStrIndex(count), base.rawValue, fribidiLevels, &resolved) == 0 {
            // Out of memory: the base direction alone still reads.
            levels.update(repeating: UInt8(resolved), count: count)
        }
        paragraphLevel = UInt8(resolved)
    }

    // MARK: Shapes

    private func shape(_ text: UnsafeBufferPointer<UInt32>, facts: Facts) {
        guard let start = text.baseAddress else { return }
        shaped.update(from: start, count: count)
        guard facts.hasJoining else { return }
        // In a plain paragraph every letter that joins is of one level, so levels part none.
        if PlainLevels.serve(facts.seen) { joinPlainLetters(text) } else { joinLetters(text) }
    }

    /// The short way of `joinLetters`; a test compares the two.
    private func joinPlainLetters(_ text: UnsafeBufferPointer<UInt32>) {
        let (records, shaped, forms) = (records, shaped, LetterForms.table)
        // The letter before, marks passed over; -1 where there is none that could join.
        var last = -1
        var (lastJoinsBefore, lastMayJoinNext) = (false, false)
        for index in text.indices {
            let type = Int32(records[index].joiningType)
            if type == QARI_JOINING_T { continue }
            let joins = lastMayJoinNext && (type == QARI_JOINING_D || type == QARI_JOINING_R || type == QARI_JOINING_C)
            if joins, text[last] == "ل", let ligature = LetterForms.lamAlef(text[index], joinsBefore: lastJoinsBefore) {
                (shaped[last], shaped[index]) = (ligature, 0)
                (last, lastMayJoinNext) = (-1, false)
                continue
            }
            if last >= 0 {
                shaped[last] = LetterForms.form(of: text[last], joinsBefore: lastJoinsBefore, joinsNext: joins, in: forms)
            }
            last = type == QARI_JOINING_U ? -1 : index
            lastJoinsBefore = joins
            lastMayJoinNext = type == QARI_JOINING_D || type == QARI_JOINING_C || type == QARI_JOINING_L
        }
        if last >= 0 { shaped[last] = LetterForms.form(of: text[last], joinsBefore: lastJoinsBefore, joinsNext: false, in: forms) }
    }

    /// Joins letters as if marks and bidi controls were not there, so that a lam with a mark still meets its alef.
    private func joinLetters(_ text: UnsafeBufferPointer<UInt32>) {
        var length = 0
        let (records, levels, classes, joining) = (records, levels, classes, joining)
        let (compact, compactLevels, compactPlaces, shaped) = (compact, compactLevels, compactPlaces, shaped)
        for index in text.indices {
            let joiningType = records[index].joiningType
            if joiningType == QARI_JOINING_T { continue }
            compact[length] = LetterForms.kin(of: text[index])
            compactLevels[length] = FriBidiLevel(levels[index])
            compactPlaces[length] = Int32(truncatingIfNeeded: index)
            joining[length] = qari_fribidi_join(joiningType)
            classes[length] = qari_fribidi_class(records[index].bidiClass)
            length += 1
        }
        qari_fribidi_shape(classes, compactLevels, FriBidiStrIndex(length), joining, compact)
        for index in 0..<length {
            let offset = Int(compactPlaces[index])
            let form = LetterForms.own(compact[index], of: text[offset])
            if form == text[offset] { continue }
            // FriBidi leaves U+FEFF in a ligature's first place and the form in its second; here the form stands at the lam
            // and nothing at the alef.
            if form == .byteOrderMark {
                shaped[offset] = 0
            } else if index > 0, compact[index - 1] == .byteOrderMark {
                shaped[Int(compactPlaces[index - 1])] = form
                shaped[offset] = 0
            } else {
                shaped[offset] = form
            }
        }
    }
}

@inline(__always) func bit(_ bidiClass: Int32) -> UInt32 { 1 << UInt32(bidiClass) }
