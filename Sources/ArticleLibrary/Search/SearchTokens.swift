// A search's terms as words of the index: split and folded as the articles are. No library is asked here.

struct SearchTokens {
    /// What is wanted, or not: one word, several in a row, or the beginning of one.
    enum Term: Hashable {
        case word(String)
        case phrase([String])
        /// The last is the beginning of a word.
        case prefix([String])
    }

    let wanted: [Term]
    let unwanted: [Term]
    /// Wanted in the title.
    let titles: [Term]
    let sources: [String]
    let since: Int64?
    /// What else must hold.
    let filters: [SearchCondition]
    /// The whole search, where it has alternatives: nothing else of it counts then.
    let combination: SearchCondition?
    let words: SearchWords

    /// So many words rank and are asked for; a search of more is a pasted text.
    private static let bound = 32

    init(_ query: SearchQuery, _ indexer: Indexer) {
        func terms(_ terms: [SearchQuery.Term]) -> [Term] { terms.prefix(Self.bound).compactMap { Self.term($0, indexer) } }
        (wanted, unwanted, titles) = (terms(query.wanted), terms(query.unwanted), terms(query.titles))
        sources = query.sources.map { ArticleColumns.sourceKey($0, indexer) }.filter { !$0.isEmpty }
        (since, filters) = (query.since, query.filters)
        combination = query.isPlain ? nil : query.condition
        words = SearchWords(query.condition, indexer)
    }

    /// A term as the index has it; nil for one without a letter or a digit.
    static func term(_ term: SearchQuery.Term, _ indexer: Indexer) -> Term? {
        switch term {
        case .word(let text):
            // `covid-19` is two words side by side, and so is عبدالله.
            let words = indexer.tokens(of: text).map(\.word)
            return words.count > 1 ? .phrase(words) : words.first.map(Term.word)
        case .prefix(let text):
            let words = indexer.tokens(of: text).map(\.word)
            return words.isEmpty ? nil : .prefix(words)
        case .phrase(let text):
            let words = indexer.tokens(of: text).map(\.word)
            return words.count > 1 ? .phrase(words) : words.first.map { .phrase([$0]) }
        }
    }

    var isEmpty: Bool {
        wanted.isEmpty && unwanted.isEmpty && titles.isEmpty && sources.isEmpty && since == nil && filters.isEmpty && combination == nil
    }
}
