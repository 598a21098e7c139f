// The small marks that Quranic texts set after a word, for pauses and for reading. Some editions, Tanzil's above all, put a space
// before them: then the space is their base (the Unicode Standard, section 2.11), and none stands on a dotted circle.

package enum PauseMark {
    /// True for a mark that stands on the space before it.
    @inline(__always)
    package static func stands(_ scalar: UInt32, after before: UInt32) -> Bool { before == " " && contains(scalar) }

    /// Small high ligatures and signs, small letters that are marks, stops.
    @inline(__always)
    static func contains(_ scalar: UInt32) -> Bool {
        switch scalar {
        case "\u{6D6}"..."\u{6DC}", "\u{6DF}"..."\u{6E4}", "\u{6E7}", "\u{6E8}", "\u{6EA}"..."\u{6ED}", "\u{8D3}"..."\u{8E1}", "\u{8E3}": true
        default: false
        }
    }
}
