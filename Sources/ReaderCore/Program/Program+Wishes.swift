// Grants what screens and overlays wish for.
import ArabicText
import ArticleModel

extension Program {
    mutating func grant(_ wishes: [Wish]) -> [Effect] { wishes.flatMap { grant($0) } }

    private mutating func grant(_ wish: Wish) -> [Effect] {
        switch wish {
        case .tell(let text, let role): tell(text, role)
        case .unsay: footer = nil
        case .run(let effect): return [effect]
        case .ask(let slot, let effect): return [effect(inbox.ask(slot))]
        case .show(let overlay): overlays.append(overlay)
        case .close: _ = overlays.popLast()
        case .perform(let command): return perform(command, times: nil)
        case .follow(let target, let title): return follow(target, title: title)
        case .openItem(let index): return openItem(index)
        case .openNews(let id): return openNews(id)
        case .openNeighbour(let step): return openNeighbour(step)
        case .goBack: return goBack()
        case .goForward: return goForward()
        case .leaveFrontPage: return leaveFrontPage()
        case .goForwardToArticle: if reading == nil { tell(phrases.noLater) } else { front = .reading }
        case .reload: return reload()
        case .copyText: return copyText()
        case .showPicture(let caption): return grant(reading?.askForPicture(at: caption, shared) ?? [])
        case .goTo(let address): reading?.go(to: LinePlace(address))
        case .search(let change): search(change)
        case .searchLibrary(let text): return searchLibrary(text)
        case .bringIn(let what): return bringIn(what)
        case .type(let line, let text): overlays.append(PromptOverlay(for: line, text: text, shared))
        case .goToHighlight(let highlight): return go(to: highlight)
        case .dropHighlight(let highlight): return drop(highlight)
        case .showAllHighlights: return loadAllHighlights()
        case .dropFeed(let feed):
            tell(phrases.feedDropped(feed.name))
            return [.keep(.feedDropped(feed.id))] + grant(frontPage.breakingWishes(shared))
        case .typed(let line, let text): return take(line, text)
        // The list stays as it is, and the reader goes on in it, until the library says that they are: of a million that takes a while.
        case .markRead(let query, let before): return [.keep(.readAll(query, before: before))]
        }
        return []
    }

    // MARK: Searching

    private mutating func search(_ change: ArticleSearch) {
        switch change {
        case .typed(let text, let origin): reading?.search(for: text, from: origin, shared)
        case .ended(let origin): reading?.endSearch(at: origin)
        case .confirmed(let text) where text.isEmpty: reading?.endSearch(at: nil)
        case .confirmed(let text):
            remember(text)
            _ = grant(reading?.searchReport(shared) ?? [])
        }
    }

    private mutating func searchLibrary(_ text: [UInt32]) -> [Effect] {
        remember(text)
        return grant(frontPage.search(for: text, shared))
    }

    private mutating func remember(_ query: [UInt32]) {
        queries.removeAll { $0 == query }
        queries.insert(query, at: 0)
    }

    /// The prompt of a search in the article says how many hits there are so far.
    mutating func settlePrompt() {
        guard var prompt = overlays.last as? PromptOverlay else { return }
        prompt.report = reading?.hitReport(shared) ?? []
        overlays[overlays.count - 1] = prompt
    }
}
