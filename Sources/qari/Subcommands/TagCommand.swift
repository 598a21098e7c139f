// `qari tag`: words of the reader's own for articles.
import ArgumentParser
import ArticleLibrary
import Glibc
import ReaderCore

struct TagCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "tag", abstract: told("وسوم المقالات: كلمات يختارها القارئ.", "Tags of articles: words of the reader's own."),
            discussion: told(
                "من غير معطيات يسرد الوسوم. ومع رقم مقال يسرد وسومه، ومع وسوم بعده يضيفها: qari tag 12 تحقيق للمراجعة. ويجدها البحث: tag:تحقيق.",
                "Without arguments it lists the tags. With an article's number it lists that one's, and with tags behind it adds them: qari tag 12 report later. A search finds them: tag:report."
            ))
    }

    @Flag(help: .told("احذف هذه الوسوم من المقال؛ وكلها إن لم يُذكر منها شيء.", "Take these tags off the article; all where none is named."))
    var remove = false
    @OptionGroup var library: LibraryFlags
    @OptionGroup(title: SettingsInHelp.title) var settings: SettingsFlags
    @Argument(help: .told("رقم المقال.", "The article's number.")) var article: Int64?
    @Argument(help: .told("الوسوم.", "The tags.")) var tags: [String] = []

    func run() throws {
        try LibrarySession(settings, library).run { store, language in
            var printer = HeadlinePrinter(language)
            guard let article else {
                for tag in try store.tags() {
                    printer.add(plain: [tag.name, "\(tag.articles)"], title: tag.name, facts: [Phrases(language).articles(tag.articles)], note: nil)
                }
                return try printer.finish()
            }
            guard try store.headline(article) != nil else { throw Problem.noSuchArticle("\(article)", library: store.path) }
            let known = try store.tags(of: article)
            if remove {
                try store.setTags(tags.isEmpty ? [] : known.filter { !tags.contains($0) }, of: article)
            } else if tags.isEmpty {
                for tag in known { printer.add(plain: [tag], title: tag, facts: [], note: nil) }
                try printer.finish()
            } else {
                try store.setTags(known + tags, of: article)
            }
        }
    }
}
