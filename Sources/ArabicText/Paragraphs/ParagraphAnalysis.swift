// A paragraph before it has lines: embedding levels by FriBidi over our own character data, letters joined and shaped by
// FriBidi, places where a line may end. Works in memory that it keeps from one paragraph to the next.
import CFriBidi
import CUnicodeData

/// The analysis of one paragraph at a time. All arrays are by logical offset and hold until the next call.
package final class ParagraphAnalysis {
    package internal(set) var count = 0
    /// 0 for a left-to-right paragraph, 1 for a right-to-left one.
    package private(set) var paragraphLevel: UInt8 = 1
    /// Embedding levels, after rules X, W, N and I.
    package private(set) var levels: UnsafeMutablePointer<UInt8>
    /// What is drawn for each scalar: a presentation form where letters join, else the scalar itself; 0 where nothing is
    /// (the alef of lam-alef, whose one form stands at its lam).
    package private(set) var shaped: UnsafeMutablePointer<UInt32>
    /// Character data of the source's scalars.
    private(set) var records: UnsafeMutablePointer<UInt32>
    package private(set) var opportunities: UnsafeMutablePointer<BreakOpportunity>

    @inline(__always)
    package func properties(at offset: Int) -> CharacterProperties { CharacterProperties(record: records[offset]) }

    private var capacity = 256
    private var classes: UnsafeMutablePointer<FriBidiCharType>
    private var brackets: UnsafeMutablePointer<FriBidiBracketType>
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
        let facts = readRecords(text)
        fillClasses(text, facts)
        runFriBidi(base == .automatic ? .firstStrongElseRight : base == .leftToRight ? .leftToRight : .rightToLeft)
        guard let start = text.baseAddress else { return }
        shaped.update(from: start, count: count)
        if facts.hasJoining { joinLetters(text) }
    }

    /// Levels, shapes and break opportunities of a paragraph.
    package func analyse(_ text: UnsafeBufferPointer<UInt32>, base: BaseDirection) {
        reserve(text.count)
        count = text.count
        let facts = readRecords(text)
        if facts.isPurelyRightToLeft, base != .leftToRight, base == .rightToLeft || facts.hasStrong {
            // No digit, no Latin letter, no control of direction: every rule gives level 1.
            paragraphLevel = 1
            levels.update(repeating: 1, count: count)
        } else {
            resolveLevels(text, base: base, facts: facts)
        }
        shape(text, facts: facts)
        LineBreaking.findOpportunities(in: text, to: UnsafeMutableBufferPointer(start: opportunities, count: count))
    }

    /// Embedding levels alone, from classes and brackets as they are given.
    package func resolve(classes given: [BidiClass], brackets givenBrackets: [UInt32], base: BaseDirection) {
        reserve(given.count)
        count = given.count
        let direction: Base = base == .automatic ? .firstStrong : base == .leftToRight ? .leftToRight : .rightToLeft
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

    private struct Facts {
        var seen: UInt32 = 0
        var bracketCount: UInt32 = 0
        var hasJoining = false

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
            facts.seen |= 1 << (record & 0x1F)
            facts.bracketCount += record >> 24 & 1
            let joiningType = record >> 5 & 0x7
            if joiningType == QARI_JOINING_D || joiningType == QARI_JOINING_R { facts.hasJoining = true }
        }
        return facts
    }

    private func resolveLevels(_ text: UnsafeBufferPointer<UInt32>, base: BaseDirection, facts: Facts) {
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
        // Typography: a paragraph without a strong character is right to left, where rule P3 would say left.
        let direction: Base = base == .automatic ? .firstStrongElseRight : base == .leftToRight ? .leftToRight : .rightToLeft
        let (records, levels) = (records, levels)
        if facts.bracketCount == 0, PlainLevels.serve(facts.seen) {
            for index in text.indices { levels[index] = UInt8(truncatingIfNeeded: records[index] & 0x1F) }
            forEachDirected(text, facts) { levels[$0] = UInt8(QARI_BIDI_L) }
            return resolvePlainLevels(direction)
        }
        fillClasses(text, facts)
        runFriBidi(direction)
    }

    private func fillClasses(_ text: UnsafeBufferPointer<UInt32>, _ facts: Facts) {
        let (records, classes, brackets) = (records, classes, brackets)
        for index in text.indices {
            let record = records[index]
            classes[index] = qari_fribidi_class(record & 0x1F)
            brackets[index] = record >> 24 & 1 != 0 ? FriBidiBracketType(qari_bracket(text[index])) : 0
        }
        forEachDirected(text, facts) {
            classes[$0] = qari_fribidi_class(UInt32(QARI_BIDI_L))
            brackets[$0] = 0
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

    /// The neutral characters of a web address are taken for left-to-right ones (rule HL3), so that a slash at its end
    /// stays there in a right-to-left paragraph. Calls `direct` with the place of each.
    @inline(__always)
    private func forEachDirected(_ text: UnsafeBufferPointer<UInt32>, _ facts: Facts, _ direct: (Int) -> Void) {
        guard facts.has(bit(QARI_BIDI_CS)), facts.has(bit(QARI_BIDI_L)) else { return }
        let strong = bit(QARI_BIDI_L) | bit(QARI_BIDI_R) | bit(QARI_BIDI_AL) | bit(QARI_BIDI_AN) | bit(QARI_BIDI_EN)
        let records = records
        WebAddress.forEach(in: text) { range in
            for index in range where 1 << (records[index] & 0x1F) & strong == 0 { direct(index) }
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
            let type = Int32(records[index] >> 5 & 0x7)
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
            let joiningType = records[index] >> 5 & 0x7
            if joiningType == QARI_JOINING_T { continue }
            compact[length] = text[index]
            compactLevels[length] = FriBidiLevel(levels[index])
            compactPlaces[length] = Int32(truncatingIfNeeded: index)
            joining[length] = qari_fribidi_join(joiningType)
            classes[length] = qari_fribidi_class(records[index] & 0x1F)
            length += 1
        }
        qari_fribidi_shape(classes, compactLevels, FriBidiStrIndex(length), joining, compact)
        for index in 0..<length {
            let form = compact[index]
            let offset = Int(compactPlaces[index])
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

@inline(__always) private func bit(_ bidiClass: Int32) -> UInt32 { 1 << UInt32(bidiClass) }
