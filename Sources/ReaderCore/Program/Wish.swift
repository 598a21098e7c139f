// What a screen or an overlay asks of the program. They can't see each other: what concerns another, or all, is said in a wish and
// granted by `Program`.
import ArabicText
import ArticleModel

enum Wish {
    /// A message in the footer until the next key.
    case tell(String, Role)
    /// The footer's message is no longer true.
    case unsay
    /// An effect that nobody replies to.
    case run(Effect)
    /// An effect that is replied to, by the slot of its reply.
    case ask(Slot, (Ticket) -> Effect)
    /// An overlay stands over what is there from now on.
    case show(any Overlay)
    /// The overlay on top goes.
    case close
    /// As if the command were given on the screen below the overlays.
    case perform(Command)
    case follow(LinkTarget, title: String)
    /// An item of the front page's list, by its number there.
    case openItem(Int)
    /// An article of the library that no list names: breaking news.
    case openNews(Int64)
    /// From inside an article along the files or the list it is one of.
    case openNeighbour(Int)
    case goBack
    case goForward
    /// Back past the front page.
    case leaveFrontPage
    /// From the front page forward: to the article on the reading screen, if there is one.
    case goForwardToArticle
    /// The article on screen is opened anew.
    case reload
    case copyText
    /// The picture that stands at this caption.
    case showPicture(BlockAddress)
    case goTo(BlockAddress)
    case search(ArticleSearch)
    case searchLibrary([UInt32])
    case bringIn(BringingIn)
    /// A prompt for a line, with what is there already.
    case type(PromptedLine, String)
    case dropFeed(ShelvedFeed)
    case goToHighlight(Highlight)
    case dropHighlight(Highlight)
    case showAllHighlights
    /// A line was typed to its end.
    case typed(PromptedLine, String)
    /// Articles of the list on screen are marked read: all, or those of a source, or those older than a moment.
    case markRead(HeadlineQuery, before: Int64?)

    static func tell(_ text: String) -> Wish { .tell(text, .message) }
}

/// What happens to the search in the article while it is typed.
enum ArticleSearch {
    /// The text so far, and the place that the search began at.
    case typed([UInt32], from: TextPlace?)
    /// Given up; nil keeps the page.
    case ended(at: TextPlace?)
    case confirmed([UInt32])
}

/// A message in the footer.
struct FooterMessage {
    var text: String
    var role: Role
    /// What is under way: when that is done, the message goes.
    var subject: Subject?

    enum Subject { case fetching, index, bringingIn }
}
