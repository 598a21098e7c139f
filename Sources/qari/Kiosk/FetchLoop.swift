// Waits for folders to change and for feeds to be due; brings in what has come.
import ArabicText
import ArticleLibrary
import Glibc
import ReaderCore

final class FetchLoop {
    private let library: Library
    private var folders: FolderWatch
    private var feeds: FeedRefresh
    private let log: KioskLog
    private let manager: ServiceManager

    init(library: Library, folders: FolderWatch, feeds: FeedRefresh, log: KioskLog, manager: ServiceManager) {
        (self.library, self.folders, self.feeds, self.log, self.manager) = (library, folders, feeds, log, manager)
    }

    /// Ends when the interface at the other end of `link` does; without one, never.
    func run(link: Int32) {
        bringIn()
        var byte = UInt8(ascii: "r")
        if link >= 0 { _ = write(link, &byte, 1) }
        manager.ready()
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
        }
    }

    private func bringIn() {
        for file in folders.settledFiles() {
            do { try bringIn(file) } catch { log.note("\(file.path): \((error as? LibraryProblem).map { "\($0)" } ?? "\(error)")") }
        }
    }

    private func bringIn(_ file: FolderWatch.File) throws {
        let text = EncodedText(TextBytes(copying: file.bytes))
        guard !text.isBinary else { return log.note("\(file.path): no text; left out") }
        let article = ArticleText.article(text, path: file.path)
        guard !article.body.isEmpty || article.title != file.name else { return log.note("\(file.path): nothing to read in it; left out") }
        // A good article is not replaced by its own first half: a copy that was broken off.
        if let id = try library.id(of: file.path), let known = try library.text(id), known.count > article.text.utf8.count,
            known.starts(with: article.text.utf8)
        {
            return log.note("\(file.path): only the beginning of the article that is there; left out")
        }
        try library.save(article)
    }
}
