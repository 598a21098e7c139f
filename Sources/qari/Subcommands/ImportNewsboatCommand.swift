// `qari import-newsboat`: the feeds that newsboat follows, its searches, and what it has kept with its marks.
import ArabicText
import ArgumentParser
import ArticleImport
import ArticleLibrary
import Glibc
import ReaderCore

struct ImportNewsboatCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "import-newsboat",
            abstract: told("ينقل موجزات newsboat ووسومها وما قُرئ فيها.", "Take over newsboat's feeds, tags and read marks."),
            discussion: told(
                "يقرأ ملف urls وملف cache.db من المجلد الذي يحفظهما newsboat فيه، ولا يكتب فيهما شيئًا. أول وسم للموجز تصنيفه، و~الاسم اسمه. وتصير عمليات بحثه (query:) تبويبات حيث لها معنى هنا، والمقالات المعلَّمة محفوظات.",
                "It reads the files urls and cache.db where newsboat keeps them, and writes neither. A feed's first tag is its category, ~name its name. Searches (query:) become tabs where they have a meaning here, flagged articles bookmarks."
            ))
    }

    @Option(
        help: .told(
            "ملف cache.db؛ وإلا فالذي بجانب urls أو في مجلد بيانات newsboat.", "The cache.db; else the one beside urls or in newsboat's data folder.")
    )
    var cache: String?
    @Flag(help: .told("لا تجلب الموجزات الآن؛ يجلبها qari sync.", "Do not fetch the feeds now; qari sync will.")) var offline = false
    @OptionGroup var library: LibraryFlags
    @OptionGroup(title: SettingsInHelp.title) var settings: SettingsFlags
    @Argument(help: .told("ملف urls؛ وإلا فالذي لك.", "The urls file; else your own.")) var urls: String?

    func run() throws {
        let urls =
            urls ?? Self.first(["XDG_CONFIG_HOME": "", "HOME": "/.config"], "/newsboat/urls") ?? HomeFolder.path.map { $0 + "/.newsboat/urls" } ?? ""
        let folder = urls.lastIndex(of: "/").map { String(urls[..<$0]) } ?? "."
        let found =
            cache
            ?? [folder + "/cache.db", Self.first(["XDG_DATA_HOME": "", "HOME": "/.local/share"], "/newsboat/cache.db")].compactMap(\.self).first {
                access($0, R_OK) == 0
            }
        if let cache, access(cache, R_OK) != 0 { throw ProgramExit.usage(.noSuchFile(cache), MessageLanguage.current) }
        // A copy of its own: SQLite would look for files beside it, which a process that is shut in can't.
        try LibrarySession(settings, library).runShutIn(reading: [urls] + [found].compactMap(\.self)) { store, fetches, settings in
            let language = settings.language
            let text = try TextFile.open(.file(urls), encoding: nil)
            let list = NewsboatFeeds(Array(text.source.bytes))
            let run = ImportRun(store, fetches, language, isFull: false, reach: settings.allowsPrivate ? .anywhere : .named)
            let feeds = try follow(list, store)
            for (name, search) in list.searches where !(try store.savedSearches().contains { $0.name == name }) {
                try store.save(SavedSearch(name: name, search: search))
            }
            if let found { try take(found, feeds, store, run) }
            if !offline { for feed in try store.feeds() where feeds[feed.url] != nil { run.ask(feed) } }
            try run.finish()
            for (line, text) in list.left { MessagePrinter.print(Phrases(language).newsboatLeft(text, line: line), language) }
            MessagePrinter.print(Phrases(language).newsboatFeeds(feeds.count, searches: list.searches.count), language)
            ImportReport.print(run, language)
            if !run.failures.isEmpty { throw ExitCode(1) }
        }
    }

    /// The first folder that a variable names, and what is in it.
    private static func first(_ variables: KeyValuePairs<String, String>, _ path: String) -> String? {
        for (variable, folder) in variables {
            guard let value = getenv(variable).map({ String(cString: $0) }), !value.isEmpty else { continue }
            let whole = value + folder + path
            if access(whole, R_OK) == 0 { return whole }
        }
        return nil
    }

    /// - Returns: the feeds by their addresses.
    private func follow(_ list: NewsboatFeeds, _ store: Library) throws -> [String: ArticleLibrary.Feed] {
        var feeds: [String: ArticleLibrary.Feed] = [:]
        for item in list.feeds {
            var feed = try store.feed(url: item.url) ?? ArticleLibrary.Feed(url: item.url)
            feed.category = feed.category ?? (item.tags.isEmpty ? nil : item.tags.joined(separator: "، "))
            feed.name = feed.name ?? item.name
            feed.id = try store.save(feed)
            if let name = item.name { try store.rename(feed: feed.id, to: name) }
            feeds[item.url] = feed
        }
        return feeds
    }

    /// What newsboat has kept of these feeds, with its marks.
    private func take(_ cache: String, _ feeds: [String: ArticleLibrary.Feed], _ store: Library, _ run: ImportRun) throws {
        var batch: [(article: StoredArticle, item: NewsboatItem)] = []
        func save() throws {
            let results = try store.save(batch.map(\.article))
            for ((_, item), result) in zip(batch, results) {
                let id: Int64
                switch result {
                case .added(let added): (id, run.counts.added) = (added, run.counts.added + 1)
                case .updated(let known), .unchanged(let known): (id, run.counts.unchanged) = (known, run.counts.unchanged + 1)
                case .dismissed: continue
                }
                if item.isRead { try store.setRead(id, true) }
                if item.isFlagged { try store.setBookmarked(id, true) }
            }
            batch = []
        }
        try NewsboatCache.forEach(path: cache) { item in
            guard let feed = feeds[item.feed] else { return }
            var document = FeedDocument()
            (document.title, document.site) = (feed.shownName, feed.site)
            var entry = FeedEntry()
            (entry.title, entry.link, entry.guid, entry.author) = (item.title, item.url, item.guid, item.author)
            (entry.content, entry.published) = (item.content, Moment(seconds: item.published).iso)
            if let enclosure = item.enclosure, PageAddress.isWeb(enclosure) { entry.enclosures = [FeedEnclosure(url: enclosure)] }
            guard let imported = EntryImporter.article(entry, of: document) else { return }
            batch.append((run.stored(imported, feed: feed), item))
            if batch.count >= 500 { try save() }
        }
        try save()
    }
}
