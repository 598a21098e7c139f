// The text of an article as the parser sees it: lines found on demand in a source that may be very large.
import ArabicText

/// A line of the source, its line ending left out, decoded and sanitised.
package struct SourceLine: Sendable {
    /// Byte offsets in the source; the line ending is not part of it.
    package var range: Range<ByteOffset>
    /// Code points.
    package var scalars: [UInt32]
    /// A line longer than the source's bound comes in pieces; this is true for all but the first.
    package var continuesLine: Bool
    /// True for all pieces but the last: a space at the end is one between words.
    package var goesOn: Bool

    package init(range: Range<ByteOffset>, scalars: [UInt32], continuesLine: Bool = false, goesOn: Bool = false) {
        self.range = range
        self.scalars = scalars
        self.continuesLine = continuesLine
        self.goesOn = goesOn
    }

    /// The line without the spaces around it; a later piece as it is.
    var trimmed: ArraySlice<UInt32> {
        if continuesLine { return scalars[...] }
        return goesOn ? scalars.drop(while: LineKind.isSpace) : LineKind.trimmed(scalars)
    }
}

/// Lines by byte offset. Every offset given must be a line start that the source itself gave (or `startOffset`).
package protocol LineSource {
    /// The first line's start: 0, or after a byte order mark.
    var startOffset: ByteOffset { get }
    /// One past the last byte.
    var endOffset: ByteOffset { get }
    /// The line that starts at `offset`, or nil at the end. Cost is of the line alone.
    func line(startingAt offset: ByteOffset) -> SourceLine?
    /// Where the line after `line` starts; `endOffset` after the last.
    func nextLineStart(after line: SourceLine) -> ByteOffset
    /// The start of the line before the one that starts at `offset`; nil at the first.
    func previousLineStart(before offset: ByteOffset) -> ByteOffset?
    /// The start of the line that holds the byte at `offset`.
    func lineStart(containing offset: ByteOffset) -> ByteOffset
}
