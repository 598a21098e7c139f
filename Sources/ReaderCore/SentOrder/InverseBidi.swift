// The order to send a row in, so that a terminal which runs the bidirectional algorithm shows it as we have it. Nothing is
// believed: every order found is put through the algorithm and compared with the row that is wanted.
//
// Some rows have no such order: where the first strong letter gives a row its direction, one that begins with Latin is a
// left-to-right row, whatever follows; where every row is left to right, one that begins with a number turns round. Then spaces are
// sent as strong letters that nobody sees (`RowAid`), or in another style where stretches of a style are reordered by themselves, and
// what they part keeps its place.
import ArabicText
import TerminalScreen

/// The algorithm backward.
final class InverseBidi {
    private let bidi = RowBidi()
    /// A row settles in two or three rounds, or goes in circles.
    private static let mostRounds = 8

    private struct Candidate {
        var units: [RowUnit]
        /// How many units would be shown in a wrong place.
        var misplaced: Int
    }

    /// - Parameter isParted: every word by itself, whether the row has another order or not.
    func sent(_ row: [Cell], _ reordering: RowReordering, isParted: Bool = false) -> SentRow {
        guard reordering.isByStyle else { return sentWhole(row, reordering, isParted: isParted) }
        var result = SentRow(cells: [], columns: [], isExact: true)
        for stretch in row.stretchesOfStyle {
            let whole = sentWhole(stretch, reordering, isParted: false, isPartable: false)
            let sent = whole.isExact ? whole : sentByWords(stretch, reordering)
            result.columns += sent.columns.map { $0 + result.cells.count }
            result.cells += sent.cells
            result.isExact = result.isExact && sent.isExact
        }
        return result
    }

    /// A stretch whose spaces have a style of their own, so that each word is a stretch.
    private func sentByWords(_ stretch: [Cell], _ reordering: RowReordering) -> SentRow {
        let units = RowUnit.units(of: stretch)
        var sent: [RowUnit] = []
        var isExact = true
        var start = 0
        while start < units.count {
            guard !RowAid.isBlank(units[start].cell) else {
                sent.append(RowAid.restyled(units[start]))
                start += 1
                continue
            }
            let end = units[start...].firstIndex { RowAid.isBlank($0.cell) } ?? units.count
            let word = word(units[start..<end], reordering)
            sent += word.units
            isExact = isExact && word.misplaced == 0
            start = end
        }
        return RowUnit.row(of: sent, isExact: isExact)
    }

    private func sentWhole(_ row: [Cell], _ reordering: RowReordering, isParted: Bool, isPartable: Bool = true) -> SentRow {
        let units = RowUnit.units(of: row)
        let classes = units.map { CharacterProperties($0.cell.scalar).bidiClass }
        // Arabic-Indic digits alone also turn what is between them.
        guard classes.contains(where: { $0.isRightToLeft || $0 == .arabicNumber }) else { return RowUnit.row(of: units, isExact: true) }
        var best = Candidate(units: units, misplaced: .max)
        if !isParted {
            let isAnchored = reordering.isByParagraph || reordering.anchorsRules && units.contains { RowAid.isRule($0.cell) }
            best = isAnchored ? anchored(units, reordering) : nearest(to: units, reordering)
            if best.misplaced == 0 { return RowUnit.row(of: best.units, isExact: true) }
        }
        if isPartable {
            if !isParted {
                // The fewest aids first: some fonts draw them wider than a cell.
                for aided in [RowAid.besideNumbers(units), RowAid.withArabicDigitsBesideLetters(RowAid.besideNumbers(units))] {
                    let candidate = anchored(aided, reordering)
                    if candidate.misplaced == 0 { return RowUnit.row(of: candidate.units, isExact: true) }
                }
            }
            let parted = parted(units, reordering)
            if parted.misplaced < best.misplaced { best = parted }
        }
        return RowUnit.row(of: best.units, isExact: best.misplaced == 0)
    }

    /// The order of units that shows most of them in their place.
    private func nearest(to units: [RowUnit], _ reordering: RowReordering) -> Candidate {
        let classes = units.map { CharacterProperties($0.cell.scalar).bidiClass }
        var best = Candidate(units: units, misplaced: .max)
        for guess in guesses(classes, reordering.base) {
            let candidate = settle(units, from: guess, reordering)
            if candidate.misplaced < best.misplaced { best = candidate }
            if best.misplaced == 0 { break }
        }
        return best
    }

    /// The row from left to right because its first blank is a strong letter: the only one, since some fonts draw it wider than a cell.
    private func anchored(_ units: [RowUnit], _ reordering: RowReordering) -> Candidate {
        guard let first = units.first, RowAid.isBlank(first.cell) else { return Candidate(units: units, misplaced: .max) }
        var anchored = units
        anchored[0].cell.scalar = RowAid.strongBlank
        var alone = reordering
        alone.base = .leftToRight
        return nearest(to: anchored, alone)
    }

    // MARK: Parting

    /// The row from left to right, each of its words by itself: between strong letters of that direction nothing moves.
    private func parted(_ units: [RowUnit], _ reordering: RowReordering) -> Candidate {
        let strong = RowAid.parting(units)
        var alone = reordering
        (alone.base, alone.isByParagraph) = (.leftToRight, false)
        var sent: [RowUnit] = []
        var start = 0
        while start < strong.count {
            guard !RowAid.isBlank(strong[start].cell) else {
                sent.append(strong[start])
                start += 1
                continue
            }
            let end = strong[start...].firstIndex { RowAid.isBlank($0.cell) } ?? strong.count
            sent += word(strong[start..<end], alone).units
            start = end
        }
        return Candidate(
            units: sent, misplaced: misplaced(sent, as: units, levels: bidi.levels(of: sent, base: reordering.base.direction), reordering))
    }

    /// A word in the order that shows it between strong letters. A number that stands before a letter without a space turns round in any
    /// order; as Arabic-Indic digits, which are numbers of Arabic, it does not.
    private func word(_ word: ArraySlice<RowUnit>, _ reordering: RowReordering) -> Candidate {
        let units = Array(word)
        let plain = nearest(to: units, reordering)
        guard plain.misplaced > 0 else { return plain }
        let drawn = nearest(to: units.map(RowAid.withArabicDigits), reordering)
        return drawn.misplaced < plain.misplaced ? drawn : plain
    }

    // MARK: Guesses

    /// Levels of visual units to begin with. What was written from right to left is nearly the row turned round, with its
    /// left-to-right stretches turned back; in a left-to-right row it is the other way about.
    private func guesses(_ classes: [BidiClass], _ base: RowBase) -> [[UInt8]] {
        var fromRight = [UInt8](repeating: 1, count: classes.count)
        raise(&fromRight, to: 2, classes, isIn: { $0.isNumberOrLatin }, isOut: { $0.isRightToLeft })
        var fromLeft = [UInt8](repeating: 0, count: classes.count)
        raise(&fromLeft, to: 1, classes, isIn: { $0.isRightToLeft || $0 == .arabicNumber }, isOut: { $0 == .leftToRight })
        var tight = fromLeft
        for index in classes.indices where tight[index] == 1 && classes[index].isNumber { tight[index] = 2 }
        // A number to the left of its run belongs to it, as far as can be seen.
        raise(&fromLeft, to: 1, classes, isIn: { $0.isRightToLeft || $0.isNumber }, isOut: { $0 == .leftToRight })
        for index in classes.indices where fromLeft[index] == 1 && classes[index].isNumber { fromLeft[index] = 2 }
        var loose = fromRight
        for index in classes.indices where classes[index] == .leftToRight { loose[index] = 2 }
        let flat = classes.map { UInt8($0.isNumber ? 2 : $0 == .leftToRight ? 2 : 1) }
        return base == .firstStrong ? [fromRight, fromLeft, tight, loose, flat] : [tight, fromLeft, fromRight, flat]
    }

    /// Raises the stretches that begin and end with a class that is in, and hold none that is out.
    private func raise(
        _ levels: inout [UInt8], to level: EmbeddingLevel, _ classes: [BidiClass], isIn: (BidiClass) -> Bool, isOut: (BidiClass) -> Bool
    ) {
        var start: Int?
        var last = 0
        for (index, bidiClass) in classes.enumerated() {
            if isOut(bidiClass) {
                start = nil
            } else if isIn(bidiClass) {
                for place in (start == nil ? index : last)...index { levels[place] = level }
                (start, last) = (start ?? index, index)
            }
        }
    }

    // MARK: Settling

    /// Orders the units by their levels, lets the algorithm say which levels they then have, and so on until both agree.
    private func settle(_ units: [RowUnit], from guess: [UInt8], _ reordering: RowReordering) -> Candidate {
        var levels = guess
        var best = Candidate(units: units, misplaced: .max)
        for _ in 0..<Self.mostRounds {
            let order = RowBidi.sentOrder(ofVisual: levels)
            let sent = order.map { units[$0].drawn(level: levels[$0], mirrors: reordering.mirrors) }
            let actual = bidi.levels(of: sent, base: reordering.base.direction)
            let misplaced = misplaced(sent, as: units, levels: actual, reordering)
            if misplaced < best.misplaced { best = Candidate(units: sent, misplaced: misplaced) }
            if misplaced == 0 { return best }
            var next = levels
            for (place, index) in order.enumerated() { next[index] = actual[place] }
            if next == levels { return best }
            levels = next
        }
        return best
    }
}

extension InverseBidi {
    /// How many units do not read as they should.
    private func misplaced(_ sent: [RowUnit], as units: [RowUnit], levels: [EmbeddingLevel], _ reordering: RowReordering) -> Int {
        zip(bidi.shown(sent, levels: levels, mirrors: reordering.mirrors), units).reduce(0) { $0 + (RowAid.reads($1.0.cell, as: $1.1.cell) ? 0 : 1) }
    }
}

extension BidiClass {
    /// Strong from right to left.
    var isRightToLeft: Bool { self == .rightToLeft || self == .arabicLetter }
    var isNumber: Bool { self == .europeanNumber || self == .arabicNumber }
    var isNumberOrLatin: Bool { isNumber || self == .leftToRight }
}
