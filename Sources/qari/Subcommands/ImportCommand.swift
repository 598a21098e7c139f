// `qari import`: takes over what `qari export-all` has written, into a library that may have articles already.
import ArabicText
import ArgumentParser
import ArticleImport
import ArticleLibrary
import ArticleModel
import Glibc
import ReaderCore

struct ImportCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "import",
            abstract: told("يعيد إلى المكتبة ما كتبه export-all.", "Take over what export-all has written."),
            discussion: told(
                "ما كان في المكتبة لا يُحفظ مرتين، وتأخذ المقالات علاماتها المكتوبة.",
                "What is there already is not stored twice; articles get the marks that are written."))
    }

    @OptionGroup var library: LibraryFlags
    @OptionGroup(title: SettingsInHelp.title) var settings: SettingsFlags
    @Argument(help: .told("المجلد الذي كُتب.", "The folder that was written.")) var folder: String

    func run() throws {
        try LibrarySession(settings, library).run { store, language in
            let marks = folder + "/marks.json"
            let text = try TextFile.open(.file(marks), encoding: .utf8)
            let json = JSONValue(String(decoding: text.source.bytes, as: UTF8.self))
            guard let json, json["version"]?.text == "1" else { throw Problem.notAnArticle(marks) }
            let feeds = try takeFeeds(json, store)
            var counts = ImportCounts()
            for entry in json["articles"]?.items ?? [] { try take(entry, feeds, store, &counts, language) }
            for search in json["searches"]?.items ?? [] {
                guard let name = search["name"]?.text, let words = search["search"]?.text else { continue }
                try store.save(SavedSearch(name: name, search: words))
            }
            let known = try store.rules()
            for rule in json["rules"]?.items ?? [] {
                guard let words = rule["search"]?.text, let action = rule["action"]?.text.flatMap(Rule.Action.init(rawValue:)) else { continue }
                let feed = rule["feed"]?.text.flatMap { feeds[$0] }
                guard !known.contains(where: { $0.search == words && $0.action == action && $0.feed == feed }) else { continue }
                try store.addRule(words, action, feed: feed)
            }
            MessagePrinter.print(Phrases(language).imported(counts), language)
            if counts.failed > 0 { throw ExitCode(1) }
        }
    }

    /// - Returns: the feeds' numbers by their addresses.
    private func takeFeeds(_ json: JSONValue, _ store: Library) throws -> [String: Int64] {
        var feeds: [String: Int64] = [:]
        for item in json["feeds"]?.items ?? [] {
            guard let url = item["url"]?.text, PageAddress.isWeb(url) else { continue }
            var feed = try store.feed(url: url) ?? ArticleLibrary.Feed(url: url)
            (feed.title, feed.site) = (feed.title ?? item["title"]?.text, feed.site ?? item["site"]?.text)
            (feed.category, feed.isFull) = (feed.category ?? item["category"]?.text, feed.isFull || item["full"] == .flag(true))
            feed.name = feed.name ?? item["name"]?.text
            feeds[url] = try store.save(feed)
        }
        return feeds
    }

    private func take(_ entry: JSONValue, _ feeds: [String: Int64], _ store: Library, _ counts: inout ImportCounts, _ language: Language) throws {
        guard let name = entry["file"]?.text, Self.isInside(name) else { return }
        let text: EncodedText
        do { text = try TextFile.open(.file(folder + "/" + name), encoding: .utf8) } catch let problem as Problem {
            MessagePrinter.print(problem, language)
            counts.failed += 1
            return
        }
        var article = ArticleText.article(text, of: .stdin)
        article.title = entry["title"]?.text ?? article.title
        (article.url, article.canonicalURL, article.guid) = (entry["url"]?.text, entry["canonical"]?.text, entry["guid"]?.text)
        article.feed = entry["feed"]?.text.flatMap { feeds[$0] }
        (article.source, article.byline) = (entry["source"]?.text, entry["byline"]?.text)
        (article.path, article.date) = (entry["path"]?.text, Self.number(entry["date"]))
        article.categories = entry["categories"]?.items.compactMap(\.text) ?? []
        (article.isBreaking, article.isExcerpt) = (entry["breaking"] == .flag(true), entry["excerpt"] == .flag(true))
        let id: Int64
        switch try store.save(article, revives: true) {
        case .added(let new): (id, counts.added) = (new, counts.added + 1)
        case .updated(let known), .unchanged(let known): (id, counts.unchanged) = (known, counts.unchanged + 1)
        case .dismissed: return counts.dismissed += 1
        }
        try store.setMarks(Self.marks(entry), of: id)
    }

    /// A file that the folder holds: what is written there may have been changed by anybody.
    private static func isInside(_ name: String) -> Bool {
        name.hasPrefix("articles/") && !name.dropFirst(9).contains("/") && !name.contains("..")
    }

    private static func number(_ value: JSONValue?) -> Int64? {
        if case .number(let number)? = value { Int64(exactly: number.rounded()) } else { nil }
    }

    private static func marks(_ entry: JSONValue) -> ArticleMarks {
        var marks = ArticleMarks()
        marks.isRead = entry["read"] == .flag(true)
        (marks.opened, marks.bookmarked) = (number(entry["opened"]), number(entry["bookmarked"]))
        (marks.added, marks.changed) = (number(entry["added"]) ?? 0, number(entry["changed"]))
        marks.tags = entry["tags"]?.items.compactMap(\.text) ?? []
        let place = (entry["place"]?.items ?? []).compactMap { number($0) }
        marks.highlights = (entry["highlights"]?.items ?? []).compactMap(highlight)
        if place.count == 3 { marks.position = ReadingPosition(part: Int(place[0]), offset: Int(place[1]), logicalOffset: Int(place[2])) }
        return marks
    }

    /// nil for what says no passage; places that mean none are looked for by the passage's words.
    private static func highlight(_ entry: JSONValue) -> Highlight? {
        func clean(_ name: String) -> String { entry[name]?.text.map(PrintedText.clean) ?? "" }
        let text = clean("text")
        guard !text.isEmpty else { return nil }
        let numbers = (entry["place"]?.items ?? []).compactMap { number($0).map { Int(clamping: $0) } }
        func place(_ first: Int) -> Highlight.Place {
            numbers.count == 6
                ? .init(part: numbers[first], offset: numbers[first + 1], scalar: numbers[first + 2]) : .init(part: 1, offset: 0, scalar: 0)
        }
        var highlight = Highlight(article: 0, start: place(0), end: place(3), text: text, before: clean("before"))
        (highlight.note, highlight.added) = (clean("note"), number(entry["added"]) ?? 0)
        return highlight
    }
}
