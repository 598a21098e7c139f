// Headlines on standard output: two lines each on a terminal, shaped and ordered; one line each in a pipe, in logical order,
// its fields parted by tabs: number, date, source, title, passage.
import ArabicText
import ArticleModel
import FoundationEssentials
import Glibc
import ReaderCore
import TextLayout

struct HeadlinePrinter {
    let language: Language
    var output = Output(STDOUT_FILENO)

    init(_ language: Language) { self.language = language }

    static var isTerminal: Bool {
        isatty(STDOUT_FILENO) != 0 && getenv("TERM").map { String(cString: $0) != "dumb" } ?? false && !MessageLanguage.isSpoken
    }

    mutating func print(_ headlines: [Headline]) {
        if Self.isTerminal { printLaidOut(headlines) } else { printPlain(headlines) }
        output.flush()
    }

    private mutating func printPlain(_ headlines: [Headline]) {
        for headline in headlines {
            let fields =
                ["\(headline.id)", Self.day(headline.date) ?? "", headline.source ?? "", headline.title] + [headline.snippet].compactMap(\.self)
            output.write(fields.map(Self.oneLine).joined(separator: "\t") + "\n")
        }
    }

    private mutating func printLaidOut(_ headlines: [Headline]) {
        // Explicit mode, left to right, so that a terminal that reorders leaves these lines alone.
        output.write("\u{1B}[8l\u{1B}[1 k")
        for headline in headlines {
            let marks = (headline.isBookmarked ? "★ " : "") + (headline.isRead ? "" : "• ")
            line("\(headline.id)  " + marks + [headline.kicker, headline.title].compactMap(\.self).map(Self.oneLine).joined(separator: " | "))
            let facts = [headline.source, Self.day(headline.date)].compactMap(\.self)
            if !facts.isEmpty { line(facts.map(Self.isolated).joined(separator: " · "), indent: 4) }
            if let snippet = headline.snippet { line(Self.oneLine(snippet), indent: 4) }
        }
        output.write("\u{1B}[8h\u{1B}[0 k")
    }

    private mutating func line(_ text: String, indent: Int = 0) {
        var size = winsize()
        let columns = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
        let isArabic = language == .arabic
        let options = LayoutOptions(width: max(8, columns - 1 - (isArabic ? 0 : indent)))
        codePoints(text).withUnsafeBufferPointer {
            LayoutEngine().appendVisualLines(
                of: $0, base: isArabic ? .rightToLeft : .leftToRight, options: options, alignsRight: isArabic, to: &output.pending)
        }
    }

    private static func isolated(_ text: String) -> String { "\u{2068}\(oneLine(text))\u{2069}" }

    private static func oneLine(_ text: String) -> String {
        String(text.map { $0.isNewline || $0 == "\t" ? " " : $0 })
    }

    /// A moment's day, where the reader is.
    static func day(_ seconds: Int64?) -> String? {
        guard let seconds else { return nil }
        var (moment, parts) = (time_t(seconds), tm())
        guard localtime_r(&moment, &parts) != nil else { return nil }
        func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))"
    }
}
