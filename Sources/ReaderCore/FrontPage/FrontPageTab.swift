// The tabs of the front page.
import ArticleModel

package enum FrontPageTab: Int, CaseIterable, Hashable, Sendable {
    case all, unread, sources, bookmarks, history
    /// What was searched for, or what is like an article; there once there is something in it.
    case results
}
