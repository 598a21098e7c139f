// UTF-8, decoded without ever failing: each maximal ill-formed subpart becomes one U+FFFD (the Unicode Standard,
// section 3.9, "U+FFFD Substitution of Maximal Subparts").

enum UTF8Decoding {
    /// Decodes the sequence at `index`, which must be below `end`.
    /// - Returns: the scalar (U+FFFD for an ill-formed one) and where the next sequence starts.
    @inline(__always)
    static func next(_ bytes: UnsafePointer<UInt8>, _ index: Int, _ end: Int) -> (scalar: UInt32, next: Int) {
        let lead = UInt32(bytes[index])
        if lead < 0x80 { return (lead, index + 1) }
        if lead >= 0xC2, lead < 0xE0, index + 1 < end {
            let second = UInt32(bytes[index + 1])
            if second & 0xC0 == 0x80 { return ((lead & 0x1F) << 6 | second & 0x3F, index + 2) }
        }
        return longer(bytes, index, end)
    }

    private static func longer(_ bytes: UnsafePointer<UInt8>, _ index: Int, _ end: Int) -> (scalar: UInt32, next: Int) {
        let lead = UInt32(bytes[index])
        guard lead >= 0xE0, lead < 0xF5, index + 1 < end else { return (0xFFFD, index + 1) }
        let second = UInt32(bytes[index + 1])
        // Table 3-7: the second byte's range rules out overlong forms, surrogates and what lies past U+10FFFF.
        let lowest: UInt32 = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80
        let highest: UInt32 = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF
        guard second >= lowest, second <= highest else { return (0xFFFD, index + 1) }
        guard index + 2 < end, bytes[index + 2] & 0xC0 == 0x80 else { return (0xFFFD, index + 2) }
        let third = UInt32(bytes[index + 2]) & 0x3F
        if lead < 0xF0 { return ((lead & 0x0F) << 12 | (second & 0x3F) << 6 | third, index + 3) }
        guard index + 3 < end, bytes[index + 3] & 0xC0 == 0x80 else { return (0xFFFD, index + 3) }
        return ((lead & 0x07) << 18 | (second & 0x3F) << 12 | third << 6 | UInt32(bytes[index + 3]) & 0x3F, index + 4)
    }

    /// How many sequences of two bytes and more are well formed, and how many bytes fit no sequence. A sequence cut off
    /// by the end counts as neither.
    static func census(of bytes: UnsafeRawBufferPointer) -> (wellFormed: Int, malformed: Int) {
        guard let base = bytes.bindMemory(to: UInt8.self).baseAddress else { return (0, 0) }
        var counts = (wellFormed: 0, malformed: 0)
        var index = 0
        while index < bytes.count {
            if base[index] < 0x80 {
                index += 1
                continue
            }
            let (scalar, next) = Self.next(base, index, bytes.count)
            let isReplacementItself = next - index == 3 && base[index] == 0xEF
            if scalar != 0xFFFD || isReplacementItself {
                counts.wellFormed += 1
            } else if next < bytes.count || bytes.count - index > 3 {
                counts.malformed += 1
            }
            index = next
        }
        return counts
    }
}
