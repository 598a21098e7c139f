// Turns text into the index's words: splits, folds (ArabicText's search folding), stems. Question and text go through the
// same: that they agree is what makes a search find.
import ArabicText

/// Remembers the words it has met. Not for several threads at once.
final class Indexer {
    private let stemmer = Stemmer()
    private var folded = FoldedText()
    /// What each spelling comes to: several words where a compatibility character is a phrase.
    private var known: [[UInt32]: [(word: String, stem: String?)]] = [:]
    /// So many words are remembered; then all are forgotten, and the common ones are soon back. A word takes some 250 bytes.
    private let bound: Int
    /// Characters of a word; one that goes on is several. No language has such words, but a file may.
    private static let longestWord = 1_000
    /// Characters of a word that is remembered.
    private static let longestKnown = 64

    /// - Parameter isForReading: for the odd search and article, not for bringing in thousands.
    init(isForReading: Bool = false) { bound = isForReading ? 4_000 : 32_000 }

    /// The words of a text in order. The address of a marked text's link (`[words](address)`) is none of them.
    /// - Parameter base: what the tokens' ranges count from.
    func tokens(of text: some StringProtocol, from base: Int = 0) -> [Token] {
        var tokens: [Token] = []
        var word: [UInt32] = []
        var (offset, start) = (base, base)
        var address = LinkAddress()
        var numbers = GroupedNumbers()
        func end() {
            for form in forms(of: word) { tokens.append(Token(word: form.word, stem: form.stem, range: start..<offset)) }
            word.removeAll(keepingCapacity: true)
        }
        for scalar in text.unicodeScalars {
            if !address.contains(scalar.value), Self.isPartOfWord(scalar.value) {
                if word.count == Self.longestWord { end() }
                if word.isEmpty {
                    start = offset
                    numbers.noteWord(tokens.count, scalar)
                }
                word.append(scalar.value)
            } else {
                if !word.isEmpty { end() }
                numbers.noteGap(scalar)
            }
            offset += UTF8.width(scalar)
        }
        if !word.isEmpty { end() }
        return numbers.joined(tokens)
    }

    /// Letters and digits, and what is invisible or sits on them: marks, joiners, tatweel.
    static func isPartOfWord(_ scalar: UInt32) -> Bool {
        if scalar.isASCII { return scalar.isASCIILetter || scalar.isASCIIDigit }
        let properties = CharacterProperties(scalar)
        if properties.isLetterOrDigit { return true }
        if scalar < codePoint(.noBreakSpace) || scalar == .lineSeparator || scalar == .paragraphSeparator { return false }
        return properties.rawWidth == 0 || properties.isHaraka || properties.isNeverShown
    }

    private func forms(of word: [UInt32]) -> [(word: String, stem: String?)] {
        if let forms = known[word] { return forms }
        word.withUnsafeBufferPointer { folded.fold($0) }
        let forms: [(word: String, stem: String?)] = WordSpelling.withoutSpelledMadda(folded.scalars).split(separator: codePoint(" ")).map { part in
            let isArabic = part.contains { CharacterProperties($0).bidiClass == .arabicLetter }
            var text = String.UnicodeScalarView()
            text.append(contentsOf: part.lazy.compactMap(Unicode.Scalar.init))
            let word = String(text)
            return (word, isArabic ? stemmer.stem(word) : nil)
        }.flatMap { form in
            WordSpelling.parts(of: form.word).map { parts in parts.map { ($0, stemmer.stem($0)) } } ?? [form]
        }
        guard word.count <= Self.longestKnown else { return forms }
        if known.count >= bound { known.removeAll(keepingCapacity: true) }
        known[word] = forms
        return forms
    }
}
