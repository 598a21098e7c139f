// Blocks of one kind that follow each other, looked at together: a table's rows for its columns, a poem's verses for their measure, a list's
// items for their numbers, a program's lines for their count. A run is found from any of its blocks. Of a long table the first rows are
// looked at, and set the rest; of anything else that is too long, and of rows further behind their table's first than is looked back for it,
// nothing is.
import ArabicText
import ArticleModel
import TextLayout

/// What a run has in common.
struct BlockRun {
    enum Kind: Hashable { case table, poem, list, code }

    /// The bytes from its first block to the last that is known to be of it.
    var range: Range<ByteOffset>
    /// It has more blocks than are looked at together.
    var isTooLong: Bool
    /// Its beginning is too far behind its blocks to be looked for: nothing of it is known.
    var isEndless = false
    /// How many blocks it has, as far as they are looked at.
    var count: Int
    var columns = TableColumns()
    var poem: VerseMeasure?
    /// Cells of the longest of a list's numbers.
    var numbers = 0
}

/// The runs that were looked at last. Stale when the options change.
struct BlockRuns {
    /// The last first. Who counts pages goes through other tables than those on the screen.
    private var known: [BlockRun.Kind: [BlockRun]] = [:]
    private static let mostKnown = 3
    private static let mostBlocks = 200
    /// Bytes between a row and its table's first.
    private static let longestTable = 256 << 10

    mutating func forget() { known.removeAll() }

    /// The run that a block is of.
    mutating func run(
        _ kind: BlockRun.Kind, of block: Block, next: ByteOffset, in document: ArticleDocument, _ look: ([Block], inout BlockRun) -> Void
    ) -> BlockRun {
        let start = block.sourceRange.lowerBound
        // A long table is gone back through to its headings, as far as lines are made in columns.
        let looksBack = kind == .table && document.setsColumns
        if let run = known[kind]?.first(where: { $0.range.contains(start) && !(looksBack && $0.isEndless) }) { return run }
        let run = looksBack ? table(block, next, document, look) : run(kind, block, next, document, look)
        remember(run, kind)
        return run
    }

    private mutating func remember(_ run: BlockRun, _ kind: BlockRun.Kind) {
        known[kind, default: []].removeAll { $0.isEndless == run.isEndless && $0.range.overlaps(run.range) }
        known[kind]?.insert(run, at: 0)
        if (known[kind]?.count ?? 0) > Self.mostKnown { known[kind]?.removeLast() }
    }

    private func run(
        _ kind: BlockRun.Kind, _ block: Block, _ next: ByteOffset, _ document: ArticleDocument, _ look: ([Block], inout BlockRun) -> Void
    ) -> BlockRun {
        let start = block.sourceRange.lowerBound
        if let run = known[kind]?.first(where: { $0.isTooLong && $0.isEndless && Self.isBehind($0, start, document) }), Self.goesOn(kind, block) {
            // One block more of a run that is not looked at: nothing need be asked again.
            var longer = run
            longer.range = run.range.lowerBound..<next
            return longer
        }
        let (parser, floor, limit) = (document.parser, document.head.bodyStart, document.tail.tailStart)
        var blocks = [block]
        var (first, place) = (block, start)
        while blocks.count <= Self.mostBlocks, Self.goesOn(kind, first), let before = parser.previousBlockStart(before: place, floor: floor),
            let (earlier, _) = parser.block(startingAt: before, limit: limit), Self.belongs(kind, earlier)
        {
            (first, place) = (earlier, before)
            blocks.insert(earlier, at: 0)
        }
        let end = goOn(kind, from: next, document, onto: &blocks)
        let isTooLong = blocks.count > Self.mostBlocks
        var run = BlockRun(range: place..<end, isTooLong: isTooLong, isEndless: isTooLong, count: blocks.count)
        if !isTooLong { look(blocks, &run) }
        return run
    }

    /// Blocks behind those that are there, until there are too many.
    /// - Returns: the end of the last.
    private func goOn(_ kind: BlockRun.Kind, from next: ByteOffset, _ document: ArticleDocument, onto blocks: inout [Block]) -> ByteOffset {
        var end = next
        while blocks.count <= Self.mostBlocks, let (after, following) = document.parser.block(startingAt: end, limit: document.tail.tailStart),
            Self.belongs(kind, after), Self.goesOn(kind, after)
        {
            blocks.append(after)
            end = following
        }
        return end
    }

    // MARK: Tables

    /// A table is known from its first row on, whichever row one comes from.
    private func table(
        _ block: Block, _ next: ByteOffset, _ document: ArticleDocument, _ look: ([Block], inout BlockRun) -> Void
    ) -> BlockRun {
        let (parser, floor, limit) = (document.parser, document.head.bodyStart, document.tail.tailStart)
        let start = block.sourceRange.lowerBound
        var (first, place, after) = (block, start, next)
        while Self.goesOn(.table, first), let before = parser.previousBlockStart(before: place, floor: floor) {
            if let run = known[.table]?.first(where: { $0.range.contains(before) && !$0.isEndless }) {
                if start - run.range.lowerBound <= Self.longestTable {
                    var longer = run
                    longer.range = run.range.lowerBound..<max(run.range.upperBound, next)
                    return longer
                }
                // Too far behind its first row, whichever way one comes: from the second on it is known to have no beginning.
                return Self.endless(from: parser.block(startingAt: run.range.lowerBound, limit: limit)?.next ?? start, to: next)
            }
            // As far back as is known already there is no beginning.
            let passed = known[.table]?.first { $0.range.contains(before) && $0.isEndless }
            if let passed, start - passed.range.lowerBound > Self.longestTable {
                return Self.endless(from: passed.range.lowerBound, to: max(passed.range.upperBound, next))
            }
            let earlierStart = passed?.range.lowerBound ?? before
            guard let (earlier, following) = parser.block(startingAt: earlierStart, limit: limit), Self.belongs(.table, earlier) else { break }
            (first, place, after) = (earlier, earlierStart, following)
            guard start - place <= Self.longestTable else { return Self.endless(from: place, to: next) }
        }
        var blocks = [first]
        let end = goOn(.table, from: after, document, onto: &blocks)
        var run = BlockRun(range: place..<max(end, next), isTooLong: blocks.count > Self.mostBlocks, count: blocks.count)
        look(blocks, &run)
        return run
    }

    private static func endless(from start: ByteOffset, to end: ByteOffset) -> BlockRun {
        BlockRun(range: start..<max(start, end), isTooLong: true, isEndless: true, count: mostBlocks + 1)
    }

    /// True where a block starts right behind a run.
    private static func isBehind(_ run: BlockRun, _ start: ByteOffset, _ document: ArticleDocument) -> Bool {
        document.firstBody(from: run.range.upperBound)?.block.sourceRange.lowerBound == start
    }

    private static func belongs(_ kind: BlockRun.Kind, _ block: Block) -> Bool {
        switch kind {
        case .table: block.role == .tableRow || block.role == .separator
        case .poem: block.role == .verse
        case .list: block.role == .listItem
        case .code: block.role == .code
        }
    }

    /// True for a block that the one before it may be of the same run with: a table and a program end with a blank line.
    private static func goesOn(_ kind: BlockRun.Kind, _ block: Block) -> Bool { kind != .table && kind != .code || !block.standsApart }
}

// MARK: Blocks of the body as the page sets them

extension ArticleDocument {
    /// A block of the body as the page sets it.
    func shown(_ block: Block, _ next: Int) -> ShownBlock {
        var shown = BlockComposer.shown(block, isFirst: block.sourceRange.lowerBound <= head.bodyStart, in: direction)
        switch block.role {
        case .tableRow: setRow(&shown, of: block, next)
        case .separator where !block.standsApart: setRule(&shown, of: block, next)
        default: break
        }
        if block.role == .verse, setsColumns { setVerse(&shown, of: block, next) }
        guard isOnScreen else { return shown }
        switch block.role {
        case .listItem: setItem(&shown, of: block, next)
        case .code: setCode(&shown, of: block, next)
        case .caption: setCaption(&shown)
        // Who said it stands under it.
        case .quotation where Self.isAttribution(block.text) && role(before: block) == .quotation: shown.spaceBefore = 0
        default: break
        }
        if shown.spaceBefore > 0, block.role != .heading, role(before: block) == .heading { shown.spaceBefore = 0 }
        shown.leadsOn = Self.leadsOn(block)
        shown.opensBody = opensBody(block)
        shown.endsArticle = tail.tailStart - next < Self.longestClosing && firstBody(from: next) == nil
        if shown.endsArticle, text.source.isCut { shown.endNote = phrases.map { codePoints($0.cutHere) } }
        return shown
    }

    /// True for the first block, behind no more than blank lines.
    private func opensBody(_ block: Block) -> Bool {
        let start = block.sourceRange.lowerBound
        return start - head.bodyStart < 64 && parser.previousBlockStart(before: start, floor: head.bodyStart) == nil
    }

    /// True for a text that leads over to what follows it: its last sign is a colon.
    private static func leadsOn(_ block: Block) -> Bool {
        switch block.role {
        case .paragraph, .listItem, .quotation: block.text.last { !LineKind.isSpace($0) } == codePoint(":")
        default: false
        }
    }

    /// A dash and a few words.
    private static func isAttribution(_ text: [UInt32]) -> Bool {
        guard let first = text.first, text.count <= longestAttribution else { return false }
        return first == "—" || first == "–" || first == "―"
    }

    private static let longestAttribution = 60
    /// Bytes of furniture that may follow an article's last word.
    private static let longestClosing = 2_048
    /// Bytes of a line that may be a heading.
    private static let longestHeading = 480

    /// What the block right before is, where that is known without reading it again: who reads on has just read it. Else as `neighbour` says.
    private func role(before block: Block) -> BlockRole? {
        var place = block.sourceRange.lowerBound
        for _ in 0..<3 {
            if let role = roles[place] { return role }
            if let counted, counted.next == place { return counted.role }
            // Back over blank lines alone: a line with text in it is long, and its start far.
            guard let start = parser.source.previousLineStart(before: place), place - start <= 2 else { break }
            place = start
        }
        return neighbour(before: block)?.role
    }

    /// The block right before, where its line is short.
    private func neighbour(before block: Block) -> Block? {
        var place = block.sourceRange.lowerBound
        for _ in 0..<3 {
            guard let start = parser.source.previousLineStart(before: place), start >= head.bodyStart, place - start < Self.longestHeading else {
                return nil
            }
            place = start
            guard let line = parser.source.line(startingAt: start), line.scalars.contains(where: { !LineKind.isSpace($0) }) else { continue }
            return parser.block(startingAt: start, limit: tail.tailStart)?.block
        }
        return nil
    }

    // MARK: Tables

    private func setRow(_ shown: inout ShownBlock, of block: Block, _ next: Int) {
        let composer = TableComposer(engine: engine, options: options, direction: direction)
        let run = tableRun(of: block, next, composer)
        shown = composer.set(shown, run.columns)
        let isHeader = !run.columns.headings.isEmpty && run.range.lowerBound == block.sourceRange.lowerBound
        guard setsColumns else { return }
        shown.form = .tableRow(run.columns, isHeader: isHeader)
        shown.staysWhole = true
        // Headings are not left alone at a page's foot, nor with their rule.
        shown.keepsWithNext = isHeader
        shown.goesOn = isKept(run) && next < run.range.upperBound
    }

    private func setRule(_ shown: inout ShownBlock, of block: Block, _ next: Int) {
        guard setsColumns, neighbour(before: block)?.role == .tableRow else { return }
        let run = tableRun(of: block, next, TableComposer(engine: engine, options: options, direction: direction))
        if run.columns.widths?.isEmpty == false { (shown.form, shown.keepsWithNext) = (.tableRule(run.columns), true) }
        shown.goesOn = isKept(run) && next < run.range.upperBound
    }

    private func tableRun(of block: Block, _ next: Int, _ composer: TableComposer) -> BlockRun {
        runs.run(.table, of: block, next: next, in: self) { [self] blocks, run in
            run.columns = composer.columns(of: blocks)
            let setter = BlockSetter(engine: engine, options: options, direction: direction)
            run.columns.headingLines = setsColumns ? setter.headings(run.columns)?.lineCount ?? 0 : 0
        }
    }

    /// True for a table whose rows are a line each and few beside the page's: it is not parted.
    private func isKept(_ run: BlockRun) -> Bool {
        isShort(run) && BlockSetter.fits(run.columns, in: options.width)
    }

    /// True for a run of few blocks beside the page's rows.
    private func isShort(_ run: BlockRun) -> Bool {
        guard let pageHeight, !run.isTooLong else { return false }
        return run.count <= min(Self.mostKept, pageHeight / 2)
    }

    private static let mostKept = 10

    // MARK: Programs

    private func setCode(_ shown: inout ShownBlock, of block: Block, _ next: Int) {
        let run = runs.run(.code, of: block, next: next, in: self) { _, _ in }
        let after = parser.block(startingAt: next, limit: tail.tailStart)?.block
        let isLast = after.map { $0.role != .code || $0.standsApart } ?? true
        shown.form = .code(isFirst: block.standsApart || neighbour(before: block)?.role != .code, isLast: isLast)
        shown.text = CodeOrder.isolated(block.text)
        shown.goesOn = !isLast && isShort(run)
    }

    // MARK: Poems, lists, pictures

    private func setVerse(_ shown: inout ShownBlock, of block: Block, _ next: Int) {
        guard let verse = VerseLine(block.text) else { return }
        let poem = runs.run(.poem, of: block, next: next, in: self, measurePoem).poem
        shown.form = .verse(verse, poem)
        shown.staysWhole = true
        shown.keepsWithNext = poem?.keeping.contains(block.sourceRange.lowerBound) == true
    }

    private func measurePoem(_ verses: [Block], _ run: inout BlockRun) {
        let setter = BlockSetter(engine: engine, options: options, direction: direction)
        let halves = verses.flatMap { block in
            VerseLine(block.text).map { [Array(block.text[$0.first]), Array(block.text[$0.second])] } ?? []
        }
        let starts = verses.map(\.sourceRange.lowerBound)
        let keeping = starts.count > 1 ? [starts[0], starts[starts.count - 2]] : []
        run.poem = VerseMeasure(half: halves.map { setter.width(of: $0, .inherited(direction)) }.max() ?? 0, keeping: keeping)
    }

    /// True for an item with none before it, or with one of another kind: points behind numbers, set apart.
    private func beginsList(_ block: Block) -> Bool {
        guard let before = neighbour(before: block), before.role == .listItem else { return true }
        return block.standsApart && block.level == before.level && (block.marker == codePoints("•")) != (before.marker == codePoints("•"))
    }

    /// A list's numbers end under each other; its first item is not left alone at a page's foot, nor its last one at a page's top.
    private func setItem(_ shown: inout ShownBlock, of block: Block, _ next: Int) {
        let after = parser.block(startingAt: next, limit: tail.tailStart)
        if let after, after.block.role == .listItem {
            let isLast = parser.block(startingAt: after.next, limit: tail.tailStart)?.block.role != .listItem
            shown.keepsWithNextIfShort = isLast || beginsList(block)
        }
        guard let marker = block.marker else { return }
        guard marker != codePoints("•") else {
            // A list in a list is told by its mark too, and one in that again by the first's.
            if block.level % 2 == 1 { shown.marker = codePoints("–") }
            return
        }
        let run = runs.run(.list, of: block, next: next, in: self) { items, run in
            run.numbers = items.compactMap { $0.marker == codePoints("•") ? nil : $0.marker?.count }.max() ?? 0
        }
        shown.markerField = min(8, max(run.numbers, marker.count))
        shown.indent = shown.markerIndent + shown.markerField + 1
    }

    /// «صورة» before what a picture shows, where its description does not say so itself.
    private func setCaption(_ shown: inout ShownBlock) {
        shown.paintsLinks = false
        guard let phrases, !LineKind.isLabelledCaption(shown.text[...]) else { return }
        let label = codePoints(phrases.picture(in: direction))
        shown.marker = label
        shown.indent = label.count + 1
        shown.markerRole = .source
    }
}
