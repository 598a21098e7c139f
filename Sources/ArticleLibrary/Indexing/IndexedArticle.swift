// What the index takes of an article: four columns of words and stems, its stems as a set, the hash and the sketch that tell
// doubles. Made from what is stored alone, so that an entry can be taken out of the index, or the index be made anew.

struct IndexedArticle {
    /// Title, kicker, lead, body: the folded words in order, then their stems in order, marked. A phrase is found among the
    /// words; a word in any of its forms by the stem; and both count for their column.
    let columns: [String]
    /// Its different stems, marked, and words: how many articles have each is counted, of stems to tell what an article is about, of
    /// words to tell which are forms of one (`WordForms`).
    let terms: Set<String>
    let contentHash: [UInt8]
    let sketch: [UInt8]
    /// By which the articles that tell the same story find each other (`StoryTable`), and the one of its headline.
    let (storySigns, titleSign): ([Int64], Int64?)
    /// How often each stem is in it; a title's count more.
    let counts: [String: Double]
    var stemVector: StemVector { StemVector(counts: counts) }

    init(_ texts: ArticleTexts, _ indexer: Indexer) {
        let weighed = texts.weighed.map { (tokens: indexer.tokens(of: $0.text), worth: $0.worth) }
        columns = weighed.map { Self.column($0.tokens) }
        var counts: [String: Double] = [:]
        for (tokens, worth) in weighed {
            for token in tokens { counts[token.stem.map(Token.mark) ?? token.word, default: 0] += worth }
        }
        self.counts = counts
        terms = Set(counts.keys).union(weighed.lazy.flatMap(\.tokens).map(\.word))
        // The same text under another headline is a double; a text of a few words only with the same headline.
        let (titleTokens, text) = (weighed[0].tokens, weighed[2].tokens + weighed[3].tokens)
        contentHash = Fingerprint.hash(of: text.count >= 30 ? text : titleTokens + text)
        sketch = Fingerprint.sketch(of: titleTokens + text)
        (storySigns, titleSign) = (StorySigns.signs(title: titleTokens, sketch: sketch), StorySigns.titleSign(titleTokens))
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
