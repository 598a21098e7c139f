// The picture of a screen that the views draw and a terminal shows. Knows nothing of any terminal.

/// A grid of cells in visual order: column 0 is the leftmost. Drawing outside it is dropped, never an error.
package struct Frame: Equatable, Sendable {
    package private(set) var size: ScreenSize
    package private(set) var cells: [Cell]
    /// Where the cursor stands while it is shown; nil hides it.
    package var cursor: (column: Int, row: Int)?

    package init(size: ScreenSize, filledWith cell: Cell = .blank) {
        self.size = size
        cells = Array(repeating: cell, count: size.columns * size.rows)
    }

    package subscript(column: Int, row: Int) -> Cell {
        get {
            guard contains(column, row) else { return .blank }
            return cells[row * size.columns + column]
        }
        set {
            guard contains(column, row) else { return }
            cells[row * size.columns + column] = newValue
        }
    }

    package func contains(_ column: Int, _ row: Int) -> Bool {
        column >= 0 && column < size.columns && row >= 0 && row < size.rows
    }

    package mutating func fill(_ rect: Rect, with cell: Cell) {
        for row in max(0, rect.row)..<max(0, rect.row, min(size.rows, rect.row + rect.rows)) {
            for column in max(0, rect.column)..<max(0, rect.column, min(size.columns, rect.column + rect.columns)) {
                cells[row * size.columns + column] = cell
            }
        }
    }

    package static func == (left: Frame, right: Frame) -> Bool {
        left.size == right.size && left.cells == right.cells
            && left.cursor?.column == right.cursor?.column && left.cursor?.row == right.cursor?.row
    }
}
