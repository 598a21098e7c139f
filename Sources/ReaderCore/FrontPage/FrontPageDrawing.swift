// Draws the front page as a newspaper's: masthead between its dates, breaking strip, lead story, headlines in columns.
import ArabicText
import ArticleModel
import TerminalScreen
import TextLayout

struct FrontPageDrawing {
    private let screen: FrontPageScreen
    private let shared: Shared
    private let layout: FrontPageLayout
    private let painter: Painter
    private var phrases: Phrases { shared.phrases }
    private var geometry: FrontPageGeometry { layout.geometry }

    init(_ screen: FrontPageScreen, _ shared: Shared) {
        (self.screen, self.shared) = (screen, shared)
        layout = FrontPageLayout(screen, shared)
        painter = shared.painter
    }

    func draw(_ message: FooterMessage?, into frame: inout Frame) {
        drawMasthead(into: &frame)
        drawTabs(into: &frame)
        drawStrip(into: &frame)
        if screen.count == 0 { drawEmpty(into: &frame) } else { drawItems(into: &frame) }
        drawFooter(message, into: &frame)
    }

    // MARK: Masthead

    /// The name in the middle, the two calendars at the edges; on a narrow screen the name and the day.
    private func drawMasthead(into frame: inout Frame) {
        guard let row = geometry.mastheadRow else { return }
        let rect = geometry.frame
        var band = shared.band(rect, row: row)
        let name = codePoints(shared.masthead ?? phrases.masthead)
        let width = shared.width(of: name)
        // The picture and the name are one group, the picture at its start.
        let logo = geometry.logo.map { $0.size.columns + 2 } ?? 0
        let side = max(0, (rect.columns - width - logo) / 2 - 2)
        let (start, end) = ears(fitting: side)
        if end == nil, side < 14 {
            drawLogo(in: rect, into: &frame)
            band.reserve(logo, at: .start)
            painter.label(name, of: band, role: .masthead, into: &frame)
            band.reserve(width + 2, at: .start)
            if let clock = shared.clock { painter.label(phrases.date(clock.today, .short), at: .end, of: band, role: .mastheadDate, into: &frame) }
        } else {
            let middle = Rect(column: rect.column + (rect.columns - width - logo) / 2, row: row, columns: width + logo, rows: 1)
            drawLogo(in: middle, into: &frame)
            var group = shared.band(middle, row: row)
            group.reserve(logo, at: .start)
            painter.label(name, of: group, role: .masthead, into: &frame)
            if let start { painter.label(start, of: band, role: .mastheadDate, into: &frame) }
            if let end { painter.label(end, at: .end, of: band, role: .mastheadDate, into: &frame) }
        }
        guard let rule = geometry.ruleRow else { return }
        painter.rule("═", across: Rect(column: rect.column, row: rule, columns: rect.columns, rows: 1), .mastheadRule, into: &frame)
    }

    /// At the start of what the masthead has.
    private func drawLogo(in rect: Rect, into frame: inout Frame) {
        guard let logo = geometry.logo else { return }
        let size = logo.size
        let column = shared.isInterfaceRightToLeft ? rect.column + rect.columns - size.columns : rect.column
        let place = Rect(column: column, row: geometry.logoRow, columns: size.columns, rows: size.rows)
        logo.draw(in: place, on: shared.theme.style(for: .body), into: &frame)
    }

    /// The Gregorian date for the start edge and the Hijri one for the end, as long as each may be.
    private func ears(fitting width: Int) -> (String?, String?) {
        guard let clock = shared.clock else { return (nil, nil) }
        func fits(_ text: String) -> Bool { text.unicodeScalars.count <= width }
        let today = clock.today
        let gregorian = [phrases.date(today, .long), phrases.date(today, .medium), phrases.date(today, .short)].first(where: fits)
        if let unread = screen.shelf.flatMap({ phrases.unread($0.unread) }) {
            let dated = [phrases.date(today, .long), phrases.date(today, .medium), phrases.date(today, .short)].map { "\($0) · \(unread)" }
            if let both = dated.first(where: fits) { return (both, HijriDate(today).map { phrases.date($0) }.flatMap { fits($0) ? $0 : nil }) }
        }
        let hijri = HijriDate(today).map { phrases.date($0) }
        let fitting = hijri.flatMap { fits($0) ? $0 : nil }
        return phrases.beginsWithHijri && fitting != nil ? (fitting, gregorian) : (gregorian, fitting)
    }

    // MARK: Tabs and strip

    private func drawTabs(into frame: inout Frame) {
        for (tab, label, rect) in layout.tabs {
            let role: Role = tab == screen.tab ? .tabSelected : .tab
            painter.fill(rect, role, into: &frame)
            painter.label(label, of: inset(rect), role: role, into: &frame)
        }
    }

    /// A row of a rectangle with a cell left free on either side.
    private func inset(_ rect: Rect) -> Band {
        shared.band(Rect(column: rect.column + 1, row: rect.row, columns: rect.columns - 2, rows: 1), row: rect.row)
    }

    private func drawStrip(into frame: inout Frame) {
        guard let row = geometry.stripRow, let headline = layout.strip else { return }
        let rect = Rect(column: geometry.frame.column, row: row, columns: geometry.frame.columns, rows: 1)
        painter.fill(rect, .breakingStrip, into: &frame)
        if layout.items.contains(where: { $0.isStrip && $0.index == screen.selection }), shared.showsChoice {
            drawBar(rect, .breakingStrip, into: &frame)
        }
        var band = inset(rect)
        if let clock = shared.clock, rect.columns >= 40 {
            let age = phrases.age(of: headline.effectiveDate, at: clock)
            band.reserve(painter.label(age, at: .end, of: band, role: .breakingStrip, into: &frame) + 2, at: .end)
        }
        painter.label("\(phrases.breaking) | \(headline.title.isolated(in: headline.direction))", of: band, role: .breakingStrip, into: &frame)
    }

    // MARK: Items

    private func drawItems(into frame: inout Frame) {
        let items = layout.items.filter { !$0.isStrip }
        for item in items { if screen.list == nil { drawSource(item, into: &frame) } else { draw(item, into: &frame) } }
        if layout.hasHairlines { drawHairlines(between: items, into: &frame) }
        for (column, next) in zip(geometry.columns, geometry.columns.dropFirst()) where items.contains(where: { $0.rect.column == next.column }) {
            let x = shared.isInterfaceRightToLeft ? column.column - 2 : next.column - 2
            // A story over both parts them no further up than its own foot.
            let start =
                items.filter { $0.rect.column <= x && x < $0.rect.column + $0.rect.columns }.map { $0.rect.row + $0.rect.rows + 1 }.max()
                ?? column.row
            let end = items.map { $0.rect.row + $0.rect.rows }.max() ?? start
            painter.rule("│", across: Rect(column: x, row: start, columns: 1, rows: max(0, end - start)), .separator, into: &frame)
        }
    }

    /// In the middle between two stories of a column.
    private func drawHairlines(between items: [FrontPageLayout.Item], into frame: inout Frame) {
        for (item, next) in zip(items, items.dropFirst()) where item.rect.column == next.rect.column && item.rect.columns == next.rect.columns {
            let end = item.rect.row + item.rect.rows
            guard next.rect.row >= end + 3 else { continue }
            var band = shared.band(item.rect, row: (end + next.rect.row) / 2)
            band.reserve(layout.gutter, at: .start)
            painter.rule("─", across: band.rect, .separator, into: &frame)
        }
    }

    /// The chosen item has a bar at its start edge; where there is no room for one it is painted as a whole.
    private var hasBar: Bool { layout.gutter > 0 }
    private var chosenRole: Role { hasBar ? .headlineSelected : .overlaySelected }

    private func drawBar(_ rect: Rect, _ role: Role, into frame: inout Frame) {
        let column = shared.band(rect, row: rect.row).column(after: 0, width: 1)
        let sign: Unicode.Scalar = shared.isInterfaceRightToLeft ? "▐" : "▌"
        painter.rule(sign, across: Rect(column: column, row: rect.row, columns: 1, rows: rect.rows), role, into: &frame)
    }

    private func draw(_ item: FrontPageLayout.Item, into frame: inout Frame) {
        let isSelected = item.index == screen.selection && shared.showsChoice
        let lines = layout.lines(of: item)
        let height = (lines.map(\.row).max() ?? -1) + 1
        var block = item.rect
        block.rows = max(1, min(height, block.rows))
        let selected = shared.theme.style(for: chosenRole)
        if isSelected { if hasBar { drawBar(block, chosenRole, into: &frame) } else { painter.fill(block, chosenRole, into: &frame) } }
        guard let headline = screen.list?[item.index] else {
            var band = shared.band(item.rect, row: item.rect.row)
            band.reserve(layout.gutter, at: .start)
            painter.label("…", of: band, role: isSelected ? chosenRole : .age, into: &frame)
            return
        }
        for line in lines where line.row < item.rect.rows {
            // Of the chosen item the headline alone stands out.
            let isChosen = isSelected && (!hasBar || [.headline, .headlineRead, .leadTitle].contains(line.role))
            let base = isChosen ? selected : shared.theme.style(for: line.role)
            painter.paint(line.line, in: shared.band(item.rect, row: item.rect.row + line.row), start: layout.gutter + line.start, into: &frame) {
                cell in
                let range = cell.logicalOffset..<(cell.logicalOffset + cell.logicalLength)
                guard let found = line.roles.last(where: { $0.range.overlaps(range) }), !isChosen || found.role == .hit else { return base }
                return shared.theme.style(for: found.role)
            }
        }
        drawMarks(of: headline, rect: block, isSelected: isSelected, into: &frame)
        // The lead story is closed by a rule.
        guard item.rect.rows > height else { return }
        let below = Rect(column: item.rect.column, row: item.rect.row + height, columns: item.rect.columns, rows: 1)
        painter.rule("─", across: below, .separator, into: &frame)
    }

    /// Unread beside the title; bookmarked on the row below it, or in its place where an item is one row.
    private func drawMarks(of headline: Headline, rect: Rect, isSelected: Bool, into frame: inout Frame) {
        guard layout.gutter > 0 else { return }
        let column = shared.band(rect, row: rect.row).column(after: 1, width: 1)
        let style = shared.theme.style(for: isSelected ? chosenRole : .mark)
        if !headline.isRead { frame[column, rect.row] = Cell(scalar: codePoint("•"), style: style) }
        if headline.isBookmarked { frame[column, rect.row + min(1, rect.rows - 1)] = Cell(scalar: codePoint("♦"), style: style) }
    }

    private func drawSource(_ item: FrontPageLayout.Item, into frame: inout Frame) {
        let source = screen.sources.entries[item.index]
        let isSelected = item.index == screen.selection && shared.showsChoice
        let role: Role = isSelected ? chosenRole : source.unread > 0 ? .headline : .headlineRead
        var band = shared.band(item.rect, row: item.rect.row)
        if isSelected { if hasBar { drawBar(item.rect, role, into: &frame) } else { painter.fill(item.rect, role, into: &frame) } }
        band.reserve(hasBar ? 2 : 1, at: .start)
        // The name has its part of the row.
        let age = shared.clock.flatMap { clock in source.newest.map { " · " + phrases.isolated(phrases.age(of: $0, at: clock)) } } ?? ""
        let counts =
            [phrases.sourceCounts(source) + age, phrases.sourceCounts(source), phrases.articles(source.count), "\(source.count)"]
            .first { shared.width(of: codePoints($0)) <= band.width * 3 / 5 } ?? ""
        band.reserve(painter.label(counts, at: .end, of: band, role: isSelected ? role : .age, into: &frame) + 2, at: .end)
        painter.label(source.name.isEmpty ? phrases.noSourceName : source.name, of: band, role: role, into: &frame)
        for (number, headline) in layout.latest(of: item.index).enumerated() where number + 1 < item.rect.rows {
            var band = shared.band(item.rect, row: item.rect.row + 1 + number)
            band.reserve(hasBar ? 4 : 3, at: .start)
            let title = codePoints(headline.title)
            painter.label(title, of: band, base: .inherited(headline.direction), role: headline.isRead ? .headlineRead : .snippet, into: &frame)
        }
    }

    // MARK: Nothing to show, and the footer

    private func drawEmpty(into frame: inout Frame) {
        guard let area = geometry.columns.first, screen.list == nil || screen.list?.count == 0 || screen.problem != nil else { return }
        let room = Rect(column: geometry.frame.column, row: area.row, columns: geometry.frame.columns, rows: area.rows)
        var row = room.row + (room.rows >= 8 ? 1 : 0)
        for (text, role) in emptyText {
            let text = shared.engine.layOut(codePoints(text), base: phrases.base, options: shared.options(width: min(room.columns, 76)))
            for number in 0..<text.lineCount where row < room.row + room.rows {
                painter.paint(text.visualLine(number), in: shared.band(room, row: row), into: &frame) { _ in shared.theme.style(for: role) }
                row += 1
            }
        }
    }

    private var emptyText: [(String, Role)] {
        if let problem = screen.problem { return [(problem.sentence(in: shared.settings.language), .warning)] }
        switch screen.tab {
        case .all where shared.isGuest, .sources where shared.isGuest: return [(phrases.kioskEmpty, .heading)]
        case .all, .sources: return phrases.emptyLibrary.enumerated().map { ($1, $0 == 0 ? .heading : .body) }
        case .unread: return [(phrases.noUnread, .body)]
        case .bookmarks: return [(phrases.noBookmarks, .body)]
        case .history: return [(phrases.noHistory, .body)]
        case .results, .saved: return [(phrases.noResults(resultTitle), .body)]
        }
    }

    /// What the results are of.
    private var resultTitle: String {
        switch screen.list?.query.base {
        case .search(let query), .saved(let query): query
        default: ""
        }
    }

    private func drawFooter(_ message: FooterMessage?, into frame: inout Frame) {
        guard let row = geometry.footerRow else { return }
        painter.fill(row: row, .footer, into: &frame)
        if let message { return FooterDrawing(shared: shared).draw(message, in: geometry.frame, into: &frame) }
        var band = shared.band(geometry.frame, row: row)
        band.reserve(painter.label(status, of: band, role: .footer, into: &frame), at: .start)
        guard let hint = phrases.frontPageHints.first(where: { band.width >= $0.unicodeScalars.count + 2 }) else { return }
        painter.label(hint, at: .end, of: band, role: .footerKey, into: &frame)
    }

    private var status: String {
        var status = screen.count == 0 ? "" : phrases.place(screen.selection + 1, of: screen.count)
        if case .source(let name) = screen.list?.query { status += " · " + phrases.isolated(name) }
        if screen.tab == .results, !resultTitle.isEmpty { status += " · " + phrases.isolated(resultTitle) }
        if let age = phrases.age(of: screen.supply, at: shared.clock) { status += (status.isEmpty ? "" : " · ") + age }
        return status
    }
}

extension FrontPageScreen {
    func draw(into frame: inout Frame, _ message: FooterMessage?, _ shared: Shared) {
        FrontPageDrawing(self, shared).draw(message, into: &frame)
    }
}
