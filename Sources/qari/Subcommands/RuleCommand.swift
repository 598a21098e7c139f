// `qari rule`: what is hidden, or read, as it comes in.
import ArabicText
import ArgumentParser
import ArticleLibrary
import Glibc
import ReaderCore

struct RuleCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "rule",
            abstract: told("قواعد تُخفي ما يطابق بحثًا أو تعدّه مقروءًا.", "Rules that hide what answers a search, or mark it read."),
            discussion: told(
                "من غير معطيات يسردها بأرقامها. تسري القاعدة على ما في المكتبة وعلى كل ما يأتي: qari rule --hide 'title:إعلان or category:رياضة'. وما أُخفي يبقى في المكتبة ويظهر حين تُحذف قاعدته.",
                "Without arguments it lists them with their numbers. A rule holds for what is there and for all that comes in: qari rule --hide 'title:advert or category:sport'. What is hidden stays in the library, and is shown again when its rule is removed."
            ))
    }

    @Flag(help: .told("أخفِ ما يطابق.", "Hide what answers.")) var hide = false
    @Flag(name: .customLong("read"), help: .told("عُدّ ما يطابق مقروءًا.", "Mark what answers read.")) var marksRead = false
    @Option(help: .told("لما يأتي من هذا الموجز وحده.", "For what comes from this feed alone.")) var feed: String?
    @Option(help: .told("احذف القاعدة التي لها هذا الرقم.", "Remove the rule of this number.")) var remove: Int64?
    @OptionGroup var library: LibraryFlags
    @OptionGroup(title: SettingsInHelp.title) var settings: SettingsFlags
    @Argument(parsing: .allUnrecognized, help: .told("البحث، كما يُكتب في qari search.", "The search, as qari search takes it.")) var search:
        [String] = []

    private var text: String { search.filter { $0 != "--" }.joined(separator: " ") }

    func validate() throws {
        if hide, marksRead { throw ValidationError("--hide and --read exclude each other.") }
        if !text.isEmpty, !hide, !marksRead { throw ValidationError("Missing expected argument '--hide or --read'") }
        if text.isEmpty, hide || marksRead { throw ValidationError("Missing expected argument '<search>'") }
    }

    func run() throws {
        try LibrarySession(settings, library).run { store, language in
            if let remove {
                guard try store.removeRule(remove) else { throw Problem.noSuchRule("\(remove)") }
                return
            }
            guard !text.isEmpty else { return try list(store, language) }
            if let part = SearchQuery(text, now: Int64(time(nil))).misunderstood.first { throw ProgramExit.usage(.badSearch(part), language) }
            var number: Int64?
            if let feed {
                guard let found = try store.feed(url: feed) else { throw Problem.noSuchFeed(feed, library: store.path) }
                number = found.id
            }
            try store.addRule(text, hide ? .hide : .read, feed: number)
        }
    }

    private func list(_ store: Library, _ language: Language) throws {
        var printer = HeadlinePrinter(language)
        let feeds = Dictionary(try store.feeds().map { ($0.id, $0) }) { first, _ in first }
        for rule in try store.rules() {
            let feed = rule.feed.flatMap { feeds[$0] }
            let name = feed.map { $0.shownName ?? $0.url.withoutCredentials } ?? ""
            printer.add(
                plain: ["\(rule.id)", rule.action.rawValue, name, rule.search], title: "\(rule.id)  \(rule.search)",
                facts: [Phrases(language).ruleAction(hides: rule.action == .hide)] + (name.isEmpty ? [] : [name]), note: nil)
        }
        try printer.finish()
    }
}
