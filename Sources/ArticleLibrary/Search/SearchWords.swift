// The words and names of a search as the index's words: folded once, before the library is asked.

struct SearchWords: Sendable {
    let terms: [SearchQuery.Term: SearchTokens.Term]
    private let keys: [String: String]
    /// True for a search that names categories or authors.
    let comparesNames: Bool

    init(_ condition: SearchCondition?, _ indexer: Indexer) {
        var terms: [SearchQuery.Term: SearchTokens.Term] = [:]
        var keys: [String: String] = [:]
        for leaf in condition?.leaves ?? [] {
            switch leaf {
            case .term(let term), .title(let term): terms[term] = SearchTokens.term(term, indexer)
            case .source(let name), .category(let name), .author(let name): keys[name] = ArticleColumns.sourceKey(name, indexer)
            default: break
            }
        }
        (self.terms, self.keys) = (terms, keys)
        comparesNames = condition?.leaves.contains { if case .category = $0 { true } else if case .author = $0 { true } else { false } } ?? false
    }

    /// A name as it is compared.
    func key(_ name: String) -> String { keys[name] ?? "" }
}
