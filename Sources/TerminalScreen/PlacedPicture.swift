// A picture on the screen. No cell holds it: those that it covers are blank in the frame, and who paints the frame sends it behind them and takes it
// away again.

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
