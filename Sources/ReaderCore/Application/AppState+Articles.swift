// Opening articles and going between them: the files named, related articles, back and forward; sharing.
import ArabicText
import ArticleModel
import TerminalScreen

extension AppState {
    mutating func open(_ path: String, arrival visit: Visit?) -> [Effect] {
        request += 1
        arrival = visit
        return [.openFile(path: path, request: request)]
    }

    mutating func show(_ text: EncodedText, _ path: String) {
        let document = ArticleDocument(text: text, path: path, options: layoutOptions, phrases: phrases, isSpoken: settings.screenReader)
        self.document = document
        screen = .reading
        if let text = message?.text, text == fetchingMessage { message = nil }
        fetchingMessage = nil
        (headline, keptAnchor, hasAskedForRelated, opensRelated) = (nil, nil, false, false)
        // What is still to come is about the last article.
        (relatedRequest, awaitsRelated) = (relatedRequest + 1, false)
        related = document.tail.related.map { RelatedEntry($0) }
        let isReturning = arrival?.anchor != nil
        let wanted = arrival?.anchor
        anchor = wanted.flatMap { document.nearest(to: $0) }
        // An item of related articles that the library has yet to name.
        awaitedAnchor = wanted?.address.part == .tail && wanted?.address != anchor?.address ? wanted : nil
        arrival = nil
        (search, hasLandedOnHit) = (nil, false)
        list = nil
        prompt = nil
        if let index = paths.firstIndex(of: path) { pathIndex = index }
        relayout()
        if isReturning { standOnExactLine() }
        keptAnchor = anchor
    }

    var visit: Visit? { document.map { Visit(path: $0.path, anchor: anchor) } }

    mutating func openNeighbour(_ step: Int) -> [Effect] {
        if headline != nil { return openListNeighbour(step) }
        let index = pathIndex + step
        guard paths.indices.contains(index) else {
            tell(phrases.noOtherArticle)
            return []
        }
        pathIndex = index
        return leave(for: paths[index])
    }

    private mutating func leave(for path: String) -> [Effect] {
        stepAway()
        return open(path, arrival: nil)
    }

    private mutating func stepAway() {
        if let visit { backward.append(visit) }
        ahead = []
    }

    mutating func goBack() -> [Effect] {
        // A hit that a search in the library led to was looked for there: the way back leads there.
        if linkIndex != nil || search != nil && !hasLandedOnHit {
            (linkIndex, search) = (nil, nil)
            return []
        }
        guard let target = backward.popLast() else {
            if isInLibrary { return showFrontPage(isBack: true) }
            tell(phrases.noEarlier)
            return []
        }
        if let visit { ahead.append(visit) }
        return open(target.path, arrival: target)
    }

    mutating func goForward() -> [Effect] {
        guard let target = ahead.popLast() else {
            tell(phrases.noLater)
            return []
        }
        if let visit { backward.append(visit) }
        return open(target.path, arrival: target)
    }

    mutating func reload() -> [Effect] {
        guard let visit, visit.path != "-" else { return [] }
        tell(phrases.reloaded)
        return open(visit.path, arrival: visit)
    }

    // MARK: Related articles and links

    /// Opens what the article names; an address of mail goes to the clipboard.
    mutating func follow(_ address: String?, title: String) -> [Effect] {
        guard let address else {
            tell(phrases.noAddress(title), .warning)
            return []
        }
        list = nil
        if LibraryPath.id(in: address) != nil { return leave(for: address) }
        if address.hasPrefix("mailto:") {
            tell(phrases.addressCopied(address))
            return [.copy(text: codePoints(address))]
        }
        let path = document?.path ?? ""
        stepAway()
        (request, arrival) = (request + 1, nil)
        return [.openLink(address: address, from: path, request: request)]
    }

    mutating func chooseRelated(_ index: Int) -> [Effect] {
        guard related.indices.contains(index) else { return [] }
        return follow(related[index].address, title: related[index].title)
    }

    /// Links of the page on screen: related items and web addresses in the text.
    func links() -> [PageLink] {
        guard let document else { return [] }
        var links: [PageLink] = []
        var seen: BlockAddress?
        for case .line(let place) in currentPage().rows where place.address != seen {
            seen = place.address
            links += self.links(in: document.block(at: place.address), at: place.address)
        }
        return links
    }

    /// A related item is a link as a whole.
    func links(in block: ShownBlock, at address: BlockAddress) -> [PageLink] {
        guard let index = block.relatedIndex else { return PageLink.links(in: block, at: address) }
        guard related.indices.contains(index) else { return [] }
        return [PageLink(address: address, range: 0..<block.text.count, target: related[index].address, title: related[index].title)]
    }

    mutating func selectLink(_ step: Int) {
        let count = links().count
        guard count > 0 else {
            tell(phrases.noLinks)
            return
        }
        let index = linkIndex.map { ($0 + step + count) % count } ?? (step > 0 ? 0 : count - 1)
        linkIndex = index
        tell(phrases.link(index + 1, of: count, target: links()[index].target))
    }

    /// Chooses a link again, by where it is or, of a related article, by where it leads.
    mutating func choose(_ link: PageLink) {
        let links = links()
        let index = links.firstIndex { $0.address == link.address && $0.range == link.range } ?? links.firstIndex { $0.target == link.target }
        guard let index else { return }
        linkIndex = index
        if message != nil { tell(phrases.link(index + 1, of: links.count, target: link.target)) }
    }

    mutating func followLink() -> [Effect] {
        let links = links()
        guard let index = linkIndex, links.indices.contains(index) else {
            tell(phrases.noLinks)
            return []
        }
        return follow(links[index].target, title: links[index].title)
    }

    // MARK: Sharing

    mutating func copyArticle() -> [Effect] {
        guard let document else { return [] }
        guard document.text.endOffset <= 1 << 20 else {
            tell(phrases.tooLong, .warning)
            return []
        }
        var text: [UInt32] = []
        var address = document.firstAddress
        while let here = address {
            let block = document.block(at: here)
            if !text.isEmpty, block.spaceBefore > 0 { text.append(0x0A) }
            if !block.isRule { text += (block.marker.map { $0 + [0x20] } ?? []) + block.text + [0x0A] }
            address = document.address(after: here)
        }
        tell(phrases.copied)
        return [.copy(text: text.filter { !(0x2066...0x2069).contains($0) })]
    }

    mutating func use(_ mouse: MouseEvent) -> [Effect] {
        if screen == .frontPage, list == nil { return useOnFrontPage(mouse) }
        switch mouse.button {
        case .wheelDown: return perform(.lineDown, times: list == nil ? 3 : 1)
        case .wheelUp: return perform(.lineUp, times: list == nil ? 3 : 1)
        case .left where list == nil && mouse.column < max(2, geometry.left): return perform(.pageLeft, times: nil)
        case .left where list == nil && mouse.column >= min(size.columns - 2, geometry.left + geometry.measure):
            return perform(.pageRight, times: nil)
        case .left where list != nil: return clickInList(row: mouse.row)
        case .left: return clickInText(column: mouse.column, row: mouse.row)
        default: return []
        }
    }

    /// A click follows the link under it.
    private mutating func clickInText(column: Int, row: Int) -> [Effect] {
        guard let (address, offset) = text(atColumn: column, row: row),
            let index = links().firstIndex(where: { $0.address == address && $0.range.contains(offset) })
        else { return [] }
        linkIndex = index
        return followLink()
    }
}
