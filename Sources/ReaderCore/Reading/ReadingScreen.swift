// The reading screen as a value: one open article, and where the reader is in it. Another article is another screen; nothing of the
// last one is in it.
import ArabicText
import ArticleModel
import TerminalScreen
import TextLayout

struct ReadingScreen {
    /// What leads on from the article, and how far asking for it has come.
    enum RelatedState { case unasked, asked, known }

    let ref: ArticleRef
    private(set) var document: ArticleDocument
    /// What the library knows of the article; nil for a file.
    var headline: Headline?
    private(set) var pages: PageMap
    /// The line at the top of the screen; nil where there is no text.
    private(set) var top: LinePlace?
    /// The text at the top of the screen; changed by moving only, so that a new layout keeps the place. nil before the first move.
    private(set) var anchor: TextPlace?
    /// A place to return to as soon as it is there, unless the reader moves first: among the related articles, or in the rest of an
    /// article of which the beginning is shown.
    private(set) var awaited: TextPlace?
    /// The reader has gone to the end of an article that is not there yet.
    private var wantsEnd = false
    /// The place that was to be kept last.
    var keptPlace: TextPlace?
    var search: SearchState?
    /// True while the search in force is the library's, from which the article was opened.
    var hasLandedOnHit = false
    /// The page asked for by number, while it is not yet counted.
    var wantedPage: Int?
    /// The chosen one of the page's links.
    var linkIndex: Int?
    /// What is being marked; nil while nothing is.
    var marking: Marking?
    /// What the reader has kept of the text, and the highlight to go to once it is found.
    private(set) var highlights = PlacedHighlights()
    var wantedHighlight: Int64?
    /// What is being read aloud; nil while nothing is.
    var spoken: TextStretch?
    /// Where the reader was when they went to a note.
    var noteOrigin: TextPlace?
    /// The picture that was asked for last.
    var asked: Pictured?
    var related: [RelatedEntry]
    var relatedState = RelatedState.unasked

    init(_ text: EncodedText, _ ref: ArticleRef, _ headline: Headline?, _ shared: Shared) {
        (self.ref, self.headline) = (ref, headline)
        document = Self.document(text, ref, headline, shared)
        related = document.tail.related.map { [document] in RelatedEntry($0, in: document.direction) }
        pages = Self.pages(of: document, shared)
        relayout(shared)
    }

    private static func document(_ text: EncodedText, _ ref: ArticleRef, _ headline: Headline?, _ shared: Shared) -> ArticleDocument {
        ArticleDocument(
            text: text, ref: ref, options: shared.layoutOptions, phrases: shared.phrases, isSpoken: shared.settings.screenReader,
            notes: headline.map { notes(of: $0, shared) } ?? [], pageWidth: shared.pageWidth, pageHeight: shared.geometry.height)
    }

    /// That it came again with another text, and who else tells its story.
    private static func notes(of headline: Headline, _ shared: Shared) -> [String] {
        var notes: [String] = []
        if let changed = headline.changed, let clock = shared.clock {
            notes.append(shared.phrases.changed(shared.phrases.age(of: changed, at: clock)))
        }
        if !headline.otherSources.isEmpty { notes.append(shared.phrases.alsoIn(headline.otherSources)) }
        return notes
    }

    private static func pages(of document: ArticleDocument, _ shared: Shared) -> PageMap {
        let height = shared.geometry.height
        return PageMap(document: document, heights: (height, height), columns: shared.geometry.columns)
    }

    /// The article's own link.
    var link: String? { headline?.url ?? document.head.url }

    var hasBackgroundWork: Bool { !pages.isExhausted || !(search?.isExhausted ?? true) || !highlights.isSettled }

    /// Bytes of the source gone through at once: a tenth of a millisecond, which is what a key may have to wait.
    private static let slice = 4 << 10

    mutating func workInIdleTime(_ shared: Shared) -> [Wish] {
        if search?.isExhausted == false {
            search?.extend(in: document, bytes: Self.slice)
            return pursueWantedHit(shared)
        }
        if !highlights.isSettled { return pursueHighlights(shared, bytes: Self.slice) }
        pages.extend(in: document, bytes: Self.slice)
        return pursueWantedPage(shared)
    }

    mutating func setHighlights(_ highlights: [Highlight]) { self.highlights.set(highlights, in: document) }

    mutating func extendHighlights(bytes: Int) -> [(id: Int64, stretch: TextStretch)] { highlights.extend(in: document, bytes: bytes) }

    // MARK: The place

    /// How many bytes before the place may be paged through at once to find its page.
    private static let reach = 256 << 10

    /// Lays everything out anew; the text at the top stays on the page, and at its top where the reader had left the pages for a line.
    mutating func relayout(_ shared: Shared) {
        let isBetweenPages = isBetweenPages
        let shown = document.shownHead.numbers
        document.set(shared.layoutOptions, pageWidth: shared.pageWidth, pageHeight: shared.geometry.height)
        if document.shownHead.numbers != shown {
            anchor = anchor.flatMap { document.nearest(to: $0) }
            search?.follow(document)
            highlights.place(in: document)
        }
        pages = Self.pages(of: document, shared)
        linkIndex = nil
        if let anchor {
            let line = document.line(of: anchor)
            findPages(upTo: line)
            top = pages.covers(line) ? pages.starts[pages.index(of: line)] : line
        } else {
            top = document.firstAddress.map { LinePlace($0) }
            pages.extend(in: document, bytes: 0)
        }
        if isBetweenPages { standOnExactLine() }
    }

    private mutating func findPages(upTo line: LinePlace) {
        if document.byteOffset(of: line) < Self.reach { pages.extend(in: document, bytes: Self.reach, until: line) }
    }

    /// True when the line at the top starts no page.
    private var isBetweenPages: Bool {
        guard let top, pages.covers(top) else { return false }
        return pages.starts[pages.index(of: top)] != top
    }

    /// A return is to the very line, not to the page that holds it.
    private mutating func standOnExactLine() { if let anchor { top = document.line(of: anchor) } }

    /// Begins where the reader comes back to.
    /// - Parameters:
    ///   - place: what the article does not have becomes the nearest that it has.
    ///   - isExact: at that line, not at its page.
    mutating func arrive(at place: TextPlace?, isExact: Bool, _ shared: Shared) {
        anchor = place.flatMap { document.nearest(to: $0) }
        // An item of related articles that the library has yet to name, or a place in what is still being read.
        let isMissing = place.map { $0.address != anchor?.address } ?? false
        awaited = place.flatMap { isMissing && ($0.address.isInTail || document.text.isBeginning) ? $0 : nil }
        if awaited != nil, document.text.isBeginning { anchor = nil }
        relayout(shared)
        if isExact { standOnExactLine() }
    }

    /// Goes where the reader left the file, where they have not begun to read.
    mutating func resume(at place: TextPlace, _ shared: Shared) {
        guard anchor == nil, search == nil, wantedPage == nil, headline == nil else { return }
        arrive(at: place, isExact: true, shared)
        keptPlace = anchor
    }

    /// The place to keep, when it has changed.
    mutating func placeToKeep(_ shared: Shared) -> Effect? {
        guard shared.settings.places, let anchor, anchor != keptPlace else { return nil }
        keptPlace = anchor
        return headline.map { .keep(.place($0.id, anchor)) } ?? .keepPlace(anchor, of: ref)
    }

    /// Goes to a line and remembers the text there.
    mutating func go(to line: LinePlace) {
        top = line
        (linkIndex, awaited, noteOrigin, wantsEnd) = (nil, nil, nil, false)
        anchor = document.place(of: line)
    }

    /// The text that the screen begins with.
    var placeAtTop: TextPlace? { top.map { document.place(of: $0) } }

    /// Goes to the line of a place, or the nearest that is left.
    mutating func go(back place: TextPlace) { if let found = document.nearest(to: place) { go(to: document.line(of: found)) } }

    /// Goes to the page that holds a line, where that is known; else the line comes to the top third.
    mutating func show(_ line: LinePlace, _ shared: Shared) {
        findPages(upTo: line)
        if isVisible(line, shared) { return }
        if pages.covers(line) {
            go(to: pages.starts[pages.index(of: line)])
        } else {
            go(to: Pagination(flow: document).back(line, rows: shared.geometry.height / 3))
        }
    }

    // MARK: The page on screen

    var isOnFirstPage: Bool { top == document.firstAddress.map { LinePlace($0) } }

    /// The page on screen.
    func currentPage(_ shared: Shared) -> PageRows<BlockAddress> {
        guard let top else { return PageRows() }
        return document.page(from: top, shared.geometry.shape)
    }

    func isVisible(_ line: LinePlace, _ shared: Shared) -> Bool { currentPage(shared).rows.contains(.line(line)) }

    // MARK: Another tail

    /// Sets other related articles. The page on screen stays as it is, the chosen link too; pages after it are counted anew.
    mutating func setTail(_ blocks: [ShownBlock], _ shared: Shared) {
        let (top, chosen) = (top, chosenLink(shared))
        document.setTail(blocks)
        search?.recountTail(of: document)
        let isAwaited = awaited != nil
        anchor = (awaited ?? anchor).flatMap { document.nearest(to: $0) }
        awaited = nil
        relayout(shared)
        if isAwaited || top.map({ !document.holds($0) }) ?? false { standOnExactLine() } else { self.top = top }
        if let chosen { choose(chosen, shared) }
    }

    // MARK: The rest of the article

    /// What is to be known of an article that is not there as a whole: that nothing more can be reached is said of a whole one alone.
    func atEnd(_ phrase: String, _ shared: Shared) -> [Wish] {
        if document.text.source.isCut { return [.tell(shared.phrases.hadNoRoom, .warning)] }
        return [.tell(document.text.isBeginning ? shared.phrases.stillReading : phrase)]
    }

    /// The end of what is there, until there is more.
    mutating func awaitEnd() { wantsEnd = document.text.isBeginning }

    /// The whole article is there, of which this is the beginning: the page on screen stays, pages and hits are counted anew.
    mutating func receive(whole text: EncodedText, _ shared: Shared) {
        let (top, anchor, awaited, chosen, wantsEnd) = (top, anchor, awaited, chosenLink(shared), wantsEnd)
        document = Self.document(text, ref, headline, shared)
        (related, relatedState) = (document.tail.related.map { [document] in RelatedEntry($0, in: document.direction) }, .unasked)
        if let old = search {
            var anew = SearchState(query: old.query, in: document)
            (anew.current, anew.wanted) = (old.current, old.wanted)
            search = anew
        }
        self.anchor = anchor.flatMap { document.nearest(to: $0) }
        relayout(shared)
        if let awaited {
            arrive(at: awaited, isExact: true, shared)
            keptPlace = self.anchor
        } else if wantsEnd {
            goToEnd(shared)
        } else if let top, document.holds(top) {
            self.top = top
            if let chosen { choose(chosen, shared) }
        }
    }

    // MARK: For a kiosk

    func wordsOnScreen(_ shared: Shared) -> Int {
        currentPage(shared).rows.reduce(0) { sum, row in
            guard case .line(let line) = row else { return sum }
            let layout = document.layout(at: line.address)
            guard line.line < layout.lineCount else { return sum }
            return sum + document.block(at: line.address).text[layout.logicalRange(ofLine: line.line)].split { $0 == " " }.count
        }
    }
}
