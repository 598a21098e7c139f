// `qari sync`: refreshes the feeds that the library follows.
import ArgumentParser
import ArticleLibrary
import ReaderCore

struct SyncCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sync", abstract: "Refresh the feeds that the library follows.",
        discussion: "Asks each feed whether it has changed, and takes its new articles in. One that fails stops no other.")

    @Flag(help: "Fetch the pages of articles whose text a feed does not give whole.") var full = false
    @OptionGroup var library: LibraryFlags
    @OptionGroup var settings: SettingsFlags

    func run() throws {
        try LibrarySession(settings, library).run { store, language in
            let feeds = try store.feeds()
            guard !feeds.isEmpty else { return MessagePrinter.print(Phrases(language).noFeeds, language) }
            let run = ImportRun(store, language, isFull: full)
            for feed in feeds { run.ask(feed) }
            try run.finish()
            ImportReport.print(run, language)
            if !run.failures.isEmpty { throw ExitCode(1) }
        }
    }
}
