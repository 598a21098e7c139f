// Spellings of one word that differ by more than folding knows: a madda spelled out, a name of two words written as one.
import ArabicText

enum WordSpelling {
    /// ءا is آ where letters follow (القرءان); at a word's end it is a hamza with its case's alef (جزءا).
    static func withoutSpelledMadda(_ scalars: [UInt32]) -> [UInt32] {
        guard scalars.contains(hamza) else { return scalars }
        return scalars.indices.filter { place in
            !(scalars[place] == hamza && place + 2 < scalars.count && scalars[place + 1] == alef && scalars[place + 2] != " ")
        }.map { scalars[$0] }
    }

    private static let (hamza, alef): (UInt32, UInt32) = (codePoint("ء"), codePoint("ا"))

    /// عبدالله is عبد الله, whatever letter or two stand before it: where the second word begins, nil for a word that is one.
    static func secondWord(of word: ArraySlice<UInt32>) -> Int? {
        for start in word.indices.prefix(3) {
            if word.count >= start - word.startIndex + servant.count, word[start...].starts(with: servant) { return start + 3 }
            guard prefixes.contains(word[start]) else { return nil }
        }
        return nil
    }

    private static let servant = codePoints("عبدال")
    private static let prefixes = codePoints("وفبلك")
}
