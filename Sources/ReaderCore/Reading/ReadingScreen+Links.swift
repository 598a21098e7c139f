// The links of the page and of the article: related items, what the text declares, web addresses in it. And the article's text, copied.
import ArabicText
import ArticleModel
import TextLayout

extension ReadingScreen {
    /// Links of the page on screen.
    func links(_ shared: Shared) -> [PageLink] {
        var links: [PageLink] = []
        var seen: BlockAddress?
        for case .line(let line) in currentPage(shared).rows where line.address != seen {
            seen = line.address
            links += self.links(in: document.block(at: line.address), at: line.address)
        }
        return links.withoutRepeatedRelated
    }

    /// A related item is a link as a whole.
    private func links(in block: ShownBlock, at address: BlockAddress) -> [PageLink] {
        guard let index = block.relatedIndex else { return ownLinks(in: block, at: address) }
        guard related.indices.contains(index) else { return [] }
        var link = PageLink(address: address, range: 0..<block.text.count, target: related[index].target, title: related[index].title)
        link.relatedIndex = index
        return [link]
    }

    /// What the block declares, the addresses in it, and the numbers of notes that the article has.
    func ownLinks(in block: ShownBlock, at address: BlockAddress) -> [PageLink] {
        let links = PageLink.links(in: block, at: address)
        guard case .body = address, block.text.holds(codePoint("[")) else { return links }
        let notes = ArticleNotes.references(in: block.text).compactMap { range -> PageLink? in
            guard let number = ArticleNotes.number(block.text[range]), let place = document.articleNotes.place(of: number), place != address,
                !links.contains(where: { $0.range.overlaps(range) })
            else { return nil }
            return PageLink(address: address, range: range, target: .note(place), title: String(codePoints: block.text[range]))
        }
        return notes.isEmpty ? links : (links + notes).sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    /// Links listed at most, and bytes of a long text that are looked through for them.
    private static let mostLinks = 2_000
    private static let linkReach = 8 << 20

    /// The article's links in their order, its related articles behind them.
    func allLinks() -> [PageLink] {
        var links: [PageLink] = []
        var address = document.firstAddress
        while let here = address, links.count < Self.mostLinks, document.byteOffset(of: LinePlace(here)) < Self.linkReach {
            links += self.links(in: document.block(at: here), at: here).filter { !$0.target.isNote }
            address = document.address(after: here)
        }
        return links.withoutRepeatedRelated
    }

    func chosenLink(_ shared: Shared) -> PageLink? {
        guard let linkIndex else { return nil }
        let links = links(shared)
        return links.indices.contains(linkIndex) ? links[linkIndex] : nil
    }

    mutating func selectLink(_ step: Int, _ shared: Shared) -> [Wish] {
        let links = links(shared)
        guard !links.isEmpty else { return [.tell(shared.phrases.noLinks)] }
        linkIndex = linkIndex.map { ($0 + step + links.count) % links.count } ?? (step > 0 ? 0 : links.count - 1)
        return linkReport(shared)
    }

    /// What the footer says of the chosen link.
    func linkReport(_ shared: Shared) -> [Wish] {
        let links = links(shared)
        guard let linkIndex, links.indices.contains(linkIndex) else { return [] }
        return [.tell(shared.phrases.link(linkIndex + 1, of: links.count, target: links[linkIndex].target.address))]
    }

    /// Chooses a link again, by where it is or, of a related article, by where it leads.
    mutating func choose(_ link: PageLink, _ shared: Shared) {
        let links = links(shared)
        linkIndex = links.firstIndex { $0.address == link.address && $0.range == link.range } ?? links.firstIndex { $0.target == link.target }
    }

    mutating func followLink(_ shared: Shared) -> [Wish] {
        guard let link = chosenLink(shared) else { return [.tell(shared.phrases.noLinks)] }
        if case .note(let address) = link.target {
            // The way back leads to the line that asked for it.
            let origin = placeAtTop
            show(LinePlace(address), shared)
            noteOrigin = origin
            return [.tell(shared.phrases.backFromNote)]
        }
        return [.follow(link.target, title: link.title)]
    }

    /// The longest text that is copied, in bytes.
    private static let longestCopy = 1 << 20

    /// The article as text; nil for one too long, and for one of which only the beginning is there.
    var textToCopy: [UInt32]? {
        guard document.text.endOffset <= Self.longestCopy, !document.text.isBeginning else { return nil }
        var text: [UInt32] = []
        func add(_ block: ShownBlock) {
            if !text.isEmpty, block.spaceBefore > 0 { text.append(codePoint("\n")) }
            if !block.isRule { text += (block.marker.map { $0 + [codePoint(" ")] } ?? []) + block.text + [codePoint("\n")] }
        }
        document.ownHead.forEach(add)
        var address = document.firstAddress
        while let here = address {
            if case .body = here { add(document.block(at: here)) }
            address = document.address(after: here)
        }
        document.ownTail.forEach(add)
        return ArticleDocument.plain(text)
    }
}

extension [PageLink] {
    /// A related article's title and its facts are one link: the first of them that is there.
    fileprivate var withoutRepeatedRelated: [PageLink] {
        var last: Int?
        return filter { link in
            defer { last = link.relatedIndex ?? last }
            return link.relatedIndex == nil || link.relatedIndex != last
        }
    }
}
