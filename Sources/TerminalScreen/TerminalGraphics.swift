// Which graphics of its own a terminal has.

/// A terminal's own graphics, as far as it has answered.
package struct TerminalGraphics: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        /// kitty's graphics protocol: a picture has a number, by which it is taken away, and is as large as the cells that it is given.
        case kitty
        /// Sixels, as the VT340 had them: a picture is as large as its pixels, and goes with the cells that it stands on.
        case sixel
        /// iTerm2's inline images: a file that the terminal decodes, as large as the cells that it is given; it goes with these.
        case file

        /// True where a picture goes when cells are written where it stands.
        package var goesWithCells: Bool { self != .kitty }
        /// True for a picture that is sent pixel by pixel, and not in letters of its own.
        package var isOfPixels: Bool { self != .sixel }
    }

    package var kind: Kind
    /// A cell's width and height in pixels.
    package var cell: SIMD2<Int>
    /// Bytes that a picture may take on the line to it.
    package var longest: Int

    package init(kind: Kind, cell: SIMD2<Int>, longest: Int) { (self.kind, self.cell, self.longest) = (kind, cell, longest) }
}
