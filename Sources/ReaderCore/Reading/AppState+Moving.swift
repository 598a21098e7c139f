// Moving through an article: pages, lines, sections; keeping the place when the layout changes.
import TextLayout

extension AppState {
    var layoutOptions: LayoutOptions {
        LayoutOptions(
            width: geometry.measure, showsHarakat: showsHarakat, collapsesTatweel: settings.tatweel == .collapse, digits: drawnDigits)
    }

    /// How many bytes before the place may be paged through at once to find its page.
    static var reach: Int { 256 << 10 }

    /// Lays everything out anew; the text at the top stays on the page, and at its top where the reader had left the pages for a line.
    mutating func relayout() {
        guard let document else { return }
        let isBetweenPages = isBetweenPages
        document.options = layoutOptions
        var map = PageMap(document: document, heights: (geometry.firstHeight, geometry.laterHeight))
        linkIndex = nil
        if let anchor {
            var line = Place(anchor.address)
            if anchor.scalar > 0 { line.line = document.layout(at: anchor.address).line(containing: anchor.scalar) }
            if document.byteOffset(of: line) < Self.reach { map.extend(in: document, bytes: Self.reach, until: line) }
            place = map.covers(line) ? map.starts[map.index(of: line)] : line
        } else {
            place = document.firstAddress.map { Place($0) }
            map.extend(in: document, bytes: 0)
        }
        pages = map
        if isBetweenPages { standOnExactLine() }
    }

    /// True when the line at the top starts no page.
    private var isBetweenPages: Bool {
        guard let place, let pages, pages.covers(place) else { return false }
        return pages.starts[pages.index(of: place)] != place
    }

    /// Goes to a line and remembers the text there.
    mutating func go(to target: Place) {
        guard let document else { return }
        place = target
        (linkIndex, awaitedAnchor) = (nil, nil)
        let scalar = target.line == 0 ? 0 : document.layout(at: target.address).logicalRange(ofLine: target.line).lowerBound
        anchor = SearchState.Hit(address: target.address, scalar: scalar)
    }

    /// Goes to the page that holds a line, where that is known; else the line comes to the top third.
    mutating func show(_ target: Place) {
        guard let document, var map = pages else { return }
        if document.byteOffset(of: target) < Self.reach { map.extend(in: document, bytes: Self.reach, until: target) }
        pages = map
        if isVisible(target) { return }
        if map.covers(target) {
            go(to: map.starts[map.index(of: target)])
        } else {
            go(to: Pagination(flow: document).back(target, rows: geometry.laterHeight / 3))
        }
    }

    func height(at place: Place) -> Int {
        place.line == 0 && place.address == document?.firstAddress ? geometry.firstHeight : geometry.laterHeight
    }

    /// The rows of the page on screen, and where the next page starts.
    func currentPage() -> (rows: [Pagination<ArticleDocument>.Row], next: Place?) {
        guard let document, let place else { return ([], nil) }
        return Pagination(flow: document).page(from: place, height: height(at: place))
    }

    func isVisible(_ target: Place) -> Bool { currentPage().rows.contains(.line(target)) }

    mutating func turnForward(_ times: Int) {
        for _ in 0..<min(times, 10_000) {
            guard let document, let place, let next = Pagination(flow: document).next(from: place, height: height(at: place)) else {
                tell(phrases.atEnd)
                return
            }
            go(to: next)
        }
    }

    mutating func turnBack(_ times: Int) {
        for _ in 0..<min(times, 10_000) {
            guard let document, let place, let first = document.firstAddress, let last = document.lastAddress, place > Place(first) else {
                tell(phrases.atStart)
                return
            }
            if let pages, pages.covers(place) {
                let index = pages.index(of: place)
                go(to: pages.starts[pages.starts[index] == place ? max(0, index - 1) : index])
            } else {
                go(to: Pagination(flow: document).previous(before: place, last: last, height: geometry.laterHeight))
            }
        }
    }

    mutating func scroll(_ rows: Int) {
        guard let document, let place, let first = document.firstAddress else { return }
        let pagination = Pagination(flow: document)
        if rows > 0 {
            // The last line stays on the screen.
            guard currentPage().next != nil, let target = pagination.forward(place, rows: rows) else {
                tell(phrases.atEnd)
                return
            }
            go(to: target)
        } else if place > Place(first) {
            go(to: pagination.back(place, rows: -rows))
        } else {
            tell(phrases.atStart)
        }
    }

    /// Goes to a page, at once where it is known; else as soon as counting comes to it, unless another key comes first.
    mutating func goToPage(_ number: Int) {
        wantedPage = number
        pursueWantedPage()
        if wantedPage != nil { tell(phrases.countingPages) }
    }

    mutating func pursueWantedPage() {
        guard let number = wantedPage, let pages else { return }
        if number >= 1, number <= pages.starts.count {
            wantedPage = nil
            message = nil
            go(to: pages.starts[number - 1])
        } else if pages.isWhole {
            wantedPage = nil
            tell(phrases.noSuchPage(number, of: pages.starts.count), .warning)
        }
    }

    mutating func goToEnd() {
        guard let document, let last = document.lastAddress, let map = pages else { return }
        if map.isWhole, let start = map.starts.last {
            go(to: start)
        } else {
            go(to: Pagination(flow: document).previous(before: nil, last: last, height: geometry.laterHeight))
        }
    }

    // MARK: Sections

    /// How far a heading is looked for at once.
    private static var headingReach: Int { 8 << 20 }

    func heading(_ isForward: Bool, from start: BlockAddress) -> BlockAddress? {
        guard let document else { return nil }
        let origin = document.byteOffset(of: Place(start))
        var address = isForward ? document.address(after: start) : document.address(before: start)
        while let here = address {
            if document.block(at: here).role == .heading { return here }
            if abs(document.byteOffset(of: Place(here)) - origin) > Self.headingReach { return nil }
            address = isForward ? document.address(after: here) : document.address(before: here)
        }
        return nil
    }

    mutating func goToSection(_ isForward: Bool, times: Int) {
        for _ in 0..<times {
            guard let place, let found = heading(isForward, from: place.address) else {
                if !isForward, let first = document?.firstAddress, let place, place > Place(first) {
                    go(to: Place(first))
                } else {
                    tell(isForward ? phrases.noFurtherSection : phrases.noEarlierSection)
                }
                return
            }
            go(to: Place(found))
        }
    }
}
