// What the index takes of an article: four columns of words, its stems with their counts, the hash and the sketch that tell doubles.
// Made from what is stored alone, so that an entry can be taken out of the index, or the index be made anew.
import SQLiteStore

struct IndexedArticle {
    /// A stem, or a word that has none, and how often it is there; a title's count more.
    struct Subject {
        let term: IndexTerm
        var count: Double
    }

    /// Title, kicker, lead, body: the folded words in order. A title has a mark for its end, so that it can be asked for whole.
    let columns: [SQLiteText]
    /// Its different stems, and words that have none, as the index of stems has them.
    let stemColumn: SQLiteText
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
        indexer.places.removeAll()
        var content = Content()
        for (number, (text, worth)) in texts.weighed.enumerated() {
            content.begin(bytes: text.utf8.count)
            indexer.forEachPiece(of: text) { content.add($0, to: number, worth: worth, &indexer.places) }
            content.end(number)
        }
        (columns, terms, subjects, contentHash, sketch) = (content.columns, content.terms, content.subjects, content.hash, content.sketch.bytes)
        stemColumn = Content.column(of: subjects)
        stemVector = StemVector(subjects)
        (storySigns, titleSign) = (StorySigns.signs(title: content.title, sketch: sketch), StorySigns.titleSign(content.title))
    }

    /// What is gathered of the texts, piece by piece: of a text of any length no more of its words are in memory than a piece has.
    private struct Content {
        var columns: [SQLiteText] = []
        var terms = [IndexTerm.everyArticle.key]
        var subjects: [Subject] = []
        var title: [Token] = []
        var sketch = Fingerprint.Sketch()
        private var column: [UInt8] = []
        private var text = (hash: Fingerprint.Hash(), count: 0, start: [Token]())
        /// A text of fewer words is told by its headline too.
        private static let few = 30

        mutating func begin(bytes: Int) {
            column = []
            column.reserveCapacity(bytes + 16)
        }

        /// - Parameter number: which text it is: title, kicker, lead or body.
        mutating func add(_ tokens: [Token], to number: Int, worth: Double, _ places: inout TermPlaces) {
            for token in tokens {
                Self.append(token.term, to: &column)
                note(token, worth, &places)
            }
            switch number {
            case 0: title += tokens
            case 1: return
            default:
                text.hash.add(tokens)
                text.count += tokens.count
                if text.start.count < Self.few { text.start += tokens.prefix(Self.few - text.start.count) }
            }
            sketch.add(tokens)
        }

        mutating func end(_ number: Int) {
            if number == 0 { column += IndexedArticle.titleEnd.utf8 }
            columns.append(SQLiteText(utf8: column))
        }

        private mutating func note(_ token: Token, _ worth: Double, _ places: inout TermPlaces) {
            if let place = places.place(of: token.subject.key, orEnterAt: subjects.count) {
                subjects[place].count += worth
            } else {
                subjects.append(Subject(term: token.subject, count: worth))
                terms.append(token.subject.key)
            }
            // What has no stem is among the subjects.
            if token.stem != nil, places.place(of: token.term.key, orEnterAt: 0) == nil { terms.append(token.term.key) }
        }

        /// The same text under another headline is a double; a text of a few words only with the same headline.
        var hash: [UInt8] { text.count >= Self.few ? text.hash.bytes : Fingerprint.hash(of: title + text.start) }

        static func column(of subjects: [Subject]) -> SQLiteText {
            var column: [UInt8] = []
            column.reserveCapacity(subjects.count * 14)
            for subject in subjects { append(subject.term, to: &column) }
            return SQLiteText(utf8: column)
        }

        private static func append(_ term: IndexTerm, to column: inout [UInt8]) {
            // Every string of a term is contiguous: it was made so.
            _ = term.text.utf8.withContiguousStorageIfAvailable { column.append(contentsOf: $0) }
            column.append(0x20)
        }
    }

    /// Stands behind the last word of a title; no word is like it.
    static let titleEnd = "_"
}
