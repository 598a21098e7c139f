// What a row may be sent with beside its own characters, where a terminal would turn it: characters that look the same, or read the same.
import ArabicText
import TerminalScreen

enum RowAid {
    /// A pattern of Braille without dots: blank, one column wide, and a strong letter from left to right (bidirectional class L).
    static let strongBlank: UInt32 = codePoint("\u{2800}")

    static func isBlank(_ cell: Cell) -> Bool { cell.scalar == " " || cell.scalar == strongBlank }

    /// Lines and blocks, of which bars and frames are made.
    static func isRule(_ cell: Cell) -> Bool { ("\u{2500}"..."\u{259F}").contains(cell.scalar) }

    /// Neither a letter nor a number, nor blank.
    static func isSign(_ cell: Cell) -> Bool {
        let bidiClass = CharacterProperties(cell.scalar).bidiClass
        return !isBlank(cell) && !bidiClass.isRightToLeft && !bidiClass.isNumberOrLatin
    }

    /// The same row with its words between strong letters: the spaces beside them are such letters.
    static func parting(_ units: [RowUnit]) -> [RowUnit] {
        var parted = units
        for index in units.indices where isBlank(units[index].cell) {
            let isBeside = index > 0 && !isBlank(units[index - 1].cell) || index + 1 < units.count && !isBlank(units[index + 1].cell)
            if isBeside { parted[index].cell.scalar = strongBlank }
        }
        return parted
    }

    /// The same row with its numbers between strong letters.
    static func besideNumbers(_ units: [RowUnit]) -> [RowUnit] {
        var parted = units
        forEachWord(of: units) { word in
            guard units[word].contains(where: { CharacterProperties($0.cell.scalar).bidiClass.isNumber }) else { return }
            for index in [word.lowerBound - 1, word.upperBound] where units.indices.contains(index) { parted[index].cell.scalar = strongBlank }
        }
        return parted
    }

    /// The same row with the digits that touch letters from right to left drawn as Arabic-Indic ones.
    static func withArabicDigitsBesideLetters(_ units: [RowUnit]) -> [RowUnit] {
        var drawn = units
        forEachWord(of: units) { word in
            guard units[word].contains(where: { CharacterProperties($0.cell.scalar).bidiClass.isRightToLeft }) else { return }
            for index in word { drawn[index] = withArabicDigits(units[index]) }
        }
        return drawn
    }

    private static func forEachWord(of units: [RowUnit], _ body: (Range<Int>) -> Void) {
        var start = 0
        while start < units.count {
            guard !isBlank(units[start].cell) else {
                start += 1
                continue
            }
            let end = units[start...].firstIndex { isBlank($0.cell) } ?? units.count
            body(start..<end)
            start = end
        }
    }

    /// A unit in another weight: a blank looks the same, a letter reads the same.
    static func restyled(_ unit: RowUnit) -> RowUnit {
        var unit = unit
        unit.cell.style.attributes.formSymmetricDifference(.bold)
        return unit
    }

    /// A hamza that stands by itself as a joined letter, which it looks like: Emacs without a window draws one that stands beside a comma
    /// in the order of its buffer together with it, at both ends of the word.
    static func withHamzaForm(_ cell: Cell) -> Cell {
        guard cell.scalar == "ء" else { return cell }
        var drawn = cell
        drawn.scalar = hamzaForm
        return drawn
    }

    private static let hamzaForm: UInt32 = codePoint("\u{FE80}")

    static func withArabicDigits(_ unit: RowUnit) -> RowUnit {
        var unit = unit
        unit.cell = withArabicDigits(unit.cell)
        return unit
    }

    static func withArabicDigits(_ cell: Cell) -> Cell {
        guard ("0"..."9").contains(cell.scalar) else { return cell }
        var drawn = cell
        drawn.scalar += codePoint("٠") - codePoint("0")
        return drawn
    }

    /// Whether a reader takes one cell for the other: the same, a blank for a blank, a digit for the same digit; in whatever weight.
    static func reads(_ cell: Cell, as wanted: Cell) -> Bool {
        if cell == wanted { return true }
        var style = cell.style
        style.attributes = style.attributes.subtracting(.bold).union(wanted.style.attributes.intersection(.bold))
        guard cell.marks == wanted.marks, style == wanted.style else { return false }
        if cell.scalar == wanted.scalar || isBlank(cell) && isBlank(wanted) { return true }
        if cell.scalar == hamzaForm, wanted.scalar == "ء" { return true }
        return ("٠"..."٩").contains(cell.scalar) && ("0"..."9").contains(wanted.scalar)
            && cell.scalar - codePoint("٠") == wanted.scalar - codePoint("0")
    }
}
