// What reaches the program: the terminal's events, the replies to its effects, and leisure.
import ArabicText
import ArticleModel
import TerminalScreen

package enum Message: Sendable {
    case event(Event)
    /// A file is open: its text, found on demand.
    case opened(text: EncodedText, path: String, request: Int)
    /// A file could not be opened; the problem says why.
    case couldNotOpen(Problem, path: String, request: Int)
    /// A page is being fetched; the reply comes later.
    case fetching(address: String, request: Int)
    /// What time it is; sent before the first paint and once a minute.
    case clock(ClockTime)
    /// An article of the library is open: what the library knows of it, and where the reader left it.
    case openedArticle(Headline, text: EncodedText, place: SavedPlace?, request: Int)
    /// Where the reader left the file that was opened under this number.
    case place(SavedPlace, request: Int)
    /// A part of a list, and how many the whole has.
    case headlines(HeadlineQuery, rows: [Headline], total: Int, request: Int)
    case sources([SourceEntry], request: Int)
    case breaking([Headline])
    /// For each item that the article itself names what the library has of it; and the most similar ones.
    case related(found: [Headline?], similar: [Headline], request: Int)
    /// nil when the text is too long for one.
    case qrCode(QRCode?, text: String, request: Int)
    case browser(BrowserOutcome, address: String)
    /// The text for the clipboard did not get there.
    case notCopied(ClipboardRefusal)
    /// How fresh the library's feeds are; nil where it follows none. Told beside breaking news.
    case supply(ArticleSupply?)
    /// A change that the library can't keep: it is taken back.
    case notKept(LibraryChange, Problem)
    /// The library could not do what was asked.
    case libraryProblem(Problem)
    /// Nothing waits: do one slice of background work (counting pages, counting hits).
    case idle
}
