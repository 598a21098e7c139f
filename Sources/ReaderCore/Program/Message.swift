// What reaches the program: the terminal's events, the replies to its effects, and leisure.
import ArabicText
import ArticleModel
import TerminalScreen

package enum Message: Sendable {
    case event(Event)
    /// A file or a page is open: its text, found on demand, and what it is named by, which a link did not tell.
    case opened(text: EncodedText, ArticleRef, Ticket)
    /// An article could not be opened; the problem says why.
    case couldNotOpen(Problem, Ticket)
    /// A page is being fetched; the reply comes later.
    case fetching(address: String, Ticket)
    /// What time it is; sent before the first paint and once a minute.
    case clock(ClockTime)
    /// An article of the library is open: what the library knows of it, where the reader left it, and what they have highlighted.
    case openedArticle(Headline, text: EncodedText, place: TextPlace?, highlights: [Highlight] = [], Ticket)
    /// Where the reader left the file that is on screen.
    case place(TextPlace, Ticket)
    /// A part of a list, and how many the whole has.
    case headlines([Headline], total: Int, Ticket)
    case sources([SourceEntry], Ticket)
    case breaking([Headline], Ticket)
    /// For each item that the article itself names what the library has of it; and the most similar ones.
    case related(found: [Headline?], similar: [Headline], Ticket)
    /// What the library has of the reader's highlights.
    case highlights([KeptHighlight], Ticket)
    /// The articles that tell a story, newest first; the one that was asked about among them.
    case story([Headline], Ticket)
    /// A text has been read aloud, or could not be.
    case spoken(SpeechOutcome, number: Int)
    /// nil when the text is too long for one.
    case qrCode(QRCode?, text: String, Ticket)
    /// A picture that was asked for, or why there is none.
    case picture(PictureOutcome, Ticket)
    case browser(BrowserOutcome, address: String)
    /// A command that was given an article has ended.
    case piped(PipeOutcome)
    /// The text for the clipboard did not get there.
    case notCopied(ClipboardRefusal)
    /// How fresh the library's feeds are; nil where it follows none. Told beside breaking news.
    case supply(ArticleSupply?)
    /// A change that the library can't keep: it is taken back.
    case notKept(LibraryChange, Problem)
    /// What the library keeps beside its articles. Told beside breaking news.
    case shelf(LibraryShelf)
    /// What a change of many articles, or taking one back, has come to.
    case triaged(Triage)
    /// How far bringing in has come.
    case bringingIn(done: Int, total: Int)
    /// It has ended.
    case broughtIn(BroughtIn)
    /// How much of the library's index is made anew; nil when all is.
    case renewingIndex(percent: Int?)
    /// The library could not do what was asked.
    case libraryProblem(Problem)
    /// The whole of an article of which the beginning is on screen, or more of it (`EncodedText.isBeginning`).
    case whole(text: EncodedText, ArticleRef)
    /// Of the file on screen a part is gone while it is read: another program has made it shorter.
    case fileWasCut
    /// Nothing waits: do one slice of background work (counting pages, counting hits).
    case idle

    /// What a reply is a reply to; nil for what nobody asked for.
    var ticket: Ticket? {
        switch self {
        case .opened(_, _, let ticket), .couldNotOpen(_, let ticket), .fetching(_, let ticket), .openedArticle(_, _, _, _, let ticket),
            .place(_, let ticket), .headlines(_, _, let ticket), .sources(_, let ticket), .breaking(_, let ticket), .related(_, _, let ticket),
            .qrCode(_, _, let ticket), .picture(_, let ticket), .highlights(_, let ticket), .story(_, let ticket):
            ticket
        case .event, .clock, .browser, .piped, .spoken, .notCopied, .supply, .shelf, .triaged, .bringingIn, .broughtIn, .notKept, .renewingIndex,
            .libraryProblem,
            .whole, .fileWasCut, .idle:
            nil
        }
    }
}
