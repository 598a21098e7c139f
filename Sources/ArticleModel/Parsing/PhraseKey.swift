// A phrase as the rules compare it: the spellings that editors mix become one.
import ArabicText

/// A short text folded as for search (`SearchFolding`), spaces single, punctuation at both ends removed.
struct PhraseKey: Hashable, Sendable {
    let scalars: [UInt32]

    init(_ text: some Sequence<UInt32>) {
        var scalars: [UInt32] = []
        scalars.reserveCapacity(text.underestimatedCount)
        for scalar in text {
            SearchFolding.forEachFolded(scalar) { folded in
                if folded == " ", scalars.isEmpty || scalars.last == " " { return }
                scalars.append(folded)
            }
        }
        while let last = scalars.last, Self.isEdge(last) { scalars.removeLast() }
        self.scalars = Array(scalars.drop(while: Self.isEdge))
    }

    var isEmpty: Bool { scalars.isEmpty }
    var words: [PhraseKey] {
        scalars.split(separator: codePoint(" ")).map { PhraseKey($0) }.filter { !$0.isEmpty }
    }

    /// The first words, as one phrase.
    func prefix(words count: Int) -> PhraseKey? {
        let parts = scalars.split(separator: codePoint(" "))
        guard parts.count >= count else { return nil }
        return PhraseKey(parts.prefix(count).joined(separator: codePoints(" ")))
    }

    private static func isEdge(_ scalar: UInt32) -> Bool {
        switch scalar {
        case " "..."/", ":"..."@", "["..."`", "{"..."~", "«", "»", "·", "،", "؛", "؟": return true
        case "\u{2010}"..."\u{2027}", "\u{2030}"..."\u{205E}", "\u{25A0}"..."\u{25FF}", "\u{2190}"..."\u{21FF}": return true
        default: return false
        }
    }
}
