// Blocks of one kind that follow each other, looked at together: a table's rows for its columns, a poem's verses for their measure, a list's
// items for their numbers. A run is found from any of its blocks; one that is too long is set without being looked at.
import ArabicText
import ArticleModel
import TextLayout

/// What a run has in common.
struct BlockRun {
    enum Kind: Hashable { case table, poem, list }

    /// The bytes from its first block to its last.
    var range: Range<ByteOffset>
    /// It has more blocks than are looked at together.
    var isTooLong: Bool
    /// How many blocks it has, as far as they are looked at.
    var count: Int
    var columns = TableColumns()
    var poem: VerseMeasure?
    /// Cells of the longest of a list's numbers.
    var numbers = 0
}

/// The runs that were looked at last, one of each kind. Stale when the options change.
struct BlockRuns {
    private var known: [BlockRun.Kind: BlockRun] = [:]
    private static let mostBlocks = 200

    mutating func forget() { known.removeAll() }

    /// The run that a block is of.
    mutating func run(
        _ kind: BlockRun.Kind, of block: Block, next: ByteOffset, in document: ArticleDocument, _ look: ([Block], inout BlockRun) -> Void
    ) -> BlockRun {
        let start = block.sourceRange.lowerBound
        if let run = known[kind] {
            if run.range.contains(start) { return run }
            if run.isTooLong, Self.goesOn(kind, block), document.firstBody(from: run.range.upperBound)?.block.sourceRange.lowerBound == start {
                // One block more of a run that is not looked at: nothing need be asked again.
                known[kind]?.range = run.range.lowerBound..<next
                return run
            }
        }
        let run = find(kind, block, next, document, look)
        known[kind] = run
        return run
    }

    private func find(
        _ kind: BlockRun.Kind, _ block: Block, _ next: ByteOffset, _ document: ArticleDocument, _ look: ([Block], inout BlockRun) -> Void
    ) -> BlockRun {
        let (parser, floor, limit) = (document.parser, document.head.bodyStart, document.tail.tailStart)
        var blocks = [block]
        var (start, end, first) = (block.sourceRange.lowerBound, next, block)
        while blocks.count <= Self.mostBlocks, Self.goesOn(kind, first), let place = parser.previousBlockStart(before: start, floor: floor),
            let (before, _) = parser.block(startingAt: place, limit: limit), Self.belongs(kind, before)
        {
            (first, start) = (before, place)
            blocks.insert(before, at: 0)
        }
        while blocks.count <= Self.mostBlocks, let (after, following) = parser.block(startingAt: end, limit: limit), Self.belongs(kind, after),
            Self.goesOn(kind, after)
        {
            blocks.append(after)
            end = following
        }
        var run = BlockRun(range: start..<end, isTooLong: blocks.count > Self.mostBlocks, count: blocks.count)
        if !run.isTooLong { look(blocks, &run) }
        return run
    }

    private static func belongs(_ kind: BlockRun.Kind, _ block: Block) -> Bool {
        switch kind {
        case .table: block.role == .tableRow || block.role == .separator
        case .poem: block.role == .verse
        case .list: block.role == .listItem
        }
    }

    /// True for a block that the one before it may be of the same run with: a table ends with a blank line.
    private static func goesOn(_ kind: BlockRun.Kind, _ block: Block) -> Bool { kind != .table || !block.standsApart }
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
        case .code:
            let isFirst = block.standsApart || neighbour(before: block)?.role != .code
            let after = parser.block(startingAt: next, limit: tail.tailStart)?.block
            shown.form = .code(isFirst: isFirst, isLast: after.map { $0.role != .code || $0.standsApart } ?? true)
        case .caption: setCaption(&shown)
        // Who said it stands under it.
        case .quotation where Self.isAttribution(block.text) && role(before: block) == .quotation: shown.spaceBefore = 0
        default: break
        }
        if shown.spaceBefore > 0, block.role != .heading, role(before: block) == .heading { shown.spaceBefore = 0 }
        shown.endsArticle = tail.tailStart - next < Self.longestClosing && firstBody(from: next) == nil
        return shown
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
        guard let pageHeight, !run.isTooLong, run.count <= min(Self.mostKept, pageHeight / 2) else { return false }
        return BlockSetter.fits(run.columns, in: options.width)
    }

    private static let mostKept = 10

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

    /// A list's numbers end under each other, and its first item is not left alone at a page's foot.
    private func setItem(_ shown: inout ShownBlock, of block: Block, _ next: Int) {
        let after = parser.block(startingAt: next, limit: tail.tailStart)?.block
        shown.keepsWithNextIfShort = after?.role == .listItem && neighbour(before: block)?.role != .listItem
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
