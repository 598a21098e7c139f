// What may be printed of any text: no control characters but line feed and tab, no C1, no override of direction. Isolates, embeddings,
// marks and joiners stay: whoever shows the text has a use for them.
import ArabicText

enum PrintedText {
    /// Text for people, a log's lines among it.
    static func clean(_ text: String) -> String {
        let bytes = Array(text.utf8)
        return isHarmless(bytes) ? text : String(decoding: clean(bytes), as: UTF8.self)
    }

    /// True when there is nothing to leave out: of most texts this is all that has to be known.
    static func isHarmless(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBufferPointer { bytes in
            for index in bytes.indices {
                let byte = bytes[index]
                // By far most of a text: neither a control character nor the first byte of one.
                if byte >= 0x20, byte != 0x7F, byte != 0xC2, byte != 0xE2 { continue }
                switch byte {
                case "\n", "\t": continue
                case _ where byte.isASCIIControl: return false
                // C1 is U+0080–U+009F; the overrides U+202D and U+202E are E2 80 AD and E2 80 AE.
                case 0xC2 where index + 1 < bytes.count && bytes[index + 1] < 0xA0: return false
                case 0xE2 where index + 2 < bytes.count && bytes[index + 1] == 0x80 && (0xAD...0xAE).contains(bytes[index + 2]): return false
                default: continue
                }
            }
            return true
        }
    }

    /// Text without what commands a terminal, sequences as a whole, as text loses it that is read.
    static func clean(_ bytes: [UInt8]) -> [UInt8] {
        var cleaned: [UInt8] = []
        var line: [UInt32] = []
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            guard scalar == "\n" || scalar == "\t" else {
                line.append(scalar.value)
                continue
            }
            Sanitizer.clean(&line)
            cleaned += String(codePoints: line).utf8
            cleaned.append(UInt8(truncatingIfNeeded: scalar.value))
            line.removeAll(keepingCapacity: true)
        }
        Sanitizer.clean(&line)
        return cleaned + String(codePoints: line).utf8
    }
}

/// Text that may be printed: looked at where it is made, so that threads look at theirs.
struct PrintableText: Sendable {
    /// UTF-8.
    let bytes: [UInt8]

    init() { bytes = [] }
    init(_ bytes: [UInt8]) { self.bytes = PrintedText.isHarmless(bytes) ? bytes : PrintedText.clean(bytes) }

    var isEmpty: Bool { bytes.isEmpty }
}
