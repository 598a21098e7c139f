// What a kiosk needs to know of the program, and to do with it, that no key asks for.
import ArabicText
import ArticleModel

extension Program {
    /// The program as another one was started, on this screen and at this time. Tickets go on, so that late replies to the last reader's
    /// questions are dropped.
    package func anew(like fresh: Program) -> Program {
        var new = fresh
        (new.shared.size, new.shared.clock) = (shared.size, shared.clock)
        new.frontPage.breaking = frontPage.breaking
        new.inbox = inbox
        new.inbox.closeAll()
        return new
    }

    /// The library is another's, and some commands do nothing.
    /// - Parameter isTouched: there are no keys, but buttons below the screen.
    package mutating func narrow(to allowed: Set<Command>, isTouched: Bool) {
        (shared.isGuest, shared.isTouched) = (true, isTouched)
        shared.forbidden = Set(Command.allCases).subtracting(allowed)
    }

    /// What the front page is called in the program's place; nil for its own name.
    package mutating func call(_ masthead: String?) { shared.masthead = masthead }

    /// Pictures that may stand beside the front page's name, the largest first.
    package mutating func show(logos: [CellPicture]) { shared.logos = logos }

    /// Asks for the picture of the article that is shown; for nothing where it has none. Nobody is told.
    package mutating func askForPicture() -> [Effect] {
        guard !shared.settings.screenReader, hasPicture else { return [] }
        defer { footer = nil }
        return grant(reading?.askForPicture(shared) ?? [])
    }

    /// True where the article on the screen has a picture. Looks through its beginning.
    package var hasPicture: Bool { front == .reading && reading?.pictured(shared) != nil }

    /// True where the article that a command is about has a link of the web.
    package var hasLink: Bool { link != nil }

    package var showsPicture: Bool { overlays.last is PictureOverlay }

    /// The page again, in place of its picture; one that comes late is waited for no longer.
    package mutating func closePicture() {
        inbox.close(.picture)
        if showsPicture { overlays.removeLast() }
    }

    /// The answers to a search, as the front page's list.
    package mutating func show(search: String) -> [Effect] { grant(frontPage.search(for: codePoints(search), shared)) }

    /// Other settings than it was started with; what is on the screen stays there, laid out anew.
    package mutating func adopt(_ settings: Settings) {
        shared = shared.with(settings)
        relayout()
    }

    /// The title of the article that is on the screen; nil on the front page.
    package var shownTitle: String? { front == .reading ? reading?.headline?.title ?? reading?.document.head.title : nil }

    package mutating func forgetCount() { count = nil }
    package mutating func forgetMessage() { footer = nil }

    /// True when the article goes on after this page.
    package var hasFurtherPage: Bool { front == .reading && reading?.currentPage(shared).next != nil }

    package mutating func turnPage() { _ = reading?.perform(.nextPage, times: nil, shared) }

    /// True when the list goes on after what is on screen.
    package var hasFurtherHeadlines: Bool { front == .frontPage && frontPage.hasFurther(shared) }

    package mutating func turnHeadlines() -> [Effect] { grant(frontPage.perform(.nextPage, times: nil, shared)) }

    package var headlineCount: Int { frontPage.count }

    /// Asks for breaking news since a moment, in seconds since 1970.
    package mutating func askForBreaking() -> [Effect] { grant(frontPage.breakingWishes(shared)) }

    /// Opens an article that a lost session was at, or that news are about, whatever is on the screen.
    package mutating func open(article id: Int64) -> [Effect] { open(.library(id), Arrival(step: .straight)) }

    /// How many words a reader has before them.
    package var wordsOnScreen: Int {
        switch front {
        case .frontPage: frontPage.wordsOnScreen(shared)
        case .reading: reading?.wordsOnScreen(shared) ?? 0
        }
    }

    // MARK: Touch

    package var touchContext: TouchContext {
        overlays.last?.touch ?? (front == .frontPage ? .frontPage : reading?.search != nil ? .found : .reading)
    }

    /// A command that no key gave.
    package mutating func act(_ command: Command) -> [Effect] {
        (footer, hint, count) = (nil, nil, nil)
        waitForNoPicture()
        reading?.wantedPage = nil
        return settled(perform(command, times: nil), after: .idle)
    }

    /// What a touch of the page is for: the cell of the nearest link, or of the nearest caption where pictures are shown; nil where it is for the page.
    package func touched(column: Int, row: Int, captions: Bool) -> (column: Int, row: Int)? {
        guard front == .reading, overlays.isEmpty else { return nil }
        return reading?.touched(column: column, row: row, captions: captions, shared)
    }

    /// The caption that stands there, of a picture that can be had.
    private func caption(atColumn column: Int, row: Int) -> BlockAddress? {
        guard front == .reading, overlays.isEmpty, let reading else { return nil }
        return reading.text(atColumn: column, row: row, shared).flatMap { reading.pictured(at: $0.address)?.place }
    }

    /// True where the caption of a picture stands on the page that is shown.
    package func isCaption(atColumn column: Int, row: Int) -> Bool { caption(atColumn: column, row: row) != nil }

    /// Asks for that picture.
    package mutating func askForPicture(atColumn column: Int, row: Int) -> [Effect] {
        waitForNoPicture()
        return caption(atColumn: column, row: row).map { grant(reading?.askForPicture(at: $0, shared) ?? []) } ?? []
    }

    /// True when the next page lies to the left of this one.
    package var readsRightToLeft: Bool { reading?.document.isRightToLeft ?? (shared.settings.language == .arabic) }
}

/// What touch is for on a screen.
package enum TouchContext: Hashable, Sendable {
    case frontPage, reading
    /// Reading where something was looked for.
    case found
    /// A list of which something is opened; text that is only gone through; what is looked at and left.
    case list, text, passing
    /// One of an article's pictures, and whether there are others before and after it.
    case picture(hasPrevious: Bool, hasNext: Bool)
    case typing
}
