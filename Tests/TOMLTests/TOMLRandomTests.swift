// Whatever the bytes are, the reader ends, and a mistake's place is one of the file. Seeded: a file that fails comes again.
import TOML
import TestSupport
import Testing

@Suite("TOML: files of every kind")
struct TOMLRandomTests {
    /// Every construct once, for changes to begin with.
    private static let sample = Array(
        """
        # تعليق
        theme = "ليل" # آخر
        width = 72
        a.b . "c" = [1, 2.5e3, 'x', { k = true, m.n = [[]] },
          2026-01-31T08:00:00.5+03:00, 07:32:10, -inf, 0xBE_EF]
        [keys]
        "Ctrl-L" = "redraw\\n\\u0645\\U0001F4D6"
        text = \"\"\"
        سطر \\
           آخر ""\"\"\"
        raw = '''
        \\لا''''
        [[list]]
        n = +1_000
        [list.inner]
        on = false

        """.utf8)
    private static let tokens: [[UInt8]] =
        [
            "[", "]", "[[", "]]", "{", "}", "=", ".", ",", "\"", "'", "\"\"\"", "'''", "\\", "\\u12", "#", "\n", "\r\n", "\r", "\0", "\u{1B}", "a",
            "0x", "1e", "-", "+",
            "_", "2026-01-31", "07:32:10", "\u{FEFF}", "ض", "inf", " ", "\t",
        ].map { Array($0.utf8) } + [[0xFF], [0xC3], [0xE2, 0x80], [0xED, 0xA0, 0x80]]

    private static func file(_ random: inout SplitMix) -> [UInt8] {
        // One in four is of tokens alone.
        if Int.random(in: 0..<4, using: &random) == 0 {
            return (0..<Int.random(in: 0...30, using: &random)).flatMap { _ in tokens.randomElement(using: &random) ?? [] }
        }
        var bytes = sample
        for _ in 0..<Int.random(in: 1...6, using: &random) {
            let start = Int.random(in: 0..<max(1, bytes.count), using: &random)
            let end = min(bytes.count, start + Int.random(in: 0...12, using: &random))
            switch Int.random(in: 0..<5, using: &random) {
            case 0: bytes.removeSubrange(min(start, bytes.count)..<end)
            case 1: bytes.insert(contentsOf: tokens.randomElement(using: &random) ?? [], at: min(start, bytes.count))
            case 2: bytes.replaceSubrange(min(start, bytes.count)..<end, with: tokens.randomElement(using: &random) ?? [])
            case 3: bytes.insert(contentsOf: Array(bytes[min(start, bytes.count)..<end]), at: Int.random(in: 0...bytes.count, using: &random))
            default: if start < bytes.count { bytes[start] = UInt8.random(in: 0...255, using: &random) }
            }
        }
        return bytes
    }

    @Test("10,000 files, random and changed at random, are read or refused at a place of theirs", arguments: 1...10)
    func random(_ seed: UInt64) {
        var random = SplitMix(seed)
        for _ in 0..<1_000 {
            let bytes = Self.file(&random)
            do { _ = try TOMLTable(parsing: bytes) } catch {
                let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
                let (line, column) = (error.position.line, error.position.column)
                #expect(
                    (1...lines.count).contains(line) && (1...(lines[min(line, lines.count) - 1].count + 1)).contains(column),
                    "seed \(seed): \(error) in \(String(decoding: bytes, as: UTF8.self).debugDescription)")
            }
        }
    }

    @Test("every beginning of a file ends too")
    func beginnings() {
        for count in 0...Self.sample.count { _ = try? TOMLTable(parsing: Array(Self.sample.prefix(count))) }
    }

    @Test("what would take a slow reader minutes is read at once: many keys, tables, values in a line, long texts")
    func large() throws {
        let many = 200_000
        let files = [
            (0..<many).map { "k\($0) = \($0)\n" }.joined(), (0..<many).map { "[t\($0)]\n" }.joined(), String(repeating: "[[t]]\n", count: many),
            "k = [" + String(repeating: "1,", count: many) + "]", "k = { " + (0..<many).map { "k\($0) = 1" }.joined(separator: ", ") + " }",
            "k = \"" + String(repeating: "مقال ", count: many) + "\"", "k = \"\"\"" + String(repeating: "\\\n ", count: many) + "\"\"\"",
            "k = 0." + String(repeating: "3", count: many), String(repeating: " ", count: many) + "k=1", "#" + String(repeating: "#", count: many),
            (0..<many).map { "a.k\($0) = \($0)\n" }.joined(),
        ]
        for file in files { #expect(!(try TOMLTable(parsing: Array(file.utf8)).entries.isEmpty) || file.hasPrefix("#")) }
    }
}
