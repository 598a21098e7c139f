// Headlines on standard output: two lines each on a terminal, shaped and ordered; one line each in a pipe, in logical order,
// its fields parted by tabs: number, date, source, title, passage.
import ArabicText
import ArticleModel
import Glibc
import ReaderCore
import TextLayout

struct HeadlinePrinter {
    let language: Language
    var output = Output(STDOUT_FILENO)

    private let isTerminal: Bool
    private let phrases: Phrases

    init(_ language: Language) {
        self.language = language
        // For who reads; what a pipe gets is the same everywhere.
        phrases = Phrases(language, dates: MessageLanguage.dates)
        isTerminal =
            isatty(STDOUT_FILENO) != 0 && getenv("TERM").map { String(cString: $0) != "dumb" } ?? false && !MessageLanguage.isSpoken
    }

    mutating func print(_ headlines: [Headline]) throws {
        for headline in headlines {
            let marks = (headline.isBookmarked ? "★ " : "") + (headline.isRead ? "" : "• ")
            let title = [headline.kicker, headline.title].compactMap(\.self).joined(separator: " | ")
            let day = Self.day(headline.date)
            let told = isTerminal ? Self.civilDay(headline.date).map { phrases.date($0, .short) } : nil
            add(
                plain: ["\(headline.id)", day ?? "", headline.source ?? "", headline.title] + [headline.snippet].compactMap(\.self),
                title: "\(headline.id)  \(marks)\(Self.oneLine(title).isolated(in: headline.direction))",
                facts: [headline.source].compactMap(\.self) + headline.otherSources + [told, changed(headline)].compactMap(\.self),
                note: headline.snippet.map { Self.oneLine($0).isolated(in: headline.direction) })
        }
        try finish()
    }

    private func changed(_ headline: Headline) -> String? { headline.hasUnseenChange ? phrases.hasChanged : nil }

    /// One entry: its fields for a pipe; for a terminal its title, the facts on the line below, and a note below these.
    mutating func add(plain fields: [String], title: String, facts: [String], note: String?) {
        guard isTerminal else { return output.write(fields.map(Self.oneLine).joined(separator: "\t") + "\n") }
        // Explicit mode, left to right, so that a terminal that reorders leaves these lines alone.
        output.command(.keepOrder)
        line(Self.oneLine(title))
        if !facts.isEmpty { line(facts.map { Self.oneLine($0).isolated() }.joined(separator: " · "), indent: 4) }
        if let note { line(Self.oneLine(note), indent: 4) }
        output.command(.giveOrderBack)
    }

    mutating func finish() throws { try output.flush() }

    private mutating func line(_ text: String, indent: Int = 0) {
        var size = winsize()
        let columns = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
        let isArabic = language == .arabic
        let options = LayoutOptions(width: max(8, columns - 1 - (isArabic ? 0 : indent)))
        var lines: [UInt8] = []
        codePoints(text).withUnsafeBufferPointer {
            LayoutEngine().appendVisualLines(
                of: $0, base: isArabic ? .rightToLeft : .leftToRight, options: options, alignsRight: isArabic, to: &lines)
        }
        output.write(lines)
    }

    /// A sentence without the invisible marks that a screen wants in it.
    static func plain(_ text: String) -> String { text.withoutIsolates }

    /// What is laid out is cleaned before: its order on the screen is another.
    private static func oneLine(_ text: String) -> String {
        PrintedText.clean(String(text.map { $0.isNewline || $0 == "\t" ? " " : $0 }))
    }

    /// A moment's day, where the reader is; a day without an hour is the same everywhere.
    static func day(_ seconds: Int64?) -> String? {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return civilDay(seconds).map { "\($0.year)-\(two($0.month))-\(two($0.day))" }
    }

    private static func civilDay(_ seconds: Int64?) -> CivilDate? {
        guard let seconds else { return nil }
        if let day = CivilDate(ofDay: seconds) { return day }
        var (moment, parts) = (time_t(seconds), tm())
        guard localtime_r(&moment, &parts) != nil else { return nil }
        return CivilDate(year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
    }
}
