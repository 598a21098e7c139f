// An open article, read block by block from wherever the reader is. Holds no more of it than is shown.
import ArabicText
import ArticleModel
import TextLayout

/// An article on demand: its blocks by address, laid out by the options in force.
package final class ArticleDocument {
    package let text: EncodedText
    package let ref: ArticleRef
    package let head: ArticleHead
    package let tail: ArticleTail
    /// The article's own direction, which its paragraphs inherit.
    package let direction: TextDirection
    package var isRightToLeft: Bool { direction == .rightToLeft }
    package let engine: LayoutEngine
    /// What lines depend on; a change empties the caches.
    package var options: LayoutOptions { didSet { if options != oldValue { forget() } } }
    /// Cells across all columns, where there are several; nil for one column.
    package private(set) var pageWidth: Int?
    /// Rows of a page; nil where there are no pages.
    private(set) var pageHeight: Int?
    let parser: ArticleParser<ArticleLines>
    let phrases: Phrases?
    /// False where blocks are printed or listened to: there is nothing beside the text then.
    var isOnScreen: Bool { phrases != nil && !engine.isSpoken }
    /// Whether verses and tables are set in columns: on the screen, and where lines are printed as it shows them.
    var setsColumns: Bool { isOnScreen || printsLines }
    let printsLines: Bool
    private let readingMinutes: Int
    private let notes: [String]
    private(set) var shownHead = ShownHead([])
    /// All blocks of the head, whatever the screen shows of them.
    package var headBlocks: [ShownBlock] { shownHead.blocks }
    package private(set) var tailBlocks: [ShownBlock]
    /// Caches by address, blocks by the byte of the body that they start at, bounded in entries and in scalars (a piece of an endless line is as long as a short article).
    /// Stale when the options change.
    private var blocks: [Int: (block: ShownBlock, next: Int)] = [:]
    /// Where the first block at or after a byte starts, and the last one before it; nil where there is none. Forgotten when there are too many
    /// blocks, and with no options.
    private var starts: (after: [Int: Int?], before: [Int: Int?]) = ([:], [:])
    /// What the blocks that were read are, by the byte behind each. Forgotten with the blocks.
    private(set) var roles: [Int: BlockRole] = [:]
    /// The same of the block that was counted last, which is remembered nowhere else.
    var counted: (next: Int, role: BlockRole)?
    private var items: [BlockAddress: FlowItem] = [:]
    private var layouts: [BlockAddress: BlockLayout] = [:]
    /// The page that was asked for last, by its first line and its shape. Stale when the options or the tail change.
    private var page: (top: LinePlace, shape: PageShape, rows: PageRows<BlockAddress>)?
    /// The heading that was looked for last, and how many blocks before its place it stands. Stale when the tail changes.
    var section: (place: BlockAddress, heading: BlockAddress?, distance: Int)?
    /// Tables, poems and lists that were looked at last.
    var runs = BlockRuns()
    private var cachedText = 0
    private var laidOutText = 0
    private static let mostCached = 128 << 10
    private static let mostStarts = 1024
    /// Scalars of a paragraph that fits on a page.
    private static let shortText = 2048
    /// Looked for when a number in brackets is shown for the first time.
    private(set) lazy var articleNotes = ArticleNotes(of: self)
    /// For counting, which goes through all of the article.
    private(set) lazy var passing = PassingFlow(self)

    /// - Parameters:
    ///   - notes: what is shown of it beside its facts.
    ///   - pageWidth: cells across all columns; nil where there is one.
    ///   - pageHeight: rows of a page; nil where there are no pages.
    ///   - printsLines: true where blocks are printed as lines in visual order, at the width that the options have.
    package init(
        text: EncodedText, ref: ArticleRef, options: LayoutOptions, phrases: Phrases?, isSpoken: Bool = false, notes: [String] = [],
        pageWidth: Int? = nil, pageHeight: Int? = nil, printsLines: Bool = false
    ) {
        self.printsLines = printsLines
        (self.notes, self.pageWidth, self.pageHeight) = (notes, pageWidth, pageHeight)
        engine = LayoutEngine(isSpoken: isSpoken)
        self.text = text
        self.ref = ref
        self.options = options
        parser = ArticleParser(source: ArticleLines(text))
        let stated = parser.head()
        tail = parser.tail(bodyStart: stated.bodyStart)
        head = stated.completed(by: tail)
        direction = parser.direction(of: head)
        self.phrases = phrases
        readingMinutes = ReadingTime.minutes(of: text, head.bodyStart..<tail.tailStart)
        tailBlocks = FurnitureComposer(direction: direction, phrases: phrases, isSpoken: isSpoken) { _ in true }.tail(tail)
        composeHead()
    }

    /// Credits and facts stand side by side only where the measure lets them.
    private func composeHead() {
        let composer = FurnitureComposer(direction: direction, phrases: phrases, isSpoken: engine.isSpoken) {
            [engine, options, pageWidth, phrases] line in
            var options = options
            options.width = pageWidth ?? options.width
            return phrases != nil && line.withUnsafeBufferPointer { engine.lineCount(of: $0, base: .rightToLeft, options: options) == 1 }
        }
        var shown = ShownHead(composer.head(head, readingMinutes: readingMinutes, notes: notes))
        if let pageHeight {
            shown.fit(rows: pageHeight) { [self] block in
                var block = block
                block.spansColumns = pageWidth != nil && block.role != .lead && block.role != .caption
                return item(of: block).lineCount
            }
        }
        if pageWidth != nil { shown.spanColumns() }
        shownHead = shown
    }

    /// - Parameters:
    ///   - pageWidth: of all columns; nil where there is one.
    ///   - pageHeight: in rows.
    func set(_ options: LayoutOptions, pageWidth: Int?, pageHeight: Int) {
        let isAnother = pageWidth != self.pageWidth || pageHeight != self.pageHeight
        (self.pageWidth, self.pageHeight) = (pageWidth, pageHeight)
        if options != self.options { self.options = options } else if isAnother { forget() }
    }

    /// The head and the tail that the article has itself, without what the interface and the library add.
    var ownHead: [ShownBlock] { ownComposer.head(head, readingMinutes: 0) }
    var ownTail: [ShownBlock] { tail.related.isEmpty ? [] : ownComposer.tail(tail) }

    private var ownComposer: FurnitureComposer { FurnitureComposer(direction: direction, phrases: nil) { _ in true } }

    private func forget() {
        layouts.removeAll(keepingCapacity: true)
        items.removeAll(keepingCapacity: true)
        (page, section) = (nil, nil)
        runs.forget()
        // What a table or a poem has in common was measured with these options; what a text says is said with any.
        let measured = blocks.filter { $0.value.block.form.isMeasured }
        for (byte, known) in measured {
            blocks[byte] = nil
            cachedText -= known.block.text.count
        }
        passing.forget()
        composeHead()
    }

    package var title: [UInt32] { codePoints(head.title ?? ref.shortName) }

    /// Sets another tail: related articles that were looked up meanwhile.
    func setTail(_ blocks: [ShownBlock]) {
        tailBlocks = blocks
        forget()
    }

    // MARK: Places

    /// The place itself where this document has it, else the nearest that it has: it may be of another version of the text, or of a tail
    /// that is another since. nil where the document is empty.
    func nearest(to wanted: TextPlace) -> TextPlace? {
        guard let address = nearest(to: wanted.address) else { return nil }
        let isSame = address == wanted.address
        return TextPlace(address: address, scalar: isSame ? min(max(0, wanted.scalar), block(at: address).text.count) : 0)
    }

    private func nearest(to wanted: BlockAddress) -> BlockAddress? {
        switch wanted {
        case .head(let item): return shownHead.nearest(to: item).map { .head(item: $0) } ?? firstAddress
        case .tail where tailBlocks.isEmpty: return lastAddress
        case .tail(let item): return .tail(item: min(max(0, item), tailBlocks.count - 1))
        case .body(let byte):
            let offset = min(max(byte, text.startOffset), text.endOffset)
            return bodyAddress(from: max(head.bodyStart, text.lineStart(containing: offset))) ?? lastBody ?? firstAddress
        }
    }

    /// True when there is such a line.
    func holds(_ line: LinePlace) -> Bool { nearest(to: line.address) == line.address && line.line < item(at: line.address).lineCount }

    /// The line that a place is on.
    func line(of place: TextPlace) -> LinePlace {
        LinePlace(place.address, line: place.scalar > 0 ? layout(at: place.address).line(containing: place.scalar) : 0)
    }

    /// The place that a line starts at.
    func place(of line: LinePlace) -> TextPlace {
        guard line.line > 0 else { return TextPlace(address: line.address) }
        let layout = layout(at: line.address)
        return TextPlace(address: line.address, scalar: layout.logicalRange(ofLine: min(line.line, layout.lineCount - 1)).lowerBound)
    }

    // MARK: Blocks

    /// Where the body is, in bytes of the text.
    package var body: Range<ByteOffset> { head.bodyStart..<max(head.bodyStart, tail.tailStart) }

    /// The blocks that start in a part of the body, one after the other; none is kept.
    package func blocks(in part: Range<ByteOffset>) -> some Sequence<ShownBlock> {
        sequence(state: part.lowerBound) { [self] offset in
            guard let (block, next) = firstBody(from: offset), block.sourceRange.lowerBound < part.upperBound else { return nil }
            offset = next
            return shown(block, next)
        }
    }

    package var firstAddress: BlockAddress? {
        if let first = shownHead.first { return .head(item: first) }
        return bodyAddress(from: head.bodyStart) ?? firstTail
    }

    package var lastAddress: BlockAddress? {
        if !tailBlocks.isEmpty { return .tail(item: tailBlocks.count - 1) }
        return lastBody ?? lastHead
    }

    var firstTail: BlockAddress? { tailBlocks.isEmpty ? nil : .tail(item: 0) }
    private var lastHead: BlockAddress? { shownHead.last.map { .head(item: $0) } }
    private var lastBody: BlockAddress? { bodyAddress(before: tail.tailStart) }

    package func block(at address: BlockAddress) -> ShownBlock {
        switch address {
        case .head(let item): shownHead[item]
        case .tail(let item): Self.block(item, of: tailBlocks)
        case .body(let byte): body(at: byte).block
        }
    }

    /// Empty where there is none: an address may be of before the related articles were looked up.
    private static func block(_ index: Int, of blocks: [ShownBlock]) -> ShownBlock {
        blocks.indices.contains(index) ? blocks[index] : ShownBlock(.body, [], base: .automatic)
    }

    package func address(after address: BlockAddress) -> BlockAddress? {
        switch address {
        case .head(let item): shownHead.number(after: item).map { .head(item: $0) } ?? bodyAddress(from: head.bodyStart) ?? firstTail
        case .body(let byte): bodyAddress(after: byte) ?? firstTail
        case .tail(let item): item + 1 < tailBlocks.count ? .tail(item: item + 1) : nil
        }
    }

    package func address(before address: BlockAddress) -> BlockAddress? {
        switch address {
        case .head(let item): shownHead.number(before: item).map { .head(item: $0) }
        case .body(let byte): bodyAddress(before: byte) ?? lastHead
        case .tail(let item): item > 0 && !tailBlocks.isEmpty ? .tail(item: min(item, tailBlocks.count) - 1) : lastBody ?? lastHead
        }
    }

    /// The first shown body block at or after a line's start.
    package func bodyAddress(from offset: ByteOffset) -> BlockAddress? {
        if let known = starts.after[offset] { return known.map { .body(byte: $0) } }
        let found = firstBody(from: offset)
        if let (block, next) = found { remember(block, next) }
        // After the block, which may have emptied the caches.
        let start = found?.block.sourceRange.lowerBound
        if starts.after.count > Self.mostStarts { starts.after.removeAll(keepingCapacity: true) }
        starts.after[offset] = .some(start)
        return start.map { .body(byte: $0) }
    }

    /// The next one; who goes on from it back again finds this one without reading.
    private func bodyAddress(after byte: ByteOffset) -> BlockAddress? {
        let following = bodyAddress(from: body(at: byte).next)
        if case .body(let next) = following, starts.before.count <= Self.mostStarts { starts.before[next] = .some(byte) }
        return following
    }

    func firstBody(from start: ByteOffset) -> (block: Block, next: ByteOffset)? {
        var offset = start
        while let (block, next) = parser.block(startingAt: offset, limit: tail.tailStart) {
            if block.role != .furniture { return (block, next) }
            offset = next
        }
        return nil
    }

    private func bodyAddress(before offset: ByteOffset) -> BlockAddress? {
        if let known = starts.before[offset] { return known.map { .body(byte: $0) } }
        var place = offset
        var found: ByteOffset?
        while found == nil, let start = parser.previousBlockStart(before: place, floor: head.bodyStart) {
            if let (block, next) = parser.block(startingAt: start, limit: tail.tailStart), block.role != .furniture {
                remember(block, next)
                found = block.sourceRange.lowerBound
            }
            place = start
        }
        if starts.before.count > Self.mostStarts { starts.before.removeAll(keepingCapacity: true) }
        starts.before[offset] = .some(found)
        return found.map { .body(byte: $0) }
    }

    private func remember(_ block: Block, _ next: Int) {
        let byte = block.sourceRange.lowerBound
        guard blocks[byte] == nil else { return }
        if blocks.count > 256 || cachedText > Self.mostCached {
            blocks.removeAll(keepingCapacity: true)
            starts.after.removeAll(keepingCapacity: true)
            starts.before.removeAll(keepingCapacity: true)
            roles.removeAll(keepingCapacity: true)
            cachedText = 0
        }
        roles[next] = block.role
        cachedText += block.text.count
        blocks[byte] = (shown(block, next), next)
    }

    private func body(at byte: Int) -> (block: ShownBlock, next: Int) {
        if let known = blocks[byte] { return known }
        // Other options forget what was measured with the last ones, but not where it starts.
        guard let (block, next) = firstBody(from: byte), block.sourceRange.lowerBound == byte else {
            return (ShownBlock(.body, [], base: BaseDirection(direction)), tail.tailStart)
        }
        remember(block, next)
        return blocks[byte] ?? (shown(block, next), next)
    }

    // MARK: Lines

    func setter(for block: ShownBlock) -> BlockSetter {
        var options = options
        if block.spansColumns, let pageWidth { options.width = pageWidth }
        return BlockSetter(engine: engine, options: options, direction: direction)
    }

    /// A block's lines at the measure.
    package func layout(at address: BlockAddress) -> BlockLayout {
        if let known = layouts[address] { return known }
        let block = block(at: address)
        let layout = setter(for: block).layout(of: block)
        if layouts.count > 128 || laidOutText > Self.mostCached {
            layouts.removeAll(keepingCapacity: true)
            laidOutText = 0
        }
        laidOutText += block.text.count
        layouts[address] = layout
        return layout
    }

    /// What stands again above a table's row that opens a page: the headings of its table; nil for other blocks.
    package func headings(of block: ShownBlock) -> BlockLayout? {
        guard case .tableRow(let columns, false) = block.form else { return nil }
        return setter(for: block).headings(columns)
    }

    /// Blank rows above a block, unless it opens a page.
    package func spaceBefore(_ block: ShownBlock) -> Int {
        if block.opensBody, !shownHead.hasBlanks, head.lead == nil { return 0 }
        return setter(for: block).standsApart(block) ? max(1, block.spaceBefore) : block.spaceBefore
    }

    /// The lines' source place in bytes, for the percentage.
    package func byteOffset(of place: LinePlace) -> Int {
        switch place.address {
        case .head(let item):
            // A lead goes on over pages, too: its lines are parts of its part.
            let lines = place.line > 0 ? max(1, layout(at: place.address).lineCount) : 1
            let part = shownHead.place(of: item) * lines + min(place.line, lines)
            return text.startOffset + (head.bodyStart - text.startOffset) * part / (max(1, shownHead.numbers.count) * lines)
        case .tail: return tail.tailStart
        case .body(let start):
            guard place.line > 0 else { return start }
            let layout = layout(at: place.address)
            return start + (body(at: start).next - start) * min(place.line, layout.lineCount) / max(1, layout.lineCount)
        }
    }
}

extension ArticleDocument: Flow {
    package func item(at address: BlockAddress) -> FlowItem {
        if let known = items[address] { return known }
        let block = block(at: address)
        // Whoever asks for a short block is about to show it: laid out at once it is analysed once.
        let isShort = block.text.count <= Self.shortText
        let item = item(of: block, lineCount: isShort ? layout(at: address).lineCount : layouts[address]?.lineCount)
        if items.count > 256 { items.removeAll(keepingCapacity: true) }
        items[address] = item
        return item
    }

    /// - Parameter lineCount: nil where it has to be counted.
    func item(of block: ShownBlock, lineCount: Int? = nil) -> FlowItem {
        let setter = setter(for: block)
        let count = lineCount ?? setter.lineCount(of: block)
        let keeps = block.keepsWithNext || block.keepsWithNextIfShort && count <= 3
        return FlowItem(
            lineCount: count, spaceBefore: spaceBefore(block), keepsWithNext: keeps, spansColumns: block.spansColumns, staysWhole: block.staysWhole,
            goesOn: block.goesOn, leadsOn: block.leadsOn, headings: block.headingLines)
    }

    /// The rows of a page. The last one is remembered: every key asks for it more than once.
    func page(from top: LinePlace, _ shape: PageShape) -> PageRows<BlockAddress> {
        if let page, page.top == top, page.shape == shape { return page.rows }
        let rows = Pagination(flow: self).page(from: top, shape)
        page = (top, shape, rows)
        return rows
    }
}
