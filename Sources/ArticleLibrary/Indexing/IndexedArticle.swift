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
    /// Its different stems, marked, and words: how many articles have each is counted, of stems to tell what an article is about, of
    /// words to tell which are forms of one (`WordForms`). The empty term is every article's: its count is that of all.
    let terms: [IndexTerm]
    let subjects: [Subject]
    let contentHash: [UInt8]
    let sketch: [UInt8]
    /// By which the articles that tell the same story find each other (`StoryTable`), and the one of its headline.
    let (storySigns, titleSign): ([Int64], Int64?)
    var stemVector: StemVector { StemVector(subjects) }

    init(_ texts: ArticleTexts, _ indexer: Indexer) {
        let weighed = texts.weighed.map { (tokens: indexer.tokens(of: $0.text), worth: $0.worth) }
        columns = weighed.enumerated().map { Self.column($1.tokens, end: $0 == 0 ? Self.titleEnd : "") }
        subjects = Self.subjects(weighed)
        terms = Self.terms(subjects, weighed.map(\.tokens))
        // The same text under another headline is a double; a text of a few words only with the same headline.
        let (titleTokens, text) = (weighed[0].tokens, weighed[2].tokens + weighed[3].tokens)
        contentHash = Fingerprint.hash(of: text.count >= 30 ? text : titleTokens + text)
        sketch = Fingerprint.sketch(of: titleTokens + text)
        (storySigns, titleSign) = (StorySigns.signs(title: titleTokens, sketch: sketch), StorySigns.titleSign(titleTokens))
    }

    private static func subjects(_ weighed: [(tokens: [Token], worth: Double)]) -> [Subject] {
        var places: [UInt64: Int] = [:]
        var subjects: [Subject] = []
        for (tokens, worth) in weighed {
            for token in tokens {
                let term = token.subject
                let place = places[term.key, default: subjects.count]
                if place == subjects.count {
                    places[term.key] = place
                    subjects.append(Subject(term: term, count: 0))
                }
                subjects[place].count += worth
            }
        }
        return subjects
    }

    private static func terms(_ subjects: [Subject], _ texts: [[Token]]) -> [IndexTerm] {
        var terms = subjects.map(\.term) + [.everyArticle]
        var seen = Set<UInt64>()
        // What has no stem is among the subjects.
        for token in texts.joined() where token.stem != nil && seen.insert(token.term.key).inserted { terms.append(token.term) }
        return terms
    }

    private static func column(_ tokens: [Token], end: String) -> String {
        var column = ""
        column.reserveCapacity(tokens.count * 14)
        for token in tokens {
            column += token.term.text
            column += " "
        }
        return column + end
    }

    /// Stands behind the last word of a title; no word is like it.
    static let titleEnd = "_"

    /// Its different stems, and words that have none, as the index of stems has them.
    var stemColumn: String {
        var column = ""
        column.reserveCapacity(subjects.count * 14)
        for subject in subjects {
            column += subject.term.text
            column += " "
        }
        return column
    }
}
