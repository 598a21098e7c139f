// What a program asks of its library, and what comes back.
import ArabicText
import ArticleModel
import ReaderCore

enum LibraryQuestion: Sendable {
    /// An article, to be read.
    case article(Int64, Ticket)
    /// What an article's link leads to.
    case link(String, from: ArticleRef, Ticket)
    case headlines(HeadlineQuery, Range<Int>, Ticket)
    case sources(Ticket)
    case breaking(since: Int64, Ticket)
    /// - text: gives the text of what is no article of the library.
    case related(ReaderCore.RelatedQuestion, text: (@Sendable () -> EncodedText?)?, Ticket)
    /// The reader's highlights in an article; all where none is named.
    case highlights(of: Int64?, Ticket)
    /// Who tells an article's story.
    case story(Int64, Ticket)
    /// Where the reader left a file.
    case place(ArticleRef, Ticket)
    /// A text as a QR code: no library has a part in it, but it may take its time.
    case code(String, Ticket)

    /// True for what the reader waits for with the page in mind, which a long search must not hold up.
    var isUrgent: Bool {
        switch self {
        case .article, .link, .place, .code, .highlights: true
        case .headlines, .sources, .breaking, .related, .story: false
        }
    }

    /// True for lists, in which what the reader has just changed is to be seen.
    var showsChanges: Bool {
        switch self {
        case .headlines, .sources, .breaking, .highlights: true
        case .article, .link, .related, .story, .place, .code: false
        }
    }
}

enum LibraryAnswer: Sendable {
    case message(Message)
    /// Where a link leads, to be opened.
    case target(ArticleRef, Ticket)
    /// A list that was answered may not show what the reader had changed before; it does when it is asked again.
    case isChanged
}
