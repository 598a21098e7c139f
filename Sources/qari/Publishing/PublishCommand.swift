// `qari publish`: the library as files that any web server can serve.
import ArgumentParser
import ArticleImport
import ArticleLibrary
import Glibc
import ReaderCore
import SQLiteStore

struct PublishCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "publish",
            abstract: told("ينشر المكتبة ملفات يقدمها أي خادم وِب.", "Publish the library as files that any web server can serve."),
            discussion: told(
                "صفحة لكل مقال، وموجز كامل النصوص بصيغتي Atom وJSON Feed وأرشيفه، وفهارس بحسب اليوم والقسم. لا يُكتب في كل مرة إلا ما تغيّر.",
                "A page for each article, a feed of whole texts in Atom and JSON Feed with its archive, lists by day and section. Each run writes what has changed, and nothing else."
            ))
    }

    @Option(
        help: .told(
            "العنوان الذي يُقدَّم منه المجلد؛ يُذكر في المرة الأولى.", "The address that the folder is served at; to be named the first time.")) var base:
        String?
    @Option(help: .told("اسم ما يُنشر؛ وإلا فاسم الخادم.", "What the publication is called; else the host's name.")) var title: String?
    @Option(
        help: .told("انشر ما يجده هذا البحث لا غير.", "Publish what this search finds, and nothing else.")) var query: String?
    @Flag(help: .told("استمر: اتبع المكتبة إلى أن يُنهى البرنامج.", "Go on: follow the library until it is ended.")) var watch = false
    @OptionGroup var library: LibraryFlags
    @OptionGroup(title: SettingsInHelp.title) var settings: SettingsFlags
    @Argument(help: .told("المجلد الذي يُكتب؛ يُنشأ إن لم يوجد.", "The folder to write; made where it is not there.")) var folder: String

    func run() throws {
        let following = Following()
        repeat {
            do {
                try LibrarySession(settings, library).runWithSettings(ready: expectLibrary) { store, settings in
                    try publish(store, settings.language, following)
                }
            } catch let error as ExitCode {
                // What fails once the library is followed, on a full disk, say, is told and tried again.
                guard following.isBegun else { throw error }
                following.rest()
            }
        } while following.isBegun && !following.isOver
    }

    private func publish(_ store: Library, _ language: Language, _ following: Following) throws {
        do {
            // Before anything is read: what comes meanwhile is told as well.
            let notices = watch ? try LibraryNotices(store) : nil
            let files = PublicFolder(LibraryFlags.absolute(folder))
            try files.make([])
            let ledger = try PublicationLedger(path: files.path + "/" + PublishedSite.ledger)
            defer { ledger.close() }
            let publisher = Publisher(store: store, folder: files, site: try site(ledger, language), phrases: Phrases(language), query: query)
            if let file = try publisher.fileInWay(ledger) { throw Problem.publicationInWay(folder, file: file) }
            var run = try following.measured { try publisher.run(ledger) }
            tell(run, isFirst: !following.isBegun, language)
            guard let notices else { return }
            if !following.isBegun {
                following.begin()
                MessagePrinter.print(Phrases(language).followingLibrary, language)
            }
            while try following.hasChange(notices) {
                run = try following.measured { try publisher.run(ledger) }
                tell(run, isFirst: false, language)
            }
        } catch let error as SQLiteError {
            throw Problem.cannotWrite(folder + "/" + PublishedSite.ledger, reason: "\(error)")
        }
    }

    private func tell(_ run: Publisher.Outcome, isFirst: Bool, _ language: Language) {
        if isFirst || !run.isNothing { MessagePrinter.print(Phrases(language).published(run.counts), language) }
    }

    /// A library that is not there would be made, and all that was published withdrawn.
    private func expectLibrary(_ path: String) throws {
        guard access(path, F_OK) != 0, PublicFolder(LibraryFlags.absolute(folder)).has(PublishedSite.ledger) else { return }
        throw Problem.libraryCannotOpen(path, reason: String(cString: strerror(ENOENT)))
    }

    /// As it was the last time, but for what is named now.
    private func site(_ ledger: PublicationLedger, _ language: Language) throws -> PublishedSite {
        guard var base = try base ?? ledger.setting("base") else { throw Problem.noPublicationBase(folder) }
        guard PageAddress.isWeb(base), let host = PageAddress.host(base) else { throw Problem.notWeb(base) }
        if !base.hasSuffix("/") { base += "/" }
        let title = try title ?? ledger.setting("title") ?? host
        let authority = try ledger.setting("authority") ?? "\(host),\(MomentText.day(Int64(time(nil))))"
        for (name, value) in [("base", base), ("title", title), ("authority", authority)] { try ledger.set(name, to: value) }
        return PublishedSite(base: base, title: title, authority: authority, language: language == .arabic ? "ar" : "en")
    }
}

extension PublishCommand {
    /// What lasts while the library is followed, whichever file it is.
    private final class Following {
        private var ending: Int32 = -1
        private(set) var (isBegun, isOver) = (false, false)
        /// Milliseconds: how long the last run took, and until what failed is tried again.
        private var (pause, patience): (Int32, Int32) = (0, 1000)

        func begin() { (ending, isBegun) = (EndingSignals.descriptor(), true) }

        func measured(_ run: () throws -> Publisher.Outcome) rethrows -> Publisher.Outcome {
            let start = ContinuousClock.now
            let outcome = try run()
            let seconds = start.duration(to: .now).components
            pause = Int32(clamping: seconds.seconds * 1000 + seconds.attoseconds / 1_000_000_000_000_000)
            patience = 1000
            return outcome
        }

        /// Waits for a change; one that comes at once waits for as long as the last run took, so that half of a processor is left.
        /// - Returns: false when nothing more is to be done with this file.
        func hasChange(_ notices: LibraryNotices) throws -> Bool {
            switch try notices.wait(ending: ending, after: min(pause, 60_000)) {
            case .changed: return true
            case .replaced: return false
            case .ended:
                isOver = true
                return false
            }
        }

        /// Longer each time, up to a minute.
        func rest() {
            isOver = LibraryNotices.isReadable(ending, within: patience)
            patience = min(patience * 2, 60_000)
        }
    }
}
