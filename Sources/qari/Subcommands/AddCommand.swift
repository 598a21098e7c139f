// `qari add`: brings articles into the library, from files, folders, pages and feeds.
import ArabicText
import ArgumentParser
import ArticleImport
import ArticleLibrary
import Glibc
import ReaderCore

struct AddCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "add",
            abstract: told(
                "يضيف مقالات إلى المكتبة: ملفات ومجلدات وصفحات وِب وموجزات وقوائم OPML.",
                "Bring articles into the library: files, folders, web pages, feeds, OPML lists."),
            discussion: told(
                "يُفحص المجلد بكل ما فيه. ويُتابَع الموجز من بعد: يجدده qari sync. أعده متى شئت، فما كان في المكتبة لا يُحفظ مرتين.",
                "A folder is gone through with all in it. A feed is followed from then on: qari sync refreshes it. Rerun it as you like: what is there already is not stored twice."
            )
        )
    }

    @Flag(
        help: .told(
            "اجلب صفحات المقالات التي لا يعطي الموجز نصها كاملًا، الآن وفي كل qari sync.",
            "Fetch the pages of a feed's articles whose text it does not give whole; now and by every qari sync."))
    var full = false
    @Flag(
        help: .told(
            "استمر: أضف ما يُكتب في المجلدات المذكورة إلى أن يُنهى البرنامج.",
            "Go on: bring in what is written into the folders named, until it is ended."))
    var watch = false
    /// For a program that has started it: how far it is and what has come, on standard output.
    @Flag(help: .hidden) var report = false
    /// From the screen: a feed that is followed here is followed by the server of the first account too, where there is one.
    @Flag(name: .customLong("at-account"), help: .hidden) var isAtAccount = false
    @Option(help: .told("ترميز الملفات؛ يُستنتج إن لم يُذكر.", "The files' encoding; detected when not given.")) var encoding: TextEncoding?
    @OptionGroup var library: LibraryFlags
    @OptionGroup(title: SettingsInHelp.title) var settings: SettingsFlags
    @Argument(
        help: .told(
            "ملفات (نصوص وHTML وكتب ومستندات ورسائل) ومجلدات وعناوين http وhttps لصفحات وموجزات، وملفات OPML.",
            "Files (texts, HTML, books, documents, letters), folders, http and https addresses of pages and feeds, OPML files.")) var sources:
        [String]

    func run() throws {
        try LibrarySession(settings, library).runShutIn(reading: sources, isWatching: watch, usesAccounts: isAtAccount) { store, fetches, settings in
            let language = settings.language
            // Watched before they are gone through: what is written meanwhile is not missed.
            let watch = try watch ? startWatching() : nil
            let run = ImportRun(store, fetches, language, isFull: full, reach: settings.allowsPrivate ? .anywhere : .named)
            (run.reports, run.unreadsChanged, run.isNaming) = (report, settings.changedIsUnread, true)
            for source in sources { try run.add(source, encoding: encoding) }
            try run.finish()
            if isAtAccount, !run.newFeeds.isEmpty, let account = try store.accounts().first {
                AccountSync(account, following: run.newFeeds.map { .init(address: $0) })?.begin(in: run)
                try run.finish()
            }
            if report { ImportReport.tell(run, language) } else { ImportReport.print(run, language) }
            if var watch { try follow(&watch, store, fetches, language) }
            if !run.failures.isEmpty { throw ExitCode(1) }
        }
    }

    private var folders: [String] {
        sources.filter { !PageAddress.isWeb($0) }.map(LibraryFlags.absolute).filter { !FolderWalk.contents(of: $0).folders.isEmpty }
    }

    private func startWatching() throws -> FolderWatch {
        let folders = folders
        guard !folders.isEmpty else {
            let missing = sources.first { !PageAddress.isWeb($0) && access(LibraryFlags.absolute($0), F_OK) != 0 && errno == ENOENT }
            throw missing.map { Problem.noSuchFile($0) } ?? .noFolderToWatch(sources.joined(separator: " "))
        }
        var watch = FolderWatch(folders, largestFile: FileContents.largestFile)
        watch.takeAsKnown()
        if let problem = watch.problem {
            throw Problem.cannotWatch(folders.joined(separator: " "), reason: String(cString: strerror(problem.number)))
        }
        return watch
    }

    /// A signal has come while files are brought in.
    private struct Ended: Error {}

    /// Brings in what changes, until a signal ends it.
    private func follow(_ watch: inout FolderWatch, _ store: Library, _ fetches: ServedFetches<ImportRun.Purpose>, _ language: Language) throws {
        let ending = EndingSignals.descriptor()
        MessagePrinter.print(Phrases(language).watching(folders.count), language)
        while true {
            var waiting = [
                pollfd(fd: watch.descriptor, events: Int16(POLLIN), revents: 0), pollfd(fd: ending, events: Int16(POLLIN), revents: 0),
            ]
            // What is being written settles without a word of its own.
            guard poll(&waiting, 2, watch.hasUnsettled ? 500 : 60_000) >= 0 else { continue }
            if waiting[1].revents != 0 { return }
            watch.takeNews()
            let run = ImportRun(store, fetches, language, isFull: false)
            var isAnything = false
            var isOver = false
            do {
                try watch.giveSettled { file in
                    isAnything = true
                    try run.add(file, encoding)
                    isOver = poll(&waiting[1], 1, 0) > 0
                    if isOver { throw Ended() }
                }
            } catch is Ended {}
            guard isAnything else { continue }
            try run.finish()
            ImportReport.print(run, language)
            if isOver { return }
        }
    }
}

/// What came of it, on standard error: failures first, the counts last.
enum ImportReport {
    /// To the program that has started this one.
    static func tell(_ run: ImportRun, _ language: Language) {
        for problem in run.failures { ImportReportLine.failure(problem.sentence(in: language)).print() }
        for name in run.followed { ImportReportLine.followed(name, isNew: true).print() }
        for name in run.followedBefore { ImportReportLine.followed(name, isNew: false).print() }
        ImportReportLine.counts(run.counts).print()
    }

    static func print(_ run: ImportRun, _ language: Language) {
        for problem in run.failures { MessagePrinter.print(problem, language) }
        for (name, isFeed) in run.cut { MessagePrinter.print(Phrases(language).cutShort(name, isFeed: isFeed), language) }
        for name in run.larger { MessagePrinter.print(Phrases(language).tookMore(name), language) }
        if run.passedOver > 0 { MessagePrinter.print(Phrases(language).passedOver(run.passedOver, taken: SourceFormat.folderSuffixes), language) }
        for title in run.followed { MessagePrinter.print(Phrases(language).followed(title), language) }
        for (server, sent, taken) in run.accountResults where sent + taken > 0 {
            MessagePrinter.print(Phrases(language).marksCarried(server, sent: sent, taken: taken), language)
        }
        MessagePrinter.print(Phrases(language).imported(run.counts), language)
    }
}
