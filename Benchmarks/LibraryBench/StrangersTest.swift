// Asks small libraries with articles that have no relative there: few should be listed.
import ArticleLibrary
import Foundation

struct StrangersTest {
    private let articles: Int
    /// The texts of each subfolder.
    private let corpora: [[String]]
    private static let (libraries, questions) = (10, 50)

    /// - Parameters:
    ///   - articles: how many each library has.
    ///   - folder: its subfolders hold texts of one kind each.
    init(articles: Int, folder: String) throws {
        self.articles = articles
        corpora = try FileManager.default.contentsOfDirectory(atPath: folder).sorted().map { try LibraryBench.texts(in: folder + "/" + $0) }
    }

    /// Libraries of each kind are asked with texts of the other kinds.
    func run() throws {
        var random = SplitMix(state: 11)
        var (asked, listed, none) = (0, 0, 0)
        for (kind, corpus) in corpora.enumerated() {
            let strangers = corpora.indices.filter { $0 != kind }.flatMap { corpora[$0] }
            for _ in 0..<Self.libraries {
                try LibraryBench.withTemporaryLibrary { path in
                    let library = try Library.open(path: path)
                    try library.save((0..<articles).map { _ in StoredArticle(title: "", text: corpus[random.below(corpus.count)]) })
                    for _ in 0..<Self.questions {
                        let text = strangers[random.below(strangers.count)]
                        let found = try library.related(to: StoredArticle(title: "", text: text), limit: 5)
                        asked += 1
                        listed += found.count
                        if found.isEmpty { none += 1 }
                    }
                }
            }
        }
        let each = String(format: "%.2f", Double(listed) / Double(max(1, asked)))
        print("strangers: libraries of \(articles): \(each) of five are listed, none for \(LibraryBench.percent(none, asked)) of \(asked) texts")
    }
}
