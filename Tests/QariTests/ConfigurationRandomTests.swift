// Files of settings and themes that were changed at random: none ends the program, and no message passes on what commands a terminal.
import ReaderCore
import TestSupport
import Testing

@testable import qari

@Suite("Configuration: files of every kind")
struct ConfigurationRandomTests {
    private static let settings = Array(
        (SettingEntry.file(of: Settings()) + "[keys]\n\"x\" = \"next-page\"\n\"Ctrl-L\" = \"\\u202E\\u001B[2J\"\n\"\\u009B31m\" = 3\n").utf8)
    private static let theme = BundledFiles.paths.filter { $0.hasPrefix("themes/") }.compactMap(BundledFiles.contents).map(Array.init)
    private static let bits: [[UInt8]] =
        [
            "\"", "'", "[", "]", "{", "}", "=", "\n", "\u{1B}]52;c;x\u{7}", "\u{9B}31m", "\u{202E}", "\\u202E", "\\u009B", "\\n", "3", "true", "#",
            ".", "fg",
        ].map { Array($0.utf8) } + [[0xFF], [0x9B], [0]]

    private func changed(_ bytes: [UInt8], _ random: inout SplitMix) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...5, using: &random) {
            let start = Int.random(in: 0...bytes.count, using: &random)
            let end = min(bytes.count, start + Int.random(in: 0...5, using: &random))
            bytes.replaceSubrange(start..<end, with: Self.bits.randomElement(using: &random) ?? [])
        }
        return bytes
    }

    private func check(_ problem: Problem, _ seed: UInt64) {
        for language in Language.allCases {
            let sentence = problem.sentence(in: language)
            let isClean = sentence.unicodeScalars.allSatisfy { scalar in
                // Messages isolate the names in them themselves.
                scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value) && !(0x202A...0x202E).contains(scalar.value)
            }
            #expect(isClean, "seed \(seed): \(sentence.debugDescription)")
        }
    }

    @Test("2,000 files of settings", arguments: 1...10)
    func settingsFiles(_ seed: UInt64) {
        let folder = TemporaryFolder()
        var random = SplitMix(seed)
        for _ in 0..<200 {
            var settings = Settings()
            let path = folder.write("config.toml", changed(Self.settings, &random))
            for problem in ConfigurationFile.load(path, isNamed: true, into: &settings) { check(problem, seed) }
            _ = Keymap(remapping: settings.keys)
        }
    }

    @Test("2,000 themes", arguments: 1...10)
    func themes(_ seed: UInt64) {
        var random = SplitMix(seed)
        for _ in 0..<200 {
            let bytes = changed(Self.theme.randomElement(using: &random) ?? [], &random)
            do throws(Problem) {
                let parent = ThemeSource(name: "dark", path: "dark.toml")
                _ = try ThemeResolver([parent, try ThemeFile(bytes, path: "t.toml").source(named: "t")]).theme("t", namedAt: "t")
            } catch { check(error, seed) }
        }
    }

    @Test("the smallest files that once ended or slowed the program")
    func cases() {
        let folder = TemporaryFolder()
        for text in ["[<a]", "\u{202E}\u{9B}31m = 1", (0..<5_000).map { "k\($0) = 1\n" }.joined()] {
            var settings = Settings()
            let problems = ConfigurationFile.load(folder.write("config.toml", text), isNamed: true, into: &settings)
            #expect(!problems.isEmpty && settings == Settings())
            for problem in problems { check(problem, 0) }
        }
    }
}
