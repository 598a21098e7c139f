// Every cell that a layout can make is as wide as the C library says, and so as ncurses draws it: else a row drifts.
import Glibc
import Testing

@testable import TextLayout

@Suite("Widths")
struct WidthTests {
    /// The C library's wcwidth, by name: its header gives it to few.
    private static func width() throws -> (UInt32) -> Int {
        #expect(setlocale(LC_CTYPE, "C.UTF-8") != nil)
        let function = unsafeBitCast(try #require(dlsym(nil, "wcwidth")), to: (@convention(c) (Int32) -> Int32).self)
        return { Int(function(Int32(bitPattern: $0))) }
    }

    @Test("all scalars, alone, after a letter and after lam: each cell and each mark is as wide as it is drawn")
    func everyScalar() throws {
        let width = try Self.width()
        let engine = LayoutEngine()
        var wrong: [String] = []
        let all = (UInt32(0x20)...0x10FFFF).filter { Unicode.Scalar($0) != nil && $0 != 0x2028 && $0 != 0x2029 && $0 != 0x85 }
        for start in stride(from: 0, to: all.count, by: 4096) {
            // A space, the scalar; beh, the scalar; lam, the scalar.
            let text = all[start..<min(start + 4096, all.count)].flatMap { scalar -> [UInt32] in [0x20, scalar, 0x628, scalar, 0x644, scalar] }
            let layout = engine.layOut(text, base: .rightToLeft, options: LayoutOptions(width: 1 << 20))
            for line in 0..<layout.lineCount {
                for cell in layout.visualLine(line).cells {
                    let marks = (0..<4).map { cell.marks[$0] }.filter { $0 != 0 }
                    if width(cell.scalar) != cell.width || marks.contains(where: { width($0) != 0 }) {
                        wrong.append("U+\(String(cell.scalar, radix: 16)) \(cell.width)≠\(width(cell.scalar)) \(marks)")
                    }
                }
            }
        }
        #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(20))")
    }
}
