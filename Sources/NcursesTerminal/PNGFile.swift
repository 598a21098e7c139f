// Pixels as a PNG file (ISO/IEC 15948), not compressed: the terminal at the other end has to decode nothing that anybody else has written.
// It writes no chunk but those that a picture must have.

enum PNGFile {
    /// - Parameters:
    ///   - pixels: red, green, blue and opacity of each, row by row from the top.
    ///   - size: width and height in pixels.
    static func bytes(of pixels: [UInt8], _ size: SIMD2<Int>) -> [UInt8] {
        let isOpaque = stride(from: 3, to: pixels.count, by: 4).allSatisfy { pixels[$0] == 255 }
        var rows: [UInt8] = []
        rows.reserveCapacity(size.y + size.x * size.y * (isOpaque ? 3 : 4))
        for row in 0..<size.y {
            // No filter.
            rows.append(0)
            let bytes = pixels[(row * size.x * 4)..<((row + 1) * size.x * 4)]
            if isOpaque { for (place, byte) in bytes.enumerated() where place % 4 != 3 { rows.append(byte) } } else { rows += bytes }
        }
        // Eight bits of each, red, green, blue, and opacity where there is any.
        let header = bigEndian(size.x) + bigEndian(size.y) + [8, isOpaque ? 2 : 6, 0, 0, 0]
        return signature + chunk("IHDR", header) + chunk("IDAT", stored(rows)) + chunk("IEND", [])
    }

    private static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    private static func chunk(_ name: String, _ data: [UInt8]) -> [UInt8] {
        let body = Array(name.utf8) + data
        return bigEndian(data.count) + body + bigEndian(Int(checksum(body)))
    }

    private static func bigEndian(_ number: Int) -> [UInt8] { [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) } }

    /// A zlib stream (RFC 1950) of blocks that are stored as they are (RFC 1951, section 3.2.4).
    private static func stored(_ bytes: [UInt8]) -> [UInt8] {
        var stream: [UInt8] = [0x78, 0x01]
        stream.reserveCapacity(bytes.count + bytes.count / longestBlock * 5 + 16)
        var rest = bytes[...]
        repeat {
            let block = rest.prefix(longestBlock)
            rest = rest.dropFirst(longestBlock)
            let (length, isLast) = (UInt16(block.count), rest.isEmpty)
            stream += [isLast ? 1 : 0, UInt8(length & 0xFF), UInt8(length >> 8), UInt8(~length & 0xFF), UInt8(~length >> 8)]
            stream += block
        } while !rest.isEmpty
        return stream + bigEndian(Int(adler(bytes)))
    }

    private static let longestBlock = 65_535

    /// Adler-32.
    private static func adler(_ bytes: [UInt8]) -> UInt32 {
        var (low, high): (UInt32, UInt32) = (1, 0)
        for byte in bytes {
            low = (low + UInt32(byte)) % 65_521
            high = (high + low) % 65_521
        }
        return high << 16 | low
    }

    /// CRC-32, as PNG has it.
    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var sum = UInt32.max
        for byte in bytes { sum = table[Int((sum ^ UInt32(byte)) & 0xFF)] ^ sum >> 8 }
        return ~sum
    }

    private static let table: [UInt32] = (0..<256).map { number in
        (0..<8).reduce(UInt32(number)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ value >> 1 : value >> 1 }
    }
}
