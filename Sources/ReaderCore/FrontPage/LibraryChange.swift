// What the reader did that the library keeps, as it happens.
import ArticleModel

package enum LibraryChange: Hashable, Sendable {
    /// An article was opened: it is read, and the last of the history.
    case opened(Int64)
    /// The reader is at a place; one that follows soon may stand for it.
    case place(Int64, TextPlace)
    case bookmark(Int64, Bool)
    /// An article was opened and is not read by that: it is the last of the history.
    case visited(Int64)
    /// By hand, or at its end.
    case read(Int64, Bool)
    /// All of a list, or those of it that are older; seconds since 1970.
    case readAll(HeadlineQuery, before: Int64?)
    case removed(Int64)
    /// These and no others.
    case tags(Int64, [String])
    /// A search is kept as a tab under a name; nil for no longer.
    case search(String, name: String)
    case noSearch(name: String)
    /// What the reader calls a feed, and where it is filed; empty for nothing.
    case feedName(Int64, String)
    case feedCategory(Int64, String)
    case feedDropped(Int64)
    /// A passage is kept, with a note where there is one.
    case highlighted(Highlight)
    case highlightDropped(Int64)
    /// Empty for none.
    case highlightNote(Int64, String)
    /// The passage stands elsewhere in its text, which has changed.
    case highlightMoved(Int64, TextStretch)
    /// The last change of these kinds is taken back.
    case undone
}
