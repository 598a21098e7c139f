// Whole texts as painted lines in UTF-8, for `qari print --order visual`: the same lines as the screen's, without making
// cells of them.
import ArabicText

extension LayoutEngine {
    /// Appends a paragraph's lines, each ended by a line feed.
    /// - Parameters:
    ///   - alignsRight: pads each line on the left so that it ends at the right edge; nil for the paragraph's own start.
    ///   - fixed: scalars at the start that no line is stretched in: an item's marker.
    package func appendVisualLines(
        of text: UnsafeBufferPointer<UInt32>, base: BaseDirection, options: LayoutOptions, alignsRight: Bool?, fixed: Int = 0,
        to output: inout [UInt8]
    ) {
        withLines(of: text, base: base, options: options) { measured, text in
            var justifier = ParagraphJustifier(fixed: fixed)
            let justified = JustifiedText(measured: measured, options: options, units: units)
            for line in lineStarts.indices {
                let end = line + 1 < lineStarts.count ? Int(lineStarts[line + 1]) : text.count
                let range = Int(lineStarts[line])..<end
                let stretch = justifier.stretch(ofLine: line, starts: lineStarts, count: text.count, justified)
                units.gather(measured, range.lowerBound..<measured.visibleEnd(of: range), stretch.insertions)
                let pads = alignsRight ?? (measured.paragraphLevel & 1 != 0)
                appendUnits(measured, padding: pads && units.count > 0 ? max(0, options.width - units.width) : 0, to: &output)
            }
        }
    }

    @inline(__always)
    private func appendUnits(_ measured: MeasuredText, padding: Int, to output: inout [UInt8]) {
        // A scalar takes up to four bytes; a unit's marks are scalars of their own.
        let most = padding + 1 + (units.logicalCount + units.count) * 4
        let start = output.count
        output.append(contentsOf: repeatElement(UInt8(ascii: " "), count: most))
        let written = output.withUnsafeMutableBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return 0 }
            var writer = UTF8Writer(destination: base + start + padding)
            let visual = units.visualOrder
            for place in 0..<units.count {
                let range = visual.range(at: place)
                guard !range.isEmpty else {
                    writer.write(measured.filling(of: visual.stretched(at: place).lowerBound))
                    continue
                }
                writer.write(measured.glyph(range.lowerBound))
                if range.count > 1 || measured.measures[range.lowerBound] & CellMeasure.isSpecial != 0 {
                    writeMarks(of: range, measured, &writer)
                }
            }
            writer.write(codePoint(.lineFeed))
            return writer.destination - (base + start)
        }
        output.removeLast(most - written)
    }

    private func writeMarks(of range: Range<Int>, _ measured: MeasuredText, _ writer: inout UTF8Writer) {
        if measured.isMarkOnCircle(range.lowerBound) { writer.write(measured.shaped[range.lowerBound]) }
        for offset in range.dropFirst() where measured.measures[offset] & CellMeasure.isMark != 0 {
            writer.write(measured.shaped[offset])
        }
    }
}
