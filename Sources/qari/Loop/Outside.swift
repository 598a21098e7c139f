// What a program that is not shut in may do outside of its library: open files, fetch pages, start the reader's browser.
import ArabicText
import ArticleModel
import Processes
import ReaderCore

struct Outside {
    private var opener: FileOpener
    private let rest: RestReader
    private var web: WebOpener
    private var browser: Browser
    private var importing: ScreenImport
    private var pipe: CommandPipe
    private var voice: Voice
    private let wake: WakeUp
    /// What was known to be cut off open files when it was last told.
    private var cuts = 0

    /// - Parameters:
    ///   - named: what the reader has named on the command line.
    ///   - allowsPrivate: what comes from the web may lead into the reader's own network.
    ///   - importing: what brings in from the screen.
    init(opener: FileOpener, wake: WakeUp, named: [ArticleRef], allowsPrivate: Bool, importing: ScreenImport) {
        (self.importing, pipe, voice) = (importing, CommandPipe(wake: wake), Voice(wake: wake))
        rest = RestReader(wake: wake)
        (self.opener, browser, self.wake) = (opener, Browser(wake: wake), wake)
        web = WebOpener(wake: wake, allowsPrivate: allowsPrivate)
        for case .web(let address) in named { web.admit(address) }
    }

    /// A file is open at once, or not; a page is on its way.
    mutating func open(_ ref: ArticleRef, _ ticket: Ticket) -> Message {
        if case .web(let address) = ref, !opener.holds(ref) { return web.open(address, ticket) }
        do {
            let opening = try opener.open(ref)
            if let whole = opening.whole { rest.read(whole, of: ref) }
            return .opened(text: opening.text, ref, ticket)
        } catch {
            return .couldNotOpen(error as? Problem ?? .cannotRead(ref.argument, reason: "\(error)"), ticket)
        }
    }

    mutating func bringIn(_ what: BringingIn) -> Message? { importing.begin(what) }

    mutating func pipe(_ text: [UInt32], to command: String) -> Message? { pipe.begin(command, text) }

    mutating func speak(_ text: [UInt32], _ language: String, _ number: Int) -> Message? { voice.speak(text, language, number) }
    mutating func hush() { voice.hush() }

    /// The program ends.
    mutating func end() {
        importing.end()
        voice.hush()
    }

    mutating func browse(_ address: String) -> BrowserOutcome { browser.open(address) }

    /// What gives the text of what is open, to be compared with the library's. It may take its time.
    func text(of ref: ArticleRef) -> @Sendable () -> EncodedText? {
        if case .web(let address) = ref { return { [text = web.text(of: address)] in text } }
        return opener.text(of: ref)
    }

    /// What was drawn may have needed a part that is gone.
    func hasPainted() { if TextFile.cuts > cuts { wake.signal() } }

    /// What has happened since.
    mutating func news() -> [Message] {
        let isCut = TextFile.cuts > cuts
        cuts = TextFile.cuts
        let failures = browser.failures().map { Message.browser(.failed($0.name), address: $0.address) }
        return rest.news() + importing.news() + pipe.news() + voice.news() + failures + (isCut ? [.fileWasCut] : [])
            + (web.reply().map { [$0] } ?? [])
    }
}
