// From a key to a command, and what commands do that are no single screen's.
import ArabicText
import ArticleModel
import TerminalScreen

extension Program {
    /// Something is being typed: keys are letters.
    var isTyping: Bool { overlays.last is PromptOverlay }

    private var context: KeyContext {
        overlays.last?.context ?? (front == .frontPage ? .frontPage : reading?.marking != nil ? .marking : .reading)
    }

    mutating func press(_ key: Key) -> [Effect] {
        (footer, hint) = (nil, nil)
        shared.keymap.note(key)
        waitForNoPicture()
        reading?.wantedPage = nil
        if let wishes = overlays.last?.wishes(forAny: key) { return grant(wishes) }
        if isTyping { return type(key) }
        if let effects = pressDigit(key) { return effects }
        guard let command = shared.keymap.command(for: key, in: context) else {
            count = nil
            tell(phrases.keyMeansNothing(KeyNotation.name(of: key)))
            return []
        }
        let times = count
        count = nil
        // Where a link is chosen, Enter takes it.
        if command == .lineDown, key.code == .enter, overlays.isEmpty, reading?.linkIndex != nil { return perform(.followLink, times: nil) }
        return perform(command, times: times)
    }

    /// Who goes on reading does not.
    mutating func waitForNoPicture() {
        if inbox.awaits(.picture) { footer = nil }
        inbox.close(.picture)
    }

    private mutating func type(_ key: Key) -> [Effect] {
        let top = overlays.count - 1
        guard let command = shared.keymap.command(for: key, in: .prompt) else { return grant(overlays[top].insert(key, shared)) }
        return grant(overlays[top].perform(command, times: nil, shared))
    }

    /// A digit chooses by number, or begins the number of times that a command is to be done.
    private mutating func pressDigit(_ key: Key) -> [Effect]? {
        guard let digit = shared.keymap.digit(of: key) else {
            guard key.code == .enter, let number = count, let wishes = overlays.last?.wishes(forWholeNumber: number) else { return nil }
            count = nil
            return grant(wishes)
        }
        if overlays.isEmpty, front == .frontPage { return digit > 0 ? grant(frontPage.openTab(numbered: digit, shared)) : nil }
        guard digit > 0 || count != nil else { return nil }
        let number = min(99_999_999, (count ?? 0) * 10 + digit)
        if !overlays.isEmpty {
            switch overlays[overlays.count - 1].choice(of: number) {
            case .none: return nil
            case .more: break
            case .taken(let wishes):
                count = nil
                return grant(wishes)
            }
        }
        count = number
        tell(phrases.count(number))
        return []
    }

    mutating func perform(_ command: Command, times: Int?) -> [Effect] {
        guard !shared.forbidden.contains(command) else {
            tell(phrases.kioskForbids, .warning)
            return []
        }
        switch command {
        case .quit:
            isRunning = false
            return [.quit]
        case .suspend: return [.suspend]
        case .redraw: return [.repaint]
        default: break
        }
        if !overlays.isEmpty { return grant(overlays[overlays.count - 1].perform(command, times: times, shared)) }
        if front == .reading, let wishes = reading?.performMarking(command, times: times, shared) { return grant(wishes) }
        if let effects = performHere(command) { return effects }
        switch front {
        case .frontPage: return grant(frontPage.perform(command, times: times, shared))
        case .reading: return grant(reading?.perform(command, times: times, shared) ?? [])
        }
    }

    /// Commands that are the same on both screens, or lead from one to the other; nil for any other.
    private mutating func performHere(_ command: Command) -> [Effect]? {
        let isOnFrontPage = front == .frontPage
        switch command {
        case .help: return grant([.show(HelpOverlay(context, shared))])
        case .find: return grant([.show(PromptOverlay(isOnFrontPage ? .library : .article(origin: reading?.placeAtTop), queries, shared))])
        case .copy, .share, .openInBrowser, .showQRCode: return performSharing(command)
        case .nextTheme, .cycleDigits, .cycleHarakat: changeLooks(command)
        case .nextOrder: return tryNextOrder()
        case .narrower, .wider, .cycleJustification, .cycleColumns, .cycleTatweel:
            if isOnFrontPage { return nil }
            changeLooks(command)
        case .frontPage: return showFrontPage(fromTop: true)
        case .library: return isOnFrontPage ? [] : showFrontPage()
        case .bookmark: return toggleBookmark()
        case .pipe: return grant([.show(PromptOverlay(for: .command, text: lastCommand, shared))])
        case .highlights: return showHighlights()
        case .story: return showStory()
        case .speak: return toggleSpeech()
        case .toggleRead, .undo, .nextUnread, .removeArticle, .tagArticle: return performTriage(command)
        case .bookmarks:
            front = .frontPage
            return grant(frontPage.openTab(.bookmarks, shared))
        case .leave:
            if isInLibrary { return showFrontPage() }
            isRunning = false
            return [.quit]
        default: return nil
        }
        return []
    }

    mutating func use(_ mouse: MouseEvent) -> [Effect] {
        waitForNoPicture()
        if !overlays.isEmpty { return grant(overlays[overlays.count - 1].use(mouse, shared)) }
        switch front {
        case .frontPage: return grant(frontPage.use(mouse, shared))
        case .reading: return grant(reading?.use(mouse, shared) ?? [])
        }
    }

    // MARK: The article that a command is about

    /// The one chosen in the list, or the one being read; nil for a file.
    var actedOn: Headline? { front == .frontPage ? frontPage.list?.selected : reading?.headline }

    private mutating func toggleBookmark() -> [Effect] {
        guard let headline = actedOn else {
            tell(reading == nil ? phrases.nothingChosen : phrases.notInLibrary, .warning)
            return []
        }
        let isMarked = !headline.isBookmarked
        change(headline.id) { $0.isBookmarked = isMarked }
        tell(isMarked ? phrases.bookmarked : phrases.unbookmarked)
        return [.keep(.bookmark(headline.id, isMarked))]
    }
}
