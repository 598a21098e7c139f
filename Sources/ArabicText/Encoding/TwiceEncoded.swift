// Arabic that was read in a wrong encoding once and saved so: `Ø§Ù„`, `ط§ظ„`, `ÇáÓ`. What was saved is UTF-8; the letters in it are the bytes of
// the text as it was. Told by the text's beginning as a whole: what comes out must be Arabic nearly throughout.

package enum TwiceEncoded {
    /// What the bytes were taken for when they were read wrongly.
    private enum Reading: CaseIterable {
        /// UTF-8 taken for windows-1252 (or Latin-1) or for windows-1256.
        case utf8AsLatin, utf8AsArabic
        /// windows-1256 taken for windows-1252 or Latin-1.
        case arabicAsLatin
    }

    /// So much is looked at, in bytes.
    private static let sample = 8 << 10

    /// The bytes of the text as it was, and their encoding; nil where it was encoded once.
    package static func undone(_ text: EncodedText) -> EncodedText? {
        guard text.encoding == .utf8, text.endOffset - text.startOffset >= 8 else { return nil }
        let bytes = UnsafeRawBufferPointer(rebasing: text.source.bytes[text.startOffset..<text.endOffset])
        // What all of them have: Latin-1's letters and signs, by the bytes that begin them. Texts in Arabic have few.
        var (signs, arabic) = (0, 0)
        for byte in bytes.prefix(sample) {
            if byte == 0xC2 || byte == 0xC3 { signs += 1 }
            if byte >= 0xD8, byte <= 0xDB { arabic += 1 }
        }
        guard signs >= 4, signs * 8 >= arabic else { return nil }
        guard let reading = reading(of: UnsafeRawBufferPointer(rebasing: bytes.prefix(sample))) else { return nil }
        return EncodedText(TextBytes(copying: before(reading, bytes)), encoding: reading == .arabicAsLatin ? .windows1256 : .utf8)
    }

    private static func reading(of bytes: UnsafeRawBufferPointer) -> Reading? {
        // Of most texts the first letters tell that they are none of these.
        var letters = (arabic: 0, latin: 0, other: 0, plain: 0)
        forEachScalar(of: bytes) { scalar in
            switch scalar {
            case 0..<0x80: if scalar.isASCIILetter { letters.plain += 1 }
            case 0x80..<0x250, 0x2C6, 0x2DC, 0x2010...0x2044, 0x20AC, 0x2122: letters.latin += 1
            case 0x600...0x6FF: letters.arabic += 1
            default: letters.other += 1
            }
        }
        let foreign = letters.arabic + letters.latin + letters.other
        guard letters.latin >= 8, letters.other * 20 < foreign else { return nil }
        for reading in Reading.allCases {
            // Two bytes of UTF-8 are a letter: of Arabic taken for Arabic half of them or more are ط and ظ.
            if reading == .utf8AsArabic ? letters.arabic == 0 : letters.arabic * 20 > foreign { continue }
            // An accented letter here and there is a language's; all of them are none's.
            if reading == .arabicAsLatin, letters.latin < 2 * letters.plain { continue }
            if isArabic(before(reading, bytes), reading) { return reading }
        }
        return nil
    }

    private static func isArabic(_ bytes: [UInt8], _ reading: Reading) -> Bool {
        bytes.withUnsafeBytes { bytes in
            var (arabic, foreign) = (0, 0)
            if reading == .arabicAsLatin {
                for byte in bytes where byte >= 0x80 {
                    foreign += 1
                    if (0x600...0x6FF).contains(SingleByteDecoding.windows1256[Int(byte) - 0x80]) { arabic += 1 }
                }
                return arabic * 10 >= foreign * 9
            }
            let (wellFormed, malformed) = UTF8Decoding.census(of: bytes)
            guard malformed * 10 <= wellFormed else { return false }
            forEachScalar(of: bytes) { scalar in
                guard scalar >= 0x80, scalar != .replacement else { return }
                foreign += 1
                if (0x600...0x6FF).contains(scalar) { arabic += 1 }
            }
            return foreign >= 4 && arabic * 10 >= foreign * 8
        }
    }

    private static func forEachScalar(of bytes: UnsafeRawBufferPointer, _ body: (UInt32) -> Void) {
        guard let base = bytes.bindMemory(to: UInt8.self).baseAddress else { return }
        var index = 0
        while index < bytes.count {
            let (scalar, next) = UTF8Decoding.next(base, index, bytes.count)
            body(scalar)
            index = next
        }
    }

    // MARK: Bytes

    /// Every letter as the byte that it was read from. What stands for none is written as UTF-8 has it, in windows-1256 as a question mark.
    private static func before(_ reading: Reading, _ bytes: UnsafeRawBufferPointer) -> [UInt8] {
        let places = reading == .utf8AsArabic ? arabicPlaces : latinPlaces
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        forEachScalar(of: bytes) { scalar in
            if scalar < 0x80 {
                result.append(UInt8(scalar))
            } else if let byte = places[scalar] ?? (scalar < 0x100 ? UInt8(scalar) : nil) {
                result.append(byte)
            } else if reading == .arabicAsLatin {
                result.append(UInt8(ascii: "?"))
            } else {
                result.append(codePoints: CollectionOfOne(scalar))
            }
        }
        return result
    }

    private static let arabicPlaces: [UInt32: UInt8] = places(SingleByteDecoding.windows1256)

    /// windows-1252: what of its upper half is not Latin-1's.
    private static let latinPlaces: [UInt32: UInt8] = places([
        0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D, 0x8F,
        0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
    ])

    private static func places(_ table: [UInt32]) -> [UInt32: UInt8] {
        Dictionary(table.enumerated().map { ($1, UInt8(0x80 + $0)) }) { first, _ in first }
    }
}
