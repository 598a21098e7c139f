// Messages on standard error. On a terminal Arabic is laid out by us, as on the reading screen; elsewhere it is left in
// logical order.
import ArabicText
import Glibc
import ReaderCore

enum MessagePrinter {
    static func print(_ problem: Problem, _ language: Language) { print(problem.sentence(in: language), language) }

    static func print(_ text: String, _ language: Language) {
        let sentence = PrintedText.clean(text.withoutCredentials)
        var output = Output(STDERR_FILENO)
        if OrderedLines.isWanted(on: STDERR_FILENO, language) {
            OrderedLines.write([sentence], columns: OrderedLines.columns(of: STDERR_FILENO), to: &output)
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
