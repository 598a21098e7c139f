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

    /// عبدالله is عبد الله, whatever letter stands before it; nil for a word that is one.
    static func parts(of word: String) -> [String]? {
        // Most words are told by their first letters' bytes.
        guard word.utf8.count >= 10, let servant = word.firstRange(of: "عبدال") else { return nil }
        let before = word[..<servant.lowerBound]
        guard before.unicodeScalars.count < 3, before.unicodeScalars.allSatisfy(prefixes.contains) else { return nil }
        let end = word.index(servant.lowerBound, offsetBy: 3)
        return [String(word[..<end]), String(word[end...])]
    }

    private static let prefixes: Set<Unicode.Scalar> = ["و", "ف", "ب", "ل", "ك"]
}
