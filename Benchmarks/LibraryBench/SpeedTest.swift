// How long things take in a library of many articles.
import ArticleLibrary
import ArticleModel
import Foundation
import Processes

/// Times of one kind of operation: on the clock, and on the processor, which tells what other programs add.
struct Timing: CustomStringConvertible {
    private var clock: [Double] = []
    private var processor: [Double] = []

    /// Times one operation, in milliseconds.
    mutating func measure(_ body: () throws -> Void) rethrows {
        let (start, processorStart) = (ContinuousClock.now, Self.processorTime())
        try body()
        let passed = (ContinuousClock.now - start).components
        clock.append(Double(passed.seconds) * 1000 + Double(passed.attoseconds) / 1e15)
        processor.append(Self.processorTime() - processorStart)
    }

    /// In all.
    var sums: (clock: Double, processor: Double) { (clock.reduce(0, +), processor.reduce(0, +)) }

    private static func processorTime() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) * 1000 + Double(time.tv_nsec) / 1e6
    }

    private static func at(_ share: Double, _ times: [Double]) -> String {
        times.isEmpty ? "–" : String(format: "%.1f", times.sorted()[min(times.count - 1, Int(share * Double(times.count)))])
    }

    var description: String {
        "median \(Self.at(0.5, clock)) ms, 95 %: \(Self.at(0.95, clock)) ms; processor \(Self.at(0.5, processor)), 95 %: "
            + "\(Self.at(0.95, processor)), longest \(Self.at(1, processor)) (\(clock.count) times)"
    }
}

struct SpeedTest {
    private let articles: Int
    private let file: String?
    private var corpus: NewsCorpus
    /// Articles as agencies send them: some ninety words, signed, filed, of forty feeds.
    private let isBrief: Bool

    init(articles: Int, file: String?, seed: UInt64 = 7, isBrief: Bool = false) {
        (self.articles, self.file, self.isBrief) = (articles, file, isBrief)
        corpus = NewsCorpus(seed: seed, articles: articles, perEvent: 1.6)
    }

    /// Saves articles fifty at a time, saying after each time how many are saved.
    mutating func fill() throws {
        let library = try Library.open(path: file ?? "")
        for start in stride(from: 0, to: articles, by: 50) {
            try library.save((0..<50).map { _ in article() })
            print(start + 50)
            fflush(nil)
        }
    }

    /// Saves articles a thousand at a time into a new library.
    mutating func runSaving() throws {
        if let file { return try runSaving(file) }
        var copy = self
        try LibraryBench.withTemporaryLibrary { try copy.runSaving($0) }
    }

    private mutating func runSaving(_ path: String) throws {
        let library = try Library.open(path: path)
        var (bytes, left, timing) = (0, articles, Timing())
        while left > 0 {
            let round = (0..<min(left, 10_000)).map { _ in article() }
            bytes += round.reduce(0) { $0 + $1.text.utf8.count }
            try timing.measure { try Self.save(round.count, into: library) { round[$0] } }
            left -= round.count
        }
        let (clock, processor) = timing.sums
        let rates = [clock, processor].map { String(Int(1000 * Double(articles) / $0)) }
        print("saving: \(articles) articles of \(bytes / articles) bytes, \(rates[0]) a second, \(rates[1]) a second of the processors' time")
        library.close()
        let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
        print(String(format: "%.2f bytes of the file a byte of text", Double(size) / Double(bytes)))
    }

    /// As `qari add` does it: made ready on all processors, saved two thousand at a time.
    private static func save(_ count: Int, into library: Library, _ article: @escaping @Sendable (Int) -> StoredArticle) throws {
        let piece = 50
        let work = OrderedWork(
            count: (count + piece - 1) / piece,
            worker: { { number in (number * piece..<min(count, (number + 1) * piece)).map { library.prepared(article($0)) } } }, ahead: 24)
        var waiting: [PreparedArticle] = []
        try work.run { prepared in
            waiting += prepared
            guard waiting.count >= 2000 else { return }
            try library.save(waiting)
            waiting.removeAll(keepingCapacity: true)
        }
        try library.save(waiting)
    }

    mutating func run() throws {
        if let file { return try run(file) }
        var copy = self
        try LibraryBench.withTemporaryLibrary { try copy.run($0) }
    }

    private static let first = 1_750_000_000

    private mutating func article() -> StoredArticle { Self.article(of: &corpus) }

    /// A dispatch: the beginning of an article, and what a feed tells of it.
    private static func dispatch(_ number: Int, of corpus: inout NewsCorpus) -> StoredArticle {
        var article = article(of: &corpus, sentences: 6)
        let (feed, date) = (number % feeds, article.date ?? 0)
        article.feed = Int64(feed + 1)
        article.source = "وكالة \(feed + 1)"
        article.url = "https://agency\(feed + 1).example/\(number)"
        article.guid = article.url
        article.byline = "مراسل \(number % 2000)"
        article.categories = ["باب \(date % 25)"]
        return article
    }

    private static let feeds = 40

    /// The feeds that dispatches come from.
    private static func follow(_ library: Library) throws {
        for number in 1...feeds where try library.feed(url: "https://agency\(number).example/feed") == nil {
            try library.save(Feed(id: 0, url: "https://agency\(number).example/feed"))
        }
    }

    private static func article(of corpus: inout NewsCorpus, sentences: Int = .max) -> StoredArticle {
        var text = corpus.next()
        text.sentences = Array(text.sentences.prefix(sentences))
        var lines = [text.title, "", text.sentences[0], ""]
        for start in stride(from: 1, to: text.sentences.count, by: 4) {
            lines += [text.sentences[start..<min(start + 4, text.sentences.count)].joined(separator: " "), ""]
        }
        let whole = lines.joined(separator: "\n")
        let bodyStart = lines[..<4].joined(separator: "\n").utf8.count
        var article = StoredArticle(title: text.title, text: whole, body: bodyStart..<whole.utf8.count)
        article.lead = text.sentences[0]
        article.date = Int64(first + text.day * 86_400 + Int(whole.utf8.count % 80_000))
        article.source = "مصدر \(whole.utf8.count % 30)"
        article.isBreaking = text.isBreaking
        return article
    }

    private mutating func run(_ path: String) throws {
        let library = try Library.open(path: path)
        let there = try library.count(.newest)
        if there < articles { try fill(library, articles - there) }
        let status = try library.status()
        print("speed: \(status.articles) generated articles, \(status.bytes >> 20) MB on disk")
        let sample = try sample(library)
        try measureOpening(path)
        try measureLists(library, status.articles)
        try measureSearches(library, sample)
        try measureRelated(library)
        try measureSaving(library)
    }

    private func fill(_ library: Library, _ count: Int) throws {
        let (corpus, isBrief) = (corpus, isBrief)
        if isBrief { try Self.follow(library) }
        var timing = Timing()
        try timing.measure {
            try Self.save(count, into: library) { number in
                var corpus = corpus
                corpus.goTo(UInt64(number))
                return isBrief ? Self.dispatch(number, of: &corpus) : Self.article(of: &corpus)
            }
        }
        let seconds = [timing.sums.clock, timing.sums.processor].map { Int($0 / 1000) }
        print("filling: \(count) articles in \(seconds[0]) s, \(seconds[1]) s of the processors' time, the making of them included")
    }

    private func time(_ count: Int, _ body: (Int) throws -> Void) rethrows -> Timing {
        var timing = Timing()
        for number in 0..<count { try timing.measure { try body(number) } }
        return timing
    }

    /// Words of stored articles, by how many articles have them.
    private func sample(_ library: Library) throws -> [(words: [String], kind: String)] {
        var random = SplitMix(state: 5)
        var words: [String] = []
        for _ in 0..<60 {
            let id = Int64(1 + random.below(articles))
            guard let article = try library.article(id) else { continue }
            let body = article.text.split(whereSeparator: { $0.isWhitespace || $0 == "." }).map(String.init)
            words.append(body[random.below(body.count)])
        }
        let counted = try words.map { ($0, try library.count(.search($0))) }
        func few(_ range: Range<Int>) -> [String] { counted.filter { range.contains($0.1) }.map(\.0) }
        let rare = few(1..<articles / 100)
        let usual = few(articles / 100..<articles / 10)
        let common = few(articles / 10..<articles + 1)
        let pairs = zip(usual, usual.dropFirst()).map { "\($0) \($1)" }
        return [
            (rare, "a word of up to 1 % of the articles"), (usual, "a word of 1 to 10 %"), (common, "a word of more than 10 %"),
            (pairs, "two words of 1 to 10 %"), (zip(common, rare).map { "\($0) \($1)" }, "a common and a rare word"),
        ]
    }

    private func measureOpening(_ path: String) throws {
        print("opening:", try time(20) { _ in _ = try Library.open(path: path).headlines(.newest, limit: 30) })
    }

    private func measureLists(_ library: Library, _ count: Int) throws {
        print("first page of the list:", try time(50) { _ in _ = try library.headlines(.newest, limit: 50) })
        print("a page anywhere:", try time(50) { _ = try library.headlines(.newest, offset: $0 * count / 50, limit: 50) })
        print("a page of the unread anywhere:", try time(50) { _ = try library.headlines(.unread, offset: $0 * count / 50, limit: 50) })
        print("a source's page:", try time(50) { _ = try library.headlines(.source("مصدر \($0 % 30)"), limit: 50) })
        print("the sources:", try time(5) { _ in _ = try library.sources() })
    }

    private func measureSearches(_ library: Library, _ sample: [(words: [String], kind: String)]) throws {
        for (words, kind) in sample where !words.isEmpty {
            print("search, \(kind):", try time(words.count * 2) { _ = try library.search(words[$0 / 2], limit: 20) })
        }
    }

    private mutating func measureRelated(_ library: Library) throws {
        let questions = (0..<100).map { _ in article() }
        print("related, by a new article's text:", try time(questions.count) { _ = try library.related(to: questions[$0], limit: 10) })
        let count = articles
        print("related, by number:", try time(100) { _ = try library.related(to: Int64(1 + $0 * count / 100), limit: 10) })
    }

    private mutating func measureSaving(_ library: Library) throws {
        let new = (0..<50).map { _ in article() }
        print("saving one article:", try time(new.count) { _ = try library.save(new[$0]) })
        print(
            "saving a position:",
            try time(100) { try library.savePosition(ReadingPosition(part: 1, offset: $0, logicalOffset: 0), of: .article(Int64($0))) })
    }
}
