// Where a block is in an article: part, and place in the part.

/// The address of a shown block; addresses compare in reading order.
package struct BlockAddress: Comparable, Hashable, Sendable {
    package enum Part: UInt8, Sendable { case head, body, tail }

    package var part: Part
    /// The line's start in bytes in the body; the item's index in head and tail.
    package var offset: Int

    package static func < (left: BlockAddress, right: BlockAddress) -> Bool {
        left.part == right.part ? left.offset < right.offset : left.part.rawValue < right.part.rawValue
    }
}
