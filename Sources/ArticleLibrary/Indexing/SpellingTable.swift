// What spellings come to, remembered: looked up for every word of every text that is brought in.

/// What a spelling comes to: a term, and its stem where it has one; further ones where a compatibility character is a phrase, and where
/// two words are written as one.
struct SpelledTerms {
    let term: IndexTerm
    let stem: IndexTerm?
    var others: [(term: IndexTerm, stem: IndexTerm?)] = []
}

/// Terms by a spelling's hash, two hash tables with open addressing: where one is full what was not asked for since it was begun is
/// forgotten, and the common words stay.
struct SpellingTable {
    private var young = Generation()
    private var old = Generation()
    /// So many spellings are in one of the two.
    private let bound: Int

    init(bound: Int) { self.bound = bound }

    static func hash(_ spelling: UnsafeBufferPointer<UInt8>) -> UInt64 {
        let hash = IndexTerm.key(of: spelling)
        // The low bits of FNV-1a depend on the low bits of the bytes alone.
        return hash ^ hash >> 32
    }

    /// Nil for a spelling that is not known; what is none of a word (a lone haraka) is known to be nothing.
    mutating func terms(hash: UInt64) -> SpelledTerms?? {
        if let terms = young.terms(hash: hash) { return terms }
        guard let terms = old.terms(hash: hash) else { return nil }
        add(terms, hash: hash)
        return terms
    }

    mutating func add(_ terms: SpelledTerms?, hash: UInt64) {
        if young.count >= bound {
            swap(&young, &old)
            young.removeAll()
        }
        young.add(terms, hash: hash)
    }

    /// Spellings are told by their hashes alone, as terms are by their keys: to compare the bytes as well would fetch them from memory, which
    /// takes longer than all else that is done here.
    private struct Generation {
        private struct Slot {
            var hash: UInt64 = 0
            /// Of its terms; -1 where there are none.
            var number: Int32 = -1
        }

        private var terms: [SpelledTerms?] = []
        /// A power of two of them, at most half taken.
        private var slots: [Slot] = []

        var count: Int { terms.count }

        func terms(hash: UInt64) -> SpelledTerms?? {
            guard !slots.isEmpty else { return nil }
            let number = slots[place(of: hash)].number
            guard number >= 0 else { return nil }
            return .some(terms[Int(number)])
        }

        mutating func add(_ new: SpelledTerms?, hash: UInt64) {
            if 2 * terms.count >= slots.count { grow() }
            slots[place(of: hash)] = Slot(hash: hash, number: Int32(truncatingIfNeeded: terms.count))
            terms.append(new)
        }

        mutating func removeAll() {
            terms.removeAll(keepingCapacity: true)
            for slot in slots.indices { slots[slot] = Slot() }
        }

        private mutating func grow() {
            let old = slots
            slots = [Slot](repeating: Slot(), count: max(256, 2 * old.count))
            for slot in old where slot.number >= 0 { slots[place(of: slot.hash)] = slot }
        }

        /// Where a hash stands, or may be put.
        private func place(of hash: UInt64) -> Int {
            var place = Int(truncatingIfNeeded: hash) & (slots.count - 1)
            while slots[place].number >= 0, slots[place].hash != hash { place = (place + 1) & (slots.count - 1) }
            return place
        }
    }
}
