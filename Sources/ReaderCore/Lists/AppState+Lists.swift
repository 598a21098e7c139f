// Lists over the page: contents, related articles, help, sharing.
import ArabicText
import ArticleModel

/// A row of a list: what it says, and what stands at its end (keys, a number).
struct ListRow {
    var text: [UInt32]
    var label: [UInt32] = []
    /// What may stand beside it (source, age), the longest first. Where that has no room the items take two rows each, or, on a low
    /// screen, the first that has is shown.
    var notes: [[UInt32]] = []
    var target: BlockAddress?
}

extension AppState {
    /// Headings listed at most; a longer list would serve nobody.
    private static var mostHeadings: Int { 2_000 }

    func listTitle(_ kind: KeyContext) -> String {
        switch kind {
        case .contents, .reading, .frontPage: phrases.contents
        case .links: phrases.links
        case .related: phrases.related
        case .help: phrases.help
        case .share: phrases.share
        }
    }

    func listRows(_ kind: KeyContext) -> [ListRow] {
        switch kind {
        case .contents, .reading, .frontPage:
            guard let document else { return [] }
            return headings().map { address in
                let isStart = address == document.firstAddress && document.block(at: address).role != .heading
                return ListRow(text: isStart ? document.title : document.block(at: address).text, target: address)
            }
        case .links:
            return listedLinks.enumerated().map { index, link in
                ListRow(
                    text: codePoints(ShownTitle.text(link.title)), label: codePoints("\(index + 1)"),
                    notes: link.target.map { $0 == link.title ? [] : [codePoints("\u{2066}\($0)\u{2069}")] } ?? [])
            }
        case .related:
            return related.enumerated().map { index, entry in
                ListRow(
                    text: codePoints((entry.kicker.map { $0 + " | " } ?? "") + ShownTitle.text(entry.title)),
                    label: index < 9 ? codePoints("\(index + 1)") : [], notes: relatedNotes(entry))
            }
        case .help:
            let context: KeyContext = screen == .frontPage ? .frontPage : .reading
            return CommandEntry.table.filter { $0.contexts.contains(context) && !forbidden.contains($0.command) }.map { entry in
                let names = keymap.keyNames(for: entry.command, in: context).joined(separator: "  ")
                let help = entry.command == .leave && frontPage.isGuest ? phrases.kioskLeave : entry.help(in: settings.language)
                return ListRow(text: codePoints(help), label: codePoints(names))
            }
        case .share: return shareChoices.map { ListRow(text: codePoints($0.text), label: codePoints($0.key)) }
        }
    }

    private func headings() -> [BlockAddress] {
        guard let document, let first = document.firstAddress else { return [] }
        var found: [BlockAddress] = [first]
        while found.count < Self.mostHeadings, let last = found.last, let next = heading(true, from: last) { found.append(next) }
        return found
    }

    mutating func openContents() {
        let rows = listRows(.contents)
        guard rows.count > 1 else {
            tell(phrases.noSections)
            return
        }
        var state = ListState(kind: .contents)
        if let place { state.selection = rows.lastIndex { ($0.target ?? place.address) <= place.address } ?? 0 }
        list = state
    }

    /// The article's links in their order, its related articles behind them.
    mutating func openLinks() {
        listedLinks = allLinks()
        if listedLinks.isEmpty { tell(phrases.noLinksAtAll) } else { list = ListState(kind: .links) }
    }

    /// Links listed at most, and bytes of a long text that are looked through for them.
    private static var mostLinks: Int { 2_000 }
    private static var linkReach: Int { 8 << 20 }

    private func allLinks() -> [PageLink] {
        guard let document else { return [] }
        var links: [PageLink] = []
        var address = document.firstAddress
        while let here = address, links.count < Self.mostLinks, document.byteOffset(of: Place(here)) < Self.linkReach {
            links += self.links(in: document.block(at: here), at: here)
            address = document.address(after: here)
        }
        return links
    }

    /// A digit of a link's number: it is followed as soon as no longer number begins so.
    mutating func typeLinkNumber(_ digit: Int) -> [Effect] {
        let number = min(99_999, (count ?? 0) * 10 + digit)
        if number * 10 > listedLinks.count {
            count = nil
            return followListed(number - 1)
        }
        count = number
        tell(phrases.count(number))
        return []
    }

    mutating func followListed(_ index: Int) -> [Effect] {
        guard listedLinks.indices.contains(index) else { return [] }
        return follow(listedLinks[index].target, title: listedLinks[index].title)
    }

    mutating func openRelated() {
        guard document != nil, !related.isEmpty else {
            tell(phrases.noRelated)
            return
        }
        list = ListState(kind: .related)
    }

    mutating func performInList(_ command: Command, times: Int) -> [Effect] {
        guard var state = list else { return [] }
        let rows = listRows(state.kind)
        let height = itemHeight(of: rows)
        let page = max(1, (geometry.overlay(rows: rows.count * height + 4).rows - 4) / height)
        switch command {
        case .lineDown: state.selection += times
        case .lineUp: state.selection -= times
        case .nextPage: state.selection += page
        case .previousPage: state.selection -= page
        case .halfPageDown: state.selection += max(1, page / 2)
        case .halfPageUp: state.selection -= max(1, page / 2)
        case .firstPage: state.selection = 0
        case .lastPage: state.selection = rows.count - 1
        case .followLink:
            list = nil
            return choose(state, rows)
        default:
            list = nil
            return []
        }
        state.selection = min(max(0, state.selection), max(0, rows.count - 1))
        list = state
        return []
    }

    /// A click takes the item under it; beside the list it means nothing.
    mutating func clickInList(row: Int) -> [Effect] {
        guard var state = list else { return [] }
        let rows = listRows(state.kind)
        let (items, firstRow) = visibleItems(state, of: rows)
        let index = items.lowerBound + (row - firstRow) / itemHeight(of: rows)
        guard row >= firstRow, items.contains(index) else { return [] }
        state.selection = index
        list = state
        return performInList(.followLink, times: 1)
    }

    private mutating func choose(_ state: ListState, _ rows: [ListRow]) -> [Effect] {
        switch state.kind {
        case .contents, .reading, .frontPage:
            if rows.indices.contains(state.selection), let target = rows[state.selection].target { go(to: Place(target)) }
        case .links: return followListed(state.selection)
        case .related: return chooseRelated(state.selection)
        case .help: break
        case .share: return share(state.selection)
        }
        return []
    }
}
