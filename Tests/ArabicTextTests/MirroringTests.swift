// Mirrored characters against Unicode's own file: every pair of it, and no character besides.
import Foundation
import Testing

@testable import ArabicText

@Suite("Mirroring")
struct MirroringTests {
    @Test("every pair of BidiMirroring.txt mirrors, and every other character is its own mirror")
    func everyPair() throws {
        var pairs: [UInt32: UInt32] = [:]
        for line in try String(contentsOfFile: "/usr/share/unicode/BidiMirroring.txt", encoding: .utf8).split(separator: "\n") {
            let fields = line.prefix { $0 != "#" }.split(separator: ";").map { UInt32($0.trimmingCharacters(in: .whitespaces), radix: 16) }
            guard fields.count == 2, let character = fields[0], let mirror = fields[1] else { continue }
            pairs[character] = mirror
        }
        try #require(pairs.count > 400 && pairs[0x7B] == 0x7D)
        let wrong = (0...UInt32(0x10FFFF)).filter { mirrored($0) != pairs[$0] ?? $0 }
        #expect(wrong.isEmpty, "\(wrong.map { String($0, radix: 16) })")
    }

    @Test("brackets are their own pair's, named by the opening one")
    func brackets() {
        for (open, close) in ["()", "[]", "{}", "⟨⟩", "「」"].map({ ($0.unicodeScalars.first!.value, $0.unicodeScalars.last!.value) }) {
            #expect(bracketPair(open) == open | 1 << 31 && bracketPair(close) == open, "\(open)")
        }
        for scalar in "<>«»/ا".unicodeScalars { #expect(bracketPair(scalar.value) == 0, "\(scalar)") }
    }
}
