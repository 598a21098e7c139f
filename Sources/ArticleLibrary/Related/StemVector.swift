// How often an article has each of its stems, kept beside it so that two articles can be compared without reading their texts.

/// An article's stems by number, with their counts.
///
/// Stored as four bytes a stem, ascending: 24 bits of the stem's hash and 8 bits of its count in halves (a title's words count for
/// more, see `IndexedArticle`). Two stems of one article that share a hash count as one; of 250 stems, about one in five hundred
/// articles has such a pair.
struct StemVector {
    private(set) var entries: [UInt32]
    /// The length of the vector of damped counts, as `(1 + ln count)`: a word's tenth mention says little that the ninth did not.
    private(set) var length: Float

    init(_ subjects: [IndexedArticle.Subject]) {
        var entries: [UInt32] = []
        entries.reserveCapacity(subjects.count)
        var (number, count): (UInt32?, Double) = (nil, 0)
        func end() { if let number { entries.append(number << 8 | UInt32(min(255, max(2, (2 * count).rounded())))) } }
        // By number, and as they were given.
        for packed in subjects.indices.map({ UInt64(subjects[$0].term.number) << 32 | UInt64(UInt32(truncatingIfNeeded: $0)) }).sorted() {
            let subject = subjects[Int(packed & 0xFFFF_FFFF)]
            if subject.term.number != number {
                end()
                (number, count) = (subject.term.number, 0)
            }
            count += subject.count
        }
        end()
        self.init(entries: entries)
    }

    init(bytes: [UInt8]) {
        var entries: [UInt32] = []
        entries.reserveCapacity(bytes.count / 4)
        bytes.withUnsafeBytes { raw in
            // What is left over of a damaged one is no entry.
            for offset in stride(from: 0, to: raw.count - 3, by: 4) {
                entries.append(UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
            }
        }
        self.init(entries: entries)
    }

    private init(entries: [UInt32]) {
        self.entries = entries
        var sum: Float = 0
        for entry in entries {
            let weight = Self.damped(entry)
            sum += weight * weight
        }
        length = sum.squareRoot()
    }

    var bytes: [UInt8] {
        entries.map { $0.littleEndian }.withUnsafeBytes { [UInt8]($0) }
    }

    /// 24 bits of the stem's FNV-1a hash.
    static func number(of stem: some Sequence<UInt8>) -> UInt32 {
        var hash: UInt32 = 0x811C_9DC5
        for byte in stem { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
        return (hash >> 24 ^ hash) & 0xFF_FFFF
    }

    static func number(_ entry: UInt32) -> UInt32 { entry >> 8 }

    func contains(_ number: UInt32) -> Bool {
        var (low, high) = (0, entries.count)
        while low < high {
            let middle = (low + high) / 2
            if Self.number(entries[middle]) < number { low = middle + 1 } else { high = middle }
        }
        return low < entries.count && Self.number(entries[low]) == number
    }

    /// Goes through the entries whose stems are among others.
    /// - Parameters:
    ///   - numbers: the others' numbers, ascending.
    ///   - body: gets a stem's place among the others, and its entry here.
    @inline(__always)
    func forEachShared(with numbers: [UInt32], _ body: (Int, UInt32) -> Void) {
        var place = 0
        for entry in entries {
            let number = Self.number(entry)
            while place < numbers.count, numbers[place] < number { place += 1 }
            if place == numbers.count { return }
            if numbers[place] == number { body(place, entry) }
        }
    }

    @inline(__always)
    static func damped(_ entry: UInt32) -> Float { dampedHalves[Int(entry & 0xFF)] }

    private static let dampedHalves: [Float] = (0..<256).map { halves in
        halves < 2 ? 1 : Float(Likeness.damped(Double(halves) / 2))
    }
}
