// Lines for people on a terminal, in the order that the eye reads: Arabic is laid out by us there, as on the reading screen. Elsewhere,
// and for who listens, text is left in logical order.
import ArabicText
import Glibc
import ReaderCore
import TextLayout

enum OrderedLines {
    /// True for a terminal that shows letters, and a language that asks for it.
    static func isWanted(on descriptor: Int32, _ language: Language) -> Bool {
        let isDumb = getenv("TERM").map { String(cString: $0) == "dumb" } ?? true
        return language == .arabic && isatty(descriptor) != 0 && !isDumb && !MessageLanguage.isSpoken
    }

    /// The terminal's width in cells.
    static func columns(of descriptor: Int32) -> Int {
        var size = winsize()
        return ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
    }

    /// Writes lines from the right edge, wrapped where they are longer than the terminal is wide.
    static func write(_ lines: [String], columns: Int, to output: inout Output) {
        // Explicit mode, left to right, so that a terminal that reorders leaves these lines alone.
        output.command(.keepOrder)
        let engine = LayoutEngine()
        var bytes: [UInt8] = []
        for line in lines {
            codePoints(line).withUnsafeBufferPointer {
                engine.appendVisualLines(
                    of: $0, base: .rightToLeft, options: LayoutOptions(width: columns - 1), alignsRight: true, to: &bytes)
            }
        }
        output.write(bytes)
        output.command(.giveOrderBack)
    }
}
