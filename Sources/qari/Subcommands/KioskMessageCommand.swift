// `qari kiosk-message`: a sentence that takes every kiosk's screen until it ends. It is an article of the library, so what publishes that
// library, or shows it, brings it to the screens.
import ArgumentParser
import ArticleLibrary
import Glibc
import ReaderCore

struct KioskMessageCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "kiosk-message",
            abstract: told("رسالة طارئة تشغل كل الشاشات حتى تنتهي.", "An emergency message that takes every screen until it ends."),
            discussion: told(
                "تدخل المكتبة مقالًا، فتصل مع ما يُنشر منها إلى كل كشك يتابعه. ويعيد --end الشاشات إلى ما كانت عليه.",
                "It enters the library as an article, and so comes with what is published of it to every kiosk that follows. --end gives the screens back."
            ))
    }

    @Option(name: .customLong("for"), help: .told("كم تبقى: 90s أو 10m أو 2h، إلى 24h.", "How long it stays: 90s, 10m, 2h; 24h at most."))
    var duration = "10m"
    @Flag(help: .told("ارفع ما كان من رسائل.", "Take back the messages that there are.")) var end = false
    @OptionGroup var library: LibraryFlags
    @OptionGroup(title: SettingsInHelp.title) var settings: SettingsFlags
    @Argument(help: .told("نص الرسالة.", "What it says.")) var text: String?

    func run() throws {
        let language = MessageLanguage.current
        guard let seconds = Self.seconds(duration) else {
            throw ProgramExit.usage(.badSetting(place: "--for", name: "for", value: OutsideName.shown(duration), allowed: "10s–24h"), language)
        }
        let words = text.map(PrintedText.clean)?.split(whereSeparator: \.isWhitespace).joined(separator: " ") ?? ""
        guard end != !words.isEmpty, words.utf8.count <= 2_000 else {
            throw ProgramExit.usage(
                .badUsage(detail: language == .arabic ? "رسالة من 2000 بايت أو أقل، أو --end" : "A message of 2000 bytes or less, or --end"), language
            )
        }
        try LibrarySession(settings, library).run { store, language in
            let phrases = Phrases(language)
            if end {
                let all = try store.articles(categoryPrefix: KioskMessage.prefix).map(\.id)
                MessagePrinter.print(phrases.messagesEnded(all.isEmpty ? 0 : try store.remove(all)), language)
                return
            }
            let now = Int64(time(nil))
            var article = StoredArticle(title: words, text: words + "\n\n" + words + "\n", body: words.utf8.count + 2..<2 * words.utf8.count + 3)
            article.categories = [KioskMessage.prefix + MomentText.utc(now + seconds), "عاجل"]
            (article.isBreaking, article.date, article.guid) = (true, now, "qari-message:\(now).\(getpid())")
            try store.save(article, revives: true)
            var moment = time_t(now + seconds)
            var parts = tm()
            localtime_r(&moment, &parts)
            let minute = parts.tm_min < 10 ? "0\(parts.tm_min)" : "\(parts.tm_min)"
            MessagePrinter.print(phrases.messageUntil("\(parts.tm_hour):\(minute)"), language)
        }
    }

    /// `90s`, `10m`, `2h`: ten seconds to a day; nil for anything else.
    static func seconds(_ text: String) -> Int64? {
        let units: [Character: Int64] = ["s": 1, "m": 60, "h": 3600]
        guard let unit = text.last.flatMap({ units[$0] }), text.utf8.count <= 6, let number = Int64(text.dropLast()), number > 0 else { return nil }
        let seconds = number * unit
        return (10...KioskMessage.longest).contains(seconds) ? seconds : nil
    }
}
