// Draws the reading screen: running head, the page's lines, footer; then what stands over it.
import ArabicText
import ArticleModel
import TerminalScreen
import TextLayout

extension AppState {
    var painter: Painter { Painter(engine: engine, theme: theme, digits: drawnDigits, showsHarakat: traits.showsMarks) }
    /// Which edge the interface's texts start from. What is listened to has no right side: a Braille display shows a row's beginning.
    var isInterfaceRightToLeft: Bool { settings.language == .arabic && !settings.screenReader }
    private func startsRight(_ document: ArticleDocument) -> Bool { document.isRightToLeft && !settings.screenReader }

    /// Draws the screen. May fill layout caches, changes nothing else.
    package func draw(into frame: inout Frame) {
        if frame.size != size { frame = Frame(size: size) }
        frame.fill(Rect(column: 0, row: 0, columns: size.columns, rows: size.rows), with: Cell(scalar: 0x20, style: theme.style(for: .body)))
        frame.cursor = nil
        guard size.columns > 0, size.rows > 0 else { return }
        if screen == .frontPage {
            drawFrontPage(into: &frame)
        } else {
            let page = currentPage()
            if let document, let place { drawPage(page.rows, of: document, at: place, into: &frame) }
            drawFooter(next: page.next, into: &frame)
        }
        if let list { drawList(list, into: &frame) }
        if let prompt { drawPrompt(prompt, into: &frame) }
        if let qrCode { draw(qrCode, into: &frame) }
        if settings.screenReader { prepareForListening(&frame) }
    }

    private func drawPage(_ rows: [Pagination<ArticleDocument>.Row], of document: ArticleDocument, at place: Place, into frame: inout Frame) {
        let geometry = geometry
        let isFirst = place == document.firstAddress.map { Place($0) }
        if !isFirst { drawRunningHead(of: document, at: place, into: &frame) }
        let links = linkIndex == nil ? [] : self.links()
        let selected = linkIndex.flatMap { links.indices.contains($0) ? links[$0] : nil }
        for (index, row) in rows.enumerated() {
            let y = index + firstTextRow
            guard y < size.rows - geometry.footerRows || size.rows == 1, case .line(let place) = row else { continue }
            draw(place, of: document, row: y, selected: selected, into: &frame)
        }
    }

    /// The screen's row of the page's first line.
    var firstTextRow: Int { place == document?.firstAddress.map { Place($0) } ? geometry.topMargin : geometry.headRows }

    /// The block, and the place in its text, that a cell of the page shows.
    func text(atColumn column: Int, row: Int) -> (address: BlockAddress, offset: Int)? {
        let rows = currentPage().rows
        guard let document, rows.indices.contains(row - firstTextRow), case .line(let place) = rows[row - firstTextRow] else { return nil }
        let line = document.layout(at: place.address).visualLine(place.line)
        let (rect, indent) = (geometry.text, document.indent(of: document.block(at: place.address)))
        var start = startsRight(document) ? rect.column + rect.columns - indent - line.width : rect.column + indent
        for cell in line.cells {
            if (start..<(start + cell.width)).contains(column) { return (place.address, cell.logicalOffset) }
            start += cell.width
        }
        return nil
    }

    private func draw(_ place: Place, of document: ArticleDocument, row: Int, selected: PageLink?, into frame: inout Frame) {
        let block = document.block(at: place.address)
        let rect = geometry.text
        let style = theme.style(for: block.role)
        if block.isRule {
            for column in 0..<rect.columns { frame[rect.column + column, row] = Cell(scalar: 0x2500, style: style) }
            return
        }
        let layout = document.layout(at: place.address)
        guard place.line < layout.lineCount else { return }
        let line = layout.visualLine(place.line)
        let indent = document.indent(of: block)
        let alignsRight = startsRight(document)
        let lights = highlights(in: block, at: place.address, selected: selected)
        painter.paint(line, in: rect, row: row, alignsRight: alignsRight, start: indent, into: &frame) { cell in
            guard !lights.isEmpty else { return style }
            let range = cell.logicalOffset..<(cell.logicalOffset + cell.logicalLength)
            return lights.first { $0.range.overlaps(range) }.map { theme.style(for: $0.role) } ?? style
        }
        if place.line == 0, indent > 0, let marker = block.marker {
            painter.label(
                marker, in: rect, row: row, base: alignsRight ? .rightToLeft : .leftToRight, alignsRight: alignsRight, role: block.role, into: &frame)
        }
    }

    private func highlights(in block: ShownBlock, at address: BlockAddress, selected: PageLink?) -> [(range: Range<Int>, role: Role)] {
        var lights: [(range: Range<Int>, role: Role)] = []
        if let search, !search.folded.scalars.isEmpty {
            for range in FoldedText(block.text).matches(of: search.folded) {
                let isCurrent = search.current == SearchState.Hit(address: address, scalar: range.lowerBound)
                lights.append((range, isCurrent ? .hitCurrent : .hit))
            }
        }
        if let selected, selected.address == address { lights.append((selected.range, .linkSelected)) }
        for link in PageLink.links(in: block, at: address) { lights.append((link.range, .link)) }
        return lights
    }

    /// The title at the start edge, the section at the end edge, at most half of the line for the section.
    private func drawRunningHead(of document: ArticleDocument, at place: Place, into frame: inout Frame) {
        guard geometry.headRows > 0 else { return }
        let rect = geometry.text
        let style = theme.style(for: .runningHead)
        frame.fill(Rect(column: 0, row: 0, columns: size.columns, rows: 1), with: Cell(scalar: 0x20, style: style))
        let startsRight = document.isRightToLeft
        let base: BaseDirection = startsRight ? .rightToLeft : .leftToRight
        var room = rect
        if let heading = section(at: place, of: document), !document.title.isEmpty {
            let half = Rect(column: startsRight ? rect.column : rect.column + (rect.columns + 1) / 2, row: 0, columns: rect.columns / 2, rows: 1)
            let taken = painter.label(heading, in: half, row: 0, base: base, alignsRight: !startsRight, role: .runningHead, into: &frame) + 2
            room.columns = max(0, rect.columns - taken)
            if startsRight { room.column += taken }
        }
        painter.label(document.title, in: room, row: 0, base: base, alignsRight: startsRight, role: .runningHead, into: &frame)
        guard geometry.hasHeadRule else { return }
        for column in 0..<rect.columns { frame[rect.column + column, 1] = Cell(scalar: 0x2500, style: theme.style(for: .separator)) }
    }

    /// The last heading at or before a place, looked for a little way back only.
    private func section(at place: Place, of document: ArticleDocument) -> [UInt32]? {
        var address: BlockAddress? = place.address
        for _ in 0..<200 {
            guard let here = address else { return nil }
            let block = document.block(at: here)
            if block.role == .heading { return block.text }
            address = document.address(before: here)
        }
        return nil
    }

    // MARK: Footer

    private func drawFooter(next: Place?, into frame: inout Frame) {
        let geometry = geometry
        guard geometry.footerRows > 0 else { return }
        let row = size.rows - 1
        let rect = geometry.text
        frame.fill(Rect(column: 0, row: row, columns: size.columns, rows: 1), with: Cell(scalar: 0x20, style: theme.style(for: .footer)))
        if geometry.footerRows > 1 { drawProgress(next, row: row - 1, in: rect, into: &frame) }
        let alignsRight = isInterfaceRightToLeft
        if let message {
            drawMessage(codePoints(message.text), message.role, in: rect, into: &frame)
            return
        }
        guard let document else {
            painter.label(codePoints(phrases.opening), in: rect, row: row, base: phrases.base, alignsRight: alignsRight, role: .footer, into: &frame)
            return
        }
        let status = document.firstAddress == nil ? phrases.emptyFile : status(next)
        let taken = painter.label(
            codePoints(status), in: rect, row: row, base: phrases.base, alignsRight: alignsRight, role: .footer, into: &frame)
        let hint = settings.screenReader ? [] : codePoints(hint(hasNext: next != nil))
        if rect.columns - taken >= hint.count + 2 {
            painter.label(
                hint, in: rect, row: row, base: .leftToRight, alignsRight: !alignsRight, role: .footerKey, into: &frame)
        }
    }

    /// On the footer's row, and as far up as a long message needs: at most a third of the screen.
    func drawMessage(_ text: [UInt32], _ role: Role, in rect: Rect, into frame: inout Frame) {
        let layout = engine.layOut(
            text, base: phrases.base, options: LayoutOptions(width: rect.columns, showsHarakat: traits.showsMarks, digits: drawnDigits))
        let rows = min(layout.lineCount, max(1, size.rows / 3))
        let alignsRight = isInterfaceRightToLeft
        let style = theme.style(for: role)
        if rows > 1 {
            frame.fill(Rect(column: 0, row: size.rows - rows, columns: size.columns, rows: rows), with: Cell(scalar: 0x20, style: style))
        }
        for line in 0..<rows - 1 {
            painter.paint(layout.visualLine(line), in: rect, row: size.rows - rows + line, alignsRight: alignsRight, into: &frame) { _ in style }
        }
        let rest = Array(text[layout.logicalRange(ofLine: rows - 1).lowerBound...])
        painter.label(rest, in: rect, row: size.rows - 1, base: phrases.base, alignsRight: alignsRight, role: role, into: &frame)
    }

    /// What the arrow that turns forward does; on the last page, the one that turns back.
    private func hint(hasNext: Bool) -> String {
        if !hasNext, place == document?.firstAddress.map({ Place($0) }) { return "" }
        let turnsLeft = settings.arrows == .auto ? document?.isRightToLeft ?? true : settings.arrows == .rtl
        let word = hasNext ? phrases.next : phrases.previous
        return turnsLeft == hasNext ? "← \(word)" : "\(word) →"
    }

    private func status(_ next: Place?) -> String {
        let percent = percent(next)
        guard let pages, let place else { return "\(percent)%" }
        // An estimate that changes while pages are counted would be read out with every change.
        if settings.screenReader, !pages.isWhole { return "\(percent)%" }
        let total = pages.isWhole ? "\(pages.starts.count)" : "~\(estimatedPages(pages))"
        let number: String
        if pages.covers(place) {
            number = "\(pages.index(of: place) + 1)"
        } else {
            number = "~\(max(1, estimatedPages(pages) * percent / 100))"
        }
        return phrases.page("\u{2068}\(number)\u{2069}", of: "\u{2068}\(total)\u{2069}") + " · \u{2068}\(percent)%\u{2069}"
    }

    private func estimatedPages(_ pages: PageMap) -> Int {
        guard let document, let last = pages.starts.last else { return 1 }
        let read = max(1, document.byteOffset(of: last) - document.text.startOffset)
        return max(pages.starts.count + 1, pages.starts.count * (document.text.endOffset - document.text.startOffset) / read)
    }

    /// How much of the article, by bytes, is on this page or before it.
    private func percent(_ next: Place?) -> Int {
        guard let document, let next else { return 100 }
        let all = document.text.endOffset - document.text.startOffset
        return all == 0 ? 100 : min(99, (document.byteOffset(of: next) - document.text.startOffset) * 100 / all)
    }

    /// A bar that fills from the start edge: from the right in Arabic.
    private func drawProgress(_ next: Place?, row: Int, in rect: Rect, into frame: inout Frame) {
        let filled = document == nil ? 0 : rect.columns * percent(next) / 100
        for column in 0..<rect.columns {
            let fromStart = document?.isRightToLeft ?? true ? rect.columns - 1 - column : column
            let isFilled = fromStart < filled
            frame[rect.column + column, row] = Cell(
                scalar: isFilled ? 0x2501 : 0x2500, style: theme.style(for: isFilled ? .progress : .progressTrack))
        }
    }

    // MARK: Prompt

    private func drawPrompt(_ prompt: PromptState, into frame: inout Frame) {
        let row = size.rows - 1
        let rect = prompt.isForLibrary ? frontPageGeometry.frame : geometry.text
        frame.fill(Rect(column: 0, row: row, columns: size.columns, rows: 1), with: Cell(scalar: 0x20, style: theme.style(for: .prompt)))
        let (base, alignsRight) = (phrases.base, isInterfaceRightToLeft)
        // On a narrow screen what is typed has the room.
        let labels = (prompt.isForLibrary ? [phrases.searchLibrary] : []) + [phrases.searchPrompt, "/"]
        let label = labels.map { codePoints($0) }.first { $0.count <= rect.columns / 2 } ?? []
        let taken = painter.label(
            label, in: rect, row: row, base: base,
            alignsRight: alignsRight, role: .prompt, into: &frame)
        var report: [UInt32] = []
        if let search, !prompt.isForLibrary {
            report = codePoints(isNothingFound(search) && !settings.screenReader ? "✗" : phrases.hits(search.count, isWhole: search.isWhole))
        }
        let reported =
            rect.columns > 40
            ? painter.label(report, in: rect, row: row, base: base, alignsRight: !alignsRight, role: .prompt, into: &frame) : 0
        let room = max(1, rect.columns - taken - reported - 3)
        // A long query shows its end.
        let line = engine.layOut(prompt.editor.text, base: base, options: LayoutOptions(width: .max / 4)).visualLine(0)
        let column = prompt.editor.column(of: prompt.editor.cursor, base: base, engine: engine)
        let field = Rect(
            column: alignsRight ? rect.column + rect.columns - taken - 1 - room : rect.column + taken + 1, row: row, columns: room, rows: 1)
        let shift = max(0, (alignsRight ? -column : column + 1) - room)
        let style = theme.style(for: .promptText)
        painter.paint(line, in: field, row: row, alignsRight: alignsRight, start: -shift, into: &frame) { _ in style }
        let x = alignsRight ? field.column + field.columns + column + shift : field.column + column - shift
        frame.cursor = (min(max(0, x), size.columns - 1), row)
    }
}
