// What the subcommands on the library share: the settings, the library open, failures worded, headlines printed.
import ArgumentParser
import ArticleLibrary
import ArticleModel
import Glibc
import ReaderCore

struct LibrarySession {
    private let flags: SettingsFlags
    private let library: LibraryFlags

    init(_ flags: SettingsFlags, _ library: LibraryFlags) { (self.flags, self.library) = (flags, library) }

    /// Runs a subcommand's work on the library, which is closed behind it.
    func run(_ body: (Library, Language) throws -> Void) throws { try runWithSettings { store, settings in try body(store, settings.language) } }

    /// - Parameter ready: done with everything read that a library is opened by, and before that.
    func runWithSettings(ready: (_ path: String) throws -> Void = { _ in }, _ body: (Library, Settings) throws -> Void) throws {
        let settings = try flags.load { MessagePrinter.print($0, .arabic) }
        let language = settings.language
        do {
            try LibraryAccess.saying { try ready(library.path) }
            let store = try IndexProgress.toldOnTerminal(language) { progress in
                try LibraryAccess.open(library.path, progress: progress) { MessagePrinter.print($0, language) }
            }
            defer { store.close() }
            try LibraryAccess.saying { try body(store, settings) }
        } catch Problem.notALibrary(let path) {
            throw ProgramExit.usage(.notALibrary(path), language)
        } catch let problem as Problem {
            MessagePrinter.print(problem, language)
            throw ExitCode(1)
        }
    }

    /// Refuses numbers below 0.
    static func expectNone(negativeOf numbers: KeyValuePairs<String, Int?>) throws {
        for (name, number) in numbers {
            guard let number, number < 0 else { continue }
            throw ProgramExit.usage(.badSetting(place: "--" + name, name: name, value: "\(number)", allowed: "0, 1, 2…"), MessageLanguage.current)
        }
    }

    static func print(_ headlines: [Headline], asJSON: Bool, _ language: Language) throws {
        var list = HeadlineOutput(language, asJSON: asJSON)
        try list.add(headlines)
        try list.finish()
    }
}

extension LibraryStatus {
    func facts(path: String, _ language: Language) -> LibraryFacts {
        var facts = LibraryFacts(
            path: path, articles: articles, unread: unread, bookmarks: bookmarks, feeds: feeds, bytes: Int(bytes), free: Int(free))
        func age(_ moment: Int64) -> String { Phrases(language).age(of: moment, at: MinuteClock.now()) }
        facts.feedAges = newestFeed.map { LibraryFacts.FeedAges(newest: age($0), oldest: oldestFeed.map(age)) }
        return facts
    }
}
