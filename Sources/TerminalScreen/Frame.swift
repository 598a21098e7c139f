// The picture of a screen that the views draw and a terminal shows. Knows nothing of any terminal.

/// A grid of cells in visual order: column 0 is the leftmost. Drawing outside it is dropped, never an error.
@usableFromInline package struct Frame: Equatable, Sendable {
    @usableFromInline package private(set) var size: ScreenSize
    @usableFromInline var storage: [Cell]
    /// Row by row, each from its leftmost cell on.
    package var cells: [Cell] { storage }
    /// Where the cursor stands while it is shown; nil hides it.
    package var cursor: (column: Int, row: Int)?
    /// A picture that is drawn over blank cells; nil for none.
    package var picture: PlacedPicture?

    package init(size: ScreenSize, filledWith cell: Cell = .blank) {
        self.size = size
        storage = Array(repeating: cell, count: size.columns * size.rows)
    }

    @inlinable
    package subscript(column: Int, row: Int) -> Cell {
        get {
            guard contains(column, row) else { return .blank }
            return storage[row * size.columns + column]
        }
        set {
            guard contains(column, row) else { return }
            storage[row * size.columns + column] = newValue
        }
    }

    @inlinable
    package func contains(_ column: Int, _ row: Int) -> Bool {
        column >= 0 && column < size.columns && row >= 0 && row < size.rows
    }

    /// Hands out the cells of a row, of none where there is no such row: whoever paints many asks for them once.
    @inlinable @inline(__always)
    package mutating func paint(row: Int, _ body: (UnsafeMutableBufferPointer<Cell>) -> Void) {
        guard row >= 0, row < size.rows else { return }
        let columns = row * size.columns..<(row + 1) * size.columns
        storage.withUnsafeMutableBufferPointer { body(UnsafeMutableBufferPointer(rebasing: $0[columns])) }
    }

    /// Hands out the cells of a row to read, of none where there is no such row.
    @inlinable @inline(__always)
    package func read<Result>(row: Int, _ body: (UnsafeBufferPointer<Cell>) -> Result) -> Result {
        let columns = row >= 0 && row < size.rows ? row * size.columns..<(row + 1) * size.columns : 0..<0
        return storage.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[columns])) }
    }

    package mutating func fill(_ rect: Rect, with cell: Cell) {
        let columns = max(0, rect.column)..<max(0, rect.column, min(size.columns, rect.column + rect.columns))
        let rows = max(0, rect.row)..<max(0, rect.row, min(size.rows, rect.row + rect.rows))
        guard !columns.isEmpty, !rows.isEmpty else { return }
        let width = size.columns
        storage.withUnsafeMutableBufferPointer { cells in
            guard let start = cells.baseAddress else { return }
            for row in rows { (start + row * width + columns.lowerBound).update(repeating: cell, count: columns.count) }
        }
    }

    /// Gives every base character that `isOld` another one in its place.
    @inlinable @inline(__always)
    package mutating func replace(_ isOld: (UInt32) -> Bool, with new: UInt32) {
        for place in storage.indices where isOld(storage[place].scalar) { storage[place].scalar = new }
    }

    /// The columns of a row, from the first to the last, in which it differs from the same row of a frame of the same size; empty where it
    /// does not.
    package func columns(ofRow row: Int, differingFrom other: Frame) -> Range<Int> {
        let start = row * size.columns
        return storage.withUnsafeBufferPointer { cells in
            other.storage.withUnsafeBufferPointer { others in
                var (first, last) = (0, size.columns)
                while first < last, cells[start + first] == others[start + first] { first += 1 }
                while last > first, cells[start + last - 1] == others[start + last - 1] { last -= 1 }
                return first..<last
            }
        }
    }

    @usableFromInline package static func == (left: Frame, right: Frame) -> Bool {
        left.size == right.size && left.storage == right.storage
            && left.cursor?.column == right.cursor?.column && left.cursor?.row == right.cursor?.row && left.picture == right.picture
    }
}
