// What ends a line besides its end: form feeds (`pdftotext` writes one where a page ends), vertical tabs, the line and paragraph separators of
// Unicode. An `EncodedText` has lines by line feeds and carriage returns alone.

package enum LineSeparators {
    /// The text with a line feed for each of them, none where a line's end stands as well; nil where it has none, and in UTF-16.
    package static func asLineFeeds(in text: EncodedText) -> EncodedText? {
        guard text.encoding.unit == 1 else { return nil }
        let bytes = UnsafeRawBufferPointer(rebasing: text.source.bytes[..<text.endOffset])
        guard let base = bytes.bindMemory(to: UInt8.self).baseAddress, isThere(base, bytes.count, text.encoding) else { return nil }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            let length = length(base, index, bytes.count, text.encoding)
            if length == 0 {
                result.append(base[index])
                index += 1
                continue
            }
            index += length
            let isAtStart = result.last.map(isLineEnd) ?? true
            let isAtEnd = index == bytes.count || isLineEnd(base[index])
            if !isAtStart && !isAtEnd { result.append(UInt8(ascii: "\n")) }
        }
        return EncodedText(TextBytes(copying: result), encoding: text.encoding)
    }

    private static func isThere(_ bytes: UnsafePointer<UInt8>, _ count: Int, _ encoding: TextEncoding) -> Bool {
        if memoryFind(bytes, 0x0B, count) != nil || memoryFind(bytes, 0x0C, count) != nil { return true }
        guard encoding == .utf8 else { return false }
        var index = 0
        // Few characters of an Arabic text begin with this byte.
        while let found = memoryFind(bytes + index, 0xE2, count - index) {
            index += found
            if length(bytes, index, count, encoding) > 0 { return true }
            index += 1
        }
        return false
    }

    /// The bytes of a separator at `index`; 0 where none is.
    @inline(__always)
    private static func length(_ bytes: UnsafePointer<UInt8>, _ index: Int, _ count: Int, _ encoding: TextEncoding) -> Int {
        let byte = bytes[index]
        if byte == 0x0B || byte == 0x0C { return 1 }
        guard byte == 0xE2, encoding == .utf8, index + 2 < count, bytes[index + 1] == 0x80 else { return 0 }
        return bytes[index + 2] == 0xA8 || bytes[index + 2] == 0xA9 ? 3 : 0
    }

    private static func isLineEnd(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }
}
