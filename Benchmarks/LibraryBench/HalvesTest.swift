// Asks the library with each article's first half for its second: the partner should come first.
import ArticleLibrary
import Foundation

struct HalvesTest {
    private let halves: [(title: String, first: String, second: String)]
    private let origin: String

    init(articles: Int, perEvent: Double = 1.6, folder: String?) throws {
        if let folder {
            let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".txt") }.sorted()
            halves = try names.map { name in
                let text = try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
                let (first, second) = Self.split(text.split(whereSeparator: \.isWhitespace).map(String.init))
                return ("", first, second)
            }
            origin = "\(halves.count) texts of \(folder)"
        } else {
            var corpus = NewsCorpus(seed: 20_261_124, articles: articles, perEvent: perEvent)
            halves = (0..<articles).map { _ in
                let text = corpus.next()
                let (first, second) = Self.split(text.sentences.joined(separator: " ").split(separator: " ").map(String.init))
                return (text.title, first, second)
            }
            origin = "\(articles) generated articles, \(perEvent) of one event on average"
        }
    }

    private static func split(_ words: [String]) -> (String, String) {
        (words[..<(words.count / 2)].joined(separator: " "), words[(words.count / 2)...].joined(separator: " "))
    }

    func run() throws {
        try LibraryBench.withTemporaryLibrary { path in
            let library = try Library.open(path: path)
            var ids: [Int64?] = []
            // The second half has no title: the headline would name both.
            for half in halves {
                switch try library.save(StoredArticle(title: "", text: half.second)) {
                case .added(let id): ids.append(id)
                default: ids.append(nil)
                }
            }
            var (asked, first, five) = (0, 0, 0)
            var timing = Timing()
            for (half, id) in zip(halves, ids) where id != nil {
                asked += 1
                var found: [Int64] = []
                try timing.measure { found = try library.related(to: StoredArticle(title: "", text: half.first), limit: 5).map(\.id) }
                if found.first == id { first += 1 }
                if found.contains(id!) { five += 1 }
            }
            let words = halves.reduce(0) { $0 + $1.first.split(separator: " ").count + $1.second.split(separator: " ").count } / max(1, halves.count)
            print("related: \(origin), \(words) words each on average, \(asked) asked")
            print("  partner first \(LibraryBench.percent(first, asked)), among five \(LibraryBench.percent(five, asked))")
            print("  a question takes \(timing)")
        }
    }

    /// Of the different words of an article's second half, how many are in its first: the more, the easier.
    func printOverlap() throws {
        var shares: [Double] = []
        for half in halves {
            let (first, second) = (Set(half.first.split(separator: " ")), Set(half.second.split(separator: " ")))
            shares.append(Double(second.intersection(first).count) / Double(max(1, second.count)))
        }
        let mean = shares.reduce(0, +) / Double(max(1, shares.count))
        print("overlap: \(origin): \(LibraryBench.percent(Int(mean * 1000), 1000)) of the second half's different words are in the first")
    }
}
