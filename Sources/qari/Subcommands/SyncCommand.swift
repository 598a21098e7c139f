// `qari sync`: refreshes the feeds that the library follows.
import ArgumentParser
import ArticleImport
import ArticleLibrary
import ReaderCore

struct SyncCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "sync", abstract: told("يجدد الموجزات التي تتابعها المكتبة.", "Refresh the feeds that the library follows."),
            discussion: told(
                "يسأل كل موجز هل تغيّر ويأخذ جديده، ولا يوقف فشلُ واحد غيرَه. ثم يحذف ما لا يُراد للمكتبة أن تحفظه (qari vacuum --keep-days و--keep-articles).",
                "Asks each feed whether it has changed, and takes its new articles in. One that fails stops no other. Then removes what the library is not to keep (qari vacuum --keep-days, --keep-articles)."
            )
        )
    }

    @Flag(help: .told("اجلب صفحات المقالات التي لا يعطي الموجز نصها كاملًا.", "Fetch the pages of articles whose text a feed does not give whole."))
    var full = false
    /// For a program that has started it: how far it is and what has come, on standard output.
    @Flag(help: .hidden) var report = false
    @Option(help: .hidden) var patience = FetchRequest.patience
    /// Of a kiosk: nothing in the newsroom's own network is asked, whoever named it.
    @Flag(name: .customLong("public-only"), help: .hidden) var isPublicOnly = false
    /// Tries from inside what must not be possible there, in this folder too (`SandboxTest`).
    @Option(name: .customLong("self-test"), help: .hidden) var selfTest: String?
    @OptionGroup var library: LibraryFlags
    @OptionGroup(title: SettingsInHelp.title) var settings: SettingsFlags

    private func reach(_ settings: Settings) -> FetchReach {
        if isPublicOnly { return .publicOnly }
        return settings.allowsPrivate ? .anywhere : .named
    }

    func run() throws {
        try LibrarySession(settings, library).runShutIn(isPublicOnly: isPublicOnly, usesAccounts: !isPublicOnly, selfTest: selfTest) {
            store, fetches, settings in
            let language = settings.language
            let run = ImportRun(store, fetches, language, isFull: full, patience: max(5, patience), reach: reach(settings))
            (run.reports, run.unreadsChanged) = (report, settings.changedIsUnread)
            // Those that did not answer the last time are asked last: a few requests go on at a time, and these may take a minute.
            let accounts = isPublicOnly ? [] : try store.accounts()
            for account in accounts { AccountSync(account)?.begin(in: run) }
            // What they bring is not asked for besides.
            if !accounts.isEmpty { try run.finish() }
            let served = isPublicOnly ? [] : try store.accountFeeds()
            let feeds = try store.feeds().filter { !served.contains($0.id) }.sorted { $0.failures < $1.failures }
            for feed in feeds { run.ask(feed) }
            try run.finish()
            if report {
                ImportReport.tell(run, language)
            } else if feeds.isEmpty, accounts.isEmpty {
                MessagePrinter.print(Phrases(language).noFeeds, language)
            } else {
                ImportReport.print(run, language)
            }
            let removed = try store.tidy()
            if removed > 0, !report { MessagePrinter.print(Phrases(language).removed(removed), language) }
            if !run.failures.isEmpty { throw ExitCode(1) }
        }
    }
}
