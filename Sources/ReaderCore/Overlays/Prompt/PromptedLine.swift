// What a line is typed for, besides a search.

package enum PromptedLine: Hashable, Sendable {
    /// The name of a search that is kept as a tab.
    case searchName(search: String)
    /// An article's tags.
    case tags(Int64)
    /// What a feed is called here, and where it is filed.
    case feedName(Int64)
    case feedCategory(Int64)
    /// A command that gets the article.
    case command
    /// The address of a page or a feed.
    case address
}
