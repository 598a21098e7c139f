// What a reader types into a search, understood: words, phrases in quotation marks, what is not wanted, filters, alternatives.

package struct SearchQuery: Hashable, Sendable {
    package enum Term: Hashable, Sendable {
        case word(String)
        /// `word*`: every word that starts so.
        case prefix(String)
        case phrase(String)
    }

    /// All of it; nil where nothing is searched for.
    package let condition: SearchCondition?
    /// Parts that could not be understood (`since:tomorrow`).
    package let misunderstood: [String]

    /// - Parameter now: what `since:7d` counts from, in seconds since 1970.
    package init(_ text: String, now: Int64) {
        var parser = SearchParser(text, now: now)
        condition = parser.condition()
        misunderstood = parser.misunderstood
    }

    package var isEmpty: Bool { condition == nil }

    // MARK: A search without alternatives

    /// What must hold altogether.
    private var conjuncts: [SearchCondition] {
        guard let condition else { return [] }
        if case .all(let parts) = condition { return parts }
        return [condition]
    }

    /// True for words and filters side by side: the words rank the answers.
    var isPlain: Bool { conjuncts.allSatisfy { $0.isLeaf || Self.sources(of: $0) != nil } }

    /// All of these must be in an article.
    package var wanted: [Term] { conjuncts.compactMap { if case .term(let term) = $0 { term } else { nil } } }
    package var unwanted: [Term] { conjuncts.compactMap { if case .not(.term(let term)) = $0 { term } else { nil } } }
    /// These must be in its title.
    var titles: [Term] { conjuncts.compactMap { if case .title(let term) = $0 { term } else { nil } } }
    /// One of these must be in its source's name.
    package var sources: [String] { conjuncts.compactMap(Self.sources).flatMap(\.self) }
    /// It must not be older; seconds since 1970.
    package var since: Int64? { conjuncts.compactMap { if case .since(let moment) = $0 { moment } else { nil } }.max() }

    /// What else must hold.
    var filters: [SearchCondition] {
        conjuncts.filter { condition in
            switch condition {
            case .term, .title, .not(.term), .since: false
            default: Self.sources(of: condition) == nil
            }
        }
    }

    /// The sources of a condition that is of sources alone.
    private static func sources(of condition: SearchCondition) -> [String]? {
        switch condition {
        case .source(let name): return [name]
        case .any(let parts):
            let names = parts.compactMap { if case .source(let name) = $0 { name } else { nil } }
            return names.count == parts.count ? names : nil
        default: return nil
        }
    }
}
