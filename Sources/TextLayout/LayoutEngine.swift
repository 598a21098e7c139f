// Lays out paragraphs: levels, joining, shaping, line breaks, in the order that typography fixes. Keeps its working
// memory between paragraphs.
import ArabicText

/// The layout engine. Not for use from two threads at once.
package final class LayoutEngine {
    let analysis = ParagraphAnalysis()
    let units = LineUnits()
    private let optimalBreaker = OptimalLineBreaker()
    var lineStarts: [Int32] = []
    private var measures = [UInt8](repeating: 0, count: 256)
    /// True for lines that are listened to: letters stay as they are stored, in logical order, none joined, none mirrored. Lines
    /// break as those that are seen do, lam and alef taking a cell each.
    package let isSpoken: Bool
    /// The last lines of labels: a running head is drawn with every paint.
    private var labels: [(text: [UInt32], base: BaseDirection, options: LayoutOptions, line: VisualLine)] = []
    private static let mostLabels = 8
    /// Levels of spoken text.
    private var noLevels: [UInt8] = []

    package init(isSpoken: Bool = false) { self.isSpoken = isSpoken }

    /// A paragraph laid out. `text` holds no line break.
    package func layOut(_ text: [UInt32], base: BaseDirection, options: LayoutOptions) -> ParagraphLayout {
        let written = text.withUnsafeBufferPointer { isSpoken ? nil : DrawnLetter.writtenOut($0) }
        let (text, sourceOffsets) = (written?.text ?? text, written?.sourceOffsets)
        return text.withUnsafeBufferPointer { drawn in
            withLines(ofDrawn: drawn, base: base, options: options) { measured in
                ParagraphLayout(
                    options: options, paragraphLevel: analysis.paragraphLevel, text: text,
                    shaped: Array(UnsafeBufferPointer(start: measured.shaped, count: text.count)),
                    levels: Array(UnsafeBufferPointer(start: measured.levels, count: text.count)),
                    measures: Array(UnsafeBufferPointer(start: measured.measures, count: text.count)),
                    lineStarts: lineStarts, sourceOffsets: sourceOffsets)
            }
        }
    }

    /// How many lines `layOut` would give, at a fraction of the cost.
    package func lineCount(of source: UnsafeBufferPointer<UInt32>, base: BaseDirection, options: LayoutOptions) -> Int {
        withDrawn(source) { lineCount(ofDrawn: $0, base: base, options: options) }
    }

    private func lineCount(ofDrawn text: UnsafeBufferPointer<UInt32>, base: BaseDirection, options: LayoutOptions) -> Int {
        analysis.analyseForMeasuring(text, base: base)
        return withMeasures(of: text, options) { measured in
            var lines = 1
            forEachBreak(of: measured, options) { _ in lines += 1 }
            return lines
        }
    }

    /// The least width, at most `options.width`, at which a text takes no more lines than at that: its lines come out of about one length.
    package func balancedWidth(of text: [UInt32], base: BaseDirection, options: LayoutOptions) -> Int {
        func lines(_ width: Int) -> Int {
            var narrow = options
            narrow.width = width
            return text.withUnsafeBufferPointer { lineCount(of: $0, base: base, options: narrow) }
        }
        let count = lines(options.width)
        guard count > 1 else { return options.width }
        var (low, high) = (max(1, options.width / 2), options.width)
        while low < high {
            let middle = (low + high) / 2
            if lines(middle) <= count { high = middle } else { low = middle + 1 }
        }
        return high
    }

    /// One line for the interface itself: `text` cut to `options.width` with an ellipsis (…) at its logical end when it
    /// is too long, behind a whole word where that leaves half of what there is room for.
    package func singleLine(_ text: [UInt32], base: BaseDirection, options: LayoutOptions) -> VisualLine {
        if let known = labels.first(where: { $0.text == text && $0.base == base && $0.options == options }) { return known.line }
        let line = newSingleLine(text, base: base, options: options)
        if labels.count == Self.mostLabels { labels.removeFirst() }
        labels.append((text, base, options, line))
        return line
    }

    private func newSingleLine(_ text: [UInt32], base: BaseDirection, options: LayoutOptions) -> VisualLine {
        let whole = layOut(text, base: base, options: options)
        if whole.lineCount == 1 { return whole.visualLine(0) }
        let room = whole.scalars(fitting: max(1, options.width - 1))
        var filled = Array(text.prefix(room))
        if room < text.count, text[room] != " ", let space = filled.lastIndex(of: codePoint(" ")), space >= room / 2 {
            filled.removeSubrange(space...)
        }
        while filled.last == " " { filled.removeLast() }
        if options.width > 1 || filled.isEmpty { filled.append(codePoint("…")) }
        let direction: BaseDirection = whole.isRightToLeft ? .rightToLeft : .leftToRight
        return layOut(filled, base: direction, options: options).visualLine(0)
    }

    /// A text as it is drawn: its words written out where it has them as letters.
    @inline(__always)
    private func withDrawn<Result>(_ text: UnsafeBufferPointer<UInt32>, _ body: (UnsafeBufferPointer<UInt32>) -> Result) -> Result {
        guard !isSpoken, let written = DrawnLetter.writtenOut(text)?.text else { return body(text) }
        return written.withUnsafeBufferPointer(body)
    }

    /// Analyses, measures and breaks; `lineStarts` is filled while `body` runs. Offsets are those of the text as it is drawn.
    func withLines<Result>(
        of text: UnsafeBufferPointer<UInt32>, base: BaseDirection, options: LayoutOptions,
        _ body: (MeasuredText, UnsafeBufferPointer<UInt32>) -> Result
    ) -> Result {
        withDrawn(text) { drawn in withLines(ofDrawn: drawn, base: base, options: options) { body($0, drawn) } }
    }

    private func withLines<Result>(
        ofDrawn text: UnsafeBufferPointer<UInt32>, base: BaseDirection, options: LayoutOptions, _ body: (MeasuredText) -> Result
    ) -> Result {
        analysis.analyse(text, base: base)
        return withMeasures(of: text, options) { measured in
            lineStarts.removeAll(keepingCapacity: true)
            lineStarts.append(0)
            forEachBreak(of: measured, options) { lineStarts.append(Int32(truncatingIfNeeded: $0)) }
            return body(measured)
        }
    }

    @inline(__always)
    private func forEachBreak(of measured: MeasuredText, _ options: LayoutOptions, _ found: (Int) -> Void) {
        let breaker = LineBreaker(analysis: analysis, measured: measured, width: options.width)
        if options.justification == .none { breaker.forEachBreak(found) } else { optimalBreaker.forEachBreak(breaker, found) }
    }

    @inline(__always)
    private func withMeasures<Result>(
        of text: UnsafeBufferPointer<UInt32>, _ options: LayoutOptions, _ body: (MeasuredText) -> Result
    ) -> Result {
        if measures.count < text.count { measures = [UInt8](repeating: 0, count: text.count * 3 / 2) }
        if isSpoken, noLevels.count < measures.count { noLevels = [UInt8](repeating: 0, count: measures.count) }
        return noLevels.withUnsafeBufferPointer { noLevels in
            measures.withUnsafeMutableBufferPointer { measures in
                guard let measures = measures.baseAddress else { preconditionFailure("The scratch is never empty.") }
                let measure = CellMeasure(options)
                var before: UInt32 = 0
                var hasWide = false
                let shaped = isSpoken ? text.baseAddress ?? UnsafePointer(analysis.shaped) : UnsafePointer(analysis.shaped)
                let levels = isSpoken ? noLevels.baseAddress ?? UnsafePointer(analysis.levels) : UnsafePointer(analysis.levels)
                // Inner loops work on local pointers: every access to a class's property is checked for exclusivity.
                let records = analysis.records
                for offset in text.indices {
                    let scalar = text[offset]
                    measures[offset] = measure.measure(
                        scalar, shaped: shaped[offset], record: CharacterProperties(record: records[offset]), before: before)
                    // What is hidden bears no mark.
                    if measures[offset] != 0 { before = scalar }
                    if measures[offset] & CellMeasure.widthMask == 2 { hasWide = true }
                }
                if hasWide { EmojiSequence.gather(text, measures) }
                return body(
                    MeasuredText(
                        text: text.baseAddress ?? UnsafePointer(analysis.shaped), shaped: shaped,
                        levels: levels, measures: measures, paragraphLevel: analysis.paragraphLevel,
                        digits: options.digits))
            }
        }
    }
}
