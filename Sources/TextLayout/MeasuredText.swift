// A paragraph ready to be broken and painted: pointers into whatever memory holds it (an engine's scratch, a layout's
// arrays), so that both go one way.
import ArabicText

/// A view of an analysed paragraph. All pointers are by logical offset.
struct MeasuredText {
    var text: UnsafePointer<UInt32>
    var shaped: UnsafePointer<UInt32>
    var levels: UnsafePointer<EmbeddingLevel>
    var measures: UnsafePointer<UInt8>
    var paragraphLevel: EmbeddingLevel
    var digits: DigitStyle

    @inline(__always)
    func width(_ offset: ScalarOffset) -> Int { Int(measures[offset] & CellMeasure.widthMask) }

    /// What stands in the cell of the base at `offset`: mirrored in a right-to-left run (rule L4), the digit as the reader
    /// wants it (only now: digits of different classes order differently).
    @inline(__always)
    func glyph(_ offset: ScalarOffset) -> UInt32 {
        let shape = shaped[offset]
        return measures[offset] & CellMeasure.isSpecial == 0 ? shape : specialGlyph(shape, offset)
    }

    private func specialGlyph(_ shape: UInt32, _ offset: ScalarOffset) -> UInt32 {
        let properties = CharacterProperties(shape)
        // A digit newer than the C library has no width there: it is drawn like any letter of that kind.
        if properties.isDecimalDigit, properties.rawWidth != 3 { return digits.drawn(shape) }
        // End of ayah is one column in some terminals and none in others; a circle is what it looks like.
        if shape == .endOfAyah { return codePoint("○") }
        if properties.isMirrored { return levels[offset] & 1 != 0 ? mirrored(shape) : shape }
        return properties.rawWidth == 3 ? codePoint(.replacement) : codePoint("◌")
    }

    /// What a unit is stretched by: a space by another, a letter by tatweel.
    func filling(of offset: ScalarOffset) -> UInt32 { codePoint(text[offset] == " " ? " " : .tatweel) }

    /// True when the base at `offset` is the dotted circle under a mark that has no base of its own.
    @inline(__always)
    func isMarkOnCircle(_ offset: ScalarOffset) -> Bool {
        measures[offset] & CellMeasure.isSpecial != 0 && CharacterProperties(shaped[offset]).rawWidth == 0
    }

    /// Where the visible part of a line ends: its trailing spaces hang, whatever stands among them that is not shown (marks of direction,
    /// harakat and tatweel that the reader has hidden).
    func visibleEnd(of range: Range<Int>) -> Int {
        var end = range.upperBound
        while end > range.lowerBound, text[end - 1] == " " || measures[end - 1] == 0 && shaped[end - 1] != 0 { end -= 1 }
        // What is hidden on the last letter is that letter's.
        while end < range.upperBound, text[end] != " ", text[end] <= codePoint(.enQuad) { end += 1 }
        return end
    }
}
