// `qari vacuum`: tidies the library, copies it, looks it through.
import ArgumentParser
import ArticleLibrary
import Glibc
import ReaderCore

struct VacuumCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "vacuum", abstract: "Tidy the library: remove what it is not to keep, give unused room back to the disk.",
        discussion: "Bookmarked articles are always kept. The two --keep settings are remembered in the library.")

    @Option(help: "From now on keep articles for so many days; 0 for ever.") var keepDays: Int?
    @Option(help: "From now on keep so many articles, the newest; 0 for all.") var keepArticles: Int?
    @Option(help: "Only write a copy of the library into a new file, also while it is in use.") var into: String?
    @Flag(help: "Only look the whole library through for damage.") var check = false
    @OptionGroup var library: LibraryFlags
    @OptionGroup var settings: SettingsFlags

    func validate() throws {
        if keepDays ?? 0 < 0 || keepArticles ?? 0 < 0 { throw ValidationError("--keep-days and --keep-articles are numbers from 0 on.") }
    }

    func run() throws {
        try LibrarySession(settings, library).run { store, language in
            let phrases = Phrases(language)
            if check {
                if let damage = try store.damage() { throw Problem.libraryCannotOpen(store.path, reason: damage) }
                return MessagePrinter.print(phrases.librarySound, language)
            }
            if let into {
                try store.copy(to: LibraryFlags.absolute(into))
                return MessagePrinter.print(phrases.libraryCopied(into), language)
            }
            if let keepDays { try store.set(.keepDays, to: keepDays == 0 ? nil : "\(keepDays)") }
            if let keepArticles { try store.set(.keepArticles, to: keepArticles == 0 ? nil : "\(keepArticles)") }
            let removed = try store.tidy()
            try store.vacuum()
            if removed > 0 { MessagePrinter.print(phrases.removed(removed), language) }
            MessagePrinter.print(phrases.libraryStatus(try store.status().facts(path: store.path)), language)
        }
    }
}
