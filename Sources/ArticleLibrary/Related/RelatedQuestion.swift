// An article as a question: the words that tell it from the others of the library, and how much each says.
import Foundation
import GRDB

struct RelatedQuestion {
    /// A stem, how much it says (term frequency by inverse document frequency), and how many articles have it.
    struct Term {
        let stem: String
        let weight: Double
        let idf: Double
        let articles: Int
    }

    /// Weightiest first.
    let terms: [Term]

    /// At most so many words are asked for, and so many of their places in articles looked at: what bounds the time.
    static let (termBound, placeBound) = (96, 24_000)

    /// - Parameter counts: how often the article has each stem; a title's count more.
    init(_ counts: [String: Double], _ db: Database, articles: Int) throws {
        let statement = try db.cachedStatement(sql: "SELECT articles FROM term WHERE term = ?")
        var terms: [Term] = []
        for (stem, count) in counts {
            // A word that no other article has can't lead to one.
            guard let holders = try Int.fetchOne(statement, arguments: [stem]), holders > 0 else { continue }
            let idf = log(1 + (Double(articles) - Double(holders) + 0.5) / (Double(holders) + 0.5))
            guard idf > 0 else { continue }
            terms.append(Term(stem: stem, weight: (1 + log(count)) * idf, idf: idf, articles: holders))
        }
        terms.sort { ($1.weight, $0.stem) < ($0.weight, $1.stem) }
        self.terms = Self.affordable(terms)
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
