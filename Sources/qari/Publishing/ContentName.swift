// Names made of what they name.

enum ContentName {
    /// 128 bits of some bytes in hexadecimal: FNV-1a from two starts. Not for telling what somebody has forged from what they have not: a
    /// name has the article's number beside it.
    static func of(_ bytes: some Sequence<UInt8>) -> String {
        var (first, second): (UInt64, UInt64) = (0xCBF2_9CE4_8422_2325, 0x9E37_79B9_7F4A_7C15)
        for byte in bytes {
            first = (first ^ UInt64(byte)) &* 0x100_0000_01B3
            second = (second ^ UInt64(byte)) &* 0x100_0000_01B3
            second ^= second >> 29
        }
        return hex(first) + hex(second)
    }

    private static func hex(_ number: UInt64) -> String {
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
