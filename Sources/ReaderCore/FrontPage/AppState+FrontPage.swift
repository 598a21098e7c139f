// The front page: opening it, its commands, what the library answers.
import ArabicText
import ArticleModel
import TerminalScreen

extension AppState {
    /// The front page, its first tab from the top or the list as it was left.
    /// - Parameter isBack: the way back led here, and ends here.
    mutating func showFrontPage(fromTop: Bool = false, isBack: Bool = false) -> [Effect] {
        screen = .frontPage
        frontPage.isWaysEnd = isBack
        (list, prompt, linkIndex) = (nil, nil, nil)
        guard fromTop || frontPage.list == nil && frontPage.tab != .sources else { return refreshFrontPage() }
        frontPage.tab = .all
        frontPage.lists[.all] = nil
        return openTab(.all)
    }

    /// Shows a tab as the library has it now; the place in its list stays with the article.
    mutating func openTab(_ tab: FrontPageTab) -> [Effect] {
        frontPage.tab = tab
        if tab == .sources, frontPage.list == nil { return [loadSources()] }
        guard let query = frontPage.list?.query ?? FrontPageState.query(of: tab) else { return [] }
        // The history's order is the newest first whatever was read in it.
        if frontPage.list == nil || tab == .history { frontPage.lists[tab] = HeadlineList(query) }
        return frontPage.load(tab) { $0.reload(numbered: &$1) } + breakingEffects()
    }

    /// Asks again for what is on screen: marks and newcomers.
    mutating func refreshFrontPage() -> [Effect] {
        if frontPage.tab == .sources, frontPage.list == nil { return [loadSources()] }
        return frontPage.load(frontPage.tab) { $0.refresh(numbered: &$1) } + breakingEffects()
    }

    private mutating func loadSources() -> Effect {
        frontPage.request += 1
        return .loadSources(request: frontPage.request)
    }

    fileprivate func breakingEffects() -> [Effect] {
        guard let clock else { return [] }
        return [.loadBreaking(since: clock.seconds - FrontPageState.breakingSeconds)]
    }

    /// What must be loaded for the screen to be whole.
    mutating func loadWhatIsShown() -> [Effect] {
        guard screen == .frontPage, frontPage.list?.count != nil else { return [] }
        keepSelectionOnScreen()
        guard let list = frontPage.list else { return [] }
        let shown = placedItems(from: frontPageTop, in: frontPageGeometry)
        let end = (shown.last?.index ?? list.top) + 1
        let range = (frontPage.list?.top ?? 0)..<max(end + 20, list.selection + 1)
        return frontPage.load(frontPage.tab) { $0.request(for: range, numbered: &$1) }
    }

    // MARK: Answers

    mutating func take(_ rows: [Headline], of query: HeadlineQuery, total: Int, request: Int) -> [Effect] {
        for tab in frontPage.lists.keys where frontPage.lists[tab]?.query == query {
            frontPage.lists[tab]?.take(rows, total: total, request: request)
        }
        frontPage.problem = nil
        guard let wanted = frontPage.opensAfter, wanted.tab == frontPage.tab, frontPage.list?[wanted.index] != nil else { return [] }
        frontPage.opensAfter = nil
        return openItem(wanted.index)
    }

    mutating func take(_ sources: [SourceEntry], request: Int) {
        guard request == frontPage.request else { return }
        let name = frontPage.sources.indices.contains(frontPage.sourceSelection) ? frontPage.sources[frontPage.sourceSelection].name : nil
        frontPage.sources = sources
        frontPage.sourceSelection = name.flatMap { name in sources.firstIndex { $0.name == name } } ?? 0
        frontPage.problem = nil
        keepSelectionOnScreen()
    }

    // MARK: Commands

    mutating func performOnFrontPage(_ command: Command, times: Int?) -> [Effect] {
        let repeats = times ?? 1
        let page = max(1, placedItems(from: frontPageTop, in: frontPageGeometry).count)
        switch command {
        case .lineDown: moveSelection(repeats)
        case .lineUp: moveSelection(-repeats)
        case .nextPage: moveSelection(repeats * page)
        case .previousPage: moveSelection(-repeats * page)
        case .halfPageDown: moveSelection(repeats * max(1, page / 2))
        case .halfPageUp: moveSelection(-repeats * max(1, page / 2))
        case .firstPage: select(0)
        case .lastPage: select(frontPageCount - 1)
        case .nextTab, .pageLeft, .pageRight, .previousTab:
            let isForward = command == .nextTab || (command == .pageLeft) == (settings.language == .arabic) && command != .previousTab
            return turnTab(isForward ? 1 : -1)
        case .followLink: return openSelected()
        case .back: return leaveList()
        case .forward: if document != nil { screen = .reading } else { tell(phrases.noLater) }
        case .frontPage: return showFrontPage(fromTop: true)
        case .library: break
        case .bookmarks: return openTab(.bookmarks)
        case .bookmark: return toggleBookmark()
        case .find: prompt = PromptState(isForLibrary: true)
        case .reload:
            tell(phrases.refreshed)
            return openTab(frontPage.tab)
        case .related: return showSimilar()
        case .copy, .share, .openInBrowser, .showQRCode: return performSharing(command)
        case .nextTheme, .cycleDigits, .cycleHarakat: return performInReading(command, times: times)
        default: tell(phrases.notHere)
        }
        return []
    }

    private mutating func moveSelection(_ step: Int) {
        let wanted = frontPageSelection + step
        if wanted < 0, frontPageSelection == 0 { tell(phrases.atListStart) }
        if wanted >= frontPageCount, frontPageSelection == frontPageCount - 1 { tell(phrases.atListEnd) }
        select(wanted)
    }

    mutating func select(_ index: Int) {
        let place = min(max(0, index), max(0, frontPageCount - 1))
        if frontPage.list != nil { frontPage.list?.selection = place } else { frontPage.sourceSelection = place }
        keepSelectionOnScreen()
    }

    private mutating func turnTab(_ step: Int) -> [Effect] {
        let tabs = frontPage.tabs
        let index = tabs.firstIndex(of: frontPage.tab) ?? 0
        return openTab(tabs[(index + step + tabs.count) % tabs.count])
    }

    mutating func openTab(numbered number: Int) -> [Effect] {
        let tabs = frontPage.tabs
        guard tabs.indices.contains(number - 1) else {
            tell(phrases.noSuchTab(number))
            return []
        }
        return openTab(tabs[number - 1])
    }

    mutating func openSelected() -> [Effect] {
        guard frontPage.list == nil else { return openItem(frontPageSelection) }
        guard frontPage.sources.indices.contains(frontPage.sourceSelection) else { return [] }
        frontPage.lists[.sources] = HeadlineList(.source(frontPage.sources[frontPage.sourceSelection].name))
        return openTab(.sources)
    }

    /// Esc and Backspace: out of a source, out of the results, back to the article one came from.
    private mutating func leaveList() -> [Effect] {
        switch frontPage.tab {
        case .sources where frontPage.list != nil:
            frontPage.list = nil
            return openTab(.sources)
        case .results:
            frontPage.lists[.results] = nil
            resultWords = []
            return openTab(frontPage.tabBeforeResults)
        default:
            if headline != nil, let file = frontPage.filesBehind.popLast() { return returnToFile(file) }
            if document == nil || frontPage.isWaysEnd {
                tell(frontPage.isGuest ? phrases.kioskFrontPage : phrases.quitHint)
            } else {
                screen = .reading
            }
            return []
        }
    }

    /// Back past the front page, to the file that it was opened from; the article read meanwhile lies ahead.
    private mutating func returnToFile(_ file: Visit) -> [Effect] {
        ahead = visit.map { [$0] } ?? []
        (backward, frontPage.filesBehind) = (frontPage.filesBehind, [])
        return open(file.path, arrival: file)
    }

    /// Opens an item of the list on screen (or of the list an article was opened from).
    mutating func openItem(_ index: Int) -> [Effect] {
        guard let list = frontPage.list else { return [] }
        guard let headline = list[index] else {
            guard index >= 0, index < list.count ?? 0 else { return [] }
            frontPage.opensAfter = (index, frontPage.tab)
            return frontPage.load(frontPage.tab) { $0.request(for: index..<(index + 1), numbered: &$1) }
        }
        select(index)
        if self.headline == nil, let visit { frontPage.filesBehind = backward + [visit] }
        (backward, ahead) = ([], [])
        arrivalWords = frontPage.tab == .results ? resultWords : []
        arrivalHit = headline.hitOffset
        return open(LibraryPath.path(of: headline.id), arrival: nil)
    }

    /// J and K: along the list from inside an article.
    mutating func openListNeighbour(_ step: Int) -> [Effect] {
        let index = frontPageSelection + step
        guard frontPage.list != nil, index >= 0, index < frontPageCount else {
            tell(phrases.noOtherArticle)
            return []
        }
        return openItem(index)
    }

    mutating func toggleBookmark() -> [Effect] {
        guard let headline = actedOn else {
            tell(document == nil ? phrases.nothingChosen : phrases.notInLibrary, .warning)
            return []
        }
        let isMarked = !headline.isBookmarked
        change(headline.id) { $0.isBookmarked = isMarked }
        tell(isMarked ? phrases.bookmarked : phrases.unbookmarked)
        return [.keep(.bookmark(headline.id, isMarked))]
    }

    /// The article that a command is about: the one chosen in the list, or the one being read.
    var actedOn: Headline? { screen == .frontPage ? frontPage.list?.selected : headline }

    /// An article changed: everywhere it is shown.
    mutating func change(_ id: Int64, _ change: (inout Headline) -> Void) {
        for tab in frontPage.lists.keys { frontPage.lists[tab]?.change(id, change) }
        if var shown = headline, shown.id == id {
            change(&shown)
            headline = shown
        }
    }

    /// What is like the chosen article, as a list.
    private mutating func showSimilar() -> [Effect] {
        guard let headline = actedOn else {
            tell(phrases.nothingChosen)
            return []
        }
        return showResults(.related(headline.id))
    }

    mutating func showResults(_ query: HeadlineQuery) -> [Effect] {
        if frontPage.tab != .results { frontPage.tabBeforeResults = frontPage.tab }
        frontPage.lists[.results] = HeadlineList(query)
        return openTab(.results)
    }
}

extension AppState {
    /// A minute has passed: ages change, and there may be news.
    mutating func take(_ time: ClockTime) -> [Effect] {
        let isFirst = clock == nil
        if settings.screenReader, let clock, abs(time.seconds - clock.seconds) < Self.listeningClock {
            return screen == .frontPage ? refreshFrontPage() : []
        }
        clock = time
        guard screen == .frontPage else { return [] }
        return isFirst ? breakingEffects() : refreshFrontPage()
    }
}
