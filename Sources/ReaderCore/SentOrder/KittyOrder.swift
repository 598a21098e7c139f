// kitty hands every run of cells without a space to the font's shaper by itself. A run whose first letter is of a
// right-to-left script is drawn from the right, brackets mirrored, and the next run stands to its right all the same. So a
// run is sent turned round where kitty will turn it back.
import ArabicText
import TerminalScreen

enum KittyOrder {
    static func sent(_ row: [Cell], wholeWords: Bool) -> SentRow {
        let units = RowUnit.units(of: row)
        var sent: [RowUnit] = []
        sent.reserveCapacity(units.count)
        var isExact = true
        var start = 0
        while start < units.count {
            var end = start + 1
            let kind = isInRun(units[start], wholeWords)
            while end < units.count, isInRun(units[end], wholeWords) == kind { end += 1 }
            let run = units[start..<end]
            let turned = run.reversed().map(\.turned)
            if !kind || isShownStraight(run) {
                sent += run
            } else {
                sent += turned
                if isShownStraight(turned[...]) { isExact = false }
            }
            start = end
        }
        return RowUnit.row(of: sent, isExact: isExact)
    }

    /// What kitty shows of a row sent: the same the other way.
    static func shown(_ row: [Cell], wholeWords: Bool) -> [Cell] {
        let units = RowUnit.units(of: row)
        var shown: [RowUnit] = []
        var start = 0
        while start < units.count {
            var end = start + 1
            let kind = isInRun(units[start], wholeWords)
            while end < units.count, isInRun(units[end], wholeWords) == kind { end += 1 }
            let run = units[start..<end]
            shown += kind && !isShownStraight(run) ? run.reversed().map(\.turned) : Array(run)
            start = end
        }
        return RowUnit.row(of: shown, isExact: true).cells
    }

    private static func isInRun(_ unit: RowUnit, _ wholeWords: Bool) -> Bool {
        if wholeWords { return unit.cell.scalar != 0x20 && unit.cell.scalar != 0xA0 }
        return CharacterProperties(unit.cell.scalar).bidiClass.isRightToLeft
    }

    /// A run goes by its first letter; without one it stays.
    private static func isShownStraight(_ run: some Sequence<RowUnit>) -> Bool {
        for unit in run {
            switch CharacterProperties(unit.cell.scalar).bidiClass {
            case .leftToRight: return true
            case .rightToLeft, .arabicLetter: return false
            default: continue
            }
        }
        return true
    }
}
