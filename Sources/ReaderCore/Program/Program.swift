// The program as a value: what it knows, how a message changes it, what it draws. What each screen does is in the screen's own folder;
// what concerns several of them is here and in the files beside.
import ArabicText
import ArticleModel
import TerminalScreen

/// The whole program, without a terminal. `update` changes it and asks for effects; `draw` paints it.
package struct Program {
    /// What fills the screen. Each keeps its state while the other is shown.
    package enum Front { case reading, frontPage }

    package internal(set) var isRunning = true
    package internal(set) var shared: Shared
    var way = Way()
    package internal(set) var front = Front.reading
    /// The article that is open; nil before the first is.
    var reading: ReadingScreen?
    var frontPage = FrontPageScreen()
    /// What stands over the screen, the topmost last.
    var overlays: [any Overlay] = []
    var inbox = Inbox()
    /// What to do when the article asked for is there; nil when none is asked for.
    var arrival: Arrival?
    var footer: FooterMessage?
    /// What should be known of the terminal, until the next key.
    var hint: String?
    /// The number typed before a command.
    var count: Int?
    /// What was searched for, latest first.
    var queries: [[UInt32]] = [] { didSet { queries.removeLast(max(0, queries.count - Self.mostQueries)) } }
    private static let mostQueries = 100
    /// What an article was last piped to.
    var lastCommand = ""
    /// A voice is at it, and the number of what it was last given.
    var isSpeaking = false
    var speechNumber = 0
    /// When feeds were last asked for from here, in seconds since 1970.
    var lastRefresh: Int64?
    /// The files named at the start, in order, and which of them was asked for last.
    let files: [ArticleRef]
    var fileIndex = 0
    /// Chains of terminals whose hint the reader has seen on an earlier day.
    package var hintedChains: Set<String> = []

    /// - Parameters:
    ///   - files: what to read, in order; the first is asked for at once by the effects of `start`. None for the front page.
    ///   - themes: every theme there is, the bundled ones and the reader's own; at least one.
    package init(settings: Settings, keymap: Keymap, themes: [Theme], files: [ArticleRef], size: ScreenSize) {
        shared = Shared(settings: settings, keymap: keymap, themes: themes, size: size)
        self.files = files
    }

    package var phrases: Phrases { shared.phrases }

    /// True while there is background work to do: the loop then sends `.idle` whenever nothing else waits.
    package var hasBackgroundWork: Bool { reading?.hasBackgroundWork ?? false }

    /// The effects to run first.
    package mutating func start() -> [Effect] {
        guard let first = files.first else { return showFrontPage(fromTop: true) }
        return open(first, Arrival(step: .straight))
    }

    /// Shows a message in the footer until the next key.
    package mutating func tell(_ text: String, _ role: Role = .message) { footer = FooterMessage(text: text, role: role) }

    /// Takes a message in.
    package mutating func update(_ message: Message) -> [Effect] {
        // The one place where a late reply is told from one that is awaited.
        if let ticket = message.ticket {
            guard inbox.accepts(ticket) else { return [] }
            if case .fetching = message {} else { inbox.close(ticket.slot) }
        }
        return settled(respond(to: message), after: message)
    }

    /// What follows from anything that has happened.
    mutating func settled(_ done: [Effect], after message: Message) -> [Effect] {
        let effects = done + silenceWhenLeft()
        guard isRunning else { return effects }
        settlePrompt()
        // An article is on its way: what is on screen now is as good as left.
        let isLeaving = effects.contains(where: \.opensArticle)
        return placeToKeep() + readAtEnd() + effects + (isLeaving ? [] : loadWhatIsShown() + relatedWhenWanted(after: message))
    }

    /// Draws the screen. May fill layout caches, changes nothing else.
    package func draw(into frame: inout Frame) {
        let size = shared.size
        // Anew: the one before is kept by whoever shows it, and would be copied only to be painted over.
        frame = Frame(size: size, filledWith: Cell(scalar: codePoint(" "), style: shared.theme.style(for: .body)))
        guard size.columns > 0, size.rows > 0 else { return }
        switch front {
        case .frontPage: frontPage.draw(into: &frame, footer, shared)
        case .reading:
            if let reading { reading.draw(into: &frame, footer, shared) } else { drawOpening(into: &frame) }
        }
        if let hint { drawHint(hint, into: &frame) }
        for overlay in overlays { overlay.draw(into: &frame, shared) }
        if shared.settings.screenReader { prepareForListening(&frame) }
    }

    /// On the row above the footer, never over it, where there is more than that.
    private func drawHint(_ hint: String, into frame: inout Frame) {
        let row = shared.size.rows - shared.geometry.footerRows - 1
        guard row > 0 else { return }
        shared.painter.fill(row: row, .message, into: &frame)
        shared.painter.label(hint, of: shared.band(shared.geometry.text, row: row), role: .message, into: &frame)
    }

    /// Before the first article is there.
    private func drawOpening(into frame: inout Frame) {
        FooterDrawing(shared: shared).draw(footer, status: phrases.opening, hint: "", progress: 0, startsRight: true, into: &frame)
    }
}
