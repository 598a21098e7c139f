// A line of code from outside: its spaces kept, tabs as spaces, nothing in it that steers a terminal or turns the text round.
import ArabicText

enum CodeLine {
    /// Columns between two tab stops.
    private static let tab = 4
    /// A longer line is cut off here.
    private static let bound = 4_000

    static func written(_ line: ArraySlice<UInt32>) -> [UInt32] {
        let space = codePoint(" ")
        var text: [UInt32] = []
        for scalar in line.prefix(bound) where scalar != "\r" && !CleanText.isIgnored(scalar) {
            if scalar == "\t" {
                repeat { text.append(space) } while text.count % tab != 0
            } else {
                text.append(scalar == .noBreakSpace ? space : scalar)
            }
        }
        Sanitizer.clean(&text)
        while text.last == space { text.removeLast() }
        return text
    }
}
