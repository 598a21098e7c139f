// Tells the same text, and nearly the same text, without comparing texts.

enum Fingerprint {
    /// 128 bits of the words in order: FNV-1a from two starts.
    static func hash(of tokens: [Token]) -> [UInt8] {
        var first: UInt64 = 0xCBF2_9CE4_8422_2325
        var second: UInt64 = 0x9E37_79B9_7F4A_7C15
        for token in tokens {
            _ = token.word.utf8.withContiguousStorageIfAvailable { for byte in $0 { mix(byte, &first, &second) } }
            mix(0x20, &first, &second)
        }
        return withUnsafeBytes(of: (first.bigEndian, second.bigEndian)) { [UInt8]($0) }
    }

    @inline(__always)
    private static func mix(_ byte: UInt8, _ first: inout UInt64, _ second: inout UInt64) {
        first = (first ^ UInt64(byte)) &* 0x100_0000_01B3
        second = (second ^ UInt64(byte)) &* 0x100_0000_01B3
        second ^= second >> 29
    }

    /// How many minima a sketch has, two bytes each.
    static let sketchCount = 32

    /// The least hash of the text's word triples under each of 32 hash functions (MinHash): the share of equal minima of two
    /// sketches estimates the share of equal triples of their texts. Empty for a text of less than three words.
    static func sketch(of tokens: [Token]) -> [UInt8] {
        guard tokens.count >= 3 else { return [] }
        let words = tokens.map(\.term.key)
        var minima = [UInt64](repeating: .max, count: sketchCount)
        // Twelve thousand steps for an article of news.
        minima.withUnsafeMutableBufferPointer { minima in
            multipliers.withUnsafeBufferPointer { multipliers in
                for index in 0..<words.count - 2 {
                    let (first, second, third) = (words[index], words[index + 1], words[index + 2])
                    let triple = scrambled(first ^ scrambled(second ^ scrambled(third)))
                    for number in 0..<sketchCount {
                        let value = (triple &+ UInt64(truncatingIfNeeded: number)) &* multipliers[number]
                        let hash = value ^ value >> 31
                        // A branch that is hardly ever taken: quicker than the least of both.
                        if hash < minima[number] { minima[number] = hash }
                    }
                }
            }
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(2 * sketchCount)
        for minimum in minima {
            let value = scrambled(minimum)
            bytes.append(UInt8(truncatingIfNeeded: value))
            bytes.append(UInt8(truncatingIfNeeded: value >> 8))
        }
        return bytes
    }

    /// True when two sketches say that most of their texts is the same.
    static func areNearlySame(_ first: [UInt8], _ second: [UInt8]) -> Bool {
        guard first.count == 2 * sketchCount, second.count == first.count else { return false }
        var equal = 0
        for number in stride(from: 0, to: first.count, by: 2) where first[number] == second[number] && first[number + 1] == second[number + 1] {
            equal += 1
        }
        return equal * 4 >= sketchCount * 3
    }

    private static let multipliers: [UInt64] = (0..<sketchCount).map { scrambled(UInt64($0) &* 0x9E37_79B9_7F4A_7C15 &+ 1) | 1 }

    /// The finaliser of SplitMix64.
    private static func scrambled(_ value: UInt64) -> UInt64 {
        var value = value
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }
}
