// `qari remove`: takes articles out of the library, which feeds then do not bring back (adding them by name does), and drops feeds.
import ArabicText
import ArgumentParser
import ArticleImport
import ArticleLibrary
import Glibc
import ReaderCore

struct RemoveCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "remove",
            abstract: told("يحذف مقالات من المكتبة، أو يترك متابعة موجزات.", "Remove articles from the library, or follow feeds no longer."),
            discussion: told(
                "لا تعيد الموجزات ما حُذف، ويبقى ما جاء به الموجز المتروك.",
                "Feeds do not bring removed articles back. What a dropped feed has brought stays."))
    }

    @OptionGroup var library: LibraryFlags
    @OptionGroup(title: SettingsInHelp.title) var settings: SettingsFlags
    @Argument(
        help: .told(
            "أرقام مقالات كما يعرضها `qari list`، وعناوين موجزات كما يعرضها `qari list --feeds`.",
            "Numbers of articles, as `qari list` shows them, and addresses of feeds, as `qari list --feeds` does."))
    var articlesAndFeeds: [String]

    func run() throws {
        if let wrong = articlesAndFeeds.first(where: { Int64($0) == nil && !PageAddress.isWeb($0) }) {
            throw ProgramExit.usage(.neitherArticleNorFeed(wrong), MessageLanguage.current)
        }
        try LibrarySession(settings, library).run { store, language in
            let articles = articlesAndFeeds.compactMap { Int64($0) }
            var missing = try articles.filter { try store.headline($0) == nil }.map { Problem.noSuchArticle("\($0)", library: store.path) }
            for address in articlesAndFeeds where Int64(address) == nil {
                if !(try drop(address, store, language)) { missing.append(.noSuchFeed(address, library: store.path)) }
            }
            for problem in missing { MessagePrinter.print(problem, language) }
            if !articles.isEmpty { MessagePrinter.print(Phrases(language).removed(try store.remove(articles)), language) }
            if !missing.isEmpty { throw ExitCode(1) }
        }
    }

    /// - Returns: false when no such feed is followed.
    private func drop(_ address: String, _ store: Library, _ language: Language) throws -> Bool {
        guard let feed = try store.feed(named: address) else { return false }
        let count = try store.feedCounts()[feed.id] ?? 0
        try store.removeFeed(url: feed.url)
        MessagePrinter.print(Phrases(language).unfollowed(feed.shownName ?? feed.url, articles: count), language)
        return true
    }
}
