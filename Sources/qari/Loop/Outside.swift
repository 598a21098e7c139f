// What a program that is not shut in may do outside of its library: open files, fetch pages, start the reader's browser.
import ArabicText
import ArticleModel
import Processes
import ReaderCore

struct Outside {
    private var opener: FileOpener
    private var web: WebOpener
    private var browser: Browser

    init(opener: FileOpener, wake: WakeUp) { (self.opener, web, browser) = (opener, WebOpener(wake: wake), Browser(wake: wake)) }

    /// A file is open at once, or not; a page is on its way.
    mutating func open(_ ref: ArticleRef, _ ticket: Ticket) -> Message {
        if case .web(let address) = ref, !opener.holds(ref) { return web.open(address, ticket) }
        do { return .opened(text: try opener.open(ref), ref, ticket) } catch {
            return .couldNotOpen(error as? Problem ?? .cannotRead(ref.argument, reason: "\(error)"), ticket)
        }
    }

    mutating func browse(_ address: String) -> BrowserOutcome { browser.open(address) }

    /// What gives the text of what is open, to be compared with the library's. It may take its time.
    func text(of ref: ArticleRef) -> @Sendable () -> EncodedText? {
        if case .web(let address) = ref { return { [text = web.text(of: address)] in text } }
        return opener.text(of: ref)
    }

    /// What has happened since.
    mutating func news() -> [Message] {
        let failures = browser.failures().map { Message.browser(.failed($0.name), address: $0.address) }
        return failures + (web.reply().map { [$0] } ?? [])
    }
}
