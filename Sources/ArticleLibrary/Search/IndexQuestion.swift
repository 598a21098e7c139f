// A search as the index is asked it: each wanted word in all the forms that the library has of it, the typed one first.
import ArabicText
import Glibc
import SQLiteStore

struct IndexQuestion {
    /// A wanted or unwanted part: spellings, each of one word or several in a row, of which an article must have one.
    struct Part {
        /// The first is what was typed.
        let spellings: [[String]]
        /// The last word of a spelling is the beginning of a word.
        var isPrefix = false
        /// Asked for in titles alone.
        var isInTitle = false
        /// How many articles have one of them, at most.
        let holders: Int

        /// The same, asked for in titles alone.
        var inTitle: Part {
            var part = self
            part.isInTitle = true
            return part
        }
    }

    let wanted: [Part]
    let unwanted: [Part]
    let sources: [String]
    let since: Int64?
    /// What else must hold of an article `a`.
    let filters: [ConditionWriter.Written]
    let articles: Int

    init(_ tokens: SearchTokens, _ names: NameSpellings, _ db: Connection) throws {
        articles = try SearchIndex(db: db).articleCount()
        let maker = PartMaker(forms: WordForms(db), names: names, articles: articles)
        wanted = try maker.parts(tokens.wanted) + maker.parts(tokens.titles).map(\.inTitle)
        unwanted = try maker.parts(tokens.unwanted)
        (sources, since) = (tokens.sources, tokens.since)
        if tokens.filters.isEmpty {
            filters = []
        } else {
            let writer = try ConditionWriter(db, names, tokens.words)
            filters = try tokens.filters.map(writer.write)
        }
    }

    /// FTS5's own language. Words hold no quotation marks, being letters and digits only.
    static func expression(_ parts: [Part]) -> String { parts.map { "(\(expression($0)))" }.joined(separator: " AND ") }

    static func expression(_ part: Part) -> String {
        let spellings = part.spellings.map { "\"\($0.joined(separator: " "))\"" + (part.isPrefix ? " *" : "") }.joined(separator: " OR ")
        return part.isInTitle ? "title : (\(spellings))" : spellings
    }

    /// What the phrases of `expression(parts)` are.
    func phrases(_ parts: [Part]) -> FullTextPhrases {
        var phrases = FullTextPhrases()
        for (word, part) in parts.enumerated() {
            let holders = Double(min(part.holders, articles))
            // As FTS5's own ranking: what half the articles have says next to nothing, but never less than nothing.
            let rarity = max(1e-6, log((Double(articles) - holders + 0.5) / (holders + 0.5)))
            for place in part.spellings.indices { phrases.append(word: word, isTyped: place == 0, rarity: rarity) }
        }
        return phrases
    }

    /// The parts that tell articles apart: not those words that every tenth article has, unless there are no others. The
    /// others must be there, but to rank by them would take long and mean little.
    var telling: [Part] { wanted.filter { !Self.isCommon(holders: $0.holders, of: articles) } }

    static func isCommon(holders: Int, of articles: Int) -> Bool { articles > 5000 && holders >= articles / 10 }
}

/// Makes the parts of a question of its terms.
struct PartMaker {
    let forms: WordForms
    let names: NameSpellings
    let articles: Int

    func parts(_ terms: [SearchTokens.Term]) throws -> [IndexQuestion.Part] {
        var parts: [IndexQuestion.Part] = []
        var left = terms[...]
        while let term = left.first {
            if let (name, length) = try nameOfSeveralWords(left) {
                parts.append(name)
                left = left.dropFirst(length)
                continue
            }
            left = left.dropFirst()
            switch term {
            case .word(let word): parts.append(try part(word))
            case .phrase(let words): parts.append(try phrase(words))
            case .prefix(let words): parts.append(IndexQuestion.Part(spellings: [words], isPrefix: true, holders: 0))
            }
        }
        return parts
    }

    private func part(_ word: String) throws -> IndexQuestion.Part {
        // First: what is asked for becomes a word of the library's.
        let others = try hamzas(of: word)
        var spellings = try forms.forms(of: word).map { [$0] }
        for other in others { spellings += try forms.forms(of: other).map { [$0] } }
        for other in try otherNames(of: [word]) { spellings += try inAllForms(other) }
        return try made(spellings)
    }

    private func phrase(_ words: [String]) throws -> IndexQuestion.Part {
        var spellings = try firstForms(words)
        for other in try otherNames(of: words) { spellings += try inAllForms(other) }
        return try made(spellings)
    }

    /// A phrase with all that may be written before its first word.
    private func firstForms(_ words: [String]) throws -> [[String]] {
        guard let first = words.first else { return [] }
        return try forms.firstForms(of: first).map { [$0] + words.dropFirst() }
    }

    private func inAllForms(_ words: [String]) throws -> [[String]] {
        words.count == 1 ? try forms.forms(of: words[0]).map { [$0] } : try firstForms(words)
    }

    private func made(_ spellings: [[String]]) throws -> IndexQuestion.Part {
        var seen = Set<[String]>()
        let different = spellings.filter { seen.insert($0).inserted }
        let counts = try different.map { words in try words.map { try forms.count($0) }.min() ?? 0 }
        let holders = counts.reduce(0, +)
        guard IndexQuestion.isCommon(holders: holders, of: articles) else { return IndexQuestion.Part(spellings: different, holders: holders) }
        // Of a word that much of the library has, forms that one in a hundred of these has add little, and each is asked of every article.
        let kept = zip(different, counts).enumerated().filter { $0.offset == 0 || $0.element.1 * 100 >= holders }.map(\.element.0)
        return IndexQuestion.Part(spellings: kept, holders: holders)
    }

    // MARK: Names

    private func otherNames(of words: [String]) throws -> [[String]] {
        let others = names.others(of: words)
        guard others.isEmpty, let first = words.first else { return others }
        return names.others(of: [try forms.base(of: first)] + words.dropFirst())
    }

    /// Words side by side that are a name which is written as one word, too (أبو ظبي).
    private func nameOfSeveralWords(_ terms: ArraySlice<SearchTokens.Term>) throws -> (IndexQuestion.Part, Int)? {
        var words: [String] = []
        var found: (IndexQuestion.Part, Int)?
        for term in terms.prefix(names.longest) {
            guard case .word(let word) = term else { break }
            words.append(word)
            if words.count > 1, try !otherNames(of: words).isEmpty { found = (try phrase(words), words.count) }
        }
        return found
    }

    /// The words that one could be where its waw or yeh stands for the hamza on it (سوال for سؤال), of those that the library has. A word
    /// that it has itself, and not far more seldom, means itself: حاول is no حائل.
    private func hamzas(of word: String) throws -> [String] {
        let letters = Array(word)
        return try letters.indices.dropFirst().filter { letters[$0] == "و" || letters[$0] == "ي" }.prefix(4).compactMap { place in
            var other = letters
            other[place] = "ء"
            // As the index has it: سءال is سال there.
            let spelling = String(codePoints: WordSpelling.withoutSpelledMadda(codePoints(String(other))))
            return try forms.isKnown(spelling) && forms.count(word) * 10 <= forms.count(spelling) ? spelling : nil
        }
    }
}
