// Draws the front page as a newspaper's: masthead between its dates, breaking strip, lead story, headlines in columns.
import ArabicText
import ArticleModel
import TerminalScreen
import TextLayout

extension AppState {
    func drawFrontPage(into frame: inout Frame) {
        let geometry = frontPageGeometry
        drawMasthead(geometry, into: &frame)
        drawTabs(geometry, into: &frame)
        drawStrip(geometry, into: &frame)
        if frontPageCount == 0 { drawEmpty(geometry, into: &frame) } else { drawItems(geometry, into: &frame) }
        drawFrontPageFooter(geometry, into: &frame)
    }

    private var startsRight: Bool { isInterfaceRightToLeft }

    private func label(_ text: String, in rect: Rect, row: Int, atEnd: Bool = false, role: Role, into frame: inout Frame) -> Int {
        painter.label(codePoints(text), in: rect, row: row, base: phrases.base, alignsRight: atEnd != startsRight, role: role, into: &frame)
    }

    // MARK: Masthead

    /// The name in the middle, the two calendars at the edges; on a narrow screen the name and the day.
    private func drawMasthead(_ geometry: FrontPageGeometry, into frame: inout Frame) {
        guard let row = geometry.mastheadRow else { return }
        let rect = geometry.frame
        let name = codePoints(phrases.masthead)
        let line = engine.layOut(name, base: phrases.base, options: LayoutOptions(width: .max / 4)).visualLine(0)
        let side = max(0, (rect.columns - line.width) / 2 - 2)
        let (start, end) = ears(fitting: side)
        if end == nil, side < 14 {
            _ = painter.label(name, in: rect, row: row, base: phrases.base, alignsRight: startsRight, role: .masthead, into: &frame)
            let rest = max(0, rect.columns - line.width - 2)
            let room = Rect(column: startsRight ? rect.column : rect.column + rect.columns - rest, row: row, columns: rest, rows: 1)
            if let clock { _ = label(phrases.date(clock.today, .short), in: room, row: row, atEnd: true, role: .mastheadDate, into: &frame) }
        } else {
            let middle = Rect(column: rect.column + (rect.columns - line.width) / 2, row: row, columns: line.width, rows: 1)
            _ = painter.label(name, in: middle, row: row, base: phrases.base, alignsRight: startsRight, role: .masthead, into: &frame)
            if let start { _ = label(start, in: rect, row: row, role: .mastheadDate, into: &frame) }
            if let end { _ = label(end, in: rect, row: row, atEnd: true, role: .mastheadDate, into: &frame) }
        }
        guard let rule = geometry.ruleRow else { return }
        let style = theme.style(for: .mastheadRule)
        for column in rect.column..<(rect.column + rect.columns) { frame[column, rule] = Cell(scalar: 0x2550, style: style) }
    }

    /// The Gregorian date for the start edge and the Hijri one for the end, as long as each may be.
    private func ears(fitting width: Int) -> (String?, String?) {
        guard let clock else { return (nil, nil) }
        func fits(_ text: String) -> Bool { text.unicodeScalars.count <= width }
        let today = clock.today
        let gregorian = [phrases.date(today, .long), phrases.date(today, .medium), phrases.date(today, .short)].first(where: fits)
        let hijri = HijriDate(today).map { phrases.date($0) }
        return (gregorian, hijri.flatMap { fits($0) ? $0 : nil })
    }

    // MARK: Tabs and strip

    private func drawTabs(_ geometry: FrontPageGeometry, into frame: inout Frame) {
        for (tab, label, rect) in placedTabs(in: geometry) {
            let role: Role = tab == frontPage.tab ? .tabSelected : .tab
            frame.fill(rect, with: Cell(scalar: 0x20, style: theme.style(for: role)))
            let inner = Rect(column: rect.column + 1, row: rect.row, columns: rect.columns - 2, rows: 1)
            _ = self.label(label, in: inner, row: rect.row, role: role, into: &frame)
        }
    }

    private func drawStrip(_ geometry: FrontPageGeometry, into frame: inout Frame) {
        guard let row = geometry.stripRow, let headline = stripHeadline else { return }
        let rect = geometry.frame
        frame.fill(
            Rect(column: rect.column, row: row, columns: rect.columns, rows: 1), with: Cell(scalar: 0x20, style: theme.style(for: .breakingStrip)))
        var inner = Rect(column: rect.column + 1, row: row, columns: rect.columns - 2, rows: 1)
        if let clock, rect.columns >= 40 {
            let taken = label(
                phrases.age(of: headline.effectiveDate, at: clock), in: inner, row: row, atEnd: true, role: .breakingStrip, into: &frame)
            inner.columns -= taken + 2
            if startsRight { inner.column += taken + 2 }
        }
        _ = label("\(phrases.breaking) | \(headline.title)", in: inner, row: row, role: .breakingStrip, into: &frame)
    }

    // MARK: Items

    private func drawItems(_ geometry: FrontPageGeometry, into frame: inout Frame) {
        let placed = placedItems(from: frontPageTop, in: geometry)
        for item in placed {
            if frontPage.list == nil { drawSource(item, into: &frame) } else { draw(item, in: geometry, into: &frame) }
        }
        let style = theme.style(for: .separator)
        for (column, next) in zip(geometry.columns, geometry.columns.dropFirst()) where placed.contains(where: { $0.rect.column == next.column }) {
            let x = startsRight ? column.column - 2 : next.column - 2
            for row in column.row..<(column.row + column.rows) { frame[x, row] = Cell(scalar: 0x2502, style: style) }
        }
    }

    private func draw(_ item: PlacedItem, in geometry: FrontPageGeometry, into frame: inout Frame) {
        let isSelected = item.index == frontPageSelection && showsChoice
        let lines = itemLines(item.index, in: geometry)
        var block = item.rect
        block.rows = max(1, min(lines.count, block.rows))
        let selected = theme.style(for: .headlineSelected)
        if isSelected { frame.fill(block, with: Cell(scalar: 0x20, style: selected)) }
        guard let headline = frontPage.list?[item.index] else {
            _ = label("…", in: item.rect, row: item.rect.row, role: isSelected ? .headlineSelected : .age, into: &frame)
            return
        }
        let gutter = Self.gutter(geometry)
        for (offset, line) in lines.prefix(item.rect.rows).enumerated() {
            let base = isSelected ? selected : theme.style(for: line.role)
            painter.paint(line.line, in: item.rect, row: item.rect.row + offset, alignsRight: startsRight, start: gutter, into: &frame) { cell in
                let range = cell.logicalOffset..<(cell.logicalOffset + cell.logicalLength)
                guard let found = line.roles.last(where: { $0.range.overlaps(range) }), !isSelected || found.role == .hit else { return base }
                return theme.style(for: found.role)
            }
        }
        drawMarks(of: headline, rect: block, gutter: gutter, isSelected: isSelected, into: &frame)
        // The lead story is closed by a rule.
        guard item.rect.rows > lines.count, !isSelected || item.rect.rows > block.rows else { return }
        let style = theme.style(for: .separator)
        for column in item.rect.column..<(item.rect.column + item.rect.columns) {
            frame[column, item.rect.row + lines.count] = Cell(scalar: 0x2500, style: style)
        }
    }

    /// Unread beside the title; bookmarked on the row below it, or in its place where an item is one row.
    private func drawMarks(of headline: Headline, rect: Rect, gutter: Int, isSelected: Bool, into frame: inout Frame) {
        guard gutter > 0 else { return }
        let column = startsRight ? rect.column + rect.columns - 1 : rect.column
        let style = theme.style(for: isSelected ? .headlineSelected : .mark)
        if !headline.isRead { frame[column, rect.row] = Cell(scalar: 0x2022, style: style) }
        if headline.isBookmarked { frame[column, rect.row + min(1, rect.rows - 1)] = Cell(scalar: 0x2666, style: style) }
    }

    private func drawSource(_ item: PlacedItem, into frame: inout Frame) {
        let source = frontPage.sources[item.index]
        let isSelected = item.index == frontPage.sourceSelection && showsChoice
        let role: Role = isSelected ? .headlineSelected : source.unread > 0 ? .headline : .headlineRead
        if isSelected { frame.fill(item.rect, with: Cell(scalar: 0x20, style: theme.style(for: role))) }
        var inner = item.rect
        inner.columns = max(0, inner.columns - 2)
        inner.column += 1
        // The name has at least half of the row.
        let counts =
            [phrases.sourceCounts(source), phrases.articles(source.count), "\(source.count)"]
            .first { $0.unicodeScalars.count <= inner.columns / 2 } ?? ""
        let taken = label(counts, in: inner, row: inner.row, atEnd: true, role: isSelected ? role : .age, into: &frame)
        inner.columns = max(0, inner.columns - taken - 2)
        if startsRight { inner.column += taken + 2 }
        _ = label(source.name.isEmpty ? phrases.noSourceName : source.name, in: inner, row: inner.row, role: role, into: &frame)
    }

    // MARK: Nothing to show, and the footer

    private func drawEmpty(_ geometry: FrontPageGeometry, into frame: inout Frame) {
        guard let area = geometry.columns.first, frontPage.list == nil || frontPage.list?.count == 0 || frontPage.problem != nil else { return }
        let room = Rect(column: geometry.frame.column, row: area.row, columns: geometry.frame.columns, rows: area.rows)
        var row = room.row + (room.rows >= 8 ? 1 : 0)
        for (text, role) in emptyText {
            let options = LayoutOptions(width: min(room.columns, 76), showsHarakat: showsHarakat, digits: drawnDigits)
            let layout = engine.layOut(codePoints(text), base: phrases.base, options: options)
            for number in 0..<layout.lineCount where row < room.row + room.rows {
                painter.paint(layout.visualLine(number), in: room, row: row, alignsRight: startsRight, into: &frame) { _ in theme.style(for: role) }
                row += 1
            }
        }
    }

    private var emptyText: [(String, Role)] {
        if let problem = frontPage.problem { return [(problem.sentence(in: settings.language), .warning)] }
        switch frontPage.tab {
        case .all where frontPage.isGuest, .sources where frontPage.isGuest: return [(phrases.kioskEmpty, .heading)]
        case .all, .sources: return phrases.emptyLibrary.enumerated().map { ($1, $0 == 0 ? .heading : .body) }
        case .unread: return [(phrases.noUnread, .body)]
        case .bookmarks: return [(phrases.noBookmarks, .body)]
        case .history: return [(phrases.noHistory, .body)]
        case .results: return [(phrases.noResults(resultTitle), .body)]
        }
    }

    /// What the results are of.
    private var resultTitle: String {
        guard case .search(let query) = frontPage.lists[.results]?.query else { return "" }
        return query
    }

    private func drawFrontPageFooter(_ geometry: FrontPageGeometry, into frame: inout Frame) {
        guard let row = geometry.footerRow else { return }
        let rect = geometry.frame
        frame.fill(Rect(column: 0, row: row, columns: size.columns, rows: 1), with: Cell(scalar: 0x20, style: theme.style(for: .footer)))
        if let message {
            drawMessage(codePoints(message.text), message.role, in: rect, into: &frame)
            return
        }
        let count = frontPageCount
        var status = count == 0 ? "" : phrases.place(frontPageSelection + 1, of: count)
        if case .source(let name) = frontPage.list?.query { status += " · " + phrases.isolated(name) }
        if frontPage.tab == .results, !resultTitle.isEmpty { status += " · " + phrases.isolated(resultTitle) }
        if let age = phrases.age(of: frontPage.supply, at: clock) { status += (status.isEmpty ? "" : " · ") + age }
        let taken = label(status, in: rect, row: row, role: .footer, into: &frame)
        for hint in [phrases.frontPageHints, phrases.helpHint] where rect.columns - taken >= hint.unicodeScalars.count + 2 {
            _ = label(hint, in: rect, row: row, atEnd: true, role: .footerKey, into: &frame)
            return
        }
    }
}
