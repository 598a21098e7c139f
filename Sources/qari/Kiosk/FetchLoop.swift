// Waits for folders to change and for feeds to be due; brings in what has come.
import ArabicText
import ArticleImport
import ArticleLibrary
import Glibc
import ReaderCore

final class FetchLoop {
    private let library: Library
    private var folders: FolderWatch
    private var feeds: FeedRefresh
    private let log: KioskLog
    private let manager: ServiceManager
    /// What was there at the start has come in.
    private var hasLooked = false
    private var link: Int32 = -1
    private var isReady = false
    private let start = ContinuousClock.now

    init(library: Library, folders: FolderWatch, feeds: FeedRefresh, log: KioskLog, manager: ServiceManager) {
        (self.library, self.folders, self.feeds, self.log, self.manager) = (library, folders, feeds, log, manager)
    }

    /// Ends when the interface at the other end of `link` does; without one, never.
    func run(link: Int32) {
        self.link = link
        bringIn()
        sayReady()
        hasLooked = true
        if let problem = folders.problem { log.note("folders are looked at once a minute: \(String(cString: strerror(problem.number)))") }
        while true {
            let patience = min(folders.hasUnsettled ? 500 : 60_000, feeds.millisecondsLeft, manager.watchdogInterval ?? 60_000)
            var waited = [
                pollfd(fd: folders.descriptor, events: Int16(POLLIN), revents: 0), pollfd(fd: link, events: Int16(POLLIN), revents: 0),
            ]
            poll(&waited, 2, Int32(max(50, patience)))
            if waited[1].revents != 0 { return }
            folders.takeNews()
            bringIn()
            for line in feeds.step() { log.note(line) }
            manager.alive()
            // The library is there to be read, and a large folder may take minutes to come in.
            if ContinuousClock.now - start > .seconds(2) { sayReady() }
        }
    }

    private func sayReady() {
        guard !isReady else { return }
        isReady = true
        var byte = UInt8(ascii: "r")
        if link >= 0 { _ = write(link, &byte, 1) }
        manager.ready()
    }

    private func bringIn() {
        folders.giveSettled { file in
            do { try bringIn(file) } catch { log.note("\(file.path): \((error as? LibraryProblem).map { "\($0)" } ?? "\(error)")") }
            manager.alive()
        }
    }

    private func bringIn(_ file: FolderWatch.File) throws {
        let text = EncodedText(TextBytes(copying: file.bytes))
        guard !text.isBinary else { return log.note("\(file.path): no text; left out") }
        let readable = try ArticleFile.article(text, file.path, encoding: nil)
        let article = ArticleText.article(readable, path: file.path)
        guard !article.body.isEmpty || article.title != file.path.split(separator: "/").last.map(String.init) else {
            return log.note("\(file.path): nothing to read in it; left out")
        }
        if let id = try library.id(of: file.path), let known = try library.text(id), isBrokenOff(article, of: file, isPage: readable !== text, known)
        {
            return log.note("\(file.path): only the beginning of the article that is there; left out")
        }
        // A file that is written now is wanted, also under the name of one that was removed for its age.
        if try library.save(article, revives: hasLooked) == .dismissed { log.note("\(file.path): removed before; left out") }
    }

    /// True for a copy that was broken off: a good article is not replaced by its own first half. A text is the other's beginning; a
    /// page lacks its own end and its text is the beginning, but for the words about its break.
    private func isBrokenOff(_ article: StoredArticle, of file: FolderWatch.File, isPage: Bool, _ known: [UInt8]) -> Bool {
        guard article.text.utf8.count < known.count else { return false }
        guard isPage else { return known.starts(with: article.text.utf8) }
        let end = String(decoding: file.bytes.suffix(2048), as: UTF8.self).lowercased()
        guard !end.contains("</html"), !end.contains("</body") else { return false }
        return zip(known, article.text.utf8).prefix { $0 == $1 }.count * 5 >= article.text.utf8.count * 4
    }
}
