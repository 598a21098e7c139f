// What reaches the program: the terminal's events, the replies to its effects, and leisure.
import ArabicText
import TerminalScreen

package enum Message {
    case event(Event)
    /// A file is open: its text, found on demand.
    case opened(text: EncodedText, path: String, request: Int)
    /// A file could not be opened; the problem says why.
    case couldNotOpen(Problem, path: String, request: Int)
    /// Nothing waits: do one slice of background work (counting pages, counting hits).
    case idle
}
