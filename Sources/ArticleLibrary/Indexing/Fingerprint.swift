// Tells the same text, and nearly the same text, without comparing texts.

package enum Fingerprint {
    /// 128 bits of some bytes in hexadecimal, for names made of what they name. Not for telling what somebody has forged from what they have not.
    package static func hex(_ bytes: [UInt8]) -> String {
        var hash = Hash()
        for byte in bytes { hash.mix(byte) }
        return hash.bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// 128 bits of the words in order: FNV-1a from two starts.
    static func hash(of tokens: [Token]) -> [UInt8] {
        var hash = Hash()
        hash.add(tokens)
        return hash.bytes
    }

    /// The same, of tokens that come some at a time.
    struct Hash {
        private var first: UInt64 = 0xCBF2_9CE4_8422_2325
        private var second: UInt64 = 0x9E37_79B9_7F4A_7C15

        mutating func add(_ tokens: [Token]) {
            for token in tokens {
                _ = token.word.utf8.withContiguousStorageIfAvailable { for byte in $0 { mix(byte) } }
                mix(0x20)
            }
        }

        var bytes: [UInt8] { withUnsafeBytes(of: (first.bigEndian, second.bigEndian)) { [UInt8]($0) } }

        @inline(__always)
        fileprivate mutating func mix(_ byte: UInt8) {
            first = (first ^ UInt64(byte)) &* 0x100_0000_01B3
            second = (second ^ UInt64(byte)) &* 0x100_0000_01B3
            second ^= second >> 29
        }
    }

    /// How many minima a sketch has, two bytes each.
    static let sketchCount = 32

    /// The least hash of the text's word triples under each of 32 hash functions (MinHash): the share of equal minima of two
    /// sketches estimates the share of equal triples of their texts. The words come some at a time.
    struct Sketch {
        private var minima = [UInt64](repeating: .max, count: sketchCount)
        /// The last two words, and how many there were.
        private var (first, second, count): (UInt64, UInt64, Int) = (0, 0, 0)

        mutating func add(_ tokens: [Token]) {
            var (first, second, count) = (first, second, count)
            minima.withUnsafeMutableBufferPointer { minima in
                multipliers.withUnsafeBufferPointer { multipliers in
                    for token in tokens {
                        let third = token.term.key
                        count += 1
                        if count > 2 { Self.lower(minima, by: scrambled(first ^ scrambled(second ^ scrambled(third))), multipliers) }
                        (first, second) = (second, third)
                    }
                }
            }
            (self.first, self.second, self.count) = (first, second, count)
        }

        @inline(__always)
        private static func lower(_ minima: UnsafeMutableBufferPointer<UInt64>, by triple: UInt64, _ multipliers: UnsafeBufferPointer<UInt64>) {
            for number in 0..<sketchCount {
                let value = (triple &+ UInt64(truncatingIfNeeded: number)) &* multipliers[number]
                let hash = value ^ value >> 31
                // A branch that is hardly ever taken: quicker than the least of both.
                if hash < minima[number] { minima[number] = hash }
            }
        }

        /// Empty for a text of less than three words.
        var bytes: [UInt8] {
            guard count >= 3 else { return [] }
            return minima.flatMap { minimum in
                let value = scrambled(minimum)
                return [UInt8(truncatingIfNeeded: value), UInt8(truncatingIfNeeded: value >> 8)]
            }
        }
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
