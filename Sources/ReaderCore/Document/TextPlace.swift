// A place in an article's text, bound to the text and to no screen: where a reader is, where a search hits, what is kept between
// sessions and what the way back remembers.
import ArabicText
import TextLayout

/// A line as the layout in force has it. Of the screen alone: another width makes other lines.
package typealias LinePlace = FlowPlace<BlockAddress>

package struct TextPlace: Comparable, Hashable, Sendable {
    package var address: BlockAddress
    /// Scalars of the block before the place.
    package var scalar: ScalarOffset

    package init(address: BlockAddress, scalar: Int = 0) { (self.address, self.scalar) = (address, scalar) }

    /// The article's beginning, whatever it begins with.
    static let start = TextPlace(address: .head(item: 0))

    package static func < (left: TextPlace, right: TextPlace) -> Bool {
        left.address == right.address ? left.scalar < right.scalar : left.address < right.address
    }
}

// MARK: As it is stored

extension TextPlace {
    /// From three numbers that a file or a library keeps: 0, 1 or 2 for head, body and tail; the block's number or byte; the scalar.
    /// nil for what means no place.
    package init?(part: Int, offset: Int, scalar: Int) {
        guard offset >= 0 else { return nil }
        switch part {
        case 0: address = .head(item: offset)
        case 1: address = .body(byte: offset)
        case 2: address = .tail(item: offset)
        default: return nil
        }
        self.scalar = max(0, scalar)
    }

    package var stored: (part: Int, offset: Int, scalar: Int) {
        switch address {
        case .head(let item): (0, item, scalar)
        case .body(let byte): (1, byte, scalar)
        case .tail(let item): (2, item, scalar)
        }
    }
}
