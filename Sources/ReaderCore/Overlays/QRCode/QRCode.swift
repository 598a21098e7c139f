// A QR code as a value: its modules. Made outside the core, drawn by it.

package struct QRCode: Hashable, Sendable {
    /// Modules on a side.
    package let side: Int
    /// Row by row; true for a dark module.
    package let modules: [Bool]

    /// - Parameter modules: `side` × `side` of them.
    package init(side: Int, modules: [Bool]) {
        precondition(modules.count == side * side, "A QR code is square.")
        (self.side, self.modules) = (side, modules)
    }

    /// False, as is the paper, outside the code.
    subscript(column: Int, row: Int) -> Bool {
        guard column >= 0, row >= 0, column < side, row < side else { return false }
        return modules[row * side + column]
    }
}
