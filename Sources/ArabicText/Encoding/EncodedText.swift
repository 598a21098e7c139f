// A text of any size in its own encoding: lines are found and decoded on demand, each sanitised as it enters. Reading it
// never fails: a byte that means nothing becomes U+FFFD.

/// A text and its encoding. All offsets are in bytes. It never changes, and may be read from any thread.
package final class EncodedText: @unchecked Sendable {
    /// A line longer than this is cut into pieces, so that the cost of any line is bounded. The places depend on the bytes
    /// alone: each is after the first space at or past a multiple of the bound. So pieces met forward and backward agree.
    package static let lineBound = 32 << 10

    package let source: TextBytes
    package let encoding: TextEncoding
    /// 0, or after the byte order mark.
    package let startOffset: ByteOffset
    /// One past the last byte.
    package let endOffset: ByteOffset
    /// Of a text that is the beginning of one, the rest of which is still being read: about where that will end. nil for a whole text.
    package let expectedEnd: ByteOffset?
    package var isBeginning: Bool { expectedEnd != nil }
    private let bytes: UnsafePointer<UInt8>

    /// - Parameters:
    ///   - encoding: nil to detect it (`TextEncoding.detect`).
    ///   - expectedLength: of a beginning, about how many bytes the whole will have.
    package init(_ source: TextBytes, encoding declared: TextEncoding? = nil, expectedLength: Int? = nil) {
        self.source = source
        expectedEnd = expectedLength.map { max($0, source.bytes.count) }
        let encoding = declared ?? TextEncoding.detect(in: source.bytes)
        self.encoding = encoding
        startOffset = encoding.markLength(in: source.bytes)
        // Half a code unit at the end means nothing and is left out.
        endOffset = source.bytes.count - (source.bytes.count - startOffset) % encoding.unit
        let base = source.bytes.baseAddress ?? UnsafeRawPointer(bitPattern: 16).unsafelyUnwrapped
        bytes = base.assumingMemoryBound(to: UInt8.self)
    }

    /// True when these bytes are no text.
    package var isBinary: Bool { TextEncoding.isBinary(source.bytes, encoding: encoding) }

    // MARK: Lines

    /// The byte range of the line or piece that starts at `offset`, its line ending left out; nil at the end.
    package func lineRange(startingAt offset: ByteOffset) -> Range<ByteOffset>? {
        guard offset < endOffset else { return nil }
        let bound = Self.lineBound
        if !isContinuation(at: offset) {
            let limit = min(endOffset, offset + bound)
            if let end = lineEnd(from: offset, to: limit) { return offset..<end }
            if limit == endOffset { return offset..<endOffset }
        }
        return offset..<pieceEnd(after: offset)
    }

    /// True when the line start `offset` begins a later piece of a line longer than the bound.
    package func isContinuation(at offset: ByteOffset) -> Bool {
        guard offset > startOffset else { return false }
        let before = unit(at: offset - encoding.unit)
        return before != .lineFeed && before != .carriageReturn
    }

    /// Where the line after one that ends at `end` starts.
    package func nextLineStart(afterLineEndingAt end: Int) -> Int {
        guard end < endOffset else { return endOffset }
        let width = encoding.unit
        switch unit(at: end) {
        case .carriageReturn: return end + width < endOffset && unit(at: end + width) == .lineFeed ? end + 2 * width : end + width
        case .lineFeed: return end + width
        default: return end
        }
    }

    /// The start of the line or piece that holds the byte at `offset`; a line's ending belongs to it.
    package func lineStart(containing offset: ByteOffset) -> ByteOffset {
        let width = encoding.unit
        var place = min(max(startOffset, offset), endOffset)
        place -= (place - startOffset) % width
        if place > startOffset, place < endOffset, unit(at: place) == .lineFeed, unit(at: place - width) == .carriageReturn { place -= width }
        let horizon = max(startOffset, place - 2 * Self.lineBound)
        var start = place
        while start > horizon, !isLineEnding(unit(at: start - width)) { start -= width }
        let isFound = start == startOffset || isLineEnding(unit(at: start - width))
        if isFound {
            let limit = min(endOffset, start + Self.lineBound)
            if limit == endOffset || lineEnd(from: start, to: limit) != nil { return start }
        }
        // The line is longer than the bound: the last cut at or before the place, if there is one after its start.
        var multiple = place / Self.lineBound
        while multiple * Self.lineBound > start {
            if let cut = cut(atMultiple: multiple), cut <= place { return cut }
            multiple -= 1
        }
        return start
    }

    /// The start of the line before the one that starts at `offset`; nil at the first.
    package func previousLineStart(before offset: ByteOffset) -> ByteOffset? {
        let width = encoding.unit
        guard offset > startOffset else { return nil }
        var end = offset - width
        if unit(at: end) == .lineFeed, end > startOffset, unit(at: end - width) == .carriageReturn { end -= width }
        return lineStart(containing: end)
    }

    // MARK: Decoding

    /// Decodes and sanitises a range that `lineRange` gave, appending to `scalars`.
    package func decode(_ range: Range<Int>, appendingTo scalars: inout [UInt32]) {
        let start = scalars.count
        switch encoding {
        case .utf8: decodeUTF8(range, &scalars)
        case .windows1256: decodeSingleBytes(range, SingleByteDecoding.windows1256, &scalars)
        case .iso8859_6: decodeSingleBytes(range, SingleByteDecoding.iso8859_6, &scalars)
        case .utf16LittleEndian, .utf16BigEndian: decodeUTF16(range, &scalars)
        }
        Sanitizer.clean(&scalars, from: start, widensTabs: true)
    }

    private func decodeUTF8(_ range: Range<Int>, _ scalars: inout [UInt32]) {
        // No more scalars than bytes: written without asking for room one by one.
        let decoded = [UInt32](unsafeUninitializedCapacity: range.count) { room, count in
            var index = range.lowerBound
            while index < range.upperBound {
                let (scalar, next) = UTF8Decoding.next(bytes, index, range.upperBound)
                room[count] = scalar
                count += 1
                index = next
            }
        }
        if scalars.isEmpty { scalars = decoded } else { scalars += decoded }
    }

    private func decodeSingleBytes(_ range: Range<Int>, _ table: [UInt32], _ scalars: inout [UInt32]) {
        for index in range {
            let byte = bytes[index]
            scalars.append(byte < 0x80 ? UInt32(byte) : table[Int(byte) - 0x80])
        }
    }

    private func decodeUTF16(_ range: Range<Int>, _ scalars: inout [UInt32]) {
        var index = range.lowerBound
        while index + 1 < range.upperBound {
            let first = unit(at: index)
            index += 2
            guard first & 0xF800 == 0xD800 else {
                scalars.append(first)
                continue
            }
            let second = index + 1 < range.upperBound ? unit(at: index) : 0
            if first < 0xDC00, second & 0xFC00 == 0xDC00 {
                scalars.append(0x10000 + (first & 0x3FF) << 10 + (second & 0x3FF))
                index += 2
            } else {
                scalars.append(codePoint(.replacement))
            }
        }
    }

    // MARK: Units

    @inline(__always)
    private func unit(at offset: ByteOffset) -> UInt32 {
        switch encoding {
        case .utf16LittleEndian: return UInt32(bytes[offset]) | UInt32(bytes[offset + 1]) << 8
        case .utf16BigEndian: return UInt32(bytes[offset]) << 8 | UInt32(bytes[offset + 1])
        default: return UInt32(bytes[offset])
        }
    }

    private func isLineEnding(_ unit: UInt32) -> Bool { unit == .lineFeed || unit == .carriageReturn }

    /// The first line ending in a range.
    private func lineEnd(from start: Int, to end: Int) -> Int? {
        if encoding.unit == 1 {
            let (found, limit) = (firstByte(UInt8(ascii: "\n"), from: start, to: end), end)
            return firstByte(UInt8(ascii: "\r"), from: start, to: found ?? limit) ?? found
        }
        return stride(from: start, to: end - 1, by: 2).first { isLineEnding(unit(at: $0)) }
    }

    @inline(__always)
    private func firstByte(_ byte: UInt8, from start: Int, to end: Int) -> Int? {
        guard start < end, let found = memoryFind(bytes + start, byte, end - start) else { return nil }
        return found + start
    }

    private func pieceEnd(after offset: ByteOffset) -> Int {
        var multiple = offset / Self.lineBound + 1
        while multiple * Self.lineBound < endOffset {
            if let end = lineEnd(from: offset, to: min(endOffset, (multiple + 1) * Self.lineBound)) {
                // The line ends near: still, a cut that comes first counts.
                guard let cut = cut(atMultiple: multiple), cut < end else { return end }
                return cut
            }
            if let cut = cut(atMultiple: multiple) { return cut }
            multiple += 1
        }
        return lineEnd(from: offset, to: endOffset) ?? endOffset
    }

    /// Where a long line is cut near a multiple of the bound: after the first space there; with no space before the next
    /// multiple, at a character's start; nil when the line ends before either.
    private func cut(atMultiple multiple: Int) -> Int? {
        let width = encoding.unit
        var start = multiple * Self.lineBound
        start += (start - startOffset) % width
        let end = min(endOffset, (multiple + 1) * Self.lineBound - width)
        guard start < end else { return nil }
        for place in stride(from: start, to: end - width + 1, by: width) {
            let unit = unit(at: place)
            if isLineEnding(unit) { return nil }
            if unit == " " { return place + width }
        }
        guard end < endOffset else { return nil }
        return characterStart(from: start)
    }

    private func characterStart(from offset: ByteOffset) -> Int {
        var place = offset
        switch encoding {
        case .utf8: while place < offset + 3, place < endOffset, bytes[place] & 0xC0 == 0x80 { place += 1 }
        case .utf16LittleEndian, .utf16BigEndian: if unit(at: place) & 0xFC00 == 0xDC00 { place += 2 }
        case .windows1256, .iso8859_6: break
        }
        return place
    }
}
