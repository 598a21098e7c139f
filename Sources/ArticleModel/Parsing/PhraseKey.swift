// A phrase as the rules compare it: the spellings that editors mix become one.

/// A short text without harakat, tatweel and bidi marks, alefs alike, ة as ه, ى and ی as ي, Latin in small letters, spaces
/// single, punctuation at both ends removed.
struct PhraseKey: Hashable, Sendable {
    let scalars: [UInt32]

    init(_ text: some Sequence<UInt32>) {
        var scalars: [UInt32] = []
        for scalar in text {
            guard let folded = Self.fold(scalar) else { continue }
            if folded == 0x20, scalars.isEmpty || scalars.last == 0x20 { continue }
            scalars.append(folded)
        }
        while let last = scalars.last, Self.isEdge(last) { scalars.removeLast() }
        self.scalars = Array(scalars.drop(while: Self.isEdge))
    }

    var isEmpty: Bool { scalars.isEmpty }
    var words: [PhraseKey] {
        scalars.split(separator: 0x20).map { PhraseKey($0) }.filter { !$0.isEmpty }
    }

    func hasPrefix(_ other: PhraseKey) -> Bool {
        scalars.starts(with: other.scalars) && (scalars.count == other.scalars.count || scalars[other.scalars.count] == 0x20)
    }

    /// The first words, as one phrase.
    func prefix(words count: Int) -> PhraseKey? {
        let parts = scalars.split(separator: 0x20)
        guard parts.count >= count else { return nil }
        return PhraseKey(parts.prefix(count).joined(separator: [0x20]))
    }

    private static func fold(_ scalar: UInt32) -> UInt32? {
        switch scalar {
        case 0x0622, 0x0623, 0x0625, 0x0671: return 0x0627
        case 0x0629: return 0x0647
        case 0x0649, 0x06CC: return 0x064A
        case 0x06A9: return 0x0643
        case 0x064B...0x065F, 0x0670, 0x0640, 0x0610...0x061A, 0x06D6...0x06DC, 0x061C: return nil
        case 0x200B...0x200F, 0x202A...0x202E, 0x2066...0x2069: return nil
        case 0x09, 0xA0, 0x202F, 0x3000: return 0x20
        case 0x41...0x5A: return scalar + 0x20
        default: return scalar
        }
    }

    private static func isEdge(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x20...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E, 0xAB, 0xBB, 0xB7, 0x060C, 0x061B, 0x061F: return true
        case 0x2010...0x2027, 0x2030...0x205E, 0x25A0...0x25FF, 0x2190...0x21FF: return true
        default: return false
        }
    }
}
