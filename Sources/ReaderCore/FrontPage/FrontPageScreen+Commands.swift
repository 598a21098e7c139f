// The commands of the front page, its mouse, and its search.
import ArabicText
import ArticleModel
import TerminalScreen

extension FrontPageScreen {
    mutating func perform(_ command: Command, times: Int?, _ shared: Shared) -> [Wish] {
        let repeats = times ?? 1
        switch command {
        case .lineDown: return move(repeats, shared)
        case .lineUp: return move(-repeats, shared)
        case .nextPage: return move(repeats * page(shared), shared)
        case .previousPage: return move(-repeats * page(shared), shared)
        case .halfPageDown: return move(repeats * max(1, page(shared) / 2), shared)
        case .halfPageUp: return move(-repeats * max(1, page(shared) / 2), shared)
        case .firstPage: select(0, shared)
        case .lastPage: select(count - 1, shared)
        case .nextTab: return turnTab(1, shared)
        case .previousTab: return turnTab(-1, shared)
        case .pageLeft: return turnTab(shared.settings.language == .arabic ? 1 : -1, shared)
        case .pageRight: return turnTab(shared.settings.language == .arabic ? -1 : 1, shared)
        case .followLink: return openSelected(shared)
        case .back: return leaveList(shared)
        case .forward: return [.goForwardToArticle]
        case .reload: return [.tell(shared.phrases.refreshed)] + openTab(tab, shared)
        case .refresh: return [.bringIn(.feeds)]
        case .addAddress: return [.show(PromptOverlay(for: .address, shared))]
        case .feeds:
            let feeds = shelf?.feeds ?? []
            return feeds.isEmpty ? [.tell(shared.phrases.noFeedsHere)] : [.show(FeedsOverlay(feeds, shared))]
        case .markAllRead: return showMarkRead(shared)
        case .saveSearch: return saveSearch(shared)
        case .nextSort: return changeOrder(shared)
        case .related: return showSimilar(shared)
        default: return [.tell(shared.phrases.notHere)]
        }
        return []
    }

    /// Items that a page turns over.
    private func page(_ shared: Shared) -> Int { max(1, FrontPageLayout(self, shared).items.count) }

    private mutating func move(_ step: Int, _ shared: Shared) -> [Wish] {
        let wanted = selection + step
        let isAtStart = wanted < 0 && selection == 0
        let isAtEnd = wanted >= count && selection == count - 1
        select(wanted, shared)
        return isAtEnd ? [.tell(shared.phrases.atListEnd)] : isAtStart ? [.tell(shared.phrases.atListStart)] : []
    }

    private mutating func turnTab(_ step: Int, _ shared: Shared) -> [Wish] {
        let tabs = tabs(shared)
        let index = tabs.firstIndex(of: tab) ?? 0
        return openTab(tabs[(index + step + tabs.count) % tabs.count], shared)
    }

    private mutating func openSelected(_ shared: Shared) -> [Wish] { list == nil ? openSource(shared) : [.openItem(selection)] }

    /// Esc and Backspace: out of a source, out of the results, back to the article one came from.
    private mutating func leaveList(_ shared: Shared) -> [Wish] {
        switch tab {
        case .sources where list != nil: closeSource(shared)
        case .results: closeResults(shared)
        default: [.leaveFrontPage]
        }
    }

    /// What is like the chosen article, as a list.
    private mutating func showSimilar(_ shared: Shared) -> [Wish] {
        guard let headline = list?.selected else { return [.tell(shared.phrases.nothingChosen)] }
        return showResults(.related(headline.id), shared)
    }

    // MARK: Triage

    private func showMarkRead(_ shared: Shared) -> [Wish] {
        guard let list else { return [.tell(shared.phrases.nothingChosen)] }
        return [.show(MarkReadOverlay(list.query.base, source: list.selected?.source, now: shared.clock?.seconds, shared))]
    }

    /// A search that is shown becomes a tab, a tab's search none.
    private func saveSearch(_ shared: Shared) -> [Wish] {
        if case .saved(let name) = tab {
            return [.run(.keep(.noSearch(name: name))), .tell(shared.phrases.searchDropped(name))] + breakingWishes(shared)
        }
        guard case .search(let search)? = list?.query.base else { return [.tell(shared.phrases.noSearchToKeep)] }
        return [.show(PromptOverlay(for: .searchName(search: search), text: SearchName.suggested(for: search), shared))]
    }

    // MARK: Searching

    mutating func search(for query: [UInt32], _ shared: Shared) -> [Wish] {
        showResults(.search(String(codePoints: query)), lighting: Self.words(of: query).map { FoldedText($0) }, shared)
    }

    /// The words and phrases of a query that a hit may hold: without exclusions and limits.
    static func words(of query: [UInt32]) -> [[UInt32]] {
        var words: [[UInt32]] = []
        for (index, part) in query.split(separator: codePoint("\""), omittingEmptySubsequences: false).enumerated() {
            if index % 2 == 1 {
                words.append(Array(part))
                continue
            }
            for word in part.split(separator: codePoint(" ")) where word.first != "-" && !word.contains(codePoint(":")) { words.append(Array(word)) }
        }
        return words.filter { !$0.isEmpty }
    }

    // MARK: Mouse

    /// A click chooses a tab or opens a headline, the wheel goes through the list. A finger is not a cell: the row above the tabs, where there is
    /// nothing to be touched, counts as theirs.
    mutating func use(_ mouse: MouseEvent, _ shared: Shared) -> [Wish] {
        switch mouse.button {
        case .wheelDown: return perform(.lineDown, times: 1, shared)
        case .wheelUp: return perform(.lineUp, times: 1, shared)
        case .left: return click(column: mouse.column, row: mouse.row, shared)
        default: return []
        }
    }

    private mutating func click(column: Int, row: Int, _ shared: Shared) -> [Wish] {
        let layout = FrontPageLayout(self, shared)
        let isAboveTabs = shared.isTouched && row + 1 == layout.geometry.tabRow
        if let found = layout.tabs.first(where: { $0.rect.contains(column, isAboveTabs ? row + 1 : row) }) { return openTab(found.tab, shared) }
        if row == layout.geometry.stripRow, let headline = layout.strip { return [.openNews(headline.id)] }
        guard let item = layout.items.first(where: { $0.rect.contains(column, row) }) else { return [] }
        select(item.index, shared)
        return openSelected(shared)
    }
}

extension Rect {
    func contains(_ column: Int, _ row: Int) -> Bool {
        column >= self.column && column < self.column + columns && row >= self.row && row < self.row + rows
    }
}
