// The tabs of the front page.
import ArticleModel

package enum FrontPageTab: Hashable, Sendable {
    case all, unread, sources, bookmarks, history
    /// A search that the reader keeps, by its name.
    case saved(String)
    /// What was searched for, or what is like an article; there once there is something in it.
    case results
}
