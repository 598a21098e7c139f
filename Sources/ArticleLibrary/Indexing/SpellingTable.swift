// What spellings come to, remembered: looked up for every word of every text that is brought in.

/// What a spelling comes to: a term, and its stem where it has one; further ones where a compatibility character is a phrase, and where
/// two words are written as one.
struct SpelledTerms {
    let term: IndexTerm
    let stem: IndexTerm?
    var others: [(term: IndexTerm, stem: IndexTerm?)] = []
}

/// Terms by the bytes of a spelling, two hash tables with open addressing: where one is full what was not asked for since it was begun is
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
    mutating func terms(of spelling: UnsafeBufferPointer<UInt8>, hash: UInt64) -> SpelledTerms?? {
        if let terms = young.terms(of: spelling, hash: hash) { return terms }
        guard let terms = old.terms(of: spelling, hash: hash) else { return nil }
        add(terms, for: spelling, hash: hash)
        return terms
    }

    mutating func add(_ terms: SpelledTerms?, for spelling: UnsafeBufferPointer<UInt8>, hash: UInt64) {
        if young.count >= bound {
            swap(&young, &old)
            young.removeAll()
        }
        young.add(terms, for: spelling, hash: hash)
    }

    private struct Generation {
        private struct Entry {
            let hash: UInt64
            let start: Int
            let count: Int
            let terms: SpelledTerms?
        }

        private var entries: [Entry] = []
        private var bytes: [UInt8] = []
        /// Numbers of entries, -1 where there is none; a power of two of them, at most half taken.
        private var slots: [Int32] = []

        var count: Int { entries.count }

        func terms(of spelling: UnsafeBufferPointer<UInt8>, hash: UInt64) -> SpelledTerms?? {
            guard !slots.isEmpty else { return nil }
            var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
            while slots[slot] >= 0 {
                let number = Int(slots[slot])
                if entries[number].hash == hash, has(spelling, entries[number].start, entries[number].count) { return entries[number].terms }
                slot = (slot + 1) & (slots.count - 1)
            }
            return nil
        }

        private func has(_ spelling: UnsafeBufferPointer<UInt8>, _ start: Int, _ count: Int) -> Bool {
            guard count == spelling.count else { return false }
            return bytes.withUnsafeBufferPointer { bytes in
                for place in 0..<count where bytes[start + place] != spelling[place] { return false }
                return true
            }
        }

        mutating func add(_ terms: SpelledTerms?, for spelling: UnsafeBufferPointer<UInt8>, hash: UInt64) {
            if 2 * entries.count >= slots.count { grow() }
            place(hash, Int32(entries.count))
            entries.append(Entry(hash: hash, start: bytes.count, count: spelling.count, terms: terms))
            bytes.append(contentsOf: spelling)
        }

        mutating func removeAll() {
            entries.removeAll(keepingCapacity: true)
            bytes.removeAll(keepingCapacity: true)
            for slot in slots.indices { slots[slot] = -1 }
        }

        private mutating func grow() {
            slots = [Int32](repeating: -1, count: max(256, 2 * slots.count))
            for (number, entry) in entries.enumerated() { place(entry.hash, Int32(number)) }
        }

        private mutating func place(_ hash: UInt64, _ number: Int32) {
            var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
            while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = number
        }
    }
}
