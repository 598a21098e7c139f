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
    @OptionGroup var settings: SettingsFlags
    @Argument(help: .told("المجلد الذي يُكتب؛ يُنشأ إن لم يوجد.", "The folder to write; made where it is not there.")) var folder: String

    func run() throws {
        try LibrarySession(settings, library).run { store, language in
            do {
                let files = PublicFolder(LibraryFlags.absolute(folder))
                try files.make([])
                let ledger = try PublicationLedger(path: files.path + "/" + PublishedSite.ledger)
                defer { ledger.close() }
                let publisher = Publisher(store: store, folder: files, site: try site(ledger, language), phrases: Phrases(language), query: query)
                MessagePrinter.print(Phrases(language).published(try publisher.run(ledger).counts), language)
                if watch { try follow(publisher, ledger, language) }
            } catch let error as SQLiteError {
                throw Problem.cannotWrite(folder + "/" + PublishedSite.ledger, reason: "\(error)")
            }
        }
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

    /// Looks once a second whether the library has changed, until a signal ends it.
    private func follow(_ publisher: Publisher, _ ledger: PublicationLedger, _ language: Language) throws {
        let ending = EndingSignals.descriptor()
        MessagePrinter.print(Phrases(language).followingLibrary, language)
        var edition = try publisher.store.edition
        while true {
            var waiting = pollfd(fd: ending, events: Int16(POLLIN), revents: 0)
            if poll(&waiting, 1, 1000) > 0 { return }
            let now = try publisher.store.edition
            guard now != edition else { continue }
            edition = now
            let outcome = try publisher.run(ledger)
            if !outcome.isNothing { MessagePrinter.print(Phrases(language).published(outcome.counts), language) }
        }
    }
}
