// A picture in a terminal's own graphics, and where on the screen it stands. No cell holds it: those that it covers are blank in the frame,
// and who paints the frame sends it behind them and takes it away again.

/// A terminal's own graphics, as far as it has answered.
package struct TerminalGraphics: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        /// kitty's graphics protocol: a picture has a number, by which it is taken away, and is as large as the cells that it is given.
        case kitty
        /// Sixels, as the VT340 had them: a picture is as large as its pixels, and goes with the cells that it stands on.
        case sixel
    }

    package var kind: Kind
    /// A cell's width and height in pixels.
    package var cell: SIMD2<Int>
    /// Bytes that a picture may take on the line to it.
    package var longest: Int

    package init(kind: Kind, cell: SIMD2<Int>, longest: Int) { (self.kind, self.cell, self.longest) = (kind, cell, longest) }
}

/// A picture made for one terminal.
package struct PixelPicture: Hashable, Sendable {
    /// What it was made for: for another terminal, or other cells, it is none.
    package let graphics: TerminalGraphics
    /// Width and height in pixels.
    package let pixels: SIMD2<Int>
    /// Cells that it covers.
    package let size: ScreenSize
    /// For kitty its pixels, red, green, blue and opacity of each. As sixels what stands between the final letter of the sequence
    /// and its end. Looked over: nothing in it commands a terminal.
    package let data: [UInt8]

    package init(graphics: TerminalGraphics, pixels: SIMD2<Int>, size: ScreenSize, data: [UInt8]) {
        (self.graphics, self.pixels, self.size, self.data) = (graphics, pixels, size, data)
    }
}

/// Where it stands: the cell of its upper left corner.
package struct PlacedPicture: Hashable, Sendable {
    package var column: Int
    package var row: Int
    package let picture: PixelPicture

    package init(column: Int, row: Int, picture: PixelPicture) { (self.column, self.row, self.picture) = (column, row, picture) }

    /// The screen's rows that it stands on.
    package var rows: Range<Int> { row..<(row + picture.size.rows) }

    /// So many rows further down.
    package func moved(rows: Int) -> PlacedPicture { PlacedPicture(column: column, row: row + rows, picture: picture) }
}
