// `qari feed`: what a feed is called here, and where it is filed.
import ArabicText
import ArgumentParser
import ArticleLibrary
import Glibc
import ReaderCore

struct FeedCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "feed",
            abstract: told("يسمّي موجزًا أو يصنّفه.", "Name a feed, or file it under a category."),
            discussion: told(
                "يُعرف الموجز بعنوانه أو رقمه كما يعرضهما `qari list --feeds`. ويُترك بالأمر qari remove.",
                "A feed is known by its address or its number, as `qari list --feeds` shows them. qari remove drops it."))
    }

    @Option(help: .told("اسمه عندك؛ والفارغ يعيد اسمه هو.", "What you call it; empty for its own name again.")) var name: String?
    @Option(help: .told("تصنيفه؛ والفارغ لا تصنيف.", "Its category; empty for none.")) var category: String?
    @OptionGroup var library: LibraryFlags
    @OptionGroup(title: SettingsInHelp.title) var settings: SettingsFlags
    @Argument(help: .told("عنوان الموجز أو رقمه.", "The feed's address or number.")) var feed: String

    func validate() throws { if name == nil, category == nil { throw ValidationError("Missing expected argument '--name or --category'") } }

    func run() throws {
        try LibrarySession(settings, library).run { store, language in
            let known = try store.feeds()
            guard let found = try store.feed(url: feed) ?? known.first(where: { "\($0.id)" == feed || $0.url.withoutCredentials == feed }) else {
                throw Problem.noSuchFeed(feed, library: store.path)
            }
            if let name { try store.rename(feed: found.id, to: name.isEmpty ? nil : name) }
            if let category { try store.file(feed: found.id, under: category.isEmpty ? nil : category) }
        }
    }
}
