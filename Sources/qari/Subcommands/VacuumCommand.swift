// `qari vacuum`: tidies the library, copies it, looks it through.
import ArgumentParser
import ArticleLibrary
import Glibc
import ReaderCore

struct VacuumCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "vacuum",
            abstract: told(
                "يرتب المكتبة: يحذف ما لا يُراد حفظه ويعيد ما لا يُستعمل من مساحة القرص.",
                "Tidy the library: remove what it is not to keep, give unused room back to the disk."),
            discussion: told(
                "تبقى المحفوظات دائمًا. وتتذكر المكتبة قيمتي --keep-days و--keep-articles.",
                "Bookmarked articles are always kept. The two --keep settings are remembered in the library."))
    }

    @Option(
        parsing: .unconditional,
        help: .told("احفظ المقالات من الآن هذا العدد من الأيام؛ و0 لحفظها أبدًا.", "From now on keep articles for so many days; 0 for ever."))
    var keepDays: Int?
    @Option(
        parsing: .unconditional,
        help: .told("احفظ من الآن هذا العدد من أحدث المقالات؛ و0 للكل.", "From now on keep so many articles, the newest; 0 for all."))
    var keepArticles: Int?
    @Option(
        help: .told(
            "اكتب نسخة من المكتبة في ملف جديد لا غير، ولو كانت مستعملة.", "Only write a copy of the library into a new file, also while it is in use."
        )) var into: String?
    @Flag(help: .told("افحص المكتبة كلها بحثًا عن الضرر لا غير.", "Only look the whole library through for damage.")) var check = false
    @OptionGroup var library: LibraryFlags
    @OptionGroup(title: SettingsInHelp.title) var settings: SettingsFlags

    func run() throws {
        try LibrarySession.expectNone(negativeOf: ["keep-days": keepDays, "keep-articles": keepArticles])
        try LibrarySession(settings, library).run { store, language in
            let phrases = Phrases(language)
            if check {
                switch try store.damage() {
                case .index?: throw Problem.libraryUnsound(store.path, detail: nil)
                case .file(let detail)?: throw detail.isEmpty ? .libraryDamaged(store.path) : Problem.libraryUnsound(store.path, detail: detail)
                case nil: break
                }
                return MessagePrinter.print(phrases.librarySound, language)
            }
            if let into {
                do { try store.copy(to: LibraryFlags.absolute(into)) } catch LibraryProblem.cannotOpen(let path, let reason) {
                    // SQLite's own words name no reason.
                    let folder = path.lastIndex(of: "/").map { path[...$0] } ?? ""
                    throw Problem.cannotWrite(path, reason: access(String(folder), W_OK) == 0 ? reason : String(cString: strerror(errno)))
                }
                return MessagePrinter.print(phrases.libraryCopied(into), language)
            }
            if let keepDays { try store.set(.keepDays, to: keepDays == 0 ? nil : "\(keepDays)") }
            if let keepArticles { try store.set(.keepArticles, to: keepArticles == 0 ? nil : "\(keepArticles)") }
            let removed = try store.tidy()
            try store.vacuum()
            if removed > 0 { MessagePrinter.print(phrases.removed(removed), language) }
            MessagePrinter.print(phrases.libraryStatus(try store.status().facts(path: store.path, language)), language)
        }
    }
}
