// From levels to the order on the screen: rules L1 and L2 of UAX #9. Rule L3 (marks after their base) is kept by
// reordering whole units of a base and its marks; L4 (mirroring) is done where a unit's glyph is chosen.

package enum VisualOrder {
    /// Rule L1: segment separators, and spaces and formatting characters before them or at the line's end, go back to the
    /// paragraph's level. `classes` are the original ones.
    package static func applyRuleL1(
        classes: UnsafeBufferPointer<BidiClass>, paragraphLevel: EmbeddingLevel, levels: UnsafeMutableBufferPointer<UInt8>
    ) {
        var isBeforeSeparator = true  // the line's end counts as one
        for index in levels.indices.reversed() {
            switch classes[index] {
            case .segmentSeparator, .paragraphSeparator:
                isBeforeSeparator = true
                levels[index] = paragraphLevel
            case .whitespace, .leftToRightIsolate, .rightToLeftIsolate, .firstStrongIsolate, .popDirectionalIsolate,
                .boundaryNeutral, .leftToRightEmbedding, .rightToLeftEmbedding, .leftToRightOverride, .rightToLeftOverride,
                .popDirectionalFormat:
                if isBeforeSeparator { levels[index] = paragraphLevel }
            default:
                isBeforeSeparator = false
            }
        }
    }

    /// Rule L2: writes the logical index of every item in visual order, leftmost first.
    package static func reorder(levels: UnsafeBufferPointer<UInt8>, to order: UnsafeMutableBufferPointer<Int32>) {
        guard let first = levels.first else { return }
        var highest: UInt8 = 0
        var lowestOdd: UInt8 = 255
        for index in levels.indices {
            let level = levels[index]
            highest = max(highest, level)
            if level & 1 != 0 { lowestOdd = min(lowestOdd, level) }
            order[index] = Int32(truncatingIfNeeded: index)
        }
        if highest == first, highest == lowestOdd, levels.allSatisfy({ $0 == first }) {
            reverse(order, 0, order.count)
            return
        }
        guard lowestOdd <= highest else { return }
        for level in stride(from: Int(highest), through: Int(lowestOdd), by: -1) {
            reverseRuns(atLeast: UInt8(level), levels, order)
        }
    }

    private static func reverseRuns(
        atLeast level: EmbeddingLevel, _ levels: UnsafeBufferPointer<UInt8>, _ order: UnsafeMutableBufferPointer<Int32>
    ) {
        var index = 0
        while index < order.count {
            guard levels[Int(order[index])] >= level else {
                index += 1
                continue
            }
            var end = index + 1
            while end < order.count, levels[Int(order[end])] >= level { end += 1 }
            reverse(order, index, end)
            index = end
        }
    }

    private static func reverse(_ order: UnsafeMutableBufferPointer<Int32>, _ start: Int, _ end: Int) {
        var (low, high) = (start, end - 1)
        while low < high {
            order.swapAt(low, high)
            low += 1
            high -= 1
        }
    }
}
