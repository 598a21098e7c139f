// `qari related`: the articles that one names, then those most like it.
import ArticleModel
import ArgumentParser
import ArticleLibrary
import Glibc
import ReaderCore

struct RelatedCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "related", abstract: "List the library's articles related to a file or to one of its articles.",
        discussion: "First those that the article itself names, then those most like it. The file need not be in the library.")

    @Option(parsing: .unconditional, help: "At most so many.") var limit = 10
    @Flag(help: "As a JSON array.") var json = false
    @OptionGroup var library: LibraryFlags
    @OptionGroup var settings: SettingsFlags
    @Argument(help: "A file, - for standard input, or an article's number.") var article: String

    func run() throws {
        try LibrarySession.expectNone(negativeOf: ["limit": limit])
        try LibrarySession(settings, library).run { store, language in
            let ref = ArticleRef(argument: article)
            let related =
                if let id = ArticleText.number(article) { try store.related(to: id, limit: limit) } else {
                    try store.related(
                        to: ArticleText.article(try ArticleFile.open(ref, encoding: nil), of: ArticleText.placed(ref)), limit: limit)
                }
            try LibrarySession.print(related, asJSON: json, language)
            if related.isEmpty, !json { MessagePrinter.print(Phrases(language).noRelated, language) }
        }
    }
}
