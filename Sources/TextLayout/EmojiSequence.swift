// Emoji that are written as several (a skin's colour, a family, a flag in a circle): one cluster, drawn by its first, since a
// cell holds one character with a width. Never in parts, and never in another order.
import ArabicText

enum EmojiSequence {
    /// Takes the width from what continues an emoji's cluster (rules GB9 and GB11 of UAX #29), so that it goes with the first.
    static func gather(_ text: UnsafeBufferPointer<UInt32>, _ measures: UnsafeMutablePointer<UInt8>) {
        var starts = [Bool](repeating: true, count: text.count)
        starts.withUnsafeMutableBufferPointer { GraphemeClusters.markStarts(of: text, in: $0) }
        for offset in text.indices where !starts[offset] && isEmoji(text[offset]) { measures[offset] = 0 }
    }

    private static func isEmoji(_ scalar: UInt32) -> Bool {
        CharacterProperties(scalar).isPictograph || ("\u{1F3FB}"..."\u{1F3FF}").contains(scalar)
    }
}
