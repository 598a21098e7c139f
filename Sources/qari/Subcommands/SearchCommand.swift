// `qari search`: the library's articles that answer a search, best first.
import ArgumentParser
import ArticleLibrary
import Glibc
import ReaderCore

struct SearchCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "search", abstract: told("يبحث في المكتبة، وأوفق النتائج أولًا.", "Search the library; the best answer comes first."),
            discussion: told(
                """
                توجد الكلمة بصيغها كلها مهما كانت حركاتها وهمزاتها، وما طابق المكتوب أولًا. وتوجد العبارة بين علامتي اقتباس كما هي («…»، أو "…" داخل \
                علامتي الصدفة)، و-كلمة تستبعد مقالات، وكلمة* كل ما يبدأ بها، ومصدر:اسم (source:) وكاتب:اسم (author:) وتصنيف:اسم (category:) ووسم:اسم (tag:) وعنوان:كلمة (title:) وis:unread وis:bookmarked ومنذ:2026-01-31 \
                ومنذ:7d (since:) وقبل:7d (before:) تضيّق البحث. وor (أو) بين كلمتين أو قوسين يكفي معها أحدهما، والأحدث أولًا حينئذ. \
                ويجوز أن يجمع المعطى الواحد عدة منها: 'غزة -إسرائيل'. في الأنبوب: سطر لكل مقال فيه رقمه وتاريخه ومصدره وعنوانه والمقطع تفصل بينها \
                علامات جدولة.
                """,
                """
                Words are found in all their forms, whatever their harakat and hamzas, those written as typed first. A phrase in quotation marks \
                is found as it stands («…», or "…" within the shell's own), -word leaves articles out, word* stands for every word that starts \
                so. source:NAME (مصدر:), author:NAME, category:NAME, tag:NAME, title:WORD, is:unread, is:read, is:bookmarked, since:2026-01-31, \
                since:7d (منذ:) and before:7d narrow it, each turned round by a -. Of what stands on both sides of or (أو), words or brackets, one \
                will do; the newest answer comes first then. An argument may hold several: 'غزة -إسرائيل'.
                In a pipe: one line an article, with number, date, source, title and passage parted by tabs.
                """))
    }

    @Option(parsing: .unconditional, help: .told("هذا العدد على الأكثر؛ و0 للكل.", "At most so many; 0 for all.")) var limit = 20
    @Flag(help: .told("في صورة مصفوفة JSON.", "As a JSON array.")) var json = false
    @OptionGroup var library: LibraryFlags
    @OptionGroup(title: SettingsInHelp.title) var settings: SettingsFlags
    @Argument(parsing: .allUnrecognized, help: .told("ما يُبحث عنه.", "What to search for.")) var words: [String]

    func validate() throws {
        // An option that there is not would else be searched for.
        if let wrong = words.first(where: { $0.hasPrefix("--") && $0 != "--" }) { throw ValidationError("Unknown option '\(wrong)'") }
    }

    func run() throws {
        try LibrarySession.expectNone(negativeOf: ["limit": limit])
        try LibrarySession(settings, library).run { store, language in
            // An argument with spaces holds words and operators like any other.
            let text = words.filter { $0 != "--" }.joined(separator: " ")
            if let part = SearchQuery(text, now: Int64(time(nil))).misunderstood.first { throw ProgramExit.usage(.badSearch(part), language) }
            let found = try store.headlines(.search(text), limit: limit == 0 ? .max : limit)
            try LibrarySession.print(found, asJSON: json, language)
            if found.isEmpty {
                if !json { MessagePrinter.print(Phrases(language).notFound(text), language) }
                throw ExitCode(1)
            }
        }
    }
}
