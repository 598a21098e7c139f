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

    /// Adds the stem of a folded Arabic word (UTF-8) to some bytes; the word itself where the stemmer leaves nothing, or where it is too
    /// long to be one.
    func append(stemOf word: [UInt8], to bytes: inout [UInt8]) {
        guard word.count <= Self.longestWord else { return bytes.append(contentsOf: word) }
        var spelled = word
        // Folding made teh marbuta a heh. As a last letter both go, one as the feminine's, one as a pronoun: the stemmer
        // knows the first in shorter words.
        if spelled.count > 4, spelled.suffix(2).elementsEqual("ه".utf8) { spelled.replaceSubrange((spelled.count - 2)..., with: "ة".utf8) }
        guard let result = sb_stemmer_stem(handle, spelled, Int32(spelled.count)) else { return bytes.append(contentsOf: word) }
        let stem = UnsafeBufferPointer(start: result, count: Int(sb_stemmer_length(handle)))
        if stem.count >= 4 { bytes.append(contentsOf: stem) } else { bytes.append(contentsOf: word) }
    }
}
