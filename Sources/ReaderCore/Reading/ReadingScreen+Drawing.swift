// Draws the reading screen: running head, the page's lines, footer.
import ArabicText
import ArticleModel
import TerminalScreen
import TextLayout

extension ReadingScreen {
    private func startsRight(_ shared: Shared) -> Bool { document.isRightToLeft && !shared.settings.screenReader }

    func draw(into frame: inout Frame, _ message: FooterMessage?, _ shared: Shared) {
        let page = currentPage(shared)
        if let top { drawPage(page.rows, at: top, into: &frame, shared) }
        let status = PageStatus(self, next: page.next, shared)
        FooterDrawing(shared: shared).draw(
            message, status: status.text, hint: status.hint, progress: status.percent, startsRight: document.isRightToLeft, into: &frame)
    }

    private func drawPage(_ rows: [Pagination<ArticleDocument>.Row], at top: LinePlace, into frame: inout Frame, _ shared: Shared) {
        if !isOnFirstPage { drawRunningHead(at: top, into: &frame, shared) }
        let selected = chosenLink(shared)
        let first = firstTextRow(shared)
        var lit: (address: BlockAddress, lights: [Light])?
        for (index, row) in rows.enumerated() {
            let y = index + first
            guard y < shared.size.rows - shared.geometry.footerRows || shared.size.rows == 1, case .line(let line) = row else { continue }
            let block = document.block(at: line.address)
            // A block's lights are looked for once, not with every line of it.
            if lit?.address != line.address { lit = (line.address, lights(in: block, at: line.address, selected: selected)) }
            draw(line, of: block, row: y, lit?.lights ?? [], into: &frame, shared)
        }
    }

    /// The screen's row of the page's first line.
    func firstTextRow(_ shared: Shared) -> Int { isOnFirstPage ? shared.geometry.topMargin : shared.geometry.headRows }

    /// The place in the text that a cell of the page shows.
    func text(atColumn column: Int, row: Int, _ shared: Shared) -> TextPlace? {
        let rows = currentPage(shared).rows
        let index = row - firstTextRow(shared)
        guard rows.indices.contains(index), case .line(let place) = rows[index] else { return nil }
        let line = document.layout(at: place.address).visualLine(place.line)
        let block = document.block(at: place.address)
        var start = band(of: block, row: row, shared).column(after: document.indent(of: block), width: line.width)
        for cell in line.cells {
            if (start..<(start + cell.width)).contains(column) { return TextPlace(address: place.address, scalar: cell.logicalOffset) }
            start += cell.width
        }
        return nil
    }

    private func draw(_ place: LinePlace, of block: ShownBlock, row: Int, _ lights: [Light], into frame: inout Frame, _ shared: Shared) {
        let band = band(of: block, row: row, shared)
        if block.isRule { return shared.painter.rule("─", across: band.rect, block.role, into: &frame) }
        let style = shared.theme.style(for: block.role)
        let layout = document.layout(at: place.address)
        guard place.line < layout.lineCount else { return }
        let indent = document.indent(of: block)
        shared.painter.paint(layout.visualLine(place.line), in: band, start: indent, into: &frame) { cell in
            guard !lights.isEmpty else { return style }
            let range = cell.logicalOffset..<(cell.logicalOffset + cell.logicalLength)
            return lights.first { $0.range.overlaps(range) }.map { shared.theme.style(for: $0.role) } ?? style
        }
        if place.line == 0, indent > 0, let marker = block.marker {
            // An item of a list in a list stands further in.
            var inner = band
            inner.reserve(block.markerIndent, at: .start)
            shared.painter.label(marker, of: inner, base: band.startsRight ? .rightToLeft : .leftToRight, role: block.role, into: &frame)
        }
    }

    /// Code stands at the left whatever the article's direction.
    private func band(of block: ShownBlock, row: Int, _ shared: Shared) -> Band {
        Band(shared.geometry.text, row: row, startsRight: startsRight(shared) && !block.isCode)
    }

    /// Scalars of a block that are painted as something else than its text.
    private typealias Light = (range: Range<Int>, role: Role)

    private func lights(in block: ShownBlock, at address: BlockAddress, selected: PageLink?) -> [Light] {
        var lights: [Light] = []
        if let search, !search.folded.scalars.isEmpty {
            for range in FoldedText(block.text).matches(of: search.folded) {
                let isCurrent = search.current == TextPlace(address: address, scalar: range.lowerBound)
                lights.append((range, isCurrent ? .hitCurrent : .hit))
            }
        }
        if let selected, selected.address == address { lights.append((selected.range, .linkSelected)) }
        for link in PageLink.links(in: block, at: address) { lights.append((link.range, .link)) }
        return lights
    }

    // MARK: Running head

    /// The title at the start edge, the section at the end edge, at most half of the line for the section.
    private func drawRunningHead(at top: LinePlace, into frame: inout Frame, _ shared: Shared) {
        let (geometry, painter) = (shared.geometry, shared.painter)
        guard geometry.headRows > 0 else { return }
        painter.fill(row: 0, .runningHead, into: &frame)
        let base = BaseDirection.inherited(document.direction)
        var band = Band(geometry.text, row: 0, startsRight: document.isRightToLeft)
        if let heading = document.heading(atOrBefore: top.address).map({ document.block(at: $0).text }), !document.title.isEmpty {
            let half = band.part(band.width / 2, at: .end)
            band.reserve(painter.label(heading, at: .end, of: half, base: base, role: .runningHead, into: &frame) + 2, at: .end)
        }
        painter.label(document.title, of: band, base: base, role: .runningHead, into: &frame)
        guard geometry.hasHeadRule else { return }
        painter.rule("─", across: Rect(column: geometry.text.column, row: 1, columns: geometry.text.columns, rows: 1), .separator, into: &frame)
    }
}
