// Letters that are drawn as others: words that Unicode has as one letter, ﷽ and its like, which nobody can read in a cell of the grid, as
// the words they stand for; letters without presentation forms that are another letter with a mark (ڵ is a lam with a small v) as these two,
// so that they join. The source keeps its one letter: a place, a search and copying see that.
import ArabicText

enum DrawnLetter {
    /// What a letter is drawn as; nil for any other character.
    static func words(of scalar: UInt32) -> [UInt32]? {
        // Kurdish ڵ and ێ, Pashto ځ, Urdu ۂ.
        switch scalar {
        case "ڵ": [codePoint("ل"), smallV]
        case "ێ": [codePoint("ی"), smallV]
        case "ځ": [codePoint("ح"), hamzaAbove]
        case "ۂ": [codePoint("ہ"), hamzaAbove]
        default: ("\u{FD40}"..."\u{FDFF}").contains(scalar) ? table[scalar] : nil
        }
    }

    private static let smallV = codePoint("\u{65A}")
    private static let hamzaAbove = codePoint("\u{654}")

    @inline(__always)
    static func isPossible(_ scalar: UInt32) -> Bool {
        // Letters of Arabic itself come before all of them.
        if scalar < codePoint("ځ") { return false }
        return scalar == "ڵ" || scalar == "ێ" || scalar == "ځ" || scalar == "ۂ" || ("\u{FD40}"..."\u{FDFF}").contains(scalar)
    }

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
            ("﵀", "رحمه الله"), ("﵁", "رضي الله عنه"), ("﵂", "رضي الله عنها"), ("﵃", "رضي الله عنهم"), ("﵄", "رضي الله عنهما"),
            ("﵅", "رضي الله عنهن"), ("﵆", "صلى الله عليه وآله"), ("﵇", "عليه السلام"), ("﵈", "عليهم السلام"), ("﵉", "عليهما السلام"),
            ("﵊", "عليه الصلاة والسلام"), ("﵋", "قدس سره"), ("﵌", "صلى الله عليه وآله وسلم"), ("﵍", "عليها السلام"),
            ("﵎", "تبارك وتعالى"), ("﵏", "رحمهم الله"), ("﷏", "سلامه علينا"), ("ﷰ", "صلے"), ("ﷱ", "قلے"), ("ﷲ", "الله"),
            ("ﷳ", "أكبر"), ("ﷴ", "محمد"), ("ﷵ", "صلعم"), ("ﷶ", "رسول"), ("ﷷ", "عليه"), ("ﷸ", "وسلم"), ("ﷹ", "صلى"),
            ("ﷺ", "صلى الله عليه وسلم"), ("ﷻ", "جل جلاله"), ("﷼", "ریال"), ("﷽", "بسم الله الرحمن الرحيم"), ("﷾", "سبحانه وتعالى"),
            ("﷿", "عز وجل"),
        ].map { (letter: Unicode.Scalar, words) in (letter.value, codePoints(words)) })
}
