// The feeds that a library follows, on standard output: as headlines are (HeadlinePrinter), or as JSON.
import ArticleLibrary
import FoundationEssentials
import Glibc
import ReaderCore

struct FeedPrinter {
    let feeds: [Feed]
    /// How many articles of each there are, by its number.
    let articles: [Int64: Int]
    let language: Language

    func print(asJSON: Bool) throws {
        if asJSON {
            var output = Output(STDOUT_FILENO)
            output.pending = try json()
            output.flush()
        } else {
            var printer = HeadlinePrinter(language)
            let phrases = Phrases(language)
            let clock = MinuteClock.now()
            for feed in feeds {
                let count = articles[feed.id] ?? 0
                let problem = feed.error.map(HeadlinePrinter.plain)
                printer.add(
                    plain: ["\(feed.id)", feed.url, feed.title ?? "", HeadlinePrinter.day(feed.succeeded) ?? "", "\(count)", problem ?? ""],
                    title: "\(feed.id)  \(feed.title ?? feed.url)",
                    facts: [feed.url, phrases.updated(feed.succeeded.map { phrases.age(of: $0, at: clock) }), phrases.articles(count)],
                    note: feed.error)
            }
            printer.finish()
        }
    }

    // MARK: JSON

    /// Keys with nothing to say are null, so that a reader of it can rely on them.
    private struct Entry: Encodable {
        let feed: Feed
        let articles: Int

        private enum Key: String, CodingKey { case id, url, title, updated, asked, problem, failures, articles }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(feed.id, forKey: .id)
            try container.encode(feed.url, forKey: .url)
            try container.encode(feed.title, forKey: .title)
            for (key, moment) in [(Key.updated, feed.succeeded), (.asked, feed.fetched)] {
                try container.encode(moment.map { Date(timeIntervalSince1970: Double($0)).formatted(.iso8601) }, forKey: key)
            }
            try container.encode(feed.error.map(HeadlinePrinter.plain), forKey: .problem)
            try container.encode(feed.failures, forKey: .failures)
            try container.encode(articles, forKey: .articles)
        }
    }

    private func json() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .withoutEscapingSlashes, .sortedKeys]
        return Array(try encoder.encode(feeds.map { Entry(feed: $0, articles: articles[$0.id] ?? 0) })) + [0x0A]
    }
}
