// An article as a question: the words that tell it from the others of the library, and how much each says.
import SQLiteStore

struct RelatedQuestion {
    /// A stem, how much it says (how often it is there by how rare it is), and how many articles have it.
    struct Term {
        let stem: String
        let weight: Double
        let rarity: Double
        let articles: Int
    }

    /// The terms that candidates are found by, weightiest first.
    let terms: [Term]
    /// All terms, by their numbers in a `StemVector`, ascending, with what a mention is worth.
    private let numbers: [UInt32]
    private let worths: [Float]
    /// What an article of the very same words would get.
    private let whole: Double

    /// At most so many words are asked for, and so many of their places in articles looked at: what bounds the time.
    static let (termBound, placeBound) = (64, 24_000)

    /// - Parameters:
    ///   - subjects: how often the article has each stem; a title's count more.
    ///   - own: the same as a vector.
    init(_ subjects: [IndexedArticle.Subject], _ own: StemVector, _ db: Connection, articles: Int) throws {
        var terms: [Term] = []
        var worth: [UInt32: Float] = [:]
        for (subject, holders) in zip(subjects, try TermCounts(db: db).articles(subjects.map(\.term.key))) {
            let (stem, count) = (subject.term.text, subject.count)
            // A word that no other article has can't lead to one.
            guard holders > 0 else { continue }
            let rarity = Likeness.rarity(holders: Double(holders), articles: Double(articles))
            guard rarity > 0 else { continue }
            terms.append(Term(stem: stem, weight: Likeness.damped(count) * rarity, rarity: rarity, articles: holders))
            worth[subject.term.number, default: 0] += Float(Likeness.worth(count: count, rarity: rarity))
        }
        numbers = worth.keys.sorted()
        worths = numbers.map { worth[$0] ?? 0 }
        terms.sort { ($1.weight, $0.stem) < ($0.weight, $1.stem) }
        self.terms = Self.affordable(terms)
        whole = Self.product(numbers, worths, own)
    }

    /// How alike an article is by its stems: 1 for the same ones, 0 for none in common.
    func likeness(of other: StemVector) -> Double { whole > 0 ? Self.product(numbers, worths, other) / whole : 0 }

    private static func product(_ numbers: [UInt32], _ worths: [Float], _ other: StemVector) -> Double {
        var sum: Float = 0
        other.forEachShared(with: numbers) { place, entry in sum += worths[place] * StemVector.damped(entry) }
        return Likeness.perLength(Double(sum), Double(other.length))
    }

    private static func affordable(_ terms: [Term]) -> [Term] {
        var left = placeBound
        var chosen: [Term] = []
        for term in terms where term.articles <= left {
            chosen.append(term)
            left -= term.articles
            if chosen.count == termBound { break }
        }
        return chosen
    }
}
