// What a line is typed for, besides a search.
import ArticleModel

package enum PromptedLine: Hashable, Sendable {
    /// The name of a search that is kept as a tab.
    case searchName(search: String)
    /// An article's tags.
    case tags(Int64)
    /// What a feed is called here, and where it is filed.
    case feedName(Int64)
    case feedCategory(Int64)
    /// A note on a passage that is to be kept, or that is.
    case note(Highlight)
    /// A command that gets the article, or what is marked.
    case command
    /// The address of a page or a feed.
    case address
}
