// `qari list`: the library's articles, newest first.
import ArgumentParser
import ArticleImport
import ArticleLibrary
import ArticleModel
import Glibc
import ReaderCore

struct ListCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "list", abstract: told("يسرد مقالات المكتبة، أحدثها أولًا.", "List the library's articles, newest first."),
            discussion: told(
                "في الأنبوب: سطر لكل مقال فيه رقمه وتاريخه ومصدره وعنوانه تفصل بينها علامات جدولة.",
                "In a pipe: one line an article, with number, date, source and title parted by tabs."))
    }

    @Flag(help: .told("ما لم يُقرأ بعد.", "Those not read yet.")) var unread = false
    @Flag(help: .told("المحفوظات.", "Those bookmarked.")) var bookmarks = false
    @Flag(help: .told("ما فُتح، آخره أولًا.", "Those opened, the last one first.")) var history = false
    @Option(help: .told("ما كان من مصدر واحد.", "Those of one source.")) var source: String?
    @Flag(help: .told("المصادر بدل المقالات، وعدد مقالات كل منها.", "The sources instead, with how many articles each has.")) var sources = false
    @Flag(
        help: .told(
            "الموجزات المتابَعة بدل المقالات: الرقم والعنوان والاسم ويوم آخر تحديث وعدد المقالات وآخر خلل.",
            "The feeds followed instead: number, address, title, day of the last update, articles, last problem.")) var feeds = false
    @Flag(help: .told("الموجزات المتابَعة قائمةَ OPML بتصنيفاتها.", "The feeds followed as an OPML list, with their categories.")) var opml = false
    @Flag(help: .told("حجم المكتبة بدل المقالات، ومدى حداثة موجزاتها.", "The library's size instead, and how fresh its feeds are.")) var status =
        false
    @Option(parsing: .unconditional, help: .told("هذا العدد على الأكثر؛ و0 للكل.", "At most so many; 0 for all.")) var limit = 50
    @Option(parsing: .unconditional, help: .told("تجاوز هذا العدد.", "Pass over so many.")) var offset = 0
    @Flag(help: .told("في صورة مصفوفة JSON.", "As a JSON array.")) var json = false
    @OptionGroup var library: LibraryFlags
    @OptionGroup(title: SettingsInHelp.title) var settings: SettingsFlags

    func validate() throws {
        if [unread, bookmarks, history, source != nil, sources, feeds, opml, status].count(where: \.self) > 1 {
            throw ValidationError("--unread, --bookmarks, --history, --source, --sources, --feeds, --opml and --status exclude each other.")
        }
    }

    func run() throws {
        try LibrarySession.expectNone(negativeOf: ["limit": limit, "offset": offset])
        try LibrarySession(settings, library).run { store, language in
            var printer = HeadlinePrinter(language)
            if status {
                let status = Phrases(language).libraryStatus(try store.status().facts(path: store.path, language))
                printer.add(plain: [HeadlinePrinter.plain(status)], title: status, facts: [], note: nil)
                try printer.finish()
            } else if opml {
                let feeds = try store.feeds().map { OPMLFeed(url: $0.url, title: $0.shownName, site: $0.site, category: $0.category) }
                var output = Output(STDOUT_FILENO)
                output.write(OPML.text(of: feeds, title: Phrases(language).masthead))
                try output.flush()
            } else if feeds {
                try FeedPrinter(feeds: try store.feeds(), articles: try store.feedCounts(), language: language).print(asJSON: json)
            } else if sources {
                for source in try store.sources() {
                    let entry = SourceEntry(name: source.source, count: source.articles, unread: source.unread)
                    printer.add(
                        plain: ["\(source.articles)", "\(source.unread)", source.source], title: source.source,
                        facts: [Phrases(language).sourceCounts(entry)], note: nil)
                }
                try printer.finish()
            } else {
                var list = HeadlineOutput(language, asJSON: json)
                try store.forEachPart(of: query, offset: offset, limit: limit == 0 ? .max : limit) { try list.add($0) }
                try list.finish()
            }
        }
    }

    private var query: HeadlineQuery {
        if let source { return .source(source) }
        return unread ? .unread : bookmarks ? .bookmarks : history ? .history : .newest
    }
}
