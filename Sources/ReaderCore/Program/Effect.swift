// What the program asks of the world. Data only: the runner in `qari` carries it out.
import ArticleModel
import TerminalScreen

/// A request to the outside. A ticket comes back with its reply, so that a stale reply can be dropped.
package enum Effect: Hashable, Sendable {
    /// Open an article; replied to with `Message.opened`, `.openedArticle` (one of the library), or `.couldNotOpen`.
    case open(ArticleRef, Ticket)
    /// Open what an article names: the library's own article where it has it, else the page or the file. Replied to like `open`.
    ///
    /// - `from`: the article that names it, which the address may be relative to.
    case openLink(address: String, from: ArticleRef, Ticket)
    /// A part of a list of the library's articles; replied to with `Message.headlines`, or `Message.libraryProblem`.
    case loadHeadlines(HeadlineQuery, range: Range<Int>, Ticket)
    /// Replied to with `Message.sources`.
    case loadSources(Ticket)
    /// Breaking news since a moment, in seconds since 1970; replied to with `Message.breaking`.
    case loadBreaking(since: Int64, Ticket)
    /// Replied to with `Message.related`.
    case loadRelated(RelatedQuestion, Ticket)
    /// The highlights of an article, or all; replied to with `Message.highlights`.
    case loadHighlights(of: Int64?, Ticket)
    /// An article and those that tell the same story; replied to with `Message.story`.
    case loadStory(Int64, Ticket)
    /// Where the reader left a file that is not in the library; asked once the file is on the screen, and replied to with
    /// `Message.place` where there is such a place.
    case loadPlace(ArticleRef, Ticket)
    /// Where the reader is in an article that is not in the library; not replied to. One that follows soon may stand for it.
    case keepPlace(TextPlace, of: ArticleRef)
    /// What the library is to keep; not replied to.
    case keep(LibraryChange)
    /// Fetch what feeds have new, or what is at an address, into the library, beside the reading; told of by `Message.bringingIn` and
    /// `Message.broughtIn`. One at a time.
    case bringIn(BringingIn)
    /// Replied to with `Message.qrCode`.
    case makeQRCode(text: String, Ticket)
    /// Fetch a picture and make cells of it; replied to with `Message.picture`.
    ///
    /// - `room`: the most cells that it may take.
    case loadPicture(address: String, room: ScreenSize, Ticket)
    /// Open a web address in the reader's browser; replied to with `Message.browser`.
    case openInBrowser(address: String)
    /// Hand a text to a command of the reader's; replied to with `Message.piped`.
    case pipe([UInt32], command: String)
    /// Have a text read aloud, in a language by its code (ISO 639); replied to with `Message.spoken`. One at a time.
    case speak([UInt32], language: String, number: Int)
    /// What is being read aloud ends.
    case hush
    /// Put plain text in logical order on the reader's clipboard.
    case copy(text: [UInt32])
    /// Send rows in another order from now on, and in this terminal ever after.
    case useOrder(BidiChoice, chain: String)
    /// Paint everything anew, whatever the terminal is thought to show.
    case repaint
    /// The console's own blanking, which switches a screen off, from now on or no longer. Asked by kiosks only.
    case blank(Bool)
    /// The reader has gone: what was kept for the session to be taken up again is forgotten. Asked of kiosks only.
    case endSession
    /// Stop until SIGCONT.
    case suspend
    case quit

    /// True for what brings another article to the screen: the one that is there is as good as left.
    var opensArticle: Bool {
        switch self {
        case .open, .openLink: true
        case .loadHeadlines, .loadSources, .loadBreaking, .loadRelated, .loadHighlights, .loadStory, .loadPlace, .keepPlace, .keep, .bringIn,
            .makeQRCode, .loadPicture, .openInBrowser, .copy, .pipe, .speak, .hush, .useOrder, .repaint, .blank, .endSession, .suspend,
            .quit:
            false
        }
    }
}
