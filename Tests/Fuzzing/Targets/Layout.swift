// Lines and pages at widths and heights by chance.
import ArabicText
import ArticleModel
import ReaderCore
import TextLayout

/// The first bytes of an input choose, the others are text.
private struct Choices {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) { rest = bytes[...] }

    mutating func number(below bound: Int) -> Int { Int(rest.popFirst() ?? 0) % bound }
    var text: [UInt8] { Array(rest) }

    mutating func options() -> LayoutOptions {
        let (width, kind) = (1 + number(below: 120), number(below: 16))
        return LayoutOptions(
            width: width, showsHarakat: kind & 1 == 0, collapsesTatweel: kind & 2 != 0,
            digits: DigitStyle.allCases[kind / 4 % DigitStyle.allCases.count], justification: Justification.allCases[width % 3])
    }
}

private let mixed =
    "قال: «وصلت الآلات (12 قطعة) إلى Port Said مساءً» 👨‍👩‍👧 نَصٌّ مَشْكُولٌ ـــ https://news.example/a?b=1 ١٢٣٫٤ %50 لا إله\u{2067}אב\u{2069}漢字 e\u{301}"

extension FuzzTarget {
    static let layout = FuzzTarget("layout", longest: 512, seedBytes: [[24, 0], [1, 5], [79, 9], [0, 0]].map { $0 + Array(mixed.utf8) }) { bytes in
        var choices = Choices(bytes)
        let options = choices.options()
        let base: BaseDirection = [.automatic, .rightToLeft, .leftToRight][choices.number(below: 3)]
        let isSpoken = choices.number(below: 8) == 7
        let engine = LayoutEngine(isSpoken: isSpoken)
        // New for the first lines; making one for each would take most of the time.
        var (other, made) = (engine, 0)
        let source = encoded(choices.text, .utf8)
        var place = source.startOffset
        while let range = source.lineRange(startingAt: place) {
            place = source.nextLineStart(afterLineEndingAt: range.upperBound)
            var line: [UInt32] = []
            source.decode(range, appendingTo: &line)
            if made < 3 { (other, made) = (LayoutEngine(isSpoken: isSpoken), made + 1) }
            try expectLines(of: line, engine, other, base, options)
        }
    }

    private static func expectLines(
        of line: [UInt32], _ engine: LayoutEngine, _ other: LayoutEngine, _ base: BaseDirection, _ options: LayoutOptions
    ) throws {
        let layout = engine.layOut(line, base: base, options: options)
        let count = line.withUnsafeBufferPointer { engine.lineCount(of: $0, base: base, options: options) }
        try promise(layout.lineCount == count, "\(layout.lineCount) lines, counted \(count)")
        let fresh = other.layOut(line, base: base, options: options)
        var end = 0
        for number in 0..<layout.lineCount {
            let visual = layout.visualLine(number)
            try promise(visual == fresh.visualLine(number), "a used engine and a new one give two lines \(number)")
            let range = layout.logicalRange(ofLine: number)
            // One cluster is never parted, whatever its width.
            try promise(
                visual.width <= options.width || isOneCluster(line[range], options),
                "\(visual.width) columns in \(options.width): \(line[range].map { String($0, radix: 16) })")
            try promise(visual.cells.reduce(0) { $0 + $1.width } == visual.width, "cells of another width than their line")
            try promise(range.lowerBound == end && range.upperBound >= end, "line \(number) of \(range) after \(end)")
            end = range.upperBound
            for cell in visual.cells {
                try expectClean([cell.scalar] + (0..<4).map { cell.marks[$0] }.filter { $0 != 0 }, "a cell")
                try promise(
                    cell.logicalOffset >= 0 && cell.logicalOffset + cell.logicalLength <= max(1, line.count),
                    "a cell of \(cell.logicalOffset) in \(line.count) scalars")
            }
        }
        try promise(end == line.count, "the lines end at \(end) of \(line.count)")
    }

    /// True when a line holds no more than one cluster beside spaces and what is never shown; a lam and its alef are one glyph.
    private static func isOneCluster(_ line: ArraySlice<UInt32>, _ options: LayoutOptions) -> Bool {
        var starts = [Bool](repeating: false, count: line.count)
        line.withUnsafeBufferPointer { text in starts.withUnsafeMutableBufferPointer { GraphemeClusters.markStarts(of: text, in: $0) } }
        var (count, base) = (0, UInt32(0))
        for (scalar, isStart) in zip(line, starts) {
            let properties = CharacterProperties(scalar)
            let isHidden = scalar == " " || properties.isNeverShown || properties.rawWidth == 0 || scalar == .tatweel && options.collapsesTatweel
            if isStart, !isHidden, base != "ل" || !codePoints("اأإآ").contains(scalar) { count += 1 }
            if properties.joiningType != .transparent { base = scalar }
        }
        return count <= 1
    }

    static let pages = FuzzTarget(
        "pages", longest: 768,
        seedBytes: [[24, 0, 10, 3], [7, 4, 2, 0], [60, 1, 23, 90]].map { choices in
            choices
                + Array("عنوان\n\nكتب: فلان\n\n\(mixed)\n\nقسم\n\n\(mixed) \(mixed)\n\n- بند\n- بند\n\n> قول\n\n\(mixed)\n\nاقرأ أيضًا:\n- خبر\n".utf8)
        }
    ) { bytes in
        var choices = Choices(bytes)
        let options = choices.options()
        let (height, slice) = (1 + choices.number(below: 60), choices.number(below: 256) * 8)
        let source = encoded(choices.text, .utf8)
        let document = ArticleDocument(text: source, ref: .stdin, options: options, phrases: Phrases(.arabic))
        let other = ArticleDocument(text: source, ref: .stdin, options: options, phrases: Phrases(.arabic))
        let heights = (first: max(1, height - 2), later: height)
        // At once, by slices, and page by page over the caches of what is on the screen.
        var (whole, sliced) = (PageMap(document: document, heights: heights), PageMap(document: other, heights: heights))
        while !whole.isWhole { whole.extend(in: document, bytes: .max / 2) }
        while !sliced.isWhole { sliced.extend(in: other, bytes: slice) }
        try promise(whole.starts == sliced.starts, "\(whole.starts.count) pages at once, \(sliced.starts.count) by slices")
        let pagination = Pagination(flow: document)
        var starts: [LinePlace] = []
        var place = document.firstAddress.map { LinePlace($0) }
        var line = place
        while let start = place {
            starts.append(start)
            let (rows, next) = pagination.page(from: start, height: starts.count == 1 ? heights.first : heights.later)
            try promise(rows.count <= max(1, starts.count == 1 ? heights.first : heights.later), "a page of \(rows.count) rows")
            for case .line(let shown) in rows {
                try promise(shown == line, "a line is passed over or shown twice")
                let lines = document.item(at: shown.address).lineCount
                line =
                    shown.line + 1 < lines
                    ? LinePlace(shown.address, line: shown.line + 1) : document.address(after: shown.address).map { LinePlace($0) }
            }
            place = next
        }
        try promise(line == nil, "lines are left after the last page")
        try promise(starts == whole.starts, "\(whole.starts.count) pages counted, \(starts.count) turned")
        for start in starts { try promise(whole.starts[whole.index(of: start)] == start, "a page's start stands on another page") }
    }
}
