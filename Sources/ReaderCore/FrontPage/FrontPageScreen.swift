// The front page as a value: its tabs, each with its list and the reader's place in it, the sources, what is breaking. It holds no
// library: it asks for what it shows.
import ArabicText
import ArticleModel
import TerminalScreen

struct FrontPageScreen {
    var tab: FrontPageTab = .all
    /// The lists shown so far. That of the sources' tab is the open source's.
    private(set) var lists: [FrontPageTab: HeadlineList] = [:]
    private(set) var sources = SourceList()
    /// Fresh breaking news, newest first.
    var breaking: [Headline] = []
    /// How fresh the feeds are; nil where none are followed.
    var supply: ArticleSupply?
    /// The searches that are tabs, and how much is unread; nil until the library has told.
    private(set) var shelf: LibraryShelf?
    /// How the lists are ordered.
    private(set) var order = HeadlineOrder.newest
    /// Why the library is not there, where it is not.
    var problem: Problem?
    /// The words of the library's search, lit in its results.
    private(set) var resultWords: [FoldedText] = []
    /// Where one was before the results.
    private var tabBeforeResults: FrontPageTab = .all
    /// The item that will be opened when it is there: J or K went past what was held.
    private var opensAfter: (index: Int, tab: FrontPageTab)?
    let cache = HeadlineCache()

    /// The list on screen; nil while the sources themselves are.
    var list: HeadlineList? {
        get { lists[tab] }
        set { lists[tab] = newValue }
    }

    /// True while the sources themselves are on screen.
    var showsSources: Bool { tab == .sources && list == nil }

    /// A guest keeps no marks, and finds nobody else's.
    func tabs(_ shared: Shared) -> [FrontPageTab] {
        let own: [FrontPageTab] = shared.isGuest ? [.all, .sources] : [.all, .unread, .sources, .bookmarks, .history] + saved
        return own + (lists[.results] == nil ? [] : [.results])
    }

    /// Items of the list on screen; the sources' where they are shown.
    var count: Int { list.map { $0.count ?? 0 } ?? (tab == .sources ? sources.entries.count : 0) }
    var selection: Int { list?.selection ?? sources.selection }
    var top: Int { list?.top ?? sources.top }

    private var saved: [FrontPageTab] { (shelf?.searches ?? []).map { .saved($0.name) } }

    /// What a tab of one list asks the library for.
    func query(of tab: FrontPageTab) -> HeadlineQuery? {
        switch tab {
        case .saved(let name): (shelf?.searches.first { $0.name == name }).map { .saved($0.search) }
        case .all: .newest
        case .unread: .unread
        case .bookmarks: .bookmarks
        case .history: .history
        case .sources, .results: nil
        }
    }

    // MARK: Asking

    /// The front page comes on screen.
    /// - Parameter fromTop: its first tab from the top; else the list as it was left.
    mutating func appear(fromTop: Bool, _ shared: Shared) -> [Wish] {
        guard fromTop || list == nil && tab != .sources else { return refresh(shared) }
        lists[.all] = nil
        return openTab(.all, shared)
    }

    /// Shows a tab as the library has it now; the place in its list stays with the article.
    mutating func openTab(_ tab: FrontPageTab, _ shared: Shared) -> [Wish] {
        self.tab = tab
        if showsSources { return [Self.askForSources] }
        guard let query = list?.query ?? query(of: tab).map(ordered) else { return [] }
        // The history's order is the newest first whatever was read in it.
        if list == nil || tab == .history { list = HeadlineList(query) }
        return ask { $0.reload() } + breakingWishes(shared)
    }

    mutating func openTab(numbered number: Int, _ shared: Shared) -> [Wish] {
        let tabs = tabs(shared)
        return tabs.indices.contains(number - 1) ? openTab(tabs[number - 1], shared) : [.tell(shared.phrases.noSuchTab(number))]
    }

    /// Asks again for what is on screen: marks and newcomers.
    mutating func refresh(_ shared: Shared) -> [Wish] {
        if showsSources { return [Self.askForSources] }
        return ask { $0.refresh() } + breakingWishes(shared)
    }

    private static var askForSources: Wish { .ask(.sources) { .loadSources($0) } }

    /// The list on screen as the library has it now, from its beginning; the place stays with the article.
    mutating func reloadList(_ shared: Shared) -> [Wish] { openTab(tab, shared) }

    /// An article's tags as they are typed.
    func tags(of headline: Headline) -> String { headline.tags.joined(separator: "، ") }

    func breakingWishes(_ shared: Shared) -> [Wish] {
        guard let clock = shared.clock else { return [] }
        return [.ask(.breaking) { .loadBreaking(since: clock.seconds - BreakingNews.seconds, $0) }]
    }

    /// What must be loaded for the screen to be whole.
    mutating func loadWhatIsShown(_ shared: Shared) -> [Wish] {
        guard list?.count != nil else { return [] }
        keepSelectionOnScreen(shared)
        guard let list else { return [] }
        let end = (FrontPageLayout(self, shared).items.last?.index ?? list.top) + 1
        return ask { $0.request(for: list.top..<max(end + 20, list.selection + 1)) }
    }

    /// Asks the library for a part of the list on screen, as the list says; nothing where it need not.
    private mutating func ask(_ wanted: (inout HeadlineList) -> Range<Int>?) -> [Wish] {
        guard var list else { return [] }
        let range = wanted(&list)
        self.list = list
        let query = list.query
        return range.map { range in [.ask(.list(tab)) { .loadHeadlines(query, range: range, $0) }] } ?? []
    }

    // MARK: Answers

    mutating func receive(_ rows: [Headline], of tab: FrontPageTab, total: Int) -> [Wish] {
        lists[tab]?.receive(rows, total: total)
        problem = nil
        guard let wanted = opensAfter, wanted.tab == self.tab, list?[wanted.index] != nil else { return [] }
        opensAfter = nil
        return [.openItem(wanted.index)]
    }

    mutating func receive(_ entries: [SourceEntry], _ shared: Shared) {
        sources.replace(with: entries)
        problem = nil
        keepSelectionOnScreen(shared)
    }

    /// Loads an item that is not held, to open it when it is there.
    mutating func openWhenLoaded(_ index: Int) -> [Wish] {
        guard index >= 0, index < list?.count ?? 0 else { return [] }
        opensAfter = (index, tab)
        return ask { $0.request(for: index..<(index + 1)) }
    }

    // MARK: What the reader does

    mutating func select(_ index: Int, _ shared: Shared) {
        let place = min(max(0, index), max(0, count - 1))
        if list != nil { list?.selection = place } else { sources.selection = place }
        keepSelectionOnScreen(shared)
    }

    /// Puts a place in the list on screen.
    mutating func stand(at selection: Int, from top: Int) {
        if list != nil {
            list?.selection = selection
            list?.top = top
        } else {
            (sources.selection, sources.top) = (selection, top)
        }
    }

    mutating func openSource(_ shared: Shared) -> [Wish] {
        guard let source = sources.selected else { return [] }
        lists[.sources] = HeadlineList(ordered(.source(source.name)))
        return openTab(.sources, shared)
    }

    mutating func closeSource(_ shared: Shared) -> [Wish] {
        lists[.sources] = nil
        return openTab(.sources, shared)
    }

    /// - Parameter words: what a search was for; what is like an article answers no words.
    mutating func showResults(_ query: HeadlineQuery, lighting words: [FoldedText] = [], _ shared: Shared) -> [Wish] {
        if tab != .results { tabBeforeResults = tab }
        resultWords = words
        lists[.results] = HeadlineList(query)
        return openTab(.results, shared)
    }

    mutating func closeResults(_ shared: Shared) -> [Wish] {
        lists[.results] = nil
        resultWords = []
        return openTab(tabBeforeResults, shared)
    }

    mutating func receive(_ shelf: LibraryShelf, _ shared: Shared) -> [Wish] {
        self.shelf = shelf
        for case .saved(let name) in lists.keys where !shelf.searches.contains(where: { $0.name == name }) { lists[.saved(name)] = nil }
        guard case .saved = tab, list == nil else { return [] }
        return openTab(.all, shared)
    }

    // MARK: Order

    private func ordered(_ query: HeadlineQuery) -> HeadlineQuery {
        switch query {
        // The history has its own order, and what was kept the order in which it was.
        case .history, .bookmarks, .related, .search, .ordered: query
        case .newest, .unread, .source, .saved: order == .newest ? query : .ordered(query, order)
        }
    }

    /// The lists in their next order, from their top.
    mutating func changeOrder(_ shared: Shared) -> [Wish] {
        guard let query = list?.query.base, ordered(query) != query || order == .newest, !showsSources else { return [.tell(shared.phrases.notHere)] }
        if case .search = query { return [.tell(shared.phrases.notHere)] }
        if case .related = query { return [.tell(shared.phrases.notHere)] }
        order = order.next
        for (tab, held) in lists where held.query.base != held.query || ordered(held.query) != held.query || tab == self.tab {
            lists[tab] = HeadlineList(ordered(held.query.base))
        }
        return [.tell(shared.phrases.name(of: order))] + openTab(tab, shared)
    }

    // MARK: Unread

    /// Chooses the next unread article behind the chosen one; where the list holds none, the first of all unread ones.
    mutating func chooseNextUnread(_ shared: Shared) -> [Wish] {
        if let index = nextUnread {
            select(index, shared)
        } else {
            if tab == .unread { return [.tell(shared.phrases.noUnread)] }
            lists[.unread] = nil
            return openTab(.unread, shared)
        }
        return []
    }

    /// Where the next unread article of the list stands, as far as the list is held.
    var nextUnread: Int? {
        guard let list else { return nil }
        var index = list.selection + 1
        while let headline = list[index] {
            if !headline.isRead { return index }
            index += 1
        }
        return nil
    }

    /// An article was taken out of the library: out of the lists too.
    mutating func forget(_ id: Int64) { for tab in lists.keys { lists[tab]?.remove(id) } }

    /// An article changed: shown at once, wherever it is held.
    mutating func change(_ id: Int64, _ change: (inout Headline) -> Void) {
        for tab in lists.keys { lists[tab]?.change(id, change) }
    }

    /// An article was opened: from now on the library has it elsewhere in some lists.
    mutating func noteOpened(_ headline: Headline) {
        if !headline.isRead { for tab in lists.keys { lists[tab]?.displace(headline.id) } }
        lists[.history]?.displace(headline.id)
    }

    // MARK: Breaking news

    /// The breaking news of the strip: the newest that is still fresh and is not the story right under it.
    func stripHeadline(_ shared: Shared) -> Headline? {
        guard let clock = shared.clock else { return nil }
        let isLeadShown = tab == .all && list?.top == 0
        let lead = isLeadShown ? list?[0]?.id : nil
        return breaking.first { $0.id != lead && BreakingNews.isFresh($0, at: clock) }
    }
}
