// Stretches one line to the measure: gaps to two cells, then words by tatweel, then gaps to three; what is left stays ragged. A word is
// drawn out at one point and by two cells at most, half of the line's words at most, spread from the line's end; never under the tatweel of
// the line above. No letter of Quranic or vocalised text is drawn out.
import ArabicText

/// What lines are stretched in: a measured paragraph, how it is set, and scratch for the units of a line.
struct JustifiedText {
    let measured: MeasuredText
    let options: LayoutOptions
    let units: LineUnits
}

/// Keeps memory that one line after another uses.
struct LineJustifier {
    /// A gap between words: the last of its spaces, how many it is, and how many are put in.
    private struct Gap {
        var offset: Int
        var width: Int
        var added = 0
    }

    /// A word that may be drawn out, where, and by how many cells it is.
    private struct Word {
        var point: KashidaFinder.Point
        var tatweels = 0
        var stays = false
    }

    private static let widestGap = 3
    private static let mostTatweels = 2

    private var gaps: [Gap] = []
    private var words: [Word] = []
    private var finder = KashidaFinder()

    /// - Parameters:
    ///   - line: the visible scalars of a line.
    ///   - number: of the line in its paragraph: wider gaps don't stand below each other.
    ///   - fixed: scalars up to this offset stay as they are: an item's marker.
    ///   - taken: columns that no tatweel may stand in.
    mutating func stretch(
        _ line: Range<Int>, of text: JustifiedText, number: Int, from fixed: Int, avoiding taken: [Int]
    ) -> LineStretch {
        let slack = text.options.width - findGaps(in: line, text.measured, from: fixed)
        // One word alone is no line that could be even.
        guard slack > 0, !gaps.isEmpty else { return .none }
        let room = gaps.reduce(0) { $0 + max(0, 2 - $1.width) }
        guard text.options.justification == .kashida, slack > room, !isUntouchable(line, text.measured) else {
            widenGaps(by: slack, number)
            return put(in: 0)
        }
        findWords(in: line, text.measured)
        // Where tatweel would stand below tatweel, gaps that are widened elsewhere may move it aside.
        let stretch = drawOut(line, text, by: slack, beyond: room, number, avoiding: taken)
        guard !taken.isEmpty, stretch.cells < slack else { return stretch }
        for index in words.indices { words[index].stays = false }
        let other = drawOut(line, text, by: slack, beyond: room, number + 1, avoiding: taken)
        return other.cells > stretch.cells ? other : stretch
    }

    /// A half of a verse, drawn out as diwans set it: words first, each by two cells at most, better points before others and any number of
    /// them, the gaps left as they are. What it still lacks is not filled here.
    mutating func drawnOut(_ line: Range<Int>, of text: JustifiedText) -> LineStretch {
        let slack = text.options.width - findGaps(in: line, text.measured, from: line.lowerBound)
        guard slack > 0, !isUntouchable(line, text.measured) else { return .none }
        findWords(in: line, text.measured)
        let drawn = drawWords(by: slack, most: (slack + Self.mostTatweels - 1) / Self.mostTatweels)
        return put(in: drawn)
    }

    /// Words are left out one by one until no tatweel stands where none may.
    private mutating func drawOut(
        _ line: Range<Int>, _ text: JustifiedText, by slack: Int, beyond room: Int, _ number: Int, avoiding taken: [Int]
    ) -> LineStretch {
        let most = (gaps.count + 2) / 2
        while true {
            let drawn = drawWords(by: slack - room, most: most)
            widenGaps(by: slack - drawn, number)
            var stretch = put(in: drawn)
            guard drawn > 0 else { return stretch }
            let clash = placeTatweels(of: &stretch, line, text, avoiding: taken)
            guard let clash else { return stretch }
            for index in words.indices where words[index].point.offset == clash { words[index].stays = true }
        }
    }

    // MARK: Gaps

    /// Finds the gaps between what is visible, but those that no-break spaces and pause marks hold, and those between digits: groups of one
    /// number (12 500).
    /// - Returns: the cells of the whole line.
    private mutating func findGaps(in line: Range<Int>, _ measured: MeasuredText, from fixed: Int) -> Int {
        gaps.removeAll(keepingCapacity: true)
        words.removeAll(keepingCapacity: true)
        var cells = 0
        for offset in line.lowerBound..<min(max(line.lowerBound, fixed), line.upperBound) { cells += measured.width(offset) }
        var (width, hasInk, last) = (0, false, 0)
        for offset in max(line.lowerBound, fixed)..<max(line.upperBound, fixed) {
            let cell = measured.width(offset)
            cells += cell
            if cell > 0, measured.text[offset] != " " {
                if width > 0,
                    width > 1 || !measured.text[offset].isASCIIDigit && measured.text[offset] < 0x660 || !partsThousands(last, measured.text, line)
                {
                    gaps.append(Gap(offset: last, width: width))
                }
                (width, hasInk) = (0, true)
            } else if cell > 0 {
                if hasInk { (width, last) = (width + 1, offset) }
            } else if width > 0, PauseMark.stands(measured.text[offset], after: measured.text[offset - 1]) {
                // This space is the mark's base.
                (width, hasInk) = (0, true)
            }
        }
        return cells
    }

    /// Whether a space stands before a group of three digits, and behind one to three.
    private func partsThousands(_ space: Int, _ text: UnsafePointer<UInt32>, _ line: Range<Int>) -> Bool {
        func isDigit(_ offset: Int) -> Bool { line.contains(offset) && NumberGroups.isDigit(text[offset]) }
        guard isDigit(space - 1), isDigit(space + 1), isDigit(space + 2), isDigit(space + 3), !isDigit(space + 4) else { return false }
        return !(2...4).allSatisfy { isDigit(space - $0) }
    }

    /// Widens gaps by so many cells together, each level of width filled before the next.
    private mutating func widenGaps(by cells: Int, _ number: Int) {
        for index in gaps.indices { gaps[index].added = 0 }
        var left = cells
        for width in 2...Self.widestGap where left > 0 {
            let open = gaps.count { $0.width + $0.added < width }
            let share = min(left, open)
            left -= share
            // Evenly over the line, on every other line half a step further.
            let shift = number & 1 == 0 ? 1 : 0
            var (step, place) = (0, 0)
            for index in gaps.indices where step < share && gaps[index].width + gaps[index].added < width {
                if place == (2 * step + shift) * open / (2 * share) {
                    gaps[index].added += 1
                    step += 1
                }
                place += 1
            }
        }
    }

    // MARK: Kashida

    /// True for a line of the Quran, or one whose letters bear their vowels: there every stroke means something.
    private func isUntouchable(_ line: Range<Int>, _ measured: MeasuredText) -> Bool {
        // Most lines bear no mark: what comes before the letters' end in the block is letters and signs, but one row of signs of honour.
        guard line.contains(where: { measured.text[$0] > codePoint("ي") || ("\u{610}"..."\u{61A}").contains(measured.text[$0]) }) else {
            return false
        }
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

    private mutating func findWords(in line: Range<Int>, _ measured: MeasuredText) {
        var start = line.lowerBound
        for number in 0...gaps.count {
            let end = number < gaps.count ? gaps[number].offset : line.upperBound
            if let point = finder.point(in: start..<end, measured) { words.append(Word(point: point)) }
            start = min(end + 1, line.upperBound)
        }
    }

    /// Chooses the words that are drawn out by so many cells together: the better points first, spread from the line's end.
    /// - Returns: the cells that it came to.
    private mutating func drawWords(by cells: Int, most: Int) -> Int {
        for index in words.indices { words[index].tatweels = 0 }
        let count = min(words.count { !$0.stays }, most, cells)
        guard count > 0 else { return 0 }
        var (limit, good) = (0, 0)
        while good < count {
            limit += 1
            good = words.count { !$0.stays && $0.point.priority <= limit }
        }
        let doubled = min(cells - count, count * (Self.mostTatweels - 1))
        var (chosen, place) = (0, 0)
        for index in words.indices.reversed() where !words[index].stays && words[index].point.priority <= limit {
            if chosen < count, place == chosen * good / count {
                words[index].tatweels = chosen < doubled ? 2 : 1
                chosen += 1
            }
            place += 1
        }
        return count + doubled
    }

    /// What was chosen, in the order of the line.
    private func put(in tatweels: Int) -> LineStretch {
        var stretch = LineStretch()
        stretch.insertions.reserveCapacity(gaps.count + tatweels)
        func add(_ offset: Int, _ count: Int) {
            stretch.insertions.append(LineStretch.Insertion(offset: Int32(truncatingIfNeeded: offset), count: Int32(truncatingIfNeeded: count)))
        }
        var next = 0
        for gap in gaps {
            while next < words.count, words[next].point.offset < gap.offset {
                if words[next].tatweels > 0 { add(words[next].point.offset, words[next].tatweels) }
                next += 1
            }
            if gap.added > 0 { add(gap.offset, gap.added) }
        }
        for word in words[next...] where word.tatweels > 0 { add(word.point.offset, word.tatweels) }
        return stretch
    }

    /// Finds the columns that the tatweel of a stretched line stands in.
    /// - Returns: the letter behind which tatweel stands where none may.
    private func placeTatweels(of stretch: inout LineStretch, _ line: Range<Int>, _ text: JustifiedText, avoiding taken: [Int]) -> ScalarOffset? {
        let (measured, units) = (text.measured, text.units)
        units.gather(measured, line, stretch.insertions)
        let visual = units.visualOrder
        stretch.kashidaColumns.reserveCapacity(stretch.insertions.count)
        var column = 0
        for place in 0..<units.count {
            let range = visual.range(at: place)
            if range.isEmpty {
                let letter = visual.stretched(at: place).lowerBound
                if measured.filling(of: letter) == .tatweel {
                    let start = measured.paragraphLevel & 1 != 0 ? units.width - 1 - column : column
                    if taken.contains(start) { return letter }
                    stretch.kashidaColumns.append(start)
                }
                column += 1
            } else {
                column += measured.width(range.lowerBound)
            }
        }
        return nil
    }
}
