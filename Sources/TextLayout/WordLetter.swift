// Words that Unicode has as one letter: ﷽ and its like. In a cell of the grid nobody can read them, so they are drawn as the
// words they stand for. The source keeps its one letter: a place, a search and copying see that.
import ArabicText

enum WordLetter {
    /// The words of a letter; nil for any other character.
    static func words(of scalar: UInt32) -> [UInt32]? { isPossible(scalar) ? table[scalar] : nil }

    @inline(__always)
    static func isPossible(_ scalar: UInt32) -> Bool { scalar &- 0xFD40 < 0xC0 }

    /// A text with its words written out, and for each of its scalars the offset in the source; nil when it has none of these letters.
    static func writtenOut(_ text: UnsafeBufferPointer<UInt32>) -> (text: [UInt32], sourceOffsets: [Int32])? {
        guard text.contains(where: isPossible), text.contains(where: { words(of: $0) != nil }) else { return nil }
        var written: [UInt32] = []
        var offsets: [Int32] = []
        for offset in text.indices {
            let words = words(of: text[offset]) ?? [text[offset]]
            written += words
            offsets += repeatElement(Int32(truncatingIfNeeded: offset), count: words.count)
        }
        return (written, offsets)
    }

    private static let table: [UInt32: [UInt32]] = Dictionary(
        uniqueKeysWithValues: [
            (0xFD40, "رحمه الله"), (0xFD41, "رضي الله عنه"), (0xFD42, "رضي الله عنها"), (0xFD43, "رضي الله عنهم"), (0xFD44, "رضي الله عنهما"),
            (0xFD45, "رضي الله عنهن"), (0xFD46, "صلى الله عليه وآله"), (0xFD47, "عليه السلام"), (0xFD48, "عليهم السلام"), (0xFD49, "عليهما السلام"),
            (0xFD4A, "عليه الصلاة والسلام"), (0xFD4B, "قدس سره"), (0xFD4C, "صلى الله عليه وآله وسلم"), (0xFD4D, "عليها السلام"),
            (0xFD4E, "تبارك وتعالى"), (0xFD4F, "رحمهم الله"), (0xFDCF, "سلامه علينا"), (0xFDF0, "صلے"), (0xFDF1, "قلے"), (0xFDF2, "الله"),
            (0xFDF3, "أكبر"), (0xFDF4, "محمد"), (0xFDF5, "صلعم"), (0xFDF6, "رسول"), (0xFDF7, "عليه"), (0xFDF8, "وسلم"), (0xFDF9, "صلى"),
            (0xFDFA, "صلى الله عليه وسلم"), (0xFDFB, "جل جلاله"), (0xFDFC, "ریال"), (0xFDFD, "بسم الله الرحمن الرحيم"), (0xFDFE, "سبحانه وتعالى"),
            (0xFDFF, "عز وجل"),
        ].map { ($0.0, codePoints($0.1)) })
}
