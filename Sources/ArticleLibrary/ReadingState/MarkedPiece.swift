// What is told of many articles that are marked, a transaction at a time.

package struct MarkedPiece: Hashable, Sendable {
    /// Articles that the transaction has changed; they are saved.
    package let changed: [Int64]
    /// How many are marked by now, and of how many.
    package let done: Int
    package let total: Int
}
