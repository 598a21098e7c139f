// A bar of progress on the terminal's last line, painted at most ten times a second; nothing where standard error is no terminal.
// In Arabic it fills from the right.
import ArabicText
import ArticleModel
import Glibc
import ReaderCore
import TextLayout

struct ImportProgress {
    private let language: Language
    private let isShown: Bool
    private let engine = LayoutEngine()
    private var painted: ContinuousClock.Instant?

    init(_ language: Language) {
        self.language = language
        let terminal = getenv("TERM").map { String(cString: $0) } ?? "dumb"
        isShown = isatty(STDERR_FILENO) != 0 && terminal != "dumb" && !MessageLanguage.isSpoken
    }

    mutating func show(_ done: Int, of all: Int, _ name: String) {
        let now = ContinuousClock.now
        guard isShown, all > 0, painted.map({ now - $0 > .milliseconds(100) }) ?? true else { return }
        painted = now
        var size = winsize()
        let columns = ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 10 ? Int(size.ws_col) - 1 : 79
        let width = min(30, columns / 3)
        let filled = min(width, width * done / all)
        let isArabic = language == .arabic
        let (full, rest) = (String(repeating: "━", count: filled), String(repeating: "─", count: width - filled))
        let label = label(Phrases(language).importing(done, of: all, name), columns: columns - width - 1)
        var output = Output(STDERR_FILENO)
        output.command(.clearLine)
        output.command(.keepOrder)
        output.write(isArabic ? label + " " + rest + full : full + rest + " " + label)
        output.command(.giveOrderBack)
        try? output.flush()
    }

    /// Takes the bar away.
    mutating func clear() {
        guard painted != nil else { return }
        painted = nil
        var output = Output(STDERR_FILENO)
        output.command(.clearLine)
        try? output.flush()
    }

    /// One line of visual text, as wide as there is room: at the bar's side.
    private func label(_ text: String, columns: Int) -> String {
        let isArabic = language == .arabic
        let line = engine.singleLine(
            codePoints(PrintedText.clean(text)), base: isArabic ? .rightToLeft : .leftToRight, options: LayoutOptions(width: columns))
        let visual = String(codePoints: line.cells.flatMap { cell in [cell.scalar] + (0..<4).map { cell.marks[$0] }.filter { $0 != 0 } })
        return isArabic ? String(repeating: " ", count: max(0, columns - line.width)) + visual : visual
    }
}
