// What the reader chose that changes where lines break or which cells they have.
import ArabicText

/// Options of a layout. Two layouts of one paragraph with equal options are equal.
package struct LayoutOptions: Hashable, Sendable {
    /// The measure in cells; at least 1.
    package var width: Int
    package var showsHarakat: Bool
    package var collapsesTatweel: Bool
    package var digits: DigitStyle
    /// Lines that are justified break by the least squared slack of the whole paragraph, others one by one.
    package var justification: Justification

    package init(
        width: Int, showsHarakat: Bool = true, collapsesTatweel: Bool = false, digits: DigitStyle = .source, justification: Justification = .none
    ) {
        self.width = max(1, width)
        self.showsHarakat = showsHarakat
        self.collapsesTatweel = collapsesTatweel
        self.digits = digits
        self.justification = justification
    }
}
