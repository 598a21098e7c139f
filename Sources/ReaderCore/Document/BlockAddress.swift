// Where a block is in an article: in its head, its body or its tail, each counted in its own way.
import ArabicText

/// The address of a shown block; addresses compare in reading order. What the number counts is said by the case, so that a byte of the
/// body can't be taken for an item of the tail.
package enum BlockAddress: Comparable, Hashable, Sendable {
    /// The number of an item of the head: credits, title, lead.
    case head(item: Int)
    /// Where the block's line starts, in bytes of the text.
    case body(byte: ByteOffset)
    /// The number of an item of the tail: the related articles.
    case tail(item: Int)

    var isInTail: Bool { if case .tail = self { true } else { false } }

    private var rank: (part: Int, number: Int) {
        switch self {
        case .head(let item): (0, item)
        case .body(let byte): (1, byte)
        case .tail(let item): (2, item)
        }
    }

    package static func < (left: BlockAddress, right: BlockAddress) -> Bool { left.rank < right.rank }
}
