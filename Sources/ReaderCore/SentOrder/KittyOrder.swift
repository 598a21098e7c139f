// kitty hands every run of cells without a space to the font's shaper by itself. A run whose first letter is of a
// right-to-left script is drawn from the right, brackets mirrored, and the next run stands to its right all the same. So a
// run is sent turned round where kitty will turn it back.
//
// A glyph is cut where its run's cell ends, and so final letters lose their tails, and with them their dots: المفترض reads
// المفترم. But a glyph behind one without ink is drawn into the cell of that one too. So spaces are sent as no-break spaces,
// which belong to the run: a line of Arabic is one run, with a last no-break space beside it. Not the space behind a letter that bears a
// mark: kitty would draw the mark into the space.
//
// A run that would begin with Latin is turned only if a mark of the Arabic script (U+061C, never seen) comes before it, on a
// no-break space; where there is none its Latin end gets another weight. Letters of another weight or slant are of another font, and a run of their own. An address stays as it is,
// since kitty opens what it finds; so does Latin at the ends of a line.
//
// Rules, bars and blocks kitty draws itself, without a font: they are of no run, and text on either side of one is two.
//
// What is turned is the letters: colours, paper and lines under them stay with the cells.
//
// How many characters the cells of a turned run have is seen to by `KittyCounts`: so that marks stay with their letters, and a letter before
// a comma or a full stop is whole.
import ArabicText
import TerminalScreen

enum KittyOrder {
    private static let unseenMark: UInt32 = codePoint(.combiningGraphemeJoiner)

    /// - Parameters:
    ///   - isByLine: false keeps spaces as they are, for what stands between and would show the difference.
    ///   - isOfOneFont: true where the font is known to have Arabic.
    static func sent(_ row: [Cell], wholeWords: Bool, isByLine: Bool = true, isOfOneFont: Bool = false) -> SentRow {
        let units = RowUnit.units(of: row)
        if wholeWords, isByLine { return sentByLines(units, isOfOneFont) }
        let (sent, isExact) = runs(units[...], wholeWords)
        return RowUnit.row(of: sent, isExact: isExact)
    }

    /// Each run by itself.
    private static func runs(_ units: ArraySlice<RowUnit>, _ wholeWords: Bool) -> (units: [RowUnit], isExact: Bool) {
        var sent: [RowUnit] = []
        var isExact = true
        forEachRun(of: units, wholeWords) { whole, isTurnable in
            guard isTurnable, !isShownStraight(whole) else { return sent += whole }
            var run = whole
            var turned = Array(run.reversed().map(\.turned))
            var apart: [RowUnit] = []
            if isShownStraight(turned), let last = run.lastIndex(where: { isRightToLeft($0.cell.scalar) }) {
                // What it would begin with is put in another weight: it is a run of its own then.
                (run, apart) = (run[...last], run[(last + 1)...].map(RowAid.restyled))
                turned = run.reversed().map(\.turned)
            }
            if isShownStraight(turned) { isExact = false }
            defer { sent += apart }
            sent += KittyCounts(Array(run), isOfOneFont: false).filled(withStylesInPlace(turned))
        }
        return (sent, isExact)
    }

    // MARK: Lines

    /// A gap of so many spaces parts what is turned together: one may go with the text on either side, one stays.
    private static let parting = 3

    private static func sentByLines(_ units: [RowUnit], _ isOfOneFont: Bool) -> SentRow {
        var sent: [RowUnit] = []
        var isExact = true
        var index = 0
        while index < units.count {
            guard !isSpace(units[index]), !isDrawing(units[index]) else {
                sent.append(units[index])
                index += 1
                continue
            }
            let whole = units[index..<endOfLine(units, from: index, isBeforeAddresses: true)]
            guard let line = turnable(whole) else {
                sent += whole
                index = whole.endIndex
                continue
            }
            sent += units[index..<line.startIndex]
            // Where Latin or an address leaves no space for the mark it goes with the line.
            let longer = units[line.startIndex..<endOfLine(units, from: line.startIndex, isBeforeAddresses: false)]
            let isOfOneFont = isOfOneFont && font(line[line.startIndex]).isEmpty
            if let turned = turned(line, beside: sent, in: units, isOfOneFont) ?? turned(longer, beside: sent, in: units, isOfOneFont) {
                sent.removeLast(turned.taken)
                sent += turned.units
                index = turned.end
            } else {
                let runs = runs(line, true)
                sent += runs.units
                (index, isExact) = (line.endIndex, isExact && runs.isExact)
            }
        }
        return RowUnit.row(of: sent, isExact: isExact)
    }

    /// A line as it is sent, how many of the spaces to its left it has taken, and where it ends with those to its right.
    private typealias Turned = (units: [RowUnit], taken: Int, end: Int)
    /// More spaces are taken on either side where letters would be cut otherwise: they change which cells lie opposite each other.
    private static let mostSpaces = (left: 3, right: 2)

    /// A line of one font as one run: the space to its right before it, where its own first letter is Latin, and that to its left behind.
    /// nil where there is no space that is needed.
    /// - Parameter sent: what stands to its left, the space with it.
    private static func turned(
        _ line: ArraySlice<RowUnit>, beside sent: [RowUnit], in units: [RowUnit], _ isOfOneFont: Bool
    ) -> Turned? {
        let isStraight = isShownStraight(line.reversed().map { isSpace($0) ? unbroken($0, font(line[line.startIndex])) : $0.turned })
        guard !isStraight || line.allSatisfy({ markCount($0.cell) < 4 }) else { return nil }
        // One space stays between this and what stands beside it.
        let left = free(sent.reversed())
        let right = free(units[line.endIndex...])
        guard right > 0 || !isStraight else { return nil }
        let mostLeft = markCount(line[line.startIndex].cell) > 0 ? 0 : min(mostSpaces.left, left)
        var best: (counts: KittyCounts, turned: Turned)?
        // A letter at the line's end needs one to its left, a sign none.
        let leftward = Array(min(1, mostLeft)...mostLeft) + (mostLeft > 0 && RowAid.isSign(line[line.startIndex].cell) ? [0] : [])
        for taken in leftward {
            for after in (isStraight ? 1 : 0)...max(isStraight ? 1 : 0, min(mostSpaces.right, right)) {
                let run = run(line, left: sent.suffix(taken), right: units[line.endIndex..<line.endIndex + after], isStraight)
                let counts = KittyCounts(run, isOfOneFont: isOfOneFont)
                if best.map({ counts.isBetter(than: $0.counts) }) ?? true {
                    let turned = run.reversed().map { isSpace($0) ? $0 : $0.turned }
                    best = (counts, (counts.filled(withStylesInPlace(turned)), taken, line.endIndex + after))
                }
                if counts.whole == counts.cut { return best?.turned }
            }
        }
        return best?.turned
    }

    /// How many spaces stand first of which none parts words.
    private static func free(_ units: some Collection<RowUnit>) -> Int {
        let spaces = units.prefix(while: isSpace).count
        return spaces == units.count ? spaces : max(0, spaces - 1)
    }

    /// The run from the left, with spaces that belong to it.
    private static func run(
        _ line: ArraySlice<RowUnit>, left: ArraySlice<RowUnit>, right: ArraySlice<RowUnit>, _ isStraight: Bool
    ) -> [RowUnit] {
        let font = font(line[line.startIndex])
        var run = left.map { unbroken($0, font) } + line.map { isSpace($0) ? unbroken($0, font) : $0 } + right.map { unbroken($0, font) }
        if isStraight { run[run.count - 1].cell.marks[0] = codePoint(.arabicLetterMark) }
        return run
    }

    /// A line without the words at its ends that have no letter from right to left: they are read as they are whatever the terminal does,
    /// and where it is not kitty after all it is they that say so. nil where all words are such.
    private static func turnable(_ line: ArraySlice<RowUnit>) -> ArraySlice<RowUnit>? {
        guard let first = line.firstIndex(where: { isRightToLeft($0.cell.scalar) }),
            let last = line.lastIndex(where: { isRightToLeft($0.cell.scalar) })
        else { return nil }
        let start = line[..<first].lastIndex(where: isSpace).map { $0 + 1 } ?? line.startIndex
        return line[start..<(line[last...].firstIndex(where: isSpace) ?? line.endIndex)]
    }

    /// Where text of one font ends that is turned together: before a wide gap, and before an address and behind one.
    private static func endOfLine(_ units: [RowUnit], from start: Int, isBeforeAddresses: Bool) -> Int {
        var end = endOfWord(units, from: start)
        guard !isBeforeAddresses || !isAddress(units[start..<end]) else { return end }
        while end < units.count, isSpace(units[end]) {
            guard let next = units[end...].firstIndex(where: { !isSpace($0) }), next - end < parting, font(units[next]) == font(units[start]),
                !isDrawing(units[next]), markCount(units[next].cell) == 0
            else { return end }
            let wordEnd = endOfWord(units, from: next)
            guard !isBeforeAddresses || !isAddress(units[next..<wordEnd]) else { return end }
            end = wordEnd
        }
        return end
    }

    private static func endOfWord(_ units: [RowUnit], from start: Int) -> Int {
        units[start...].firstIndex { isSpace($0) || isDrawing($0) || font($0) != font(units[start]) } ?? units.count
    }

    /// Something that a terminal may open: what has `://` in it.
    private static func isAddress(_ word: ArraySlice<RowUnit>) -> Bool {
        guard let colon = word.firstIndex(where: { $0.cell.scalar == ":" }), colon + 2 < word.endIndex else { return false }
        return word[colon + 1].cell.scalar == "/" && word[colon + 2].cell.scalar == "/"
    }

    /// What kitty draws itself: rules, blocks, Braille.
    private static func isDrawing(_ unit: RowUnit) -> Bool {
        switch unit.cell.scalar {
        case "\u{2500}"..."\u{259F}", "\u{2800}"..."\u{28FF}": true
        default: false
        }
    }

    private static func isSpace(_ unit: RowUnit) -> Bool { RowAid.isBlank(unit.cell) }
    private static func font(_ unit: RowUnit) -> Attributes { unit.cell.style.attributes.intersection(ofFont) }

    /// A space that belongs to the run around it.
    private static func unbroken(_ space: RowUnit, _ font: Attributes) -> RowUnit {
        var unbroken = space
        unbroken.cell.scalar = codePoint(.noBreakSpace)
        unbroken.cell.style.attributes.formUnion(font)
        return unbroken
    }

    /// What is in a font of its own.
    private static let ofFont: Attributes = [.bold, .italic]

    /// What kitty shows of a row sent: the same the other way.
    static func shown(_ row: [Cell], wholeWords: Bool) -> [Cell] {
        var shown: [RowUnit] = []
        forEachRun(of: RowUnit.units(of: row)[...], wholeWords) { run, isTurnable in
            shown += isTurnable && !isShownStraight(run) ? withStylesInPlace(run.reversed().map { withoutUnseen($0.turned) }) : Array(run)
        }
        return RowUnit.row(of: shown, isExact: true).cells
    }

    private static func forEachRun(
        of units: ArraySlice<RowUnit>, _ wholeWords: Bool, _ body: (ArraySlice<RowUnit>, _ isTurnable: Bool) -> Void
    ) {
        var start = units.startIndex
        while start < units.endIndex {
            let isTurnable = isInRun(units[start], wholeWords)
            var end = start + 1
            while end < units.endIndex, isInRun(units[end], wholeWords) == isTurnable, !isTurnable || font(units[end]) == font(units[start]) {
                end += 1
            }
            body(units[start..<end], isTurnable)
            start = end
        }
    }

    private static func isInRun(_ unit: RowUnit, _ wholeWords: Bool) -> Bool {
        if wholeWords { return !RowAid.isBlank(unit.cell) && !isDrawing(unit) }
        return isRightToLeft(unit.cell.scalar) || isShared(unit.cell.scalar)
    }

    /// Letters of right-to-left scripts, and the digits that belong to them.
    private static func isRightToLeft(_ scalar: UInt32) -> Bool {
        if isShared(scalar) { return false }
        let bidiClass = CharacterProperties(scalar).bidiClass
        return bidiClass.isRightToLeft || ("٠"..."٩").contains(scalar) || ("۰"..."۹").contains(scalar)
    }

    /// Arabic comma, semicolon, question mark and tatweel are of no script: a run of them and digits alone stays.
    private static func isShared(_ scalar: UInt32) -> Bool { ["،", "؛", "؟", "\u{0640}"].contains(scalar) }

    /// A run goes by its first letter, or by a mark of a script before it; without one it stays.
    private static func isShownStraight(_ run: some Sequence<RowUnit>) -> Bool {
        for unit in run {
            if unit.cell.marks[0] == .arabicLetterMark, unit.cell.scalar == .noBreakSpace { return false }
            if isRightToLeft(unit.cell.scalar) { return false }
            if CharacterProperties(unit.cell.scalar).bidiClass == .leftToRight { return true }
        }
        return true
    }

    /// A run that was turned round, with each place's style where it was before.
    private static func withStylesInPlace(_ run: [RowUnit]) -> [RowUnit] {
        zip(run, run.reversed()).map { unit, other in
            var unit = unit
            unit.cell.style = other.cell.style
            return unit
        }
    }

    // MARK: Marks

    static func markCount(_ cell: Cell) -> Int { (0..<4).first { cell.marks[$0] == 0 } ?? 4 }

    private static func withoutUnseen(_ unit: RowUnit) -> RowUnit {
        var unit = unit
        for place in 0..<4 where [unseenMark, codePoint(.arabicLetterMark)].contains(unit.cell.marks[place]) { unit.cell.marks[place] = 0 }
        if unit.cell.scalar == .noBreakSpace { unit.cell.scalar = codePoint(" ") }
        return unit
    }
}
