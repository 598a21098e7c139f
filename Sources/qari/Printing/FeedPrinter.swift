// The feeds that a library follows, on standard output: as headlines are (HeadlinePrinter), or as JSON.
import ArabicText
import ArticleLibrary
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
            output.write(json())
            try output.flush()
        } else {
            var printer = HeadlinePrinter(language)
            let phrases = Phrases(language)
            let clock = MinuteClock.now()
            for feed in feeds {
                let count = articles[feed.id] ?? 0
                let problem = feed.error.map(HeadlinePrinter.plain)
                printer.add(
                    plain: ["\(feed.id)", address(feed), feed.shownName ?? "", HeadlinePrinter.day(feed.succeeded) ?? "", "\(count)", problem ?? ""],
                    title: "\(feed.id)  \(feed.shownName ?? address(feed))",
                    facts: [address(feed), phrases.updated(feed.succeeded.map { phrases.age(of: $0, at: clock) }), phrases.articles(count)],
                    note: feed.error)
            }
            try printer.finish()
        }
    }

    /// Its address, for everybody to see.
    private func address(_ feed: Feed) -> String { feed.url.withoutCredentials }

    // MARK: JSON

    /// Keys with nothing to say are null, so that a reader of it can rely on them.
    private func write(_ feed: Feed, to json: inout JSONWriter) {
        json.put(Int64(articles[feed.id] ?? 0), "articles")
        json.put(feed.category, "category")
        json.put(feed.fetched.map(MomentText.utc), "asked")
        json.put(Int64(feed.failures), "failures")
        json.put(feed.id, "id")
        json.put(feed.error.map(HeadlinePrinter.plain), "problem")
        json.put(feed.shownName, "title")
        json.put(feed.succeeded.map(MomentText.utc), "updated")
        json.put(address(feed), "url")
    }

    private func json() -> [UInt8] {
        JSONWriter.text { $0.list { json in for feed in feeds { json.table { write(feed, to: &$0) } } } }
    }
}
