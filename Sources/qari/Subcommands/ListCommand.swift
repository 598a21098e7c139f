// `qari list`: the library's articles, newest first.
import ArgumentParser
import ArticleLibrary
import ArticleModel
import Glibc
import ReaderCore

struct ListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the library's articles, newest first.",
        discussion: "In a pipe: one line an article, with number, date, source and title parted by tabs.")

    @Flag(help: "Those not read yet.") var unread = false
    @Flag(help: "Those bookmarked.") var bookmarks = false
    @Flag(help: "Those opened, the last one first.") var history = false
    @Option(help: "Those of one source.") var source: String?
    @Flag(help: "The sources instead, with how many articles each has.") var sources = false
    @Flag(help: "The library's size instead.") var status = false
    @Option(help: "At most so many; 0 for all.") var limit = 50
    @Option(help: "Pass over so many.") var offset = 0
    @Flag(help: "As a JSON array.") var json = false
    @OptionGroup var library: LibraryFlags
    @OptionGroup var settings: SettingsFlags

    func validate() throws {
        if [unread, bookmarks, history, source != nil, sources, status].count(where: \.self) > 1 {
            throw ValidationError("--unread, --bookmarks, --history, --source, --sources and --status exclude each other.")
        }
        if limit < 0 || offset < 0 { throw ValidationError("--limit and --offset are numbers from 0 on.") }
    }

    func run() throws {
        try LibrarySession(settings, library).run { store, language in
            var output = Output(STDOUT_FILENO)
            if status {
                output.write(Phrases(language).libraryStatus(try store.status().facts(path: store.path)) + "\n")
                output.flush()
            } else if sources {
                for source in try store.sources() { output.write("\(source.articles)\t\(source.unread)\t\(source.source)\n") }
                output.flush()
            } else {
                let headlines = try store.headlines(query, offset: offset, limit: limit == 0 ? .max : limit)
                try LibrarySession.print(headlines, asJSON: json, language)
            }
        }
    }

    private var query: HeadlineQuery {
        if let source { return .source(source) }
        return unread ? .unread : bookmarks ? .bookmarks : history ? .history : .newest
    }
}
