// Ranking the answers of a full-text index by words in all their forms: what the SQL function `wordRank` is told.
import CSearchRank

extension Connection {
    /// Adds the SQL function `wordRank(index, phrases, weight of each column…)`: the more, the better.
    func addFullTextRank() throws {
        let code = withHandle(qari_add_word_rank)
        guard code == 0 else { throw SQLiteError(number: code, message: "no full-text index") }
    }
}

/// What the phrases of a search's expression are, in its order.
package struct FullTextPhrases {
    private var phrases: [qari_phrase] = []

    package init() {}

    /// - Parameters:
    ///   - word: the number of the wanted word that the phrase is a form of.
    ///   - isTyped: whether it is that word as typed.
    ///   - rarity: how much the word says, in all its forms.
    package mutating func append(word: Int, isTyped: Bool, rarity: Double) {
        phrases.append(qari_phrase(word: Int32(clamping: word), is_typed: isTyped ? 1 : 0, rarity: rarity))
    }

    package var argument: any SQLiteBindable { phrases.withUnsafeBytes { [UInt8]($0) } }

    /// An answer that has every word as typed gets so much on top.
    package static let asTyped = QARI_AS_TYPED
}
