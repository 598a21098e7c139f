// What the index takes of an article: four columns of words, its stems with their counts, the hash and the sketch that tell doubles.
// Made from what is stored alone, so that an entry can be taken out of the index, or the index be made anew.

struct IndexedArticle {
    /// A stem, or a word that has none, and how often it is there; a title's count more.
    struct Subject {
        let term: IndexTerm
        var count: Double
    }

    /// Title, kicker, lead, body: the folded words in order. A title has a mark for its end, so that it can be asked for whole.
    let columns: [String]
    /// Its different stems, and words that have none, as the index of stems has them.
    let stemColumn: String
    /// Its different stems, marked, and words, by their keys: how many articles have each is counted, of stems to tell what an article is
    /// about, of words to tell which are forms of one (`WordForms`). One is every article's: its count is that of all.
    let terms: [UInt64]
    let subjects: [Subject]
    let stemVector: StemVector
    let contentHash: [UInt8]
    let sketch: [UInt8]
    /// By which the articles that tell the same story find each other (`StoryTable`), and the one of its headline.
    let (storySigns, titleSign): ([Int64], Int64?)

    init(_ texts: ArticleTexts, _ indexer: Indexer) {
        let weighed = texts.weighed.map { (tokens: indexer.tokens(of: $0.text), worth: $0.worth) }
        columns = weighed.enumerated().map { Self.column($1.tokens.lazy.map(\.term), count: $1.tokens.count, end: $0 == 0 ? Self.titleEnd : "") }
        (subjects, terms) = Self.subjectsAndTerms(weighed, &indexer.places)
        stemColumn = Self.column(subjects.lazy.map(\.term), count: subjects.count, end: "")
        stemVector = StemVector(subjects)
        // The same text under another headline is a double; a text of a few words only with the same headline.
        let (titleTokens, text) = (weighed[0].tokens, weighed[2].tokens + weighed[3].tokens)
        contentHash = Fingerprint.hash(of: text.count >= 30 ? text : titleTokens + text)
        sketch = Fingerprint.sketch(of: titleTokens + text)
        (storySigns, titleSign) = (StorySigns.signs(title: titleTokens, sketch: sketch), StorySigns.titleSign(titleTokens))
    }

    private static func subjectsAndTerms(
        _ weighed: [(tokens: [Token], worth: Double)], _ places: inout TermPlaces
    ) -> ([Subject], [UInt64]) {
        places.removeAll()
        var (subjects, terms): ([Subject], [UInt64]) = ([], [IndexTerm.everyArticle.key])
        for (tokens, worth) in weighed {
            for token in tokens {
                if let place = places.place(of: token.subject.key, orEnterAt: subjects.count) {
                    subjects[place].count += worth
                } else {
                    subjects.append(Subject(term: token.subject, count: worth))
                    terms.append(token.subject.key)
                }
                // What has no stem is among the subjects.
                if token.stem != nil, places.place(of: token.term.key, orEnterAt: 0) == nil { terms.append(token.term.key) }
            }
        }
        return (subjects, terms)
    }

    private static func column(_ terms: some Sequence<IndexTerm>, count: Int, end: String) -> String {
        var column: [UInt8] = []
        column.reserveCapacity(count * 14)
        for term in terms {
            // Every string of a term is contiguous: it was made so.
            _ = term.text.utf8.withContiguousStorageIfAvailable { column.append(contentsOf: $0) }
            column.append(0x20)
        }
        column += end.utf8
        return String(decoding: column, as: UTF8.self)
    }

    /// Stands behind the last word of a title; no word is like it.
    static let titleEnd = "_"
}
