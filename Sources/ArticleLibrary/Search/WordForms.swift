// Which of the library's words are forms of one word. Arabic writes conjunctions, prepositions and the article together with the word:
// ولنتنياهو is one, and so is والد, which is no ولد and no «and الد». Only the library's own words tell which: a letter is split off
// when what is left is the commoner word (after Larkey's light stemming, which splits the article by its letters alone).
import Glibc
import SQLiteStore

/// Asked for one search, within one reading of the library. Words are folded, as the index has them.
final class WordForms {
    private let db: Connection
    /// How many articles have a word.
    private var counts: [String: Int] = [:]
    private var bases: [String: String] = [:]

    /// So many forms are asked for at most, the commonest.
    private static let bound = 48

    init(_ db: Connection) { self.db = db }

    func count(_ word: String) throws -> Int {
        if let count = counts[word] { return count }
        let count = try TermCounts(db: db).articles(IndexTerm.key(of: word.utf8))
        counts[word] = count
        return count
    }

    /// The forms of a word that somebody typed, itself first, then the commonest. What was typed is a word, even where the library has it
    /// only with letters before it.
    func forms(of typed: String) throws -> [String] {
        try know(typed)
        var found: [String: Int] = [:]
        let base = try base(of: typed)
        try know(base)
        for variant in try variants(of: base) {
            for form in try prefixed(variant) { found[form] = try count(form) }
        }
        found[typed] = nil
        return [typed] + found.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(Self.bound).map(\.key)
    }

    /// The forms of a phrase's first word: with other letters before it, and with the article where it has it.
    func firstForms(of typed: String) throws -> [String] {
        try know(typed)
        let isDefinite = Self.isDefinite(typed)
        let base = try base(of: typed)
        try know(base)
        return [typed] + (try prefixed(base).filter { $0 != typed && Self.isDefinite($0) == isDefinite })
    }

    /// Whether the library has a word, or has it with something before it.
    func isKnown(_ word: String) throws -> Bool { try count(word) > 0 || count(WordPrefixes.article + word) > 0 || base(of: word) != word }

    /// Takes a word for one, even where the library has it only with something before it.
    private func know(_ word: String) throws {
        guard try count(word) == 0 else { return }
        counts[word] = 1
        bases.removeAll(keepingCapacity: true)
    }

    private static func isDefinite(_ word: String) -> Bool {
        word.hasPrefix(WordPrefixes.article) || WordPrefixes.withArticle.contains { word.hasPrefix($0) }
    }

    // MARK: The word without what is written before it

    func base(of word: String) throws -> String {
        if let base = bases[word] { return base }
        var base = word
        for _ in 0..<3 {
            guard let rest = try rest(of: base) else { break }
            base = rest
        }
        bases[word] = base
        return base
    }

    /// What is left of a word without one prefix; nil where it has none.
    private func rest(of word: String) throws -> String? {
        if WordPrefixes.whole.contains(word) { return nil }
        if word.hasPrefix(WordPrefixes.article) { return try restOfDefinite(word) }
        for prefix in WordPrefixes.withArticle where word.hasPrefix(prefix) {
            if let rest = try rest(of: word, behind: prefix) { return rest }
        }
        return try restBehindLetters(word)
    }

    private func restOfDefinite(_ word: String) throws -> String? {
        let rest = String(word.dropFirst(WordPrefixes.article.count))
        let (all, bare) = (try count(word), try count(rest))
        guard rest.count > 1, bare > 0, !WordPrefixes.noRests.contains(rest) else { return nil }
        // A short rest is often another word by chance.
        if rest.count == 2, bare * 20 < all { return nil }
        // The article before an article: the first letters are the word's own (إلغاء، ألعاب).
        return try count(WordPrefixes.article + word) >= max(2, bare) ? nil : rest
    }

    /// Behind letters that end with the article.
    private func rest(of word: String, behind prefix: String) throws -> String? {
        let rest = String(word.dropFirst(prefix.count))
        let definite = WordPrefixes.article + rest
        guard rest.count > 1, !WordPrefixes.noRests.contains(rest), !WordPrefixes.whole.contains(definite) else { return nil }
        let (all, withArticle, bare) = (try count(word), try count(definite), try count(rest))
        // للجنة is ل and اللجنة as well as لل and جنة.
        if prefix.hasSuffix("لل"), try count("ل" + rest) + count(WordPrefixes.article + "ل" + rest) > withArticle + bare { return nil }
        if withArticle > 0, rest.count > 2 || withArticle * 10 >= all { return definite }
        return rest.count > 3 && bare > all ? rest : nil
    }

    private func restBehindLetters(_ word: String) throws -> String? {
        let all = try count(word)
        // With the article before it it is a word of its own: الوكيل، السلام.
        if all > 0, try count(WordPrefixes.article + word) >= max(2, all / 20) { return nil }
        for (letters, commoner) in WordPrefixes.letters + WordPrefixes.pairs where word.hasPrefix(letters) {
            let rest = word.dropFirst(letters.count)
            guard rest.count > 2, !letters.hasSuffix("س") || rest.count > 3 && rest.first.map(WordPrefixes.afterFuture.contains) == true else {
                continue
            }
            var bare = try count(String(rest))
            // A small library may have a word with its article alone.
            if bare == 0, rest.count > 3 { bare = try count(WordPrefixes.article + rest) }
            // A few articles tell little; a long word is hardly another by chance.
            let isCommoner = Double(bare) > Double(all) * commoner || bare > 0 && rest.count > 3 && bare == all && commoner <= 1
            let isLong = rest.count > 4 && commoner <= 1 && bare * 4 >= max(1, all)
            if isCommoner || isLong { return String(rest) }
        }
        return nil
    }

    /// The words of the library that are `base` with something before it, or alone.
    private func prefixed(_ base: String) throws -> [String] {
        let letters = WordPrefixes.letters.map(\.letter) + WordPrefixes.pairs.map(\.letters)
        var candidates = [base, WordPrefixes.article + base] + letters.map { $0 + base } + WordPrefixes.withArticle.map { $0 + base }
        if base.hasPrefix(WordPrefixes.article) {
            let rest = base.dropFirst(WordPrefixes.article.count)
            candidates += WordPrefixes.withArticle.map { $0 + rest }
        }
        return try candidates.filter { form in try count(form) > 0 && self.base(of: form) == base }
    }

    // MARK: What is written behind it

    /// A word's plural, its feminine's plural, and both with pronouns, and the feminine of an adjective in ـي: those that the library has, and
    /// that are no commoner words of their own.
    private func variants(of base: String) throws -> [String] {
        let singular = try singular(of: base)
        var candidates: [String]
        if singular.hasSuffix("ه"), singular.count > 3 {
            let root = String(singular.dropLast())
            candidates = [root + "ات", root + "ته", root + "اته"] + WordPrefixes.pronouns.flatMap { [root + "ت" + $0, root + "ات" + $0] }
            if Self.isAdjective(root) { candidates.append(root) }
        } else {
            candidates = ["ات", "ين", "ون", "اته"].map { singular + $0 } + WordPrefixes.pronouns.flatMap { [singular + $0, singular + "ات" + $0] }
            if try Self.isAdjective(singular) || isOwned(singular + "ه") { candidates.append(singular + "ه") }
        }
        // Of a long adjective the feminine is often the commoner: most of what it is said of is.
        let times = Self.isAdjective(singular.hasSuffix("ه") ? String(singular.dropLast()) : singular) && singular.count > 4 ? 8 : 2
        let bound = times * max(try count(singular), try count(WordPrefixes.article + singular), try count(base))
        candidates = try candidates.filter { candidate in
            let holders = try count(candidate) + count(WordPrefixes.article + candidate)
            return try candidate != base && holders > 0 && holders <= bound && self.base(of: candidate) == candidate
        }
        for candidate in candidates { try know(candidate) }
        return [base] + (singular == base ? [] : [singular]) + candidates
    }

    /// An adjective of relation: رئيسي، جامعي.
    private static func isAdjective(_ word: String) -> Bool { word.hasSuffix("ي") && word.count > 3 }

    /// True for a word whose ـه is «his»: what has an owner has no article, and what has an article ends with the feminine's ـة.
    private func isOwned(_ word: String) throws -> Bool {
        guard word.count > 3, word.hasSuffix("ه") else { return false }
        return try ([WordPrefixes.article] + WordPrefixes.withArticle).allSatisfy { try count($0 + word) == 0 }
    }

    /// Without a pronoun, and of a feminine plural the singular, where the library has it as the commoner word, or nearly.
    private func singular(of word: String) throws -> String {
        for pronoun in WordPrefixes.pronouns + (try isOwned(word) ? ["ه"] : []) where word.hasSuffix(pronoun) {
            let rest = String(word.dropLast(pronoun.count))
            guard rest.count > 2 else { continue }
            let feminine = rest.hasSuffix("ت") ? rest.dropLast() + "ه" : rest
            for candidate in [feminine, rest] where try count(candidate) + count(WordPrefixes.article + candidate) > count(word) { return candidate }
        }
        guard word.hasSuffix("ات"), word.count > 4 else { return word }
        let root = String(word.dropLast(2))
        let candidates = try [root + "ه", root].map { (word: $0, count: try count($0)) }
        guard let best = candidates.max(by: { $0.count < $1.count }), try best.count * 2 >= count(word) else { return word }
        return best.word
    }
}
