// Where the different terms of a text stand in a list of them: a hash table that is emptied without being gone through, since it serves
// one text after the other.

struct TermPlaces {
    private struct Slot {
        var key: UInt64 = 0
        var place: Int32 = 0
        /// The text that it was filled for.
        var round: UInt32 = 0
    }

    /// A power of two of them, at most half taken.
    private var slots = [Slot](repeating: Slot(), count: 2048)
    private var round: UInt32 = 0
    private var count = 0

    mutating func removeAll() {
        count = 0
        round &+= 1
        // After so many texts what is left of the first would count again.
        if round == 0 {
            for slot in slots.indices { slots[slot].round = 0 }
            round = 1
        }
    }

    /// The place of a term that is there; nil for one that is new, which then is at `place`.
    mutating func place(of key: UInt64, orEnterAt place: Int) -> Int? {
        if 2 * count >= slots.count { grow() }
        var index = start(of: key)
        while slots[index].round == round {
            if slots[index].key == key { return Int(slots[index].place) }
            index = (index + 1) & (slots.count - 1)
        }
        slots[index] = Slot(key: key, place: Int32(truncatingIfNeeded: place), round: round)
        count += 1
        return nil
    }

    /// The low bits of FNV-1a depend on the low bits of the bytes alone.
    private func start(of key: UInt64) -> Int { Int(truncatingIfNeeded: key ^ key >> 32) & (slots.count - 1) }

    private mutating func grow() {
        let old = slots
        slots = [Slot](repeating: Slot(), count: 2 * old.count)
        for slot in old where slot.round == round {
            var index = start(of: slot.key)
            while slots[index].round == round { index = (index + 1) & (slots.count - 1) }
            slots[index] = slot
        }
    }
}
