// A reading position as it is kept between sessions: bound to the text, not to any screen.

/// The line at the top of the screen, by the text it starts with.
package struct SavedPlace: Hashable, Sendable {
    /// 0 for the head, 1 for the body, 2 for the tail.
    package var part: Int
    /// The block: its line's start in bytes in the body, its index in head and tail.
    package var offset: Int
    /// The scalar of the block.
    package var scalar: Int

    package init(part: Int, offset: Int, scalar: Int) { (self.part, self.offset, self.scalar) = (part, offset, scalar) }
}
