// Moving through an article: pages, lines, sections.
import TextLayout

extension ReadingScreen {
    mutating func turnForward(_ times: Int, _ shared: Shared) -> [Wish] {
        for _ in 0..<min(times, 10_000) {
            guard let next = currentPage(shared).next else {
                return atEnd(shared.phrases.atEnd, shared)
            }
            go(to: next)
        }
        return []
    }

    mutating func turnBack(_ times: Int, _ shared: Shared) -> [Wish] {
        for _ in 0..<min(times, 10_000) {
            guard let top, let first = document.firstAddress, let last = document.lastAddress, top > LinePlace(first) else {
                return [.tell(shared.phrases.atStart)]
            }
            if pages.covers(top) {
                let index = pages.index(of: top)
                go(to: pages.starts[pages.starts[index] == top ? max(0, index - 1) : index])
            } else {
                go(to: Pagination(flow: document).previous(before: top, last: last, shared.geometry.shape))
            }
        }
        return []
    }

    mutating func scroll(_ rows: Int, _ shared: Shared) -> [Wish] {
        guard let top, let first = document.firstAddress else { return [] }
        let pagination = Pagination(flow: document)
        if rows > 0 {
            // The last line stays on the screen.
            guard currentPage(shared).next != nil, let target = pagination.forward(top, rows: rows) else {
                return atEnd(shared.phrases.atEnd, shared)
            }
            go(to: target)
        } else if top > LinePlace(first) {
            go(to: pagination.backward(top, lines: -rows))
        } else {
            return [.tell(shared.phrases.atStart)]
        }
        return []
    }

    /// Goes to a page, at once where it is known; else as soon as counting comes to it, unless another key comes first.
    mutating func goToPage(_ number: Int, _ shared: Shared) -> [Wish] {
        wantedPage = number
        let wishes = pursueWantedPage(shared)
        return wantedPage == nil ? wishes : [.tell(shared.phrases.countingPages)]
    }

    mutating func pursueWantedPage(_ shared: Shared) -> [Wish] {
        guard let number = wantedPage else { return [] }
        if number >= 1, number <= pages.starts.count {
            wantedPage = nil
            go(to: pages.starts[number - 1])
            return [.unsay]
        }
        guard pages.isWhole else { return [] }
        wantedPage = nil
        return [.tell(shared.phrases.noSuchPage(number, of: pages.starts.count), .warning)]
    }

    mutating func goToEnd(_ shared: Shared) {
        guard let last = document.lastAddress else { return }
        if pages.isWhole, let start = pages.starts.last {
            go(to: start)
        } else {
            go(to: Pagination(flow: document).previous(before: nil, last: last, shared.geometry.shape))
        }
        awaitEnd()
    }

    // MARK: Sections

    /// How far a heading is looked for at once, in bytes.
    private static let headingReach = 8 << 20

    func heading(_ isForward: Bool, from start: BlockAddress) -> BlockAddress? {
        let origin = document.byteOffset(of: LinePlace(start))
        var address = isForward ? document.address(after: start) : document.address(before: start)
        while let here = address {
            if document.block(at: here).role == .heading { return here }
            if abs(document.byteOffset(of: LinePlace(here)) - origin) > Self.headingReach { return nil }
            address = isForward ? document.address(after: here) : document.address(before: here)
        }
        return nil
    }

    mutating func goToSection(_ isForward: Bool, times: Int, _ shared: Shared) -> [Wish] {
        for _ in 0..<times {
            if let top, let found = heading(isForward, from: top.address) {
                go(to: LinePlace(found))
            } else if !isForward, let first = document.firstAddress, let top, top > LinePlace(first) {
                go(to: LinePlace(first))
                return []
            } else {
                return isForward ? atEnd(shared.phrases.noFurtherSection, shared) : [.tell(shared.phrases.noEarlierSection)]
            }
        }
        return []
    }

    /// Headings listed at most; a longer list would serve nobody.
    private static let mostHeadings = 2_000

    /// The article's headings.
    func headings() -> [BlockAddress] {
        guard let first = document.firstAddress else { return [] }
        var found: [BlockAddress] = document.block(at: first).role == .heading ? [first] : []
        while found.count < Self.mostHeadings, let next = heading(true, from: found.last ?? first) { found.append(next) }
        return found
    }

    /// The page that a block begins on; nil while it is not counted.
    func pageNumber(of address: BlockAddress) -> Int? {
        let line = LinePlace(address)
        return pages.covers(line) ? pages.index(of: line) + 1 : nil
    }
}
