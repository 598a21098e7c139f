// Lines of what is set in cells of its own, for `qari print --order visual`.
import ArabicText
import TextLayout

extension ArticleDocument {
    /// The lines of a verse, of a table's row or of its rule as they are printed, leftmost cell first; nil for other blocks, and where no
    /// lines are printed.
    package func printedLines(of block: ShownBlock) -> [[UInt32]]? {
        guard printsLines, block.form.isMeasured else { return nil }
        return printed(setter(for: block).layout(of: block))
    }

    /// What heads the table of a row, printed likewise; empty for other blocks.
    package func printedHeadings(of block: ShownBlock) -> [[UInt32]] { headings(of: block).map(printed) ?? [] }

    private func printed(_ layout: BlockLayout) -> [[UInt32]] {
        (0..<layout.lineCount).map { layout.printed(line: $0, width: options.width, startsRight: isRightToLeft) }
    }
}
