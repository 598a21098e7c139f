// A block's text behind its marker, for the printers of laid-out lines. The marker stands at its article's start edge whatever the text
// begins with: the points of one list stand under each other.
import ArabicText
import ReaderCore

struct PrintedItem {
    let text: [UInt32]
    let base: BaseDirection
    /// How many scalars stand before the block's own.
    let fixed: Int

    /// - Parameters:
    ///   - gap: what parts the marker from the text.
    ///   - isVisual: false for text in logical order, whose reader gets nothing that isn't in it.
    init(_ block: ShownBlock, gap: UInt32, in direction: TextDirection, isVisual: Bool = true) {
        guard let marker = block.marker else {
            (text, base, fixed) = (block.text, block.base, 0)
            return
        }
        let before = [UInt32](repeating: codePoint(" "), count: block.markerIndent) + marker + [gap]
        let isOther = isVisual && TextDirection(of: block.text, in: direction) != direction
        text = before + (isOther ? block.text.isolated(in: direction) : block.text)
        // The marker's own digits tell nothing of the text's direction.
        (base, fixed) = (isVisual ? BaseDirection(direction) : block.base, before.count)
    }
}
