// Messages on standard error. On a terminal Arabic is laid out by us, as on the reading screen; elsewhere it is left in
// logical order.
import ArabicText
import Glibc
import ArticleModel
import ReaderCore
import TextLayout

enum MessagePrinter {
    static func print(_ problem: Problem, _ language: Language) { print(problem.sentence(in: language), language) }

    static func print(_ text: String, _ language: Language) {
        let sentence = PrintedText.clean(text.withoutCredentials)
        var output = Output(STDERR_FILENO)
        let isDumb = getenv("TERM").map { String(cString: $0) == "dumb" } ?? true
        if language == .arabic, isatty(STDERR_FILENO) != 0, !isDumb, !MessageLanguage.isSpoken {
            var size = winsize()
            let columns = ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
            // Explicit mode, left to right, so that a terminal that reorders leaves these lines alone.
            output.command(.keepOrder)
            var lines: [UInt8] = []
            codePoints(sentence).withUnsafeBufferPointer {
                LayoutEngine().appendVisualLines(
                    of: $0, base: .rightToLeft, options: LayoutOptions(width: columns - 1), alignsRight: true, to: &lines)
            }
            output.write(lines)
            output.command(.giveOrderBack)
        } else {
            output.write("qari: " + sentence.withoutIsolates + "\n")
        }
        // Whoever hears no messages can be told nothing.
        try? output.flush()
    }
}

/// A way out that has a message for the reader.
enum ProgramExit: Error {
    /// Wrong use: exit code 2.
    case usage(Problem, Language)
}
