// Pixels as a file that any decoder of PNG reads.
import Testing

@testable import NcursesTerminal

@Suite("PNG files") struct PNGFileTests {
    @Test("two opaque pixels are the file that zlib makes of them, uncompressed, too") func opaque() {
        let expected: [UInt8] = [
            0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0x00, 0x00, 0x0D, 0x49, 0x48, 0x44, 0x52, 0x00, 0x00, 0x00, 0x02, 0x00, 0x00, 0x00,
            0x01, 0x08, 0x02, 0x00, 0x00, 0x00, 0x7B, 0x40, 0xE8, 0xDD, 0x00, 0x00, 0x00, 0x12, 0x49, 0x44, 0x41, 0x54, 0x78, 0x01, 0x01, 0x07, 0x00,
            0xF8, 0xFF, 0x00, 0xC8, 0x0A, 0x1E, 0x00, 0x00, 0x00, 0x05, 0x61, 0x00, 0xF1, 0xF4, 0xDD, 0x38, 0x57, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45,
            0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82,
        ]
        #expect(PNGFile.bytes(of: [200, 10, 30, 255, 0, 0, 0, 255], SIMD2(2, 1)) == expected)
    }

    @Test("pixels that are seen through keep their opacity, and more of them than one block holds go on in the next", arguments: [1, 81, 200])
    func blocks(_ height: Int) {
        let width = 203
        let pixels = (0..<(width * height * 4)).map { (place: Int) -> UInt8 in UInt8(truncatingIfNeeded: place &* 31 &+ place / 7) }
        let file = PNGFile.bytes(of: pixels, SIMD2(width, height))
        func number(_ place: Int) -> Int {
            var sum = 0
            for byte in file[place..<(place + 4)] { sum = sum << 8 | Int(byte) }
            return sum
        }
        #expect(number(16) == width && number(20) == height && file[24] == 8 && file[25] == 6)
        // The data's chunk, behind the header's 33 bytes, and its blocks behind the two of zlib.
        var (place, rows, isLast) = (43, [UInt8](), false)
        while !isLast {
            isLast = file[place] == 1
            let length = Int(file[place + 1]) | Int(file[place + 2]) << 8
            let complement = Int(file[place + 3]) | Int(file[place + 4]) << 8
            #expect(length ^ complement == 0xFFFF)
            rows += file[(place + 5)..<(place + 5 + length)]
            place += 5 + length
        }
        #expect(number(33) == place + 4 - 41 && file.count == place + 4 + 4 + 12)
        var expected: [UInt8] = []
        for row in 0..<height {
            expected.append(0)
            expected += pixels[(row * width * 4)..<((row + 1) * width * 4)]
        }
        #expect(rows == expected)
    }
}
