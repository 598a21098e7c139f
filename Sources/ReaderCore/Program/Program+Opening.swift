// Opening articles, from wherever: lists, links, related ones, news, files, the way back and forward. One function asks (`open`), one
// receives (`arrive`).
import ArabicText
import ArticleModel

extension Program {
    /// Asks for an article. Nothing changes until it is there.
    mutating func open(_ ref: ArticleRef, _ arrival: Arrival) -> [Effect] {
        self.arrival = arrival
        return [.open(ref, inbox.ask(.article))]
    }

    /// An article is there.
    /// - Parameter kept: where the library has it that the reader was.
    mutating func arrive(_ text: EncodedText, _ ref: ArticleRef, _ headline: Headline?, at kept: TextPlace?, _ highlights: [Highlight] = [])
        -> [Effect]
    {
        let arrival = arrival ?? Arrival(step: .straight)
        self.arrival = nil
        way.walk(arrival.step, leaving: visit)
        if footer?.subject == .fetching { footer = nil }
        if let index = files.firstIndex(of: ref) { fileIndex = index }
        (front, overlays) = (.reading, [])
        for slot in [Slot.related, .place, .code, .picture, .highlights] { inbox.close(slot) }
        var screen = ReadingScreen(text, ref, headline, shared)
        let usesKept = shared.settings.places && !arrival.isReturn
        screen.arrive(at: arrival.place ?? (usesKept ? kept : nil), isExact: headline != nil || arrival.place != nil, shared)
        screen.setHighlights(highlights)
        let wishes = screen.land(on: arrival.words, at: arrival.hit, shared) + (arrival.highlight.map { screen.goToHighlight($0, shared) } ?? [])
        // What the way back remembers may be another place than the one that was kept last.
        screen.keptPlace = arrival.isReturn ? nil : screen.anchor
        reading = screen
        if text.source.isCut { tell(phrases.hadNoRoom, .warning) }
        let asked = grant(wishes) + (usesKept && headline == nil ? [.loadPlace(ref, inbox.ask(.place))] : [])
        guard let headline else { return asked }
        if shared.settings.markRead == .opening { frontPage.noteOpened(headline) }
        guard shared.settings.markRead == .opening else {
            change(headline.id) { $0.hasUnseenChange = false }
            return asked + [.keep(.visited(headline.id))]
        }
        change(headline.id) { ($0.isRead, $0.hasUnseenChange) = (true, false) }
        return asked + [.keep(.opened(headline.id))]
    }

    /// Where the reader is now, or is going to be.
    private var visit: Visit? { reading.map { Visit(ref: $0.ref, place: $0.awaited ?? $0.anchor) } }

    /// The rest of the article on screen has been read; that of one that was left is of no use.
    mutating func receive(whole text: EncodedText, of ref: ArticleRef) {
        guard var screen = reading, screen.ref == ref, screen.document.text.isBeginning else { return }
        screen.receive(whole: text, shared)
        if text.source.isCut { tell(phrases.hadNoRoom, .warning) }
        reading = screen
        // The contents on screen have more headings now, before which those stand that were there.
        if let contents = overlays.last as? ContentsOverlay {
            var longer = ContentsOverlay(of: screen, shared)
            longer.list.selection = contents.list.selection
            overlays[overlays.count - 1] = longer
        }
    }

    /// True when q and Backspace lead to the front page: the article is of the library, or the program began there.
    var isInLibrary: Bool { files.isEmpty || reading?.headline != nil }

    // MARK: From lists

    /// Opens an item of the list on screen, or of the list that an article was opened from.
    package mutating func openItem(_ index: Int) -> [Effect] {
        guard frontPage.list != nil else { return [] }
        guard let headline = frontPage.list?[index] else { return grant(frontPage.openWhenLoaded(index)) }
        frontPage.select(index, shared)
        var arrival = Arrival(step: .fromList(leavesFile: reading != nil && reading?.headline == nil))
        if frontPage.tab == .results { (arrival.words, arrival.hit) = (frontPage.resultWords, headline.hitOffset) }
        return open(.library(headline.id), arrival)
    }

    /// Breaking news: from the front page as from its list, from an article onward.
    package mutating func openNews(_ id: Int64) -> [Effect] {
        let leavesFile = reading != nil && reading?.headline == nil
        return open(.library(id), Arrival(step: front == .frontPage ? .fromList(leavesFile: leavesFile) : .onward))
    }

    mutating func openNeighbour(_ step: Int) -> [Effect] {
        if reading?.headline != nil {
            let index = frontPage.selection + step
            if frontPage.list != nil, index >= 0, index < frontPage.count { return openItem(index) }
        } else if files.indices.contains(fileIndex + step) {
            fileIndex += step
            return open(files[fileIndex], Arrival(step: .onward))
        }
        tell(phrases.noOtherArticle)
        return []
    }

    // MARK: Links

    /// Opens what the article names; an address of mail goes to the clipboard.
    mutating func follow(_ target: LinkTarget, title: String) -> [Effect] {
        switch target {
        case .nowhere:
            tell(phrases.noAddress(title), .warning)
            return []
        case .note(let address):
            reading?.go(to: LinePlace(address))
            return []
        case .library(let id): return open(.library(id), Arrival(step: .onward))
        case .named(let address) where address.hasPrefix("mailto:"):
            tell(phrases.addressCopied(address))
            return [.copy(text: codePoints(address))]
        case .named(let address):
            guard let ref = reading?.ref else { return [] }
            arrival = Arrival(step: .onward)
            return [.openLink(address: address, from: ref, inbox.ask(.article))]
        }
    }

    // MARK: Back, forward, again

    mutating func goBack() -> [Effect] {
        guard let target = way.backward.last else {
            if isInLibrary { return showFrontPage(isBack: true) }
            tell(phrases.noEarlier)
            return []
        }
        return open(target.ref, Arrival(step: .back, place: target.place))
    }

    mutating func goForward() -> [Effect] {
        guard let target = way.ahead.last else {
            tell(phrases.noLater)
            return []
        }
        return open(target.ref, Arrival(step: .forward, place: target.place))
    }

    /// The file on screen is shorter than it was when it was opened: what is left of it is opened in its place.
    mutating func readOnAfterCut() -> [Effect] {
        guard let visit, case .file = visit.ref else { return [] }
        tell(phrases.fileWasCut, .warning)
        return open(visit.ref, Arrival(step: .again, place: visit.place))
    }

    mutating func reload() -> [Effect] {
        guard let visit, visit.ref != .stdin else { return [] }
        tell(phrases.reloaded)
        return open(visit.ref, Arrival(step: .again, place: visit.place))
    }

    // MARK: The front page

    /// The front page, its first tab from the top or the list as it was left.
    /// - Parameter isBack: the way back led here, and ends here.
    package mutating func showFrontPage(fromTop: Bool = false, isBack: Bool = false) -> [Effect] {
        front = .frontPage
        way.endsOnFrontPage = isBack
        overlays = []
        reading?.linkIndex = nil
        return grant(frontPage.appear(fromTop: fromTop, shared))
    }

    /// Back past the front page: to the file that it was opened from, else to the article that it stands before.
    mutating func leaveFrontPage() -> [Effect] {
        if reading?.headline != nil, let file = way.behindFrontPage.last { return open(file.ref, Arrival(step: .pastFrontPage, place: file.place)) }
        if reading == nil || way.endsOnFrontPage {
            // Who has a button for the way back alone is led on, from tab to tab too.
            if shared.isTouched, frontPage.tab != .all { return showFrontPage(fromTop: true, isBack: way.endsOnFrontPage) }
            tell(shared.isGuest ? phrases.kioskFrontPage : phrases.quitHint)
        } else {
            front = .reading
        }
        return []
    }
}
