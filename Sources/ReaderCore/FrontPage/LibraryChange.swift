// What the reader did that the library keeps, as it happens.

package enum LibraryChange: Hashable, Sendable {
    /// An article was opened: it is read, and the last of the history.
    case opened(Int64)
    /// The reader is at a place; one that follows soon may stand for it.
    case place(Int64, TextPlace)
    case bookmark(Int64, Bool)
}
