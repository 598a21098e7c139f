// Where characters as a reader counts them begin: extended grapheme clusters (UAX #29, Unicode 15).
import CUnicodeData

/// Extended grapheme clusters.
package enum GraphemeClusters {
    /// Sets `starts[i]` for each scalar that begins a cluster. Both buffers have the same count.
    package static func markStarts(of scalars: UnsafeBufferPointer<UInt32>, in starts: UnsafeMutableBufferPointer<Bool>) {
        var state = State()
        for index in scalars.indices { starts[index] = state.takes(qari_record(scalars[index])) }
    }

    /// What the rules must remember of the scalars before: the last one's class, and the two runs that look further back.
    struct State {
        private static let nothing: UInt8 = 0xFF
        private var previous = nothing
        private var isAfterOddRegionalIndicator = false
        private var isInPictograph = false
        private var isPictographJoined = false

        /// Takes the next scalar in; true when a cluster begins at it.
        @inline(__always)
        mutating func takes(_ record: UInt32) -> Bool {
            let current = UInt8(record >> 14 & 0xF)
            let isPictograph = record >> 20 & 1 != 0
            // Nothing but plain characters: rule GB999 alone.
            if previous == QARI_GRAPHEME_OTHER, current == QARI_GRAPHEME_OTHER, !isPictograph, !isInPictograph { return true }
            let breaks = breaksBefore(current, isPictograph)
            remember(current, isPictograph)
            return breaks
        }

        private func breaksBefore(_ current: UInt8, _ isPictograph: Bool) -> Bool {
            guard previous != Self.nothing else { return true }  // GB1
            switch (Int32(previous), Int32(current)) {
            case (QARI_GRAPHEME_CR, QARI_GRAPHEME_LF): return false  // GB3
            case (QARI_GRAPHEME_CONTROL, _), (QARI_GRAPHEME_CR, _), (QARI_GRAPHEME_LF, _): return true  // GB4
            case (_, QARI_GRAPHEME_CONTROL), (_, QARI_GRAPHEME_CR), (_, QARI_GRAPHEME_LF): return true  // GB5
            case (QARI_GRAPHEME_L, QARI_GRAPHEME_L), (QARI_GRAPHEME_L, QARI_GRAPHEME_V),
                (QARI_GRAPHEME_L, QARI_GRAPHEME_LV), (QARI_GRAPHEME_L, QARI_GRAPHEME_LVT):
                return false  // GB6
            case (QARI_GRAPHEME_LV, QARI_GRAPHEME_V), (QARI_GRAPHEME_LV, QARI_GRAPHEME_T),
                (QARI_GRAPHEME_V, QARI_GRAPHEME_V), (QARI_GRAPHEME_V, QARI_GRAPHEME_T):
                return false  // GB7
            case (QARI_GRAPHEME_LVT, QARI_GRAPHEME_T), (QARI_GRAPHEME_T, QARI_GRAPHEME_T): return false  // GB8
            case (_, QARI_GRAPHEME_EXTEND), (_, QARI_GRAPHEME_ZWJ): return false  // GB9
            case (_, QARI_GRAPHEME_SPACINGMARK): return false  // GB9a
            case (QARI_GRAPHEME_PREPEND, _): return false  // GB9b
            case (QARI_GRAPHEME_ZWJ, _) where isPictographJoined && isPictograph: return false  // GB11
            case (QARI_GRAPHEME_REGIONAL_INDICATOR, QARI_GRAPHEME_REGIONAL_INDICATOR):
                return !isAfterOddRegionalIndicator  // GB12, GB13
            default: return true  // GB999
            }
        }

        private mutating func remember(_ current: UInt8, _ isPictograph: Bool) {
            isAfterOddRegionalIndicator = Int32(current) == QARI_GRAPHEME_REGIONAL_INDICATOR && !isAfterOddRegionalIndicator
            isPictographJoined = isInPictograph && Int32(current) == QARI_GRAPHEME_ZWJ
            isInPictograph = isPictograph || isInPictograph && Int32(current) == QARI_GRAPHEME_EXTEND
            previous = current
        }
    }
}
