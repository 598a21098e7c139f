// A row as the bidirectional algorithm sees it: one unit for each character, a wide one with its right half.
import ArabicText
import TerminalScreen

/// One character of a row and the columns it takes.
struct RowUnit: Hashable {
    var cell: Cell
    /// 1 or 2.
    var width: Int
    /// The column of its left half in the visual row.
    var column: Column

    /// The same as drawn from right to left: a bracket is its pair where the terminal mirrors (rule L4).
    func drawn(level: EmbeddingLevel, mirrors: Bool) -> RowUnit { level & 1 != 0 && mirrors ? turned : self }

    /// The same turned round: a bracket is its pair.
    var turned: RowUnit {
        var unit = self
        unit.cell.scalar = mirrored(cell.scalar)
        return unit
    }

    static func units(of row: [Cell]) -> [RowUnit] {
        var units: [RowUnit] = []
        units.reserveCapacity(row.count)
        var column = 0
        while column < row.count {
            var cell = row[column]
            let isWide = cell.scalar != 0 && column + 1 < row.count && row[column + 1].scalar == 0
            // A right half that lost its left one is blank.
            if cell.scalar == 0 { cell.scalar = codePoint(" ") }
            units.append(RowUnit(cell: cell, width: isWide ? 2 : 1, column: column))
            column += isWide ? 2 : 1
        }
        return units
    }

    /// The row that units make, in their order.
    static func row(of units: [RowUnit], isExact: Bool) -> SentRow {
        var cells: [Cell] = []
        let count = units.reduce(0) { $0 + $1.width }
        cells.reserveCapacity(count)
        var columns = [Int](repeating: 0, count: count)
        for unit in units {
            for half in 0..<unit.width { columns[unit.column + half] = cells.count + half }
            cells.append(unit.cell)
            if unit.width == 2 { cells.append(.continuation(style: unit.cell.style)) }
        }
        return SentRow(cells: cells, columns: columns, isExact: isExact)
    }
}
