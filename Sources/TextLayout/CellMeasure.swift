// What a scalar takes on the grid, after joining: columns, and whether its glyph needs a second look when it is painted.
import ArabicText

/// One byte for each scalar of a paragraph.
struct CellMeasure {
    /// Columns in the low two bits.
    static let widthMask: UInt8 = 0b11
    /// A mark that is painted on the base before it.
    static let isMark: UInt8 = 1 << 2
    /// The glyph is not simply the shaped scalar: it mirrors, is a digit, is replaced.
    static let isSpecial: UInt8 = 1 << 3

    let showsHarakat: Bool
    let collapsesTatweel: Bool

    init(_ options: LayoutOptions) {
        showsHarakat = options.showsHarakat
        collapsesTatweel = options.collapsesTatweel
    }

    /// - Parameters:
    ///   - shaped: what shaping made of `scalar`; 0 where another scalar's glyph stands for it.
    ///   - before: the scalar before it that is shown; 0 at the paragraph's start.
    @inline(__always)
    func measure(_ scalar: UInt32, shaped: UInt32, record: CharacterProperties, before: UInt32) -> UInt8 {
        if shaped == 0 { return 0 }
        // Every presentation form is one column wide.
        if shaped != scalar { return 1 }
        let width = record.rawWidth
        if width == 1, !record.isNeverShown {
            if scalar == .tatweel, collapsesTatweel { return 0 }
            return record.isMirrored || record.isDecimalDigit || scalar == .endOfAyah ? 1 | Self.isSpecial : 1
        }
        return uncommon(scalar, record, before)
    }

    private func uncommon(_ scalar: UInt32, _ record: CharacterProperties, _ before: UInt32) -> UInt8 {
        let width = record.rawWidth
        if record.isNeverShown { return width == 3 && !Self.isIgnorable(scalar) ? 1 | Self.isSpecial : 0 }
        if width == 2 { return 2 }
        // A mark. One with nothing to stand on stands on a dotted circle, but a pause mark on the space before it.
        if record.isHaraka, !showsHarakat { return 0 }
        if PauseMark.stands(scalar, after: before) { return Self.isMark }
        return before == " " || before == 0 ? 1 | Self.isSpecial : Self.isMark
    }

    /// Default ignorable code points that no character has yet, and the line separator, which breaks and shows nothing.
    private static func isIgnorable(_ scalar: UInt32) -> Bool {
        scalar == "\u{2065}" || scalar == .lineSeparator || ("\u{FFF0}"..."\u{FFF8}").contains(scalar) || ("\u{E0000}"..."\u{E0FFF}").contains(scalar)
    }
}
