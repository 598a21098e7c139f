// Asks the library with each article's first half for its second: the partner should come first.
import ArticleLibrary
import Foundation

struct HalvesTest {
    private let halves: [(title: String, first: String, second: String)]
    private let origin: String

    init(articles: Int, perEvent: Double = 1.6, folder: String?) throws {
        if let folder {
            halves = try LibraryBench.texts(in: folder).map { text in
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
            origin = "\(articles) generated articles, " + (perEvent == 1 ? "each of an event of its own" : "\(perEvent) of one event on average")
        }
    }

    private static func split(_ words: [String]) -> (String, String) {
        (words[..<(words.count / 2)].joined(separator: " "), words[(words.count / 2)...].joined(separator: " "))
    }

    func run() throws {
        try LibraryBench.withTemporaryLibrary { path in
            let library = try Library.open(path: path)
            var ids: [Int64?] = []
            // The headline is of the first half.
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
                try timing.measure { found = try library.related(to: StoredArticle(title: half.title, text: half.first), limit: 5).map(\.id) }
                if found.first == id { first += 1 }
                if found.contains(id!) { five += 1 }
            }
            let words = halves.reduce(0) { $0 + $1.first.split(separator: " ").count + $1.second.split(separator: " ").count } / max(1, halves.count)
            print("related: \(origin), \(words) words each on average, \(asked) asked")
            print("  partner first \(LibraryBench.percent(first, asked)), among five \(LibraryBench.percent(five, asked))")
            print("  a question takes \(timing)")
        }
    }

    /// How much the halves share, and how much of that no other article has: the more, the easier.
    func printOverlap() throws {
        let sets = halves.map { (Set($0.first.split(separator: " ")), Set($0.second.split(separator: " "))) }
        let shares = sets.map { 100 * Double($1.intersection($0).count) / Double(max(1, $1.count)) }
        print(String(format: "overlap: \(origin): %.1f %% of the second half's different words are in the first", Self.mean(shares)))
        var own: [Double] = []
        for start in stride(from: 0, through: sets.count - Self.group, by: Self.group) {
            for index in start..<start + Self.group {
                var shared = sets[index].0.intersection(sets[index].1)
                for other in start..<start + Self.group where other != index { shared.subtract(sets[other].0.union(sets[other].1)) }
                let words = halves[index].first.split(separator: " ").count + halves[index].second.split(separator: " ").count
                own.append(100 * Double(shared.count) / Double(max(1, words)))
            }
        }
        print(String(format: "  in groups of %d: %.2f different words in 100 are in both halves and in no other text", Self.group, Self.mean(own)))
    }

    private static let group = 7

    private static func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(max(1, values.count)) }
}
