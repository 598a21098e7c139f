// `qari export-all`: the whole library as plain files, so that nobody is locked in: a text for each article, its marks as JSON, the feeds as
// OPML. `qari import` reads them again.
import ArabicText
import ArgumentParser
import ArticleImport
import ArticleLibrary
import ArticleModel
import Glibc
import ReaderCore

struct ExportAllCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "export-all",
            abstract: told("يكتب المكتبة كلها ملفات يقرؤها أي برنامج.", "Write the whole library as plain files."),
            discussion: told(
                "يكتب في مجلد جديد نص كل مقال (ماركداون بمقدمة، أو نص مجرد كما أُضيف)، وmarks.json بما قُرئ وحُفظ ووُسم وبالمقتطفات، وبالبحث المحفوظ والقواعد، وfeeds.opml. ويعيدها qari import.",
                "Into a new folder it writes each article's text (Markdown with front matter, or plain text as it was added), marks.json with what was read, kept, tagged and highlighted, saved searches and rules, and feeds.opml. qari import reads it again."
            ))
    }

    @OptionGroup var library: LibraryFlags
    @OptionGroup(title: SettingsInHelp.title) var settings: SettingsFlags
    @Argument(help: .told("مجلد جديد أو فارغ.", "A new or empty folder.")) var folder: String

    func run() throws {
        try LibrarySession(settings, library).run { store, language in
            try makeFolders()
            var json = JSONWriter()
            json.open(.table)
            json.put(Int64(1), "version")
            json.open(.list, "articles")
            var (last, count): (Int64, Int) = (0, 0)
            while true {
                let numbers = try store.articleNumbers(after: last, limit: 500)
                guard let end = numbers.last else { break }
                last = end
                for id in numbers { if try write(id, store, &json) { count += 1 } }
            }
            json.close()
            try writeShelf(store, &json)
            json.close()
            json.end()
            try write(json.takeBytes(), to: "marks.json")
            let feeds = try store.feeds().map { OPMLFeed(url: $0.url, title: $0.shownName, site: $0.site, category: $0.category) }
            try write(Array(OPML.text(of: feeds, title: Phrases(language).masthead).utf8), to: "feeds.opml")
            MessagePrinter.print(Phrases(language).exportedAll(count, to: folder), language)
        }
    }

    private func makeFolders() throws {
        if mkdir(folder, 0o700) != 0, errno != EEXIST { throw Problem.cannotWrite(folder, reason: String(cString: strerror(errno))) }
        let contents = FolderWalk.contents(of: LibraryFlags.absolute(folder))
        guard contents.files.isEmpty, contents.others == 0, contents.folders.count <= 1 else { throw Problem.alreadyThere(folder) }
        guard mkdir(folder + "/articles", 0o700) == 0 else { throw Problem.cannotWrite(folder, reason: String(cString: strerror(errno))) }
    }

    private func write(_ bytes: [UInt8], to name: String) throws {
        let path = folder + "/" + name
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Problem.cannotWrite(path, reason: String(cString: strerror(errno))) }
        defer { close(descriptor) }
        guard WholeFile.write(bytes, to: descriptor) else { throw Problem.cannotWrite(path, reason: String(cString: strerror(errno))) }
    }

    // MARK: Articles

    /// - Returns: false for one that was removed meanwhile.
    private func write(_ id: Int64, _ store: Library, _ json: inout JSONWriter) throws -> Bool {
        guard let article = try store.article(id), let marks = try store.marks(of: id) else { return false }
        let number = String(repeating: "0", count: max(0, 7 - "\(id)".count)) + "\(id)"
        let name = "articles/\(number)" + (article.text.hasPrefix("---\n") ? ".md" : ".txt")
        try write(Array(article.text.utf8), to: name)
        let feed = try article.feed.flatMap { number in try store.feeds().first { $0.id == number }?.url }
        json.table { json in
            json.put(name, "file")
            json.put(article.title, "title")
            json.put(article.url, "url")
            json.put(article.canonicalURL, "canonical")
            json.put(article.guid, "guid")
            json.put(feed, "feed")
            json.put(article.source, "source")
            json.put(article.byline, "byline")
            json.put(article.path, "path")
            json.put(article.date.map { Double($0) }, "date")
            json.list("categories") { json in for category in article.categories { json.put(category) } }
            json.list("tags") { json in for tag in marks.tags { json.put(tag) } }
            json.put(article.isBreaking, "breaking")
            json.put(article.isExcerpt, "excerpt")
            json.put(marks.isRead, "read")
            json.put(marks.opened.map { Double($0) }, "opened")
            json.put(marks.bookmarked.map { Double($0) }, "bookmarked")
            json.put(marks.added, "added")
            json.put(marks.changed.map { Double($0) }, "changed")
            if let place = marks.position {
                json.list("place") { json in
                    for number in [place.part, place.offset, place.logicalOffset] { json.put(Int64(number)) }
                }
            }
            json.list("highlights") { json in for highlight in marks.highlights { Self.write(highlight, &json) } }
        }
        return true
    }

    private static func write(_ highlight: Highlight, _ json: inout JSONWriter) {
        json.table { json in
            json.put(highlight.text, "text")
            json.put(highlight.before, "before")
            json.put(highlight.note, "note")
            json.put(highlight.added, "added")
            json.list("place") { json in
                for place in [highlight.start, highlight.end] {
                    for number in [place.part, place.offset, place.scalar] { json.put(Int64(number)) }
                }
            }
        }
    }

    // MARK: What stands beside them

    private func writeShelf(_ store: Library, _ json: inout JSONWriter) throws {
        let (feeds, searches, rules) = (try store.feeds(), try store.savedSearches(), try store.rules())
        json.list("feeds") { json in
            for feed in feeds {
                json.table { json in
                    json.put(feed.url, "url")
                    json.put(feed.title, "title")
                    json.put(feed.name, "name")
                    json.put(feed.site, "site")
                    json.put(feed.category, "category")
                    json.put(feed.isFull, "full")
                }
            }
        }
        json.list("searches") { json in
            for search in searches {
                json.table { json in
                    json.put(search.name, "name")
                    json.put(search.search, "search")
                }
            }
        }
        json.list("rules") { json in
            for rule in rules {
                json.table { json in
                    json.put(rule.search, "search")
                    json.put(rule.action.rawValue, "action")
                    json.put(rule.feed.flatMap { id in feeds.first { $0.id == id }?.url }, "feed")
                }
            }
        }
    }
}
