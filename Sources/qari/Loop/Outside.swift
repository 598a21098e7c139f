// What a program that is not shut in may do outside of its library: open files, fetch pages, start the reader's browser.
import ArabicText
import ArticleImport
import Processes
import ReaderCore

struct Outside {
    private var opener: FileOpener
    private var web: WebOpener
    private var browser: Browser

    init(opener: FileOpener, wake: WakeUp) { (self.opener, web, browser) = (opener, WebOpener(wake: wake), Browser(wake: wake)) }

    /// A file is open at once, or not; a page is on its way.
    mutating func open(_ path: String, request: Int) -> Message {
        if PageAddress.isWeb(path), !opener.holds(path) { return web.open(path, request: request) }
        do { return .opened(text: try opener.open(path), path: path, request: request) } catch {
            return .couldNotOpen(error as? Problem ?? .cannotRead(path, reason: "\(error)"), path: path, request: request)
        }
    }

    mutating func browse(_ address: String) -> BrowserOutcome { browser.open(address) }

    /// What gives the text of what is open, to be compared with the library's. It may take its time.
    func text(of path: String) -> @Sendable () -> EncodedText? {
        if let text = web.text(of: path) { return { text } }
        return opener.text(of: path)
    }

    /// What has happened since.
    mutating func news() -> [Message] {
        let failures = browser.failures().map { Message.browser(.failed($0.name), address: $0.address) }
        return failures + (web.reply().map { [$0] } ?? [])
    }
}
