// What each message changes. Replies come here with a live ticket only.
import ArticleModel
import TerminalScreen

extension Program {
    mutating func respond(to message: Message) -> [Effect] {
        switch message {
        case .event(let event): return handle(event)
        case .opened(let text, let ref, _): return arrive(text, ref, nil, at: nil)
        case .openedArticle(let headline, let text, let place, let highlights, _):
            return arrive(text, .library(headline.id), headline, at: place, highlights)
        case .couldNotOpen(let problem, _):
            arrival = nil
            tell(problem.sentence(in: shared.settings.language), .error)
        case .fetching(let address, _): footer = FooterMessage(text: phrases.fetching(address), role: .message, subject: .fetching)
        case .place(let place, _): resume(at: place)
        case .clock(let time): return tell(time: time)
        case .headlines(let rows, let total, let ticket):
            guard case .list(let tab) = ticket.slot else { return [] }
            return grant(frontPage.receive(rows, of: tab, total: total))
        case .sources(let sources, _): frontPage.receive(sources, shared)
        case .breaking(let headlines, _): frontPage.breaking = headlines
        case .related(let found, let similar, _): return receiveRelated(found: found, similar: similar)
        case .highlights(let highlights, let ticket): receive(highlights, isList: ticket.slot == .allHighlights)
        case .story(let tellings, _): receive(story: tellings)
        case .spoken(let outcome, let number): return receive(outcome, number: number)
        case .qrCode(let code, let text, _): receiveCode(code, of: text)
        case .picture(let outcome, _): receive(outcome)
        case .browser(let outcome, let address): return receiveBrowser(outcome, address: address)
        case .piped(let outcome): tell(phrases.piped(outcome), outcome.status == 0 ? .message : .warning)
        case .notCopied(.tooLong(let kilobytes)): tell(phrases.tooLongForClipboard(kilobytes: kilobytes), .warning)
        case .notCopied(.unsupported): tell(phrases.noClipboard, .warning)
        case .supply(let supply): frontPage.supply = supply
        case .shelf(let shelf):
            renewFeeds(shelf.feeds)
            return grant(frontPage.receive(shelf, shared))
        case .triaged(let triage): return receive(triage)
        case .bringingIn(let done, let total):
            footer = FooterMessage(text: phrases.bringingIn(done, of: total), role: .message, subject: .bringingIn)
        case .broughtIn(let result): return receive(result)
        case .notKept(let change, let problem):
            if case .bookmark(let id, let isMarked) = change { self.change(id) { $0.isBookmarked = !isMarked } }
            if case .read(let id, let isRead) = change { self.change(id) { $0.isRead = !isRead } }
            tell(phrases.notKept(problem), .error)
        case .renewingIndex(let percent?): footer = FooterMessage(text: phrases.renewingIndex(percent: percent), role: .message, subject: .index)
        case .renewingIndex(nil): if footer?.subject == .index { footer = nil }
        case .libraryProblem(let problem):
            if front == .frontPage, frontPage.count == 0 {
                frontPage.problem = problem
            } else {
                tell(problem.sentence(in: shared.settings.language), .error)
            }
        case .whole(let text, let ref): receive(whole: text, of: ref)
        case .fileWasCut: return readOnAfterCut()
        case .idle: return workInIdleTime()
        }
        return []
    }

    private mutating func handle(_ event: Event) -> [Effect] {
        switch event {
        case .key(let key): return press(key)
        case .paste(let text): return overlays.isEmpty ? [] : grant(overlays[overlays.count - 1].paste(text, shared))
        case .mouse(let mouse): return use(mouse)
        case .resize(let size):
            shared.size = size
            relayout()
        case .background(let red, let green, let blue):
            shared.isTerminalLight = 0.299 * red + 0.587 * green + 0.114 * blue >= 0.5
            if let found = automaticTheme(isDark: !shared.isTerminalLight) { shared.theme = found.onOwnPaper }
        case .backgroundUnknown: if let found = automaticTheme(isDark: true) { shared.theme = found }
        case .traits(let traits):
            let graphics = shared.traits.graphics
            adopt(traits)
            if traits.graphics != graphics, showsPicture || inbox.awaits(.picture) { return grant(reading?.askForPictureAgain(shared) ?? []) }
        case .resumed: return [.repaint]
        case .terminate:
            isRunning = false
            return [.quit]
        }
        return []
    }

    private mutating func workInIdleTime() -> [Effect] {
        let wishes = reading?.workInIdleTime(shared) ?? []
        // While a search is being typed its prompt says how it goes.
        return grant(isTyping ? wishes.filter { if case .run = $0 { true } else { false } } : wishes)
    }

    /// A minute has passed: ages change, and there may be news.
    private mutating func tell(time: ClockTime) -> [Effect] {
        let isFirst = shared.clock == nil
        if shared.settings.screenReader, let clock = shared.clock, abs(time.seconds - clock.seconds) < Self.listeningClock {
            return front == .frontPage ? grant(frontPage.refresh(shared)) : []
        }
        shared.clock = time
        if let effects = refreshWhenDue(time) { return effects }
        guard front == .frontPage else { return [] }
        return grant(isFirst ? frontPage.breakingWishes(shared) : frontPage.refresh(shared))
    }

    private mutating func receiveRelated(found: [Headline?], similar: [Headline]) -> [Effect] {
        reading?.receiveRelated(found: found, similar: similar, shared)
        // The chosen link has another number among more.
        if footer != nil { _ = grant(reading?.linkReport(shared) ?? []) }
        guard var list = overlays.last as? RelatedOverlay else { return [] }
        let wishes = list.receive(reading?.related ?? [], shared)
        overlays[overlays.count - 1] = list
        return grant(wishes)
    }

    /// Goes where the reader left a file, unless they have begun to read: a jump must not take the page from under their eyes.
    private mutating func resume(at place: TextPlace) {
        guard front == .reading, overlays.isEmpty, count == nil else { return }
        reading?.resume(at: place, shared)
    }

    /// An article changed: everywhere it is shown.
    mutating func change(_ id: Int64, _ change: (inout Headline) -> Void) {
        frontPage.change(id, change)
        if var shown = reading?.headline, shown.id == id {
            change(&shown)
            reading?.headline = shown
        }
    }

    // MARK: What follows from any message

    /// The place to keep, when it has changed.
    mutating func placeToKeep() -> [Effect] { reading?.placeToKeep(shared).map { [$0] } ?? [] }

    mutating func loadWhatIsShown() -> [Effect] { front == .frontPage ? grant(frontPage.loadWhatIsShown(shared)) : [] }

    /// For an article of the library at once, for a file when a key brings the reader to its end: a file that is only glanced
    /// at does not wait for a library.
    mutating func relatedWhenWanted(after message: Message) -> [Effect] {
        guard front == .reading else { return [] }
        let isKey = if case .event(.key) = message { true } else { false }
        return grant(reading?.relatedWhenWanted(isAfterKey: isKey, shared) ?? [])
    }
}
