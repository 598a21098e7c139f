// Stretches one line to the measure: gaps to two cells, then words by tatweel, then gaps to three; what is left stays ragged. A word is
// drawn out at one point and by two cells at most, half of the line's words at most, spread from the line's end; never under the tatweel of
// the line above. No letter of Quranic or vocalised text is drawn out.
import ArabicText

struct LineJustifier {
    /// A gap between words: the last of its spaces, and how many it is.
    private struct Gap {
        var offset: Int
        var width: Int
    }

    private static let widestGap = 3
    private static let mostTatweels = 2

    let measured: MeasuredText
    let options: LayoutOptions
    let units: LineUnits

    /// - Parameters:
    ///   - line: the visible scalars of a line.
    ///   - number: of the line in its paragraph: wider gaps don't stand below each other.
    ///   - fixed: scalars up to this offset stay as they are: an item's marker.
    ///   - taken: columns that no tatweel may stand in.
    func stretch(_ line: Range<Int>, number: Int, from fixed: Int, avoiding taken: [Int]) -> LineStretch {
        let (gaps, natural) = gaps(in: line, from: fixed)
        let slack = options.width - natural
        guard slack > 0 else { return .none }
        // One word alone is no line that could be even.
        guard !gaps.isEmpty else { return .none }
        let room = gaps.reduce(0) { $0 + max(0, 2 - $1.width) }
        guard options.justification == .kashida, slack > room, !isUntouchable(line) else { return spaced(gaps, by: slack, number) }
        let points = points(in: line, between: gaps)
        // Where tatweel would stand below tatweel, gaps that are widened elsewhere may move it aside.
        let stretch = stretch(line, gaps, points, by: slack, beyond: room, number, avoiding: taken)
        guard !taken.isEmpty, stretch.cells < slack else { return stretch }
        let other = self.stretch(line, gaps, points, by: slack, beyond: room, number + 1, avoiding: taken)
        return other.cells > stretch.cells ? other : stretch
    }

    /// A half of a verse, drawn out as diwans set it: words first, each by two cells at most, better points before others and any number of
    /// them, the gaps left as they are. What it still lacks is not filled here.
    func drawnOut(_ line: Range<Int>) -> LineStretch {
        let (gaps, natural) = gaps(in: line, from: line.lowerBound)
        let slack = options.width - natural
        guard slack > 0, !isUntouchable(line) else { return .none }
        let points = points(in: line, between: gaps)
        return LineStretch(insertions: drawn(points, by: slack, most: (slack + Self.mostTatweels - 1) / Self.mostTatweels))
    }

    /// Words are left out one by one until no tatweel stands where none may.
    private func stretch(
        _ line: Range<Int>, _ gaps: [Gap], _ points: [KashidaFinder.Point], by slack: Int, beyond room: Int, _ number: Int, avoiding taken: [Int]
    ) -> LineStretch {
        var points = points
        while true {
            let drawn = drawn(points, by: slack - room, most: (gaps.count + 2) / 2)
            var stretch = spaced(gaps, by: slack - drawn.reduce(0) { $0 + Int($1.count) }, number)
            guard !drawn.isEmpty else { return stretch }
            stretch.insertions = (stretch.insertions + drawn).sorted { $0.offset < $1.offset }
            let placed = kashidas(of: stretch, line)
            guard let clash = placed.first(where: { taken.contains($0.column) }) else {
                stretch.kashidaColumns = placed.map(\.column)
                return stretch
            }
            points.removeAll { $0.offset == clash.offset }
        }
    }

    // MARK: Gaps

    /// The gaps between what is visible, but those that no-break spaces and pause marks hold; and the cells of the whole line.
    private func gaps(in line: Range<Int>, from fixed: Int) -> (gaps: [Gap], cells: Int) {
        var gaps: [Gap] = []
        // A word and its gap are six cells or so.
        gaps.reserveCapacity(line.count / 4)
        var cells = 0
        for offset in line.lowerBound..<min(max(line.lowerBound, fixed), line.upperBound) { cells += measured.width(offset) }
        var (width, hasInk) = (0, false)
        for offset in max(line.lowerBound, fixed)..<max(line.upperBound, fixed) {
            let cell = measured.width(offset)
            cells += cell
            if cell == 1, measured.text[offset] == " " {
                if hasInk { width += 1 }
            } else if cell > 0 {
                if width > 0 { gaps.append(Gap(offset: lastSpace(before: offset), width: width)) }
                (width, hasInk) = (0, true)
            } else if width > 0, PauseMark.stands(measured.text[offset], after: measured.text[offset - 1]) {
                // This space is the mark's base.
                (width, hasInk) = (0, true)
            }
        }
        return (gaps, cells)
    }

    private func lastSpace(before offset: Int) -> Int {
        var place = offset - 1
        while measured.text[place] != " " { place -= 1 }
        return place
    }

    /// Widens gaps by so many cells together, each level of width filled before the next.
    private func spaced(_ gaps: [Gap], by cells: Int, _ number: Int) -> LineStretch {
        if cells <= gaps.count, gaps.allSatisfy({ $0.width == 1 }) { return spaced(gaps, oneIn: cells, number) }
        var counts = [Int](repeating: 0, count: gaps.count)
        var left = cells
        for width in 2...Self.widestGap where left > 0 {
            let open = gaps.indices.filter { gaps[$0].width + counts[$0] < width }
            let share = min(left, open.count)
            // Evenly over the line, on every other line half a step further.
            for step in 0..<share { counts[open[(2 * step + 1 + (number & 1 == 0 ? 0 : 1)) * open.count / (2 * share) % open.count]] += 1 }
            left -= share
        }
        return LineStretch(
            insertions: gaps.indices.filter { counts[$0] > 0 }.map {
                LineStretch.Insertion(offset: Int32(truncatingIfNeeded: gaps[$0].offset), count: Int32(truncatingIfNeeded: counts[$0]))
            })
    }

    /// Most lines: so many gaps of one cell each have one more.
    private func spaced(_ gaps: [Gap], oneIn cells: Int, _ number: Int) -> LineStretch {
        var stretch = LineStretch()
        stretch.insertions.reserveCapacity(cells)
        for step in 0..<cells {
            let place = (2 * step + 1 + number & 1) * gaps.count / (2 * cells) % gaps.count
            stretch.insertions.append(LineStretch.Insertion(offset: Int32(truncatingIfNeeded: gaps[place].offset), count: 1))
        }
        if number & 1 != 0 { stretch.insertions.sort { $0.offset < $1.offset } }
        return stretch
    }

    // MARK: Kashida

    /// True for a line of the Quran, or one whose letters bear their vowels: there every stroke means something.
    private func isUntouchable(_ line: Range<Int>) -> Bool {
        var (letters, marks) = (0, 0)
        for offset in line {
            let scalar = measured.text[offset]
            switch scalar {
            case "\u{6D6}"..."\u{6ED}", "\u{FD3E}", "\u{FD3F}": if scalar != "ە", scalar != "\u{6E5}", scalar != "\u{6E6}" { return true }
            default: break
            }
            let properties = CharacterProperties(scalar)
            if properties.isHaraka { marks += 1 } else if properties.isLetter { letters += 1 }
        }
        return marks * 5 >= letters * 2 && marks > 0
    }

    private func points(in line: Range<Int>, between gaps: [Gap]) -> [KashidaFinder.Point] {
        var finder = KashidaFinder(measured)
        var points: [KashidaFinder.Point] = []
        var start = line.lowerBound
        for end in gaps.map(\.offset) + [line.upperBound] {
            if let point = finder.point(in: start..<end) { points.append(point) }
            start = min(end + 1, line.upperBound)
        }
        return points
    }

    /// Chooses the words that are drawn out by so many cells together: the better points first, spread from the line's end.
    private func drawn(_ points: [KashidaFinder.Point], by cells: Int, most: Int) -> [LineStretch.Insertion] {
        let count = min(points.count, most, cells)
        guard count > 0 else { return [] }
        let limit = points.map(\.priority).sorted()[count - 1]
        let good = points.filter { $0.priority <= limit }
        var chosen = (0..<count).map { good[good.count - 1 - $0 * good.count / count] }.map {
            LineStretch.Insertion(offset: Int32(truncatingIfNeeded: $0.offset), count: 1)
        }
        for index in 0..<min(cells - count, count * (Self.mostTatweels - 1)) { chosen[index].count += 1 }
        return chosen.reversed()
    }

    /// Where the tatweel of a stretched line stands, and behind which letters.
    private func kashidas(of stretch: LineStretch, _ line: Range<Int>) -> [(column: Int, offset: Int)] {
        units.gather(measured, line, stretch.insertions)
        let visual = units.visualOrder
        var found: [(column: Int, offset: Int)] = []
        var column = 0
        for place in 0..<units.count {
            let range = visual.range(at: place)
            if range.isEmpty {
                let letter = visual.stretched(at: place).lowerBound
                let start = measured.paragraphLevel & 1 != 0 ? units.width - 1 - column : column
                if measured.filling(of: letter) == .tatweel { found.append((start, letter)) }
                column += 1
            } else {
                column += measured.width(range.lowerBound)
            }
        }
        return found
    }
}
