// What two articles that tell the same story share, in numbers that an index finds: parts of the sketches of their texts, and the words
// of their headlines.

enum StorySigns {
    /// Six parts of four minima: of texts that share 85 in 100 of their triples, 98 in 100 share a part, of such that share 40, 14.
    private static let (parts, partLength) = (6, 8)
    /// Shorter headlines are those of columns («حالة الطقس اليوم»), not of stories.
    private static let titleWords = 4

    /// The signs of an article; none of a text of a few words.
    static func signs(title: [Token], sketch: [UInt8]) -> [Int64] {
        // The headline's first: who shares it tells the same, whatever else is shared.
        var signs = [titleSign(title)].compactMap(\.self)
        for part in 0..<parts where sketch.count >= (part + 1) * partLength {
            signs.append(hash([UInt8(part)] + sketch[(part * partLength)..<((part + 1) * partLength)]))
        }
        return signs
    }

    /// The sign of a headline's words; nil for a headline that many an article has.
    static func titleSign(_ title: [Token]) -> Int64? {
        guard title.count >= titleWords else { return nil }
        return hash([0xFF] + title.flatMap { Array($0.word.utf8) + [0x20] })
    }

    /// FNV-1a.
    private static func hash(_ bytes: [UInt8]) -> Int64 {
        Int64(bitPattern: bytes.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 })
    }
}
