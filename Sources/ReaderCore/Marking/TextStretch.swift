// A stretch of an article's text: what a reader has marked, to be copied or kept. Bound to the text and to no screen.
import ArabicText

/// From a place in the text up to another one, which is no longer of it; over as many blocks as lie between.
package struct TextStretch: Hashable, Sendable {
    package var start: TextPlace
    package var end: TextPlace

    /// - Parameter end: at or after the start.
    package init(_ start: TextPlace, _ end: TextPlace) {
        precondition(start <= end, "A stretch ends where it began or after that.")
        (self.start, self.end) = (start, end)
    }

    /// A stretch of one block.
    package init(_ address: BlockAddress, _ range: Range<ScalarOffset>) {
        self.init(TextPlace(address: address, scalar: range.lowerBound), TextPlace(address: address, scalar: range.upperBound))
    }

    /// The least stretch that holds both.
    package func joined(to other: TextStretch) -> TextStretch { TextStretch(min(start, other.start), max(end, other.end)) }

    /// The scalars of a block that are of the stretch; nil where none is.
    package func range(in address: BlockAddress, of count: Int) -> Range<ScalarOffset>? {
        guard start.address <= address, address <= end.address else { return nil }
        let from = start.address == address ? min(start.scalar, count) : 0
        let to = end.address == address ? min(end.scalar, count) : count
        return from < to ? from..<to : nil
    }
}
