// kitty hands every run of cells without a space to the font's shaper by itself. A run whose first letter is of a
// right-to-left script is drawn from the right, brackets mirrored, and the next run stands to its right all the same. So a
// run is sent turned round where kitty will turn it back.
//
// Of such a run it counts each cell's characters from the wrong end: a mark then wanders to a neighbour, unless all cells
// of the run have equally many. They are made equal by a mark that is never seen (U+034F).
import ArabicText
import TerminalScreen

enum KittyOrder {
    private static let unseenMark: UInt32 = codePoint(.combiningGraphemeJoiner)

    static func sent(_ row: [Cell], wholeWords: Bool) -> SentRow {
        var sent: [RowUnit] = []
        var isExact = true
        forEachRun(of: RowUnit.units(of: row), wholeWords) { run, isTurnable in
            let turned = run.reversed().map(\.turned)
            guard isTurnable, !isShownStraight(run) else {
                sent += run
                return
            }
            if isShownStraight(turned[...]) { isExact = false }
            sent += withEqualCounts(turned)
        }
        return RowUnit.row(of: sent, isExact: isExact)
    }

    /// What kitty shows of a row sent: the same the other way.
    static func shown(_ row: [Cell], wholeWords: Bool) -> [Cell] {
        var shown: [RowUnit] = []
        forEachRun(of: RowUnit.units(of: row), wholeWords) { run, isTurnable in
            shown += isTurnable && !isShownStraight(run) ? run.reversed().map { withoutUnseen($0.turned) } : Array(run)
        }
        return RowUnit.row(of: shown, isExact: true).cells
    }

    private static func forEachRun(of units: [RowUnit], _ wholeWords: Bool, _ body: (ArraySlice<RowUnit>, _ isTurnable: Bool) -> Void) {
        var start = 0
        while start < units.count {
            let isTurnable = isInRun(units[start], wholeWords)
            var end = start + 1
            while end < units.count, isInRun(units[end], wholeWords) == isTurnable { end += 1 }
            body(units[start..<end], isTurnable)
            start = end
        }
    }

    private static func isInRun(_ unit: RowUnit, _ wholeWords: Bool) -> Bool {
        if wholeWords { return unit.cell.scalar != " " }
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

    /// A run goes by its first letter; without one it stays.
    private static func isShownStraight(_ run: some Sequence<RowUnit>) -> Bool {
        for unit in run {
            if isRightToLeft(unit.cell.scalar) { return false }
            if CharacterProperties(unit.cell.scalar).bidiClass == .leftToRight { return true }
        }
        return true
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
        for place in 0..<4 where unit.cell.marks[place] == unseenMark { unit.cell.marks[place] = 0 }
        return unit
    }
}
