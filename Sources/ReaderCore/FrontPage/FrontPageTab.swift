// The tabs of the front page.
import ArticleModel

package enum FrontPageTab: Int, CaseIterable, Hashable, Sendable {
    case all, unread, sources, bookmarks, history
    /// What was searched for, or what is like an article; there once there is something in it.
    case results
}

/// A source of articles in the library.
package struct SourceEntry: Hashable, Sendable {
    package var name: String
    package var count: Int
    package var unread: Int

    package init(name: String, count: Int, unread: Int) { (self.name, self.count, self.unread) = (name, count, unread) }
}
