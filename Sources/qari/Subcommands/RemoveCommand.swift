// `qari remove`: takes articles out of the library. Feeds do not bring them back; adding them by name does.
import ArgumentParser
import ArticleLibrary
import Glibc
import ReaderCore

struct RemoveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Remove articles from the library. Feeds do not bring them back.")

    @OptionGroup var library: LibraryFlags
    @OptionGroup var settings: SettingsFlags
    @Argument(help: "Numbers of articles, as `qari list` shows them.") var articles: [Int64]

    func run() throws {
        try LibrarySession(settings, library).run { store, language in
            let missing = try articles.filter { try store.headline($0) == nil }
            for id in missing { MessagePrinter.print(.noSuchArticle("\(id)", library: store.path), language) }
            let count = try store.remove(articles)
            MessagePrinter.print(Phrases(language).removed(count), language)
            if !missing.isEmpty { throw ExitCode(1) }
        }
    }
}
