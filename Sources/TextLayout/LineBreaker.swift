// Breaks a measured paragraph into lines, in logical order: greedily, at the opportunities of UAX #14, spaces at a line's
// end hanging. A word longer than the line breaks at a no-break space in it, or where its letters don't join; failing that
// between clusters.
import ArabicText

struct LineBreaker {
    let analysis: ParagraphAnalysis
    let measured: MeasuredText
    let width: Int

    /// Calls `found` with the start of every line but the first.
    @inline(__always)
    func forEachBreak(_ found: (Int) -> Void) {
        let (count, opportunities) = (analysis.count, analysis.opportunities)
        var start = 0
        var column = 0
        // The last place where the line may end, and the last one inside an address, with the columns before each.
        var last = (place: 0, column: 0)
        var lastInside = (place: 0, column: 0)
        for offset in 0..<count {
            switch opportunities[offset] {
            case .prohibited: break
            case .allowed: last = (offset, column)
            case .insideAddress: lastInside = (offset, column)
            case .mandatory:
                last = (offset, column)
                guard offset > start else { break }
                (start, column, last.column) = (offset, 0, 0)
                found(start)
            }
            let cell = measured.width(offset)
            if cell == 0 { continue }
            column += cell
            // A space at the end hangs, whatever the column.
            while column > width, !hangs(offset), offset > start {
                if last.place > start {
                    start = last.place
                    column -= last.column
                    lastInside.column -= last.column
                } else if lastInside.place > start {
                    start = lastInside.place
                    column -= lastInside.column
                    lastInside.column = 0
                } else {
                    let place = emergencyBreak(from: start, overflow: offset)
                    guard place > start else { break }
                    for passed in start..<place { column -= measured.width(passed) }
                    start = place
                }
                last = (start, 0)
                found(start)
            }
        }
    }

    /// True for a space on which no mark stands.
    @inline(__always)
    func hangs(_ offset: ScalarOffset) -> Bool {
        measured.text[offset] == " "
            && (offset + 1 == analysis.count || !PauseMark.stands(measured.text[offset + 1], after: codePoint(" ")))
    }

    /// Where a word that fills more than the line is cut; `start` when it can't be.
    func emergencyBreak(from start: Int, overflow: Int) -> Int {
        var state = [Bool](repeating: false, count: overflow - start + 1)
        let word = UnsafeBufferPointer(start: measured.text + start, count: state.count)
        state.withUnsafeMutableBufferPointer { GraphemeClusters.markStarts(of: word, in: $0) }
        var fallback = start
        var unjoined = start
        for place in stride(from: overflow, to: start, by: -1) where state[place - start] && measured.width(place) > 0 {
            if fallback == start { fallback = place }
            if unjoined == start, !isJoined(at: place, after: start) { unjoined = place }
            if measured.text[place - 1] == .noBreakSpace { return place }
        }
        return unjoined > start ? unjoined : fallback
    }

    /// True when the letter at `place` joins the one before it.
    private func isJoined(at place: Int, after start: Int) -> Bool {
        let next = CharacterProperties(measured.text[place]).joiningType
        guard next == .dualJoining || next == .rightJoining || next == .joinCausing else { return false }
        var before = place - 1
        while before > start, CharacterProperties(measured.text[before]).joiningType == .transparent { before -= 1 }
        let previous = CharacterProperties(measured.text[before]).joiningType
        return previous == .dualJoining || previous == .leftJoining || previous == .joinCausing
    }
}
