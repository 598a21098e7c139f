// `qari highlights`: the passages that the reader has kept, as Markdown.
import ArgumentParser
import ArticleLibrary
import ArticleModel
import Glibc
import ReaderCore

struct HighlightsCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "highlights",
            abstract: told("يكتب المقتطفات التي حفظها القارئ بصيغة ماركداون.", "Write the passages that the reader has kept, as Markdown."),
            discussion: told(
                "تحت عنوان كل مقال مصدره وتاريخه ورابطه، ثم مقتطفاته وملاحظاتها. ومع رقم مقال مقتطفاته وحدها، ومع بحث ما تجده كلماته في المقالات أو المقتطفات أو الملاحظات: qari highlights جسر. وفي القارئ: علّم بالحرف v واحفظ بالحرف h.",
                "Under each article's title its source, date and link, then its passages and their notes. With an article's number only its own, with a search those of the articles that answer it, and those that have its words in their text or note: qari highlights bridge. In the reader v marks and h keeps."
            ))
    }

    @OptionGroup var library: LibraryFlags
    @OptionGroup(title: SettingsInHelp.title) var settings: SettingsFlags
    @Argument(parsing: .allUnrecognized, help: .told("رقم مقال، أو بحث.", "An article's number, or a search.")) var search: [String] = []

    func run() throws {
        try LibrarySession(settings, library).run { store, language in
            let text = search.filter { $0 != "--" }.joined(separator: " ")
            let highlights: [KeptHighlight]
            if let id = Int64(text) {
                guard try store.headline(id) != nil else { throw Problem.noSuchArticle(text, library: store.path) }
                highlights = try store.keptHighlights(of: id)
            } else if text.isEmpty {
                highlights = try store.keptHighlights()
            } else {
                if let part = SearchQuery(text, now: Int64(time(nil))).misunderstood.first { throw ProgramExit.usage(.badSearch(part), language) }
                highlights = try store.keptHighlights(answering: text)
            }
            guard !highlights.isEmpty else { return MessagePrinter.print(Phrases(language).noHighlights, language) }
            var output = Output(STDOUT_FILENO)
            output.write(HighlightMarkdown(language, clock: MinuteClock.now()).text(of: highlights))
            try output.flush()
        }
    }
}
