// What a number counts, where two of them stand side by side and the compiler would let one pass for the other. A signature says
// which it takes; a name says which it holds (`byte`, `scalar`, `column`).

/// Bytes from the start of a file or of a text in its own encoding.
package typealias ByteOffset = Int
/// Code points from the start of a paragraph or of a text.
package typealias ScalarOffset = Int
/// Cells from a screen's, or a line's, left edge.
package typealias Column = Int
