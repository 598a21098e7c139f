// What spellings come to, remembered: looked up for every word of every text that is brought in.

/// Terms by the bytes of a spelling: a hash table with open addressing. All of it is forgotten at once.
struct SpellingTable {
    /// Several where a compatibility character is a phrase.
    typealias Forms = [(term: IndexTerm, stem: IndexTerm?)]

    private struct Entry {
        let hash: UInt64
        let start: Int
        let end: Int
        let forms: Forms
    }

    private var entries: [Entry] = []
    private var bytes: [UInt8] = []
    /// Numbers of entries, -1 where there is none; a power of two of them, at most half taken.
    private var slots: [Int32] = []

    var count: Int { entries.count }

    static func hash(_ spelling: UnsafeBufferPointer<UInt8>) -> UInt64 {
        let hash = IndexTerm.key(of: spelling)
        // The low bits of FNV-1a depend on the low bits of the bytes alone.
        return hash ^ hash >> 32
    }

    func forms(of spelling: UnsafeBufferPointer<UInt8>, hash: UInt64) -> Forms? {
        guard !slots.isEmpty else { return nil }
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot] >= 0 {
            let entry = entries[Int(slots[slot])]
            if entry.hash == hash, bytes[entry.start..<entry.end].elementsEqual(spelling) { return entry.forms }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    mutating func add(_ forms: Forms, for spelling: UnsafeBufferPointer<UInt8>, hash: UInt64) {
        if 2 * entries.count >= slots.count { grow() }
        let start = bytes.count
        bytes.append(contentsOf: spelling)
        place(hash, Int32(entries.count))
        entries.append(Entry(hash: hash, start: start, end: bytes.count, forms: forms))
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
