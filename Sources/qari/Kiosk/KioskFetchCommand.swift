// `qari kiosk-fetch`: the process that has the network and the library, and no terminal. Watches folders as they change, refreshes
// feeds, and goes on whatever happens to one of them.
import ArticleModel
import ArgumentParser
import ArticleImport
import ArticleLibrary
import CSandbox
import Glibc
import ReaderCore

struct KioskFetchCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "kiosk-fetch",
            abstract: told("يرعى مكتبة الشاشة العامة: يراقب المجلدات ويجدد الموجزات.", "Keep a kiosk's library: watch folders, refresh feeds."),
            shouldDisplay: false)
    }

    @Option(help: .told("ملف المكتبة.", "The library's file.")) var library = "/var/lib/qari/library.db"
    @Option(help: .told("عدد الثواني بين سؤال الموجز وسؤاله ثانية.", "Seconds between two requests to a feed.")) var interval = 300
    @Flag(
        name: .customLong("allow-private"), help: .told("يجوز أن تكون الموجزات في شبكة هذا الجهاز.", "Feeds may stand in this machine's own network.")
    ) var allowsPrivate = false
    /// Started by a kiosk: descriptor 3 leads to it.
    @Flag(help: .hidden) var linked = false
    /// Begun anew in the same process, which is narrowed already: the kernel counts how often.
    @Flag(name: .customLong("narrowed"), help: .hidden) var isNarrowed = false
    static let narrowedFlag = "--narrowed"
    @Argument(help: .told("مجلدات تُراقب، وموجزات.", "Folders to watch, and feeds.")) var sources: [String] = []

    func run() throws {
        KioskEnvironment.takeName()
        let log = KioskLog(path: nil)
        let manager = ServiceManager()
        signal(SIGPIPE, SIG_IGN)
        let path = LibraryFlags.absolute(library)
        if !isNarrowed {
            try LibraryAccess.saying { try Library.makeFolder(of: path) }
            for line in Sandbox.narrow(writing: Sandbox.folders(ofLibrary: path)) { log.note(line) }
        }
        // The interface sees this process end, whatever becomes of those that it has started.
        if linked {
            _ = fcntl(3, F_SETFD, FD_CLOEXEC)
            LinkWatch.start(3)
        }
        let store = try LibraryAccess.saying { try Library.open(path: path, cache: KioskFile.cache, isForGroup: true) }
        // A newsroom's library begins empty: articles that show what the program can do are no news.
        if try store.setting(.hasBundledArticles) == nil { try store.set(.hasBundledArticles, to: "1") }
        let feeds = sources.filter { ArticleRef(argument: $0).isAddress }
        let folders = sources.filter { !ArticleRef(argument: $0).isAddress }.map(LibraryFlags.absolute)
        try LibraryAccess.saying { try KioskFeeds(store).follow(feeds) }
        let hasFeeds = try LibraryAccess.saying { try !store.feeds().isEmpty }
        let loop = FetchLoop(
            library: store, folders: FolderWatch(folders, marks: try LibraryAccess.saying { try store.fileMarks() }),
            feeds: FeedRefresh(library: store.path, hasFeeds: hasFeeds, interval: Int64(max(10, interval)), allowsPrivate: allowsPrivate),
            log: log, manager: manager)
        loop.run(link: linked ? 3 : -1)
        store.close()
    }
}
