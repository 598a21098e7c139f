// A search as one condition on an article: words and filters, joined by «and», «or» and «not».

package indirect enum SearchCondition: Hashable, Sendable {
    package enum State: String, Hashable, Sendable {
        case unread, read, bookmarked, breaking, changed
    }

    /// A word or a phrase, anywhere in the article, or in its title.
    case term(SearchQuery.Term)
    case title(SearchQuery.Term)
    /// Words of a name: the source's, one of its categories', an author's.
    case source(String)
    case category(String)
    case author(String)
    /// A tag of the reader's own.
    case tag(String)
    /// Not older, or older; seconds since 1970.
    case since(Int64)
    case before(Int64)
    case state(State)
    case not(SearchCondition)
    case all([SearchCondition])
    case any([SearchCondition])

    /// True for what is no combination of others.
    var isLeaf: Bool {
        switch self {
        case .all, .any: false
        case .not(let condition): condition.isLeaf
        case .term, .title, .source, .category, .author, .tag, .since, .before, .state: true
        }
    }

    /// The conditions at its ends, negated ones as they are.
    var leaves: [SearchCondition] {
        switch self {
        case .all(let parts), .any(let parts): parts.flatMap(\.leaves)
        case .not(let condition): condition.leaves
        default: [self]
        }
    }
}
