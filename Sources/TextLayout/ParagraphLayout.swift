// A paragraph broken into lines at one width. Lines are made visual only when asked for.
import ArabicText

/// A paragraph's lines. Immutable.
package final class ParagraphLayout {
    package let options: LayoutOptions
    package let isRightToLeft: Bool
    /// Scalars in the paragraph.
    package let scalarCount: Int
    private let lines: [VisualLine]

    init(options: LayoutOptions, isRightToLeft: Bool, scalarCount: Int, lines: [VisualLine]) {
        self.options = options
        self.isRightToLeft = isRightToLeft
        self.scalarCount = scalarCount
        self.lines = lines
    }

    /// At least 1: an empty paragraph has one empty line.
    package var lineCount: Int { lines.count }

    /// The logical range of a line, its hanging spaces included; the ranges of all lines cover the paragraph.
    package func logicalRange(ofLine line: Int) -> Range<Int> { lines[line].logicalRange }

    /// The line that holds the scalar at `logicalOffset`; the last line for an offset past the end.
    package func line(containing logicalOffset: Int) -> Int {
        lines.firstIndex { $0.logicalRange.contains(logicalOffset) } ?? lines.count - 1
    }

    /// A line as it is painted.
    package func visualLine(_ line: Int) -> VisualLine { lines[line] }
}
