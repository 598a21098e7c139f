// What the index takes of an article: four columns of words and stems, its stems as a set, the hash and the sketch that tell
// doubles. Made from what is stored alone, so that an entry can be taken out of the index, or the index be made anew.
import FoundationEssentials

struct IndexedArticle {
    /// Title, kicker, lead, body: the folded words in order, then their stems in order, marked. A phrase is found among the
    /// words; a word in any of its forms by the stem; and both count for their column.
    let columns: [String]
    /// The different stems (and unstemmed words), marked alike, that tell what the article is about.
    let stems: Set<String>
    let contentHash: Data
    let sketch: Data
    /// How often each stem is in it; a title's count more.
    let counts: [String: Double]
    var stemVector: StemVector { StemVector(counts: counts) }

    init(title: String, kicker: String?, lead: String?, body: Substring, _ indexer: Indexer) {
        let bodyTokens = indexer.tokens(of: body)
        let titleTokens = indexer.tokens(of: title)
        let leadTokens = lead.map { indexer.tokens(of: $0) } ?? []
        let parts = [titleTokens, kicker.map { indexer.tokens(of: $0) } ?? [], leadTokens, bodyTokens]
        columns = parts.map(Self.column)
        var counts: [String: Double] = [:]
        for (part, worth) in zip(parts, [3, 1, 1.5, 1]) {
            for token in part { counts[token.stem.map(Token.mark) ?? token.word, default: 0] += worth }
        }
        self.counts = counts
        stems = Set(counts.keys)
        // The same text under another headline is a double; a text of a few words only with the same headline.
        let text = leadTokens + bodyTokens
        contentHash = Fingerprint.hash(of: text.count >= 30 ? text : titleTokens + text)
        sketch = Fingerprint.sketch(of: titleTokens + text)
    }

    private static func column(_ tokens: [Token]) -> String {
        var column = ""
        column.reserveCapacity(tokens.count * 24)
        for token in tokens {
            column += token.word
            column += " "
        }
        for case let stem? in tokens.lazy.map(\.stem) {
            column += "_"
            column += stem
            column += " "
        }
        return column
    }
}
