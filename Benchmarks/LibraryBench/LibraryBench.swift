// Measures the library: whether related articles are related, and how long things take when there are many.
//
//     LibraryBench related [ARTICLES] [FOLDER]   each article's second half is stored, its first half asks
//     LibraryBench strangers ARTICLES FOLDER     texts of the folder's subfolders, in small libraries: how many of another are listed?
//     LibraryBench words [ARTICLES] [FOLDER]     words, and words with prefixes: are their articles found, and do others come along?
//     LibraryBench overlap [FOLDER]              how much the halves of an article share: generated beside real ones
//     LibraryBench speed [ARTICLES] [FILE]       a library of so many, kept in FILE if named
//     LibraryBench agency [ARTICLES] [FILE]      the same with an agency's: some ninety words, signed, filed, of forty feeds
//     LibraryBench saving [ARTICLES] [FILE]      how many articles a second are saved, two thousand at a time, the making of them left out
//     LibraryBench fill ARTICLES FILE [SEED]     articles into FILE, fifty at a time; says how many after each time (the tests end it midway)
//
// FOLDER holds texts (.txt, UTF-8) to use in place of generated ones. scripts/bench-library runs it.
import ArticleLibrary
import ArticleModel
import Foundation

@main
struct LibraryBench {
    static func main() throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        let number = arguments.dropFirst().first.flatMap { Int($0) }
        let rest = arguments.dropFirst(number == nil ? 1 : 2).first
        switch arguments.first {
        case "related":
            // Texts have what events they have.
            for perEvent in rest == nil ? [1, 1.6, 4] : [1] { try HalvesTest(articles: number ?? 1500, perEvent: perEvent, folder: rest).run() }
        case "strangers" where rest != nil: try StrangersTest(articles: number ?? 20, folder: rest ?? "").run()
        case "words": try WordsTest(articles: number ?? 5000, folder: rest).run()
        case "overlap": try HalvesTest(articles: number ?? 1500, folder: rest).printOverlap()
        case "speed":
            var test = SpeedTest(articles: number ?? 100_000, file: rest)
            try test.run()
        case "agency":
            var test = SpeedTest(articles: number ?? 100_000, file: rest, isBrief: true)
            try test.run()
        case "saving":
            var test = SpeedTest(articles: number ?? 10_000, file: rest)
            try test.runSaving()
        case "fill":
            var test = SpeedTest(articles: number ?? 1000, file: rest, seed: arguments.dropFirst(3).first.flatMap { UInt64($0) } ?? 7)
            try test.fill()
        default:
            print("LibraryBench related [ARTICLES] [FOLDER] | strangers ARTICLES FOLDER | overlap [FOLDER] | words [ARTICLES] [FOLDER]")
            print("  | speed [ARTICLES] [FILE] | agency [ARTICLES] [FILE] | saving [ARTICLES] [FILE] | fill ARTICLES FILE [SEED]")
        }
    }

    /// A path for a library that is gone afterwards.
    static func withTemporaryLibrary(_ body: (String) throws -> Void) throws {
        let folder = NSTemporaryDirectory() + "/library-bench-\(getpid())"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try body(folder + "/library.db")
    }

    /// The texts of a folder's files, in the order of their names.
    static func texts(in folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".txt") }.sorted()
            .map { try String(contentsOfFile: folder + "/" + $0, encoding: .utf8) }
    }

    static func percent(_ part: Int, _ whole: Int) -> String { whole == 0 ? "–" : String(format: "%.1f %%", 100 * Double(part) / Double(whole)) }
}
