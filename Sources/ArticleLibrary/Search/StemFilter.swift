// Tells by an article's stems, which are kept beside it, that it can't answer a search: to ask the index of a word in all its forms costs
// twenty times as much.
import ArabicText

struct StemFilter {
    /// Of each part of the question that can be told by stems its spellings, each with the numbers of its words' stems (`StemVector`).
    private let parts: [[[UInt32]]]

    init(_ parts: [IndexQuestion.Part]) {
        let stemmer = Stemmer()
        // Of the beginning of a word no stem is known.
        self.parts = parts.filter { !$0.isPrefix }.map { part in part.spellings.map { words in words.map { Self.number(of: $0, stemmer) } } }
    }

    /// False for an article that lacks a part in all its spellings. Of two stems of one number one is taken for the other.
    func mayAnswer(_ article: StemVector) -> Bool {
        parts.allSatisfy { spellings in spellings.contains { $0.allSatisfy(article.contains) } }
    }

    /// As `Indexer` has it: an Arabic word's stem, else the word.
    private static func number(of word: String, _ stemmer: Stemmer) -> UInt32 {
        guard word.unicodeScalars.contains(where: { CharacterProperties($0.value).bidiClass == .arabicLetter }) else {
            return StemVector.number(of: word.utf8)
        }
        var stem = [IndexTerm.stemMark]
        stemmer.append(stemOf: Array(word.utf8), to: &stem)
        return StemVector.number(of: stem)
    }
}
