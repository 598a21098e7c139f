// Breaks a measured paragraph so that its lines are as even as they can be: of all ways to break it, one with the least sum of squared
// slack (Knuth and Plass, "Breaking paragraphs into lines", with the slack's square as the only demerit). The last line, and one that ends
// in a break of the text's own, may be as short as it likes. A word longer than the line is cut as `LineBreaker` cuts it.
//
// A place looks back only as far as one line reaches, so that the time is linear in the paragraph's length.
import ArabicText

/// Scratch for one paragraph at a time.
final class OptimalLineBreaker {
    /// Where a line may end, as far as is known of the best way there.
    private struct Place {
        var offset: Int
        /// Cells of the paragraph before the place.
        var column: Int
        /// The least sum of squares of the lines before it, and the place where the last of them starts.
        var cost = 0
        var before = 0
    }

    /// Wider than any screen. Squares of more would not add up.
    private static let mostSlack = 1 << 20
    /// Memory that is used again.
    private var places: [Place] = []

    /// Calls `found` with the start of every line but the first, in order.
    func forEachBreak(_ breaker: LineBreaker, _ found: (Int) -> Void) {
        // Inner loops work on local values: every access to a class's property is checked for exclusivity.
        var region = Region(places: places)
        places = []
        region.forEachBreak(breaker, found)
        places = region.places
    }

    /// The places since the last break that nothing can move.
    private struct Region {
        var places: [Place]
        private var start = 0
        private var breaks: [Int] = []

        init(places: [Place]) { self.places = places }

        mutating func forEachBreak(_ breaker: LineBreaker, _ found: (Int) -> Void) {
            let (measured, width, count) = (breaker.measured, breaker.width, breaker.analysis.count)
            let opportunities = breaker.analysis.opportunities
            var (column, inkEnd) = (0, 0)
            // The last place, and the last one inside an address, with the cells before each.
            var last = (offset: 0, column: 0)
            var inside = (offset: 0, column: 0)
            begin(at: 0, column: 0)
            for offset in 0..<count {
                switch opportunities[offset] {
                case .prohibited: break
                case .allowed:
                    add(offset, column, inkEnd, width, isFree: false)
                    last = (offset, column)
                case .insideAddress: inside = (offset, column)
                case .mandatory:
                    guard offset > start else { break }
                    add(offset, column, inkEnd, width, isFree: true)
                    settle(found)
                    found(offset)
                    begin(at: offset, column: column)
                    last = (offset, column)
                }
                let cell = measured.width(offset)
                if cell == 0 { continue }
                column += cell
                if breaker.hangs(offset) { continue }
                inkEnd = column
                if inkEnd - last.column <= width { continue }
                // The piece since the last place is longer than a line: it has lines of its own, and those before it end there.
                while inkEnd - last.column > width, offset > last.offset {
                    settle(found)
                    if last.offset > start { found(last.offset) }
                    begin(at: last.offset, column: last.column)
                    var cut = inside
                    if cut.offset <= last.offset {
                        cut = (breaker.emergencyBreak(from: last.offset, overflow: offset), last.column)
                        for passed in last.offset..<max(last.offset, cut.offset) { cut.column += measured.width(passed) }
                    }
                    guard cut.offset > last.offset else { break }
                    found(cut.offset)
                    begin(at: cut.offset, column: cut.column)
                    last = cut
                }
            }
            add(count, column, inkEnd, width, isFree: true)
            settle(found)
        }

        private mutating func begin(at offset: Int, column: Int) {
            places.removeAll(keepingCapacity: true)
            places.append(Place(offset: offset, column: column))
            start = offset
        }

        /// - Parameter isFree: the line that ends here may be short.
        private mutating func add(_ offset: Int, _ column: Int, _ inkEnd: Int, _ width: Int, isFree: Bool) {
            let end = places.count
            let (cost, before) = places.withUnsafeBufferPointer { places in
                var (least, before) = (Int.max, end - 1)
                var start = end - 1
                // What hangs at a line's start leaves no ink: the slack is the whole line.
                let reach = inkEnd - width
                while start >= 0, places[start].column >= reach {
                    let slack = isFree ? 0 : min(places[start].column - reach, width, OptimalLineBreaker.mostSlack)
                    let cost = places[start].cost + slack * slack
                    // Of equal ways the one whose last line is longest.
                    if cost <= least { (least, before) = (cost, start) }
                    start -= 1
                }
                // What can't be parted is longer than the line: it stands alone.
                return start == end - 1 ? (places[before].cost, before) : (least, before)
            }
            places.append(Place(offset: offset, column: column, cost: cost, before: before))
        }

        /// Tells of the breaks between the first place and the last.
        private mutating func settle(_ found: (Int) -> Void) {
            breaks.removeAll(keepingCapacity: true)
            var place = places.count - 1
            while place > 0 {
                place = places[place].before
                if place > 0 { breaks.append(places[place].offset) }
            }
            for offset in breaks.reversed() { found(offset) }
        }
    }
}
