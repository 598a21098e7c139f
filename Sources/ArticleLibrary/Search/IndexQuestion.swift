// A search as the index is asked it. A word is wanted in any of its forms: as typed, or by its stem; one typed so counts twice,
// being found both ways.
import SQLiteStore

struct IndexQuestion {
    /// A wanted or unwanted part, as words of the index.
    enum Part: Hashable {
        /// With the words that it could be where its waw or yeh stands for the hamza on it: سوال for سؤال.
        case word(String, stem: String?, hamzas: [Token] = [])
        case prefix(String)
        case phrase([String])
    }

    let wanted: [Part]
    let unwanted: [Part]
    let sources: [String]
    let since: Int64?

    init(_ query: SearchQuery, _ indexer: Indexer) {
        func parts(_ terms: [SearchQuery.Term]) -> [Part] {
            terms.compactMap { term in
                switch term {
                case .word(let text):
                    let tokens = indexer.tokens(of: text)
                    // `covid-19` is two words side by side.
                    if tokens.count > 1 { return .phrase(tokens.map(\.word)) }
                    return tokens.first.map { .word($0.word, stem: $0.stem, hamzas: Self.hamzas(of: $0.word, indexer)) }
                case .prefix(let text):
                    let tokens = indexer.tokens(of: text)
                    return tokens.count == 1 ? .prefix(tokens[0].word) : tokens.isEmpty ? nil : .phrase(tokens.map(\.word))
                case .phrase(let text):
                    let tokens = indexer.tokens(of: text)
                    return tokens.isEmpty ? nil : .phrase(tokens.map(\.word))
                }
            }
        }
        wanted = parts(query.wanted)
        unwanted = parts(query.unwanted)
        sources = query.sources.map { ArticleColumns.sourceKey($0, indexer) }.filter { !$0.isEmpty }
        since = query.since
    }

    private static func hamzas(of word: String, _ indexer: Indexer) -> [Token] {
        let letters = Array(word.unicodeScalars)
        let places = letters.indices.dropFirst().filter { letters[$0] == "و" || letters[$0] == "ي" }
        return places.prefix(4).flatMap { place in
            var other = letters
            other[place] = "ء"
            return indexer.tokens(of: String(String.UnicodeScalarView(other)))
        }
    }

    var isEmpty: Bool { wanted.isEmpty && unwanted.isEmpty && sources.isEmpty && since == nil }

    /// FTS5's own language. Words hold no quotation marks, being letters and digits only.
    static func expression(_ parts: [Part]) -> String { parts.map { "(\(expression($0)))" }.joined(separator: " AND ") }

    static func expression(_ part: Part) -> String {
        switch part {
        case .word(let word, let stem, let hamzas):
            ([(word, stem)] + hamzas.map { ($0.word, $0.stem) })
                .map { word, stem in "\"\(word)\"" + (stem.map { " OR \"\(Token.mark($0))\"" } ?? "") }.joined(separator: " OR ")
        case .prefix(let word): "\"\(word)\" *"
        case .phrase(let words): "\"\(words.joined(separator: " "))\""
        }
    }

    /// The parts that tell articles apart: not those words that every tenth article has, unless there are no others. The
    /// others must be there, but to rank by them would take long and mean little.
    func telling(_ db: Connection, articles: Int) throws -> [Part] {
        guard articles > 5000 else { return wanted }
        return try wanted.filter { part in
            guard case .word(let word, let stem, _) = part else { return true }
            return try db.value("SELECT articles FROM term WHERE term = ?", [stem.map(Token.mark) ?? word]) ?? 0 < articles / 10
        }
    }
}
