// Lays out paragraphs: levels, joining, shaping, line breaks. Keeps its working memory between paragraphs.
import ArabicText

/// The layout engine. Not for use from two threads at once.
package final class LayoutEngine {
    package init() {}

    /// A paragraph laid out. `text` holds no line break.
    package func layOut(_ text: [UInt32], base: BaseDirection, options: LayoutOptions) -> ParagraphLayout {
        var lines: [VisualLine] = []
        var start = 0
        repeat {
            let end = min(text.count, start + options.width)
            let cells = (start..<end).map { VisualCell(scalar: text[$0], logicalOffset: $0) }
            lines.append(
                VisualLine(
                    cells: cells.reversed(), width: cells.count, isRightToLeft: true, logicalRange: start..<end,
                    isLastOfParagraph: end == text.count))
            start = end
        } while start < text.count
        return ParagraphLayout(options: options, isRightToLeft: true, scalarCount: text.count, lines: lines)
    }

    /// How many lines `layOut` would give, without keeping them.
    package func lineCount(of text: [UInt32], base: BaseDirection, options: LayoutOptions) -> Int {
        layOut(text, base: base, options: options).lineCount
    }

    /// One line for the interface itself: `text` cut to `options.width` with an ellipsis (…) at its logical end when it
    /// is too long.
    package func singleLine(_ text: [UInt32], base: BaseDirection, options: LayoutOptions) -> VisualLine {
        layOut(text, base: base, options: options).visualLine(0)
    }
}
