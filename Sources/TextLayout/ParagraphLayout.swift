// A paragraph broken into lines at one width. Lines are made visual only when asked for.
import ArabicText

/// A paragraph's lines. What they are never changes.
package final class ParagraphLayout {
    package let options: LayoutOptions
    package let isRightToLeft: Bool
    private let text: [UInt32]
    private let shaped: [UInt32]
    private let levels: [EmbeddingLevel]
    private let measures: [UInt8]
    /// The first is 0.
    private let lineStarts: [Int32]
    /// For a text with words written out (`DrawnLetter`), each scalar's offset in the source; nil where the two are the same.
    private let sourceOffsets: [Int32]?
    /// A cache: each line is stretched once.
    private var justifier = ParagraphJustifier()
    private lazy var units = LineUnits()

    init(
        options: LayoutOptions, paragraphLevel: EmbeddingLevel, text: [UInt32], shaped: [UInt32], levels: [EmbeddingLevel], measures: [UInt8],
        lineStarts: [Int32], sourceOffsets: [Int32]?
    ) {
        self.sourceOffsets = sourceOffsets
        self.options = options
        self.isRightToLeft = paragraphLevel & 1 != 0
        self.text = text
        self.shaped = shaped
        self.levels = levels
        self.measures = measures
        self.lineStarts = lineStarts
    }

    /// At least 1: an empty paragraph has one empty line.
    package var lineCount: Int { lineStarts.count }

    /// The logical range of a line, its hanging spaces included; the ranges of all lines cover the paragraph.
    package func logicalRange(ofLine line: Int) -> Range<Int> {
        let range = drawnRange(ofLine: line)
        return sourceOffset(range.lowerBound)..<sourceOffset(range.upperBound)
    }

    /// The offset in the source of a scalar as it is drawn.
    private func sourceOffset(_ offset: ScalarOffset) -> ScalarOffset {
        guard let sourceOffsets else { return offset }
        return offset < sourceOffsets.count ? Int(sourceOffsets[offset]) : Int(sourceOffsets.last ?? -1) + 1
    }

    private func drawnRange(ofLine line: Int) -> Range<Int> {
        let end = line + 1 < lineStarts.count ? Int(lineStarts[line + 1]) : text.count
        return Int(lineStarts[line])..<end
    }

    /// The line that holds the scalar at `logicalOffset`; the last line for an offset past the end.
    package func line(containing logicalOffset: ScalarOffset) -> Int {
        var (low, high) = (0, lineStarts.count - 1)
        while low < high {
            let middle = (low + high + 1) / 2
            if sourceOffset(Int(lineStarts[middle])) <= logicalOffset { low = middle } else { high = middle - 1 }
        }
        return low
    }

    /// How many scalars from the start fit on `width` columns, whole clusters only.
    package func scalars(fitting width: Int) -> Int {
        var starts = [Bool](repeating: true, count: text.count)
        text.withUnsafeBufferPointer { text in
            starts.withUnsafeMutableBufferPointer { GraphemeClusters.markStarts(of: text, in: $0) }
        }
        var (columns, end) = (0, 0)
        for offset in text.indices {
            // The alef of lam-alef is a cluster of its own and yet no cell: it stays with its lam.
            if starts[offset], measures[offset] & CellMeasure.widthMask > 0 { end = offset }
            columns += Int(measures[offset] & CellMeasure.widthMask)
            if columns > width { return sourceOffset(end) }
        }
        return sourceOffset(text.count)
    }

    /// A line as it is painted.
    package func visualLine(_ line: Int) -> VisualLine {
        visualLine(line) {
            justifier.stretch(
                ofLine: line, starts: lineStarts, count: text.count, JustifiedText(measured: $0, options: options, units: units))
        }
    }

    /// A line whose letters are drawn out by tatweel to so many cells, as far as they allow: a half of a verse. It may be narrower.
    package func visualLine(_ line: Int, drawnOutTo width: Int) -> VisualLine {
        var options = options
        (options.width, options.justification) = (width, .kashida)
        return visualLine(line) { measured in
            let range = drawnRange(ofLine: line)
            let visible = range.lowerBound..<measured.visibleEnd(of: range)
            var justifier = LineJustifier()
            return justifier.drawnOut(visible, of: JustifiedText(measured: measured, options: options, units: units))
        }
    }

    private func visualLine(_ line: Int, stretched stretch: (MeasuredText) -> LineStretch) -> VisualLine {
        let range = drawnRange(ofLine: line)
        return withMeasuredText { measured in
            let stretch = stretch(measured)
            units.gather(measured, range.lowerBound..<measured.visibleEnd(of: range), stretch.insertions)
            let visual = units.visualOrder
            let cells = (0..<units.count).map { place in
                let unit = visual.range(at: place)
                return unit.isEmpty ? filling(of: visual.stretched(at: place), in: measured) : cell(of: unit, in: measured)
            }
            return VisualLine(
                cells: cells, width: units.width, isRightToLeft: isRightToLeft, logicalRange: logicalRange(ofLine: line),
                isLastOfParagraph: line == lineCount - 1)
        }
    }

    /// A cell that was put in: a place, a hit and a link have it with the letter that it draws out.
    private func filling(of range: Range<Int>, in measured: MeasuredText) -> VisualCell {
        var cell = cell(of: range, in: measured)
        (cell.scalar, cell.marks, cell.width) = (measured.filling(of: range.lowerBound), .zero, 1)
        return cell
    }

    private func cell(of range: Range<Int>, in measured: MeasuredText) -> VisualCell {
        let base = range.lowerBound
        let start = sourceOffset(base)
        var cell = VisualCell(
            scalar: measured.glyph(base), width: measured.width(base), logicalOffset: start,
            logicalLength: max(1, sourceOffset(range.upperBound) - start))
        // A cell holds four marks; the first four are kept.
        var count = 0
        let firstMark = measured.isMarkOnCircle(base) ? base : base + 1
        for offset in firstMark..<range.upperBound where offset == base || measured.measures[offset] & CellMeasure.isMark != 0 {
            guard count < 4 else { break }
            cell.marks[count] = measured.shaped[offset]
            count += 1
        }
        return cell
    }

    private func withMeasuredText<Result>(_ body: (MeasuredText) -> Result) -> Result {
        text.withUnsafeBufferPointer { text in
            shaped.withUnsafeBufferPointer { shaped in
                levels.withUnsafeBufferPointer { levels in
                    measures.withUnsafeBufferPointer { measures in
                        guard let text = text.baseAddress, let shaped = shaped.baseAddress,
                            let levels = levels.baseAddress, let measures = measures.baseAddress
                        else { preconditionFailure("An array's buffer has an address, an empty one's too.") }
                        return body(
                            MeasuredText(
                                text: text, shaped: shaped, levels: levels, measures: measures,
                                paragraphLevel: isRightToLeft ? 1 : 0, digits: options.digits))
                    }
                }
            }
        }
    }
}
