// Draws the reading screen: running head, the page's lines, footer.
import ArabicText
import ArticleModel
import TerminalScreen
import TextLayout

extension ReadingScreen {
    private func startsRight(_ shared: Shared) -> Bool { document.isRightToLeft && !shared.settings.screenReader }

    func draw(into frame: inout Frame, _ message: FooterMessage?, _ shared: Shared) {
        let page = currentPage(shared)
        if let top { drawPage(page, at: top, into: &frame, shared) }
        let status = PageStatus(self, next: page.next, shared)
        FooterDrawing(shared: shared).draw(
            message, status: status.text, hint: status.hint, progress: status.hundredths, startsRight: document.isRightToLeft, into: &frame)
    }

    private func drawPage(_ page: PageRows<BlockAddress>, at top: LinePlace, into frame: inout Frame, _ shared: Shared) {
        if !isOnFirstPage { drawRunningHead(at: top, into: &frame, shared) }
        let first = firstTextRow(shared)
        let selected = chosenLink(shared)
        draw(page.spanning, in: shared.geometry.text, from: first, selected, into: &frame, shared)
        for (number, rows) in page.columns.enumerated() {
            draw(rows, in: rect(ofColumn: number, shared), from: first + page.spanning.count, selected, into: &frame, shared)
        }
        drawColumnRules(of: page, from: first + page.spanning.count, into: &frame, shared)
    }

    private func draw(
        _ rows: [PageRows<BlockAddress>.Row], in rect: Rect, from first: Int, _ selected: PageLink?, into frame: inout Frame, _ shared: Shared
    ) {
        let rowCount = shared.size.rows == 1 ? 1 : shared.size.rows - shared.geometry.footerRows
        var index = 0
        while index < rows.count, index + first < rowCount {
            if case .heading(let heading) = rows[index] { drawHeading(heading, in: rect, row: index + first, into: &frame, shared) }
            guard case .line(let line) = rows[index] else {
                index += 1
                continue
            }
            // A block, its layout and its lights are looked for once, not with every line of it.
            let (block, layout) = (document.block(at: line.address), document.layout(at: line.address))
            let lights = lights(in: block, at: line.address, selected: selected)
            while index < rows.count, index + first < rowCount, case .line(let place) = rows[index], place.address == line.address {
                draw(place.line, of: block, layout, in: band(of: block, rect, row: index + first, shared), lights, into: &frame, shared)
                index += 1
            }
        }
    }

    /// A line of the headings of a table that goes on.
    private func drawHeading(_ place: LinePlace, in rect: Rect, row: Int, into frame: inout Frame, _ shared: Shared) {
        let block = document.block(at: place.address)
        guard let headings = document.headings(of: block), place.line < headings.lineCount else { return }
        for piece in headings.pieces(ofLine: place.line) {
            let style = shared.theme.style(for: piece.role ?? block.role)
            shared.painter.paint(piece.line, in: band(of: block, rect, row: row, shared), start: piece.start, into: &frame) { _ in style }
        }
    }

    /// A rule in the middle of each gap between columns that have text, where the theme has a style for it.
    private func drawColumnRules(of page: PageRows<BlockAddress>, from first: Int, into frame: inout Frame, _ shared: Shared) {
        guard page.columns.count > 1, shared.theme.ownStyle(for: .columnRule) != nil else { return }
        let height = page.columns.reduce(0) { max($0, $1.count) }
        for number in 1..<page.columns.count {
            let (before, after) = (rect(ofColumn: number - 1, shared), rect(ofColumn: number, shared))
            let middle = max(before.column, after.column) - (Geometry.gap + 1) / 2
            shared.painter.rule("│", across: Rect(column: middle, row: first, columns: 1, rows: height), .columnRule, into: &frame)
        }
    }

    private func rect(ofColumn number: Int, _ shared: Shared) -> Rect { shared.geometry.column(number, startsRight: startsRight(shared)) }

    /// The screen's row of the page's first line.
    func firstTextRow(_ shared: Shared) -> Int { shared.geometry.headRows }

    /// The place in the text that a cell of the page shows.
    func text(atColumn column: Int, row: Int, _ shared: Shared) -> TextPlace? {
        let page = currentPage(shared)
        var (rows, rect, index) = (page.spanning, shared.geometry.text, row - firstTextRow(shared))
        if index >= rows.count {
            index -= rows.count
            guard let number = page.columns.indices.first(where: { self.rect(ofColumn: $0, shared).holds(column: column) }) else { return nil }
            (rows, rect) = (page.columns[number], self.rect(ofColumn: number, shared))
        }
        guard rows.indices.contains(index), case .line(let place) = rows[index] else { return nil }
        let layout = document.layout(at: place.address)
        guard place.line < layout.lineCount else { return nil }
        let band = band(of: document.block(at: place.address), rect, row: row, shared)
        for piece in layout.pieces(ofLine: place.line) {
            var start = band.column(after: piece.start, width: piece.line.width)
            for cell in piece.line.cells {
                let isHere = (start..<(start + cell.width)).contains(column)
                if isHere, cell.logicalLength > 0 { return TextPlace(address: place.address, scalar: cell.logicalOffset) }
                start += cell.width
            }
        }
        return nil
    }

    private func draw(
        _ line: Int, of block: ShownBlock, _ layout: BlockLayout, in band: Band, _ lights: [Light], into frame: inout Frame, _ shared: Shared
    ) {
        guard line < layout.lineCount else { return }
        let pieces = layout.pieces(ofLine: line)
        if hasBar(pieces, lights, shared) { drawBar(beside: band, into: &frame, shared) }
        let painter = shared.painter
        for piece in pieces {
            let style = shared.theme.style(for: piece.role ?? block.role)
            // Most lines are all of one style.
            guard !lights.isEmpty else {
                painter.paint(piece.line, in: band, start: piece.start, into: &frame) { _ in style }
                continue
            }
            painter.paint(piece.line, in: band, start: piece.start, into: &frame) { cell in
                guard cell.logicalLength > 0 else { return style }
                let range = cell.logicalOffset..<(cell.logicalOffset + cell.logicalLength)
                return lights.first { $0.range.overlaps(range) }.map { shared.theme.style(for: $0.role) } ?? style
            }
        }
    }

    /// A bar beside a line with a highlight, where highlights look as the text does.
    private func hasBar(_ pieces: [LinePiece], _ lights: [Light], _ shared: Shared) -> Bool {
        let kept = lights.filter { $0.role == .highlight }
        guard !kept.isEmpty, shared.theme.style(for: .highlight) == shared.theme.style(for: .body) else { return false }
        return pieces.contains { piece in
            piece.line.cells.contains { cell in
                kept.contains { $0.range.overlaps(cell.logicalOffset..<(cell.logicalOffset + cell.logicalLength)) }
            }
        }
    }

    /// In the margin at the line's start; on a screen without one the bar is left out.
    private func drawBar(beside band: Band, into frame: inout Frame, _ shared: Shared) {
        let column = band.startsRight ? band.columns.upperBound : band.columns.lowerBound - 1
        guard column >= 0, column < frame.size.columns else { return }
        frame[column, band.row] = Cell(scalar: codePoint("│"), style: shared.theme.style(for: .mark))
    }

    /// Code stands at the left whatever the article's direction.
    private func band(of block: ShownBlock, _ rect: Rect, row: Int, _ shared: Shared) -> Band {
        Band(rect, row: row, startsRight: startsRight(shared) && !block.isCode)
    }

    /// Scalars of a block that are painted as something else than its text.
    private typealias Light = (range: Range<Int>, role: Role)

    private func lights(in block: ShownBlock, at address: BlockAddress, selected: PageLink?) -> [Light] {
        var lights: [Light] = []
        for stretch in [marking?.stretch, spoken].compactMap(\.self) {
            if let range = stretch.range(in: address, of: block.text.count) { lights.append((range, .hit)) }
        }
        if let search, !search.folded.scalars.isEmpty {
            for range in FoldedText(block.text).matches(of: search.folded) {
                let isCurrent = search.current == TextPlace(address: address, scalar: range.lowerBound)
                lights.append((range, isCurrent ? .hitCurrent : .hit))
            }
        }
        if let selected, selected.address == address { lights.append((selected.range, .linkSelected)) }
        if block.paintsLinks { for link in ownLinks(in: block, at: address) { lights.append((link.range, .link)) } }
        lights += highlights.ranges(in: address, of: block.text.count).map { ($0, .highlight) }
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

extension Rect {
    fileprivate func holds(column: Int) -> Bool { column >= self.column && column < self.column + columns }
}
