// How many characters each cell of a turned run gets in kitty: letters that nobody sees, U+034F, fill up.
//
// kitty counts the characters of a turned run's cells from the wrong end: glyphs come from the left, and each uses up the characters of
// the cell that stands as far from the right. So a mark would wander to a neighbour, unless both cells have equally many.
//
// A glyph is cut where its group of cells ends. A group ends when it has used up a cell, and begins with the next glyph, but for one behind
// a glyph without ink. So a letter that reaches beside its cell is cut by a comma there: the comma's cell is used up. Where the cell
// that the comma uses up has more characters than the comma, it is not, and the letter comes into the comma's group; what it then lacks
// are unseen letters of its own, which come before it and have no ink. The same happens at the other end of the run, where it changes
// nothing. Whether every glyph still stands in its own cell is tried by playing what kitty does.
//
// All this is of one run, and so of one font: where a letter may come from another font (`isOfOneFont`) all cells get equally many, which
// is right however the run is parted.
import ArabicText
import TerminalScreen

struct KittyCounts {
    private static let unseenMark: UInt32 = codePoint(.combiningGraphemeJoiner)
    /// kitty 0.26 keeps three marks in a cell.
    private static let longestGroup = 4

    /// The run's units from the left, as they are seen.
    private let visual: [RowUnit]
    private let isBlank: [Bool]
    private let marks: [Int]
    /// How many unseen letters each cell gets.
    private(set) var added: [Int]
    /// Letters that are cut by a sign, and those of them that are so no more; and the same of those beside a letter, which lose hardly
    /// anything.
    private(set) var cut = 0
    private(set) var whole = 0
    private(set) var wholeBesideLetters = 0

    /// - Parameter isOfOneFont: true where letters, digits and signs surely come from one font.
    init(_ visual: [RowUnit], isOfOneFont: Bool) {
        self.visual = visual
        isBlank = visual.map { $0.cell.scalar == .noBreakSpace }
        marks = visual.map { KittyOrder.markCount($0.cell) }
        let most = marks.max() ?? 0
        added = marks.map { most - $0 }
        guard isOfOneFont, visual.allSatisfy(Self.isSure) else { return }
        let equal = added
        for place in added.indices { added[place] = max(0, marks[added.count - 1 - place] - marks[place]) }
        guard isSafe else {
            added = equal
            return
        }
        let letters = added.indices.dropFirst().filter { Self.overhangs($0, visual) }
        cut = letters.count { !isLetter($0 - 1) }
        for letter in letters where !isLetter(letter - 1) && join(letter) { whole += 1 }
        for letter in letters where isLetter(letter - 1) && join(letter) { wholeBesideLetters += 1 }
    }

    /// Whether these leave more letters whole.
    func isBetter(than other: KittyCounts) -> Bool { (whole, wholeBesideLetters) > (other.whole, other.wholeBesideLetters) }

    /// The run as it is sent, turned round, with what fills up.
    func filled(_ sent: [RowUnit]) -> [RowUnit] {
        zip(sent, zip(marks, added).reversed()).map { unit, count in
            var unit = unit
            for place in count.0..<min(4, count.0 + count.1) { unit.cell.marks[place] = Self.unseenMark }
            return unit
        }
    }

    // MARK: Letters

    private func isLetter(_ place: Int) -> Bool { CharacterProperties(visual[place].cell.scalar).bidiClass.isRightToLeft }

    /// Forms at the end of a word that reach to the left of their cell (DejaVu Sans Mono), beside something with ink.
    private static func overhangs(_ place: Int, _ visual: [RowUnit]) -> Bool {
        guard visual[place - 1].cell.scalar != .noBreakSpace else { return false }
        switch visual[place].cell.scalar {
        // ژ, ک, گ, ی
        case "\u{FB8A}"..."\u{FB8B}", "\u{FB8F}", "\u{FB93}", "\u{FBFD}": return true
        // ئ, ر, ز
        case "\u{FE8A}", "\u{FEAD}"..."\u{FEB0}": return true
        // س, ش, ص, ض
        case "\u{FEB1}"..."\u{FEB2}", "\u{FEB5}"..."\u{FEB6}", "\u{FEB9}"..."\u{FEBA}", "\u{FEBD}"..."\u{FEBE}": return true
        // ف, ق, ك, ن, ى, ي, لآ
        case "\u{FED1}"..."\u{FED2}", "\u{FED5}"..."\u{FED6}", "\u{FEDA}", "\u{FEE6}", "\u{FEF0}", "\u{FEF2}", "\u{FEF5}"..."\u{FEF6}": return true
        default: return false
        }
    }

    /// What a font for Arabic has: the letters of Arabic and Persian, ASCII, Latin-1 and the common signs.
    private static func isSure(_ unit: RowUnit) -> Bool {
        guard unit.width == 1 else { return false }
        switch unit.cell.scalar {
        case "ء", "!"..."~", "\u{A0}"..."\u{FF}", "–", "—", "‘"..."’", "“"..."”", "•", "…", "،", "؛", "؟", "٠"..."٬", .tatweel: return true
        case "\u{FB56}"..."\u{FB59}", "\u{FB7A}"..."\u{FB7D}", "\u{FB8A}"..."\u{FB8B}", "\u{FB8E}"..."\u{FB95}", "\u{FBFC}"..."\u{FBFF}",
            "\u{FE80}"..."\u{FEFC}":
            return true
        default: return false
        }
    }

    // MARK: Groups

    private func count(_ place: Int) -> Int { 1 + marks[place] + added[place] }

    /// Takes what stands beside a letter into its group; false where that would move something.
    private mutating func join(_ letter: Int) -> Bool {
        if isWhole(letter) { return true }
        for length in 2...Self.longestGroup where letter - length + 1 >= 0 {
            let first = letter - length + 1
            let (other, otherFirst) = (visual.count - 1 - first, visual.count - 1 - letter)
            // A glyph behind one without ink is in that one's group.
            guard first == 0 || !isBlank[first - 1], (first...letter).allSatisfy({ count($0) == 1 }),
                (otherFirst...other).allSatisfy({ count($0) == 1 })
            else { continue }
            (added[letter], added[other]) = (length - 1, length - 1)
            if isSafe, isWhole(letter) { return true }
            (added[letter], added[other]) = (0, 0)
        }
        return false
    }

    private func isWhole(_ letter: Int) -> Bool { firstCells { _ in false }.map { $0[letter] < letter } ?? false }

    /// Whether every glyph stands in its cell, whatever kitty has taken for common: a glyph that it first saw in a cell of its own character.
    private var isSafe: Bool {
        firstCells { _ in false } != nil && firstCells { !isBlank[$0] } != nil && firstCells { !isBlank[$0] && !isLetter($0) } != nil
            && firstCells { isBlank[$0] } != nil
    }

    /// The first cell of the group that each cell's letter is drawn in; nil where a letter would be drawn beside its cell, or a mark
    /// apart from its letter.
    private func firstCells(isCommon: (Int) -> Bool) -> [Int]? {
        var firsts: [Int] = []
        var group = Group(first: 0)
        var number = 0
        var (place, left) = (0, count(visual.count - 1))
        var (wasEmpty, wasCommon) = (false, false)
        for cell in visual.indices {
            let total = marks[cell] + added[cell]
            var markGroup: Int?
            for glyph in 0...total {
                let isBase = glyph == total
                let isCommon = isBase && isCommon(cell)
                let isUnseen = glyph < added[cell] || visual[cell].cell.marks[0] == .arabicLetterMark
                let isEmpty = !isCommon && (isBase ? isBlank[cell] : isUnseen)
                let isAdded = group.glyphs == 0 || group.cells == 0 || (isCommon ? wasCommon : wasEmpty)
                if !isAdded {
                    guard group.first + group.letters <= place else { return nil }
                    (group, number) = (Group(first: place), number + 1)
                }
                group.glyphs += 1
                if isBase {
                    guard group.first + group.letters == cell, markGroup == nil || markGroup == number else { return nil }
                    firsts.append(group.first)
                    group.letters += 1
                } else if !isUnseen {
                    guard group.first + group.letters == cell else { return nil }
                    markGroup = number
                }
                (wasEmpty, wasCommon) = (isEmpty, isCommon)
                left -= 1
                guard left == 0 else { continue }
                place += 1
                group.cells += 1
                if place < visual.count { left = count(visual.count - 1 - place) }
                if isCommon {
                    guard group.first + group.letters <= place else { return nil }
                    (group, number) = (Group(first: place), number + 1)
                }
            }
        }
        return group.first + group.letters <= visual.count ? firsts : nil
    }

    private struct Group {
        let first: Int
        var cells = 0
        var glyphs = 0
        var letters = 0
    }
}
