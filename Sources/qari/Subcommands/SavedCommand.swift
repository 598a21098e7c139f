// `qari saved`: searches that are tabs of the front page.
import ArgumentParser
import ArticleLibrary
import Glibc
import ReaderCore

struct SavedCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "saved",
            abstract: told("عمليات البحث المحفوظة: تبويبات في الصفحة الأولى.", "Saved searches: tabs of the front page."),
            discussion: told(
                "من غير معطيات يسردها. ومع اسم وبحث يحفظ البحث بهذا الاسم: qari saved سياسة 'category:سياسة is:unread'. ومع اسم وحده يسرد ما يجده.",
                "Without arguments it lists them. With a name and a search it saves the search under the name: qari saved Politics 'category:politics is:unread'. With a name alone it lists what that finds."
            ))
    }

    @Flag(help: .told("احذف ما حُفظ بهذا الاسم.", "Remove what is saved under the name.")) var remove = false
    @Option(parsing: .unconditional, help: .told("هذا العدد على الأكثر؛ و0 للكل.", "At most so many; 0 for all.")) var limit = 50
    @Flag(help: .told("في صورة مصفوفة JSON.", "As a JSON array.")) var json = false
    @OptionGroup var library: LibraryFlags
    @OptionGroup(title: SettingsInHelp.title) var settings: SettingsFlags
    @Argument(help: .told("الاسم الذي يظهر في التبويب.", "The name that the tab shows.")) var name: String?
    @Argument(parsing: .allUnrecognized, help: .told("البحث، كما يُكتب في qari search.", "The search, as qari search takes it.")) var search:
        [String] = []

    func run() throws {
        try LibrarySession.expectNone(negativeOf: ["limit": limit])
        try LibrarySession(settings, library).run { store, language in
            guard let name else { return try list(store, language) }
            let text = search.filter { $0 != "--" }.joined(separator: " ")
            if remove {
                guard try store.removeSavedSearch(name) else { throw Problem.noSuchSearch(name) }
            } else if text.isEmpty {
                guard let saved = try store.savedSearches().first(where: { $0.name == name }) else { throw Problem.noSuchSearch(name) }
                try LibrarySession.print(try store.headlines(.saved(saved.search), limit: limit == 0 ? .max : limit), asJSON: json, language)
            } else {
                let query = SearchQuery(text, now: Int64(time(nil)))
                if let part = query.misunderstood.first { throw ProgramExit.usage(.badSearch(part), language) }
                try store.save(SavedSearch(name: name, search: text))
            }
        }
    }

    private func list(_ store: Library, _ language: Language) throws {
        let saved = try store.savedSearches()
        if json {
            var output = Output(STDOUT_FILENO)
            output.write(
                JSONWriter.text {
                    $0.list { json in
                        for item in saved {
                            json.table {
                                $0.put(item.name, "name")
                                $0.put(item.search, "search")
                            }
                        }
                    }
                })
            return try output.flush()
        }
        var printer = HeadlinePrinter(language)
        for item in saved { printer.add(plain: [item.name, item.search], title: item.name, facts: [item.search], note: nil) }
        try printer.finish()
    }
}
