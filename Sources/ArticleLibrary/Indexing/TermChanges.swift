// By how many articles each word and stem has become commoner: many articles saved at once are counted at once.

/// A hash table with open addressing: four hundred terms of every article are looked up in it.
struct TermChanges {
    private struct Slot {
        var key: UInt64 = 0
        var articles: Int32 = 0
        var isTaken = false
    }

    /// A power of two of them, at most half taken.
    private var slots: [Slot] = []
    private(set) var count = 0

    /// - Parameter articles: 1 for an article that is there now, -1 for one that is there no more.
    mutating func note(_ terms: [UInt64], _ articles: Int32) {
        if 2 * (count + terms.count) >= slots.count { grow(for: terms.count) }
        slots.withUnsafeMutableBufferPointer { slots in
            for term in terms {
                let place = Self.place(of: term, in: slots)
                if !slots[place].isTaken {
                    slots[place] = Slot(key: term, isTaken: true)
                    count += 1
                }
                slots[place].articles &+= articles
            }
        }
    }

    /// Those that are to be written, in the order that the table has them: neighbours stand in one page of the file.
    var inOrder: [(key: Int64, articles: Int)] {
        slots.compactMap { $0.articles == 0 ? nil : (Int64(bitPattern: $0.key), Int($0.articles)) }.sorted { $0.key < $1.key }
    }

    mutating func removeAll() { (slots, count) = ([], 0) }

    /// The low bits of FNV-1a depend on the low bits of the bytes alone.
    @inline(__always)
    private static func place(of key: UInt64, in slots: UnsafeMutableBufferPointer<Slot>) -> Int {
        var place = Int(truncatingIfNeeded: key ^ key >> 32) & (slots.count - 1)
        while slots[place].isTaken, slots[place].key != key { place = (place + 1) & (slots.count - 1) }
        return place
    }

    private mutating func grow(for more: Int) {
        let old = slots
        var size = max(1024, old.count)
        while 2 * (count + more) >= size { size *= 2 }
        slots = [Slot](repeating: Slot(), count: size)
        slots.withUnsafeMutableBufferPointer { slots in
            for slot in old where slot.isTaken { slots[Self.place(of: slot.key, in: slots)] = slot }
        }
    }
}
