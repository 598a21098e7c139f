// What reaches the program: the terminal's events, the replies to its effects, and leisure.
import ArabicText
import TerminalScreen

package enum Message {
    case event(Event)
    /// A file is open: its text, found on demand.
    case opened(text: EncodedText, path: String, request: Int)
    /// A file could not be opened; the sentence says why and what to do, in the interface's language.
    case couldNotOpen(message: String, path: String, request: Int)
    /// The text is on the clipboard, or why not.
    case copied(problem: String?)
    /// Nothing waits: do one slice of background work (counting pages, counting hits).
    case idle
}
