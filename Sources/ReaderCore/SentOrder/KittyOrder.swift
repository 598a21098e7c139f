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
// no-break space. Letters of another weight or slant are of another font, and a run of their own. An address stays as it is,
// since kitty opens what it finds; so does Latin at the ends of a line.
//
// What is turned is the letters: colours, paper and lines under them stay with the cells.
//
// Of a turned run kitty counts each cell's characters from the wrong end: a mark then wanders to a neighbour, unless all cells
// of the run have equally many. They are made equal by a mark that is never seen (U+034F).
import ArabicText
import TerminalScreen

enum KittyOrder {
    private static let unseenMark: UInt32 = codePoint(.combiningGraphemeJoiner)

    /// - Parameter isByLine: false keeps spaces as they are, for what stands between and would show the difference.
    static func sent(_ row: [Cell], wholeWords: Bool, isByLine: Bool = true) -> SentRow {
        let units = RowUnit.units(of: row)
        if wholeWords, isByLine { return sentByLines(units) }
        let (sent, isExact) = runs(units[...], wholeWords)
        return RowUnit.row(of: sent, isExact: isExact)
    }

    /// Each run by itself.
    private static func runs(_ units: ArraySlice<RowUnit>, _ wholeWords: Bool) -> (units: [RowUnit], isExact: Bool) {
        var sent: [RowUnit] = []
        var isExact = true
        forEachRun(of: units, wholeWords) { run, isTurnable in
            guard isTurnable, !isShownStraight(run) else { return sent += run }
            let turned = run.reversed().map(\.turned)
            if isShownStraight(turned) { isExact = false }
            sent += withEqualCounts(withStylesInPlace(turned))
        }
        return (sent, isExact)
    }

    // MARK: Lines

    /// A gap of so many spaces parts what is turned together: one may go with the text on either side, one stays.
    private static let parting = 3

    private static func sentByLines(_ units: [RowUnit]) -> SentRow {
        var sent: [RowUnit] = []
        var isExact = true
        var index = 0
        while index < units.count {
            guard !isSpace(units[index]) else {
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
            if let turned = turned(line, beside: &sent, in: units) ?? turned(longer, beside: &sent, in: units) {
                sent += withEqualCounts(withStylesInPlace(turned.units))
                index = turned.end
            } else {
                let runs = runs(line, true)
                sent += runs.units
                (index, isExact) = (line.endIndex, isExact && runs.isExact)
            }
        }
        return RowUnit.row(of: sent, isExact: isExact)
    }

    /// A line of one font as one run: the space to its right before it, where its own first letter is Latin, and that to its left behind.
    /// nil where there is no space that is needed.
    /// - Parameter sent: what stands to its left, the space with it.
    private static func turned(
        _ line: ArraySlice<RowUnit>, beside sent: inout [RowUnit], in units: [RowUnit]
    ) -> (units: [RowUnit], end: Int)? {
        let font = font(line[line.startIndex])
        var run = line.reversed().map { isSpace($0) ? unbroken($0, font) : $0.turned }
        var end = line.endIndex
        if isShownStraight(run) {
            guard end < units.count, isSpace(units[end]), end + 1 == units.count || isSpace(units[end + 1]),
                line.allSatisfy({ markCount($0.cell) < 4 })
            else { return nil }
            run.insert(unbroken(units[end], font), at: 0)
            run[0].cell.marks[0] = codePoint(.arabicLetterMark)
            end += 1
        }
        if let space = sent.last, isSpace(space), markCount(line[line.startIndex].cell) == 0, sent.count == 1 || isSpace(sent[sent.count - 2]) {
            sent.removeLast()
            run.append(unbroken(space, font))
        }
        return (run, end)
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
                markCount(units[next].cell) == 0
            else { return end }
            let wordEnd = endOfWord(units, from: next)
            guard !isBeforeAddresses || !isAddress(units[next..<wordEnd]) else { return end }
            end = wordEnd
        }
        return end
    }

    private static func endOfWord(_ units: [RowUnit], from start: Int) -> Int {
        units[start...].firstIndex { isSpace($0) || font($0) != font(units[start]) } ?? units.count
    }

    /// Something that a terminal may open: what has `://` in it.
    private static func isAddress(_ word: ArraySlice<RowUnit>) -> Bool {
        guard let colon = word.firstIndex(where: { $0.cell.scalar == ":" }), colon + 2 < word.endIndex else { return false }
        return word[colon + 1].cell.scalar == "/" && word[colon + 2].cell.scalar == "/"
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
        if wholeWords { return !RowAid.isBlank(unit.cell) }
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

    private static func withEqualCounts(_ run: [RowUnit]) -> [RowUnit] {
        let most = run.map { markCount($0.cell) }.max() ?? 0
        guard most > 0 else { return run }
        return run.map { unit in
            var unit = unit
            for place in markCount(unit.cell)..<most { unit.cell.marks[place] = unseenMark }
            return unit
        }
    }

    private static func markCount(_ cell: Cell) -> Int { (0..<4).first { cell.marks[$0] == 0 } ?? 4 }

    private static func withoutUnseen(_ unit: RowUnit) -> RowUnit {
        var unit = unit
        for place in 0..<4 where [unseenMark, codePoint(.arabicLetterMark)].contains(unit.cell.marks[place]) { unit.cell.marks[place] = 0 }
        if unit.cell.scalar == .noBreakSpace { unit.cell.scalar = codePoint(" ") }
        return unit
    }
}
