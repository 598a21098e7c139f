// The encodings an article comes in, and how one is recognised.

/// An encoding. The raw value is its name on the command line.
package enum TextEncoding: String, CaseIterable, Hashable, Sendable {
    case utf8 = "utf-8"
    case utf16LittleEndian = "utf-16le"
    case utf16BigEndian = "utf-16be"
    case windows1256 = "windows-1256"
    case iso8859_6 = "iso-8859-6"

    /// Bytes of one code unit.
    var unit: Int { self == .utf16LittleEndian || self == .utf16BigEndian ? 2 : 1 }

    /// True where a character's bytes are code units of their own: a line's end is one byte.
    package var isOfSingleBytes: Bool { unit == 1 }

    /// How many bytes at the start are a byte order mark of this encoding.
    func markLength(in bytes: UnsafeRawBufferPointer) -> Int {
        switch self {
        case .utf8: return bytes.starts(with: ByteOrderMark.utf8) ? 3 : 0
        case .utf16LittleEndian: return bytes.starts(with: ByteOrderMark.utf16LittleEndian) ? 2 : 0
        case .utf16BigEndian: return bytes.starts(with: ByteOrderMark.utf16BigEndian) ? 2 : 0
        case .windows1256, .iso8859_6: return 0
        }
    }

    /// Recognises an encoding by the first 64 KB:
    ///
    /// 1. a byte order mark decides, or zero bytes that only UTF-16 has so;
    /// 2. UTF-8 when there is no byte above 7F, or more well-formed sequences of UTF-8 than bytes that fit none;
    /// 3. else the text is in one of the two single-byte Arabic encodings. A byte that ISO-8859-6 leaves empty or gives
    ///    to controls speaks for windows-1256 (its ف ق ك, its dashes and quotation marks are such). A byte that would be
    ///    an accented Latin letter of windows-1256 beside an Arabic one speaks for ISO-8859-6 (its ه و ي ل are such).
    ///    More voices win; windows-1256 where they are equal, being the commoner.
    package static func detect(in bytes: UnsafeRawBufferPointer) -> TextEncoding {
        for marked in [TextEncoding.utf8, .utf16LittleEndian, .utf16BigEndian] where marked.markLength(in: bytes) > 0 {
            return marked
        }
        let sample = UnsafeRawBufferPointer(rebasing: bytes.prefix(64 << 10))
        if holdsZero(sample, upTo: 4 << 10), let wide = unmarkedUTF16(sample.prefix(4 << 10)) { return wide }
        let (wellFormed, malformed) = UTF8Decoding.census(of: sample)
        if malformed == 0 || wellFormed > malformed { return .utf8 }
        return SingleByteDecoding.looksLikeISO(sample) ? .iso8859_6 : .windows1256
    }

    /// UTF-16 without a mark: the zero halves of spaces, line ends and ASCII letters stand at even places alone, or at odd ones alone,
    /// at one of forty bytes at least, and no code unit is a control character.
    private static func unmarkedUTF16(_ sample: Slice<UnsafeRawBufferPointer>) -> TextEncoding? {
        guard sample.count >= 4 else { return nil }
        let bytes = Array(sample)
        let (even, odd) = (
            stride(from: 0, to: bytes.count, by: 2).count { bytes[$0] == 0 }, stride(from: 1, to: bytes.count, by: 2).count { bytes[$0] == 0 }
        )
        guard (even == 0) != (odd == 0), (even + odd) * 40 >= bytes.count else { return nil }
        let isLittle = even == 0
        let isPlain = stride(from: 0, to: bytes.count - 1, by: 2).allSatisfy { place in
            let (low, high) = isLittle ? (bytes[place], bytes[place + 1]) : (bytes[place + 1], bytes[place])
            return high != 0 || low >= 0x20 || ("\t"..."\r").contains(low)
        }
        return isPlain ? isLittle ? .utf16LittleEndian : .utf16BigEndian : nil
    }

    private static func holdsZero(_ bytes: UnsafeRawBufferPointer, upTo length: Int) -> Bool {
        guard let base = bytes.bindMemory(to: UInt8.self).baseAddress else { return false }
        return memoryFind(base, 0, min(length, bytes.count)) != nil
    }

    /// True when bytes are no text: a NUL among the first 8 KB of something that is not UTF-16.
    package static func isBinary(_ bytes: UnsafeRawBufferPointer, encoding: TextEncoding) -> Bool {
        encoding.unit == 1 && holdsZero(bytes, upTo: 8 << 10)
    }
}
