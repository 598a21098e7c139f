// An article in newspaper columns as visual lines: pages of sixty rows, the head across them, a rule between columns, the last page even. A
// page of blocks is held at a time.
import ArabicText
import ArticleModel
import ReaderCore
import TextLayout

struct ColumnPrinter {
    let text: EncodedText
    let ref: ArticleRef
    /// The width is that of a column.
    let options: LayoutOptions
    let columns: Int

    private static let rows = 60
    private static let separator = "  │  "

    private var pageWidth: Int { options.width * columns + Geometry.gap * (columns - 1) }

    func print(to descriptor: Int32) throws(OutputFailure) {
        var output = Output(descriptor)
        let document = ArticleDocument(text: text, ref: ref, options: options, phrases: nil, printsLines: true)
        let flow = PrintedFlow(document, options, pageWidth: pageWidth)
        let pagination = Pagination(flow: flow)
        var start = flow.isEmpty ? nil : FlowPlace(0)
        while let place = start {
            let page = pagination.page(from: place, PageShape(height: Self.rows, columns: columns))
            let isFirst = place == FlowPlace(0)
            if !isFirst { output.write("\n\(String(repeating: "─", count: pageWidth))\n\n") }
            var bytes: [UInt8] = []
            for row in page.spanning { append([flow.cells(of: row, width: pageWidth)], to: &bytes) }
            let height = page.columns.reduce(0) { max($0, $1.count) }
            for row in 0..<height {
                let parts = page.columns.map { flow.cells(of: row < $0.count ? $0[row] : .blank, width: options.width) }
                append(document.isRightToLeft ? parts.reversed() : parts, to: &bytes)
            }
            output.write(PrintableText(bytes))
            try output.flush(all: false)
            start = page.next
            if let next = page.next { flow.leave(before: next.address) }
        }
        try output.flush()
    }

    /// A row of the page, leftmost part first.
    private func append(_ parts: [String], to bytes: inout [UInt8]) {
        var row = Array(parts.joined(separator: Self.separator).utf8)
        while row.last == " " { row.removeLast() }
        bytes += row
        bytes.append("\n")
    }
}

/// The article's blocks, laid out as they are come to.
private final class PrintedFlow: Flow {
    private struct Printed {
        let layout: ParagraphLayout?
        /// Of what is set in columns itself: a verse, a table's row.
        let lines: [[UInt32]]?
        /// What heads its table, where it is a row of one that may go on.
        let headings: [[UInt32]]
        let item: FlowItem
        let startsRight: Bool
        let signs: QuotationSigns
    }

    private var blocks: [Printed] = []
    /// The number of the first that is kept.
    private var first = 0
    private var rest: AnyIterator<ShownBlock>
    private let document: ArticleDocument
    private let options: LayoutOptions
    private let pageWidth: Int
    private let engine = LayoutEngine()
    private var isInHead = true

    init(_ document: ArticleDocument, _ options: LayoutOptions, pageWidth: Int) {
        (self.document, self.options, self.pageWidth) = (document, options, pageWidth)
        var head = document.headBlocks.makeIterator()
        var body = document.blocks(in: document.body).makeIterator()
        var tail = document.tailBlocks.makeIterator()
        rest = AnyIterator { head.next() ?? body.next() ?? tail.next() }
        _ = hasBlock(0)
    }

    var isEmpty: Bool { blocks.isEmpty }

    func leave(before address: Int) {
        blocks.removeFirst(address - first)
        first = address
    }

    private func hasBlock(_ number: Int) -> Bool {
        while first + blocks.count <= number {
            guard let block = rest.next() else { return false }
            blocks.append(printed(block))
        }
        return true
    }

    private func printed(_ block: ShownBlock) -> Printed {
        if ![.credits, .separator, .kicker, .title, .heading, .byline, .dateline].contains(block.role)
            || first + blocks.count >= document.headBlocks.count
        {
            isInHead = false
        }
        var own = options
        if isInHead { own.width = pageWidth }
        if !block.isJustifiable { own.justification = .none }
        let signs = QuotationSigns(block)
        own.width = max(1, own.width - signs.barColumns)
        let printed = PrintedItem(block, gap: codePoint(.noBreakSpace), in: document.direction)
        let lines = isInHead ? nil : document.printedLines(of: block)
        let layout = block.isRule || lines != nil ? nil : engine.layOut(printed.text, base: printed.base, options: own)
        let item = FlowItem(
            lineCount: lines?.count ?? layout?.lineCount ?? 1, spaceBefore: document.spaceBefore(block), keepsWithNext: block.keepsWithNext,
            spansColumns: isInHead, staysWhole: block.staysWhole, headings: block.headingLines)
        let headings = block.headingLines > 0 ? document.printedHeadings(of: block) : []
        return Printed(
            layout: layout, lines: lines, headings: headings, item: item, startsRight: document.isRightToLeft && !block.isCode, signs: signs)
    }

    func item(at address: Int) -> FlowItem { hasBlock(address) ? blocks[address - first].item : FlowItem(lineCount: 1) }
    func address(after address: Int) -> Int? { hasBlock(address + 1) ? address + 1 : nil }
    func address(before address: Int) -> Int? { address > first ? address - 1 : nil }

    /// A row as it is painted, as wide as it may be.
    func cells(of row: FlowRow<Int>, width: Int) -> String {
        if case .heading(let place) = row { return String(codePoints: blocks[place.address - first].headings[place.line]) }
        guard case .line(let place) = row, hasBlock(place.address) else { return String(repeating: " ", count: width) }
        let block = blocks[place.address - first]
        if let lines = block.lines { return String(codePoints: lines[place.line]) }
        guard let line = block.layout?.visualLine(place.line) else { return String(repeating: "─", count: width) }
        var scalars: [UInt32] = []
        for cell in line.cells { scalars += [cell.scalar] + (0..<4).map { cell.marks[$0] }.filter { $0 != 0 } }
        let padding = String(repeating: " ", count: max(0, width - line.width - block.signs.barColumns))
        let words = block.startsRight ? padding + String(codePoints: scalars) : String(codePoints: scalars) + padding
        return String(decoding: block.signs.barred(words.utf8, startsRight: block.startsRight), as: UTF8.self)
    }
}
