// A line as it is painted: cells from left to right, each knowing the text it came from.
import ArabicText

/// One or two columns of a painted line.
package struct VisualCell: Hashable, Sendable {
    /// The base as drawn: a presentation form where letters join, mirrored where rule L4 says, its digit converted.
    package var scalar: UInt32
    /// Up to four marks; 0 where there is none.
    package var marks: SIMD4<UInt32>
    /// 1 or 2 columns.
    package var width: Int
    /// Where the cell's text starts in the paragraph, in scalars, and how many it covers (2 and more for lam-alef and marks).
    package var logicalOffset: ScalarOffset
    package var logicalLength: Int

    package init(scalar: UInt32, marks: SIMD4<UInt32> = .zero, width: Int = 1, logicalOffset: ScalarOffset, logicalLength: Int = 1) {
        self.scalar = scalar
        self.marks = marks
        self.width = width
        self.logicalOffset = logicalOffset
        self.logicalLength = logicalLength
    }
}

/// A line in visual order, its trailing spaces left out.
package struct VisualLine: Hashable, Sendable {
    /// Leftmost first.
    package var cells: [VisualCell]
    /// Columns that the cells take.
    package var width: Int
    /// The paragraph's direction: the line is set at the right edge when true.
    package var isRightToLeft: Bool
    /// The scalars of the paragraph that the line holds, the hanging spaces included.
    package var logicalRange: Range<ScalarOffset>
    package var isLastOfParagraph: Bool

    package init(cells: [VisualCell], width: Int, isRightToLeft: Bool, logicalRange: Range<ScalarOffset>, isLastOfParagraph: Bool) {
        self.cells = cells
        self.width = width
        self.isRightToLeft = isRightToLeft
        self.logicalRange = logicalRange
        self.isLastOfParagraph = isLastOfParagraph
    }
}
