// The palette as constant data equals what it is worked out as. RECORD_DOCS=1 (`make docs`) writes it anew.
import Foundation
import Testing

@testable import NcursesTerminal

@Suite("The palette as constant data")
struct PaletteTableTests {
    private static func lab(_ index: Int) -> [Double] {
        let lab = ColorMapper.lab(ColorMapper.rgb(ofPalette: index))
        return [lab.x, lab.y, lab.z]
    }

    private static var source: String {
        let rows = (0..<256).map { "        " + lab($0).map { String(format: "%.9f", $0 == 0 ? 0 : $0) }.joined(separator: ", ") + ",\n" }.joined()
        return """
            // Made from xterm's palette by `make docs` (PaletteTableTests).

            extension ColorMapper {
                /// xterm's palette as the eye measures it (OKLab), three numbers a colour: constant data, so that a start works none of it out.
                static let palette: [Double] = [
            \(rows)    ]
            }

            """
    }

    @Test("each colour of the table is what its red, green and blue are worked out as")
    func upToDate() throws {
        if ProcessInfo.processInfo.environment["RECORD_DOCS"] == "1" {
            let file = URL(filePath: #filePath).deletingLastPathComponent()
                .appending(path: "../../Sources/NcursesTerminal/ColorMapper+Palette.swift").standardized
            return try Data(Self.source.utf8).write(to: file)
        }
        #expect(ColorMapper.palette.count == 3 * 256)
        // The last digits of a cube root are the C library's own.
        for index in 0..<256 {
            for (kept, found) in zip(ColorMapper.palette[(3 * index)...], Self.lab(index)) { #expect(abs(kept - found) < 1e-8, "\(index)") }
        }
    }
}
