// Snowball's Arabic stemmer, on folded words. The only file that knows libstemmer.
import ArabicText
import CStemmer

/// Not for several threads at once.
final class Stemmer {
    private let handle: OpaquePointer?

    init() { handle = sb_stemmer_new("arabic", "UTF_8") }

    deinit { sb_stemmer_delete(handle) }

    /// No Arabic word has so many bytes (two a letter), and a longer one's stem would take time by the square of its length.
    private static let longestWord = 128

    /// The stem of a folded Arabic word; the word itself where the stemmer leaves nothing, or where it is too long to be one.
    func stem(_ word: String) -> String {
        guard word.utf8.count <= Self.longestWord else { return word }
        var bytes = Array(word.utf8)
        // Folding made teh marbuta a heh. As a last letter both go, one as the feminine's, one as a pronoun: the stemmer
        // knows the first in shorter words.
        if bytes.count > 4, bytes.suffix(2).elementsEqual("ه".utf8) { bytes = bytes.dropLast(2) + Array("ة".utf8) }
        guard let result = sb_stemmer_stem(handle, bytes, Int32(bytes.count)) else { return word }
        let stem = UnsafeBufferPointer(start: result, count: Int(sb_stemmer_length(handle)))
        return stem.count >= 4 ? String(decoding: stem, as: UTF8.self) : word
    }
}
