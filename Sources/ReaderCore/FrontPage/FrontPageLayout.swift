// Which headlines are on screen, and where: what drawing, the mouse and scrolling go by.
import ArabicText
import ArticleModel
import TerminalScreen
import TextLayout

struct FrontPageLayout {
    /// An item on screen.
    struct Item {
        var index: Int
        var rect: Rect
        /// It is the one of the breaking strip and stands there.
        var isStrip = false
        /// Rows of its text that are told.
        var passage = 0
    }

    private let screen: FrontPageScreen
    private let shared: Shared
    private(set) var geometry: FrontPageGeometry
    /// True where stories stand so far apart that a hairline parts them.
    private(set) var hasHairlines = false
    /// The news of the strip; nil where there is none.
    let strip: Headline?
    /// Rows of an article's lead under its headline, of the first so many articles and of the others: as many as a short list has room for.
    private var passages = (told: 0, more: 0, others: 0)
    /// Rows of a source's newest articles under its name.
    private var latest = 0
    private var gap = 0
    /// Rows of the stories, by index, where the list is short.
    private var measures: [HeadlineMeasure] = []

    init(_ screen: FrontPageScreen, _ shared: Shared) {
        (self.screen, self.shared) = (screen, shared)
        strip = screen.stripHeadline(shared)
        geometry = FrontPageGeometry(shared, hasStrip: strip != nil)
        gap = screen.list == nil ? 0 : geometry.gap
        if screen.showsSources { setLatest() } else { setPassages() }
    }

    private var holdsAll: Bool { placed(from: 0, bottom: bottom).flatMap(\.items).last?.index == screen.count - 1 }

    /// All articles are told at one length, and the first ones at the next greater, as far as the page holds them all. A list that it does not
    /// hold is told by headlines alone, on a page of many columns with what its articles begin with. A page on which all is told, and which is
    /// not full, has fewer columns, and its stories stand further apart.
    private mutating func setPassages() {
        guard screen.list != nil, !geometry.isCompact, screen.tab != .results else { return }
        let isWide = geometry.columns.count > 2
        guard (1...HeadlineList.mostTold).contains(screen.count) else { return passages = isWide ? (0, 2, 2) : (0, 0, 0) }
        measureAll()
        let levels = shared.settings.screenReader ? Array(Self.levels.prefix(5)) : Self.levels
        guard
            let level = levels.indices.last(where: { level in
                passages = (0, 0, levels[level])
                return holdsAll
            })
        else { return passages = isWide ? (0, 2, 2) : (0, 0, 0) }
        if level + 1 < levels.count {
            var (low, high) = (0, screen.count - 1)
            while low < high {
                let middle = (low + high + 1) / 2
                passages = (middle, levels[level + 1], levels[level])
                if holdsAll { low = middle } else { high = middle - 1 }
            }
            passages = (low, levels[level + 1], levels[level])
        }
        if geometry.columns.count > 1 { loosen() }
    }

    /// Rows of a story's text, from one length to the next.
    private static let levels = [0, 2, 3, 5, 8, 12, 18, 27, 40, 60]

    /// Where all is told and there is room: fewer columns, then stories further apart with a hairline between them.
    private mutating func loosen() {
        let full = self
        if geometry.columns.count > 2, isTold(upTo: Self.sparse) {
            geometry = FrontPageGeometry(shared, hasStrip: strip != nil, fewer: 1)
            measureAll()
            // What stands above the columns stays where it is.
            let isAsWide = geometry.frame.columns + FrontPageGeometry.columnGap >= full.geometry.frame.columns
            if !isAsWide || !holdsAll || !isTold(upTo: 1) { self = full }
        }
        guard gap > 0, isTold(upTo: Self.sparse) else { return }
        let tight = self
        (gap, hasHairlines) = (Self.loose, true)
        if !holdsAll { self = tight }
    }

    /// The part of the page that short stories leave free, from which on it has fewer columns or more room between them.
    private static let sparse = 0.85
    /// Rows between stories that a hairline parts.
    private static let loose = 3

    /// True where all that there is to tell is told, on no more than a part of the rows.
    private func isTold(upTo part: Double) -> Bool {
        guard screen.list != nil, !measures.isEmpty else { return false }
        let columns = placed(from: 0, bottom: bottom)
        let items = columns.flatMap(\.items).filter { !$0.isStrip }
        guard items.allSatisfy({ $0.passage >= measures[$0.index].text }) else { return false }
        let first = geometry.columns[0].row
        let foot = balanced(columns, from: 0).flatMap(\.items).map { $0.rect.row + $0.rect.rows }.max() ?? first
        return Double(foot - first) <= Double(bottom - first) * part
    }

    private mutating func measureAll() {
        measures = []
        measures = (0..<screen.count).map(measure)
    }

    /// Sources are told by their newest articles, the same number of each, a row between them where there is room.
    private mutating func setLatest() {
        guard !geometry.isCompact, !shared.settings.screenReader else { return }
        let most = screen.sources.entries.map(\.latest.count).max() ?? 0
        let told = most == 0 ? [] : (1...most).reversed().map { (rows: $0, space: 1) } + [(1, 0)]
        for (rows, space) in told + [(0, geometry.gap)] {
            (latest, gap) = (rows, space)
            if holdsAll { return }
        }
        (latest, gap) = (0, 0)
    }

    /// The newest articles told under a source's name.
    func latest(of index: Int) -> ArraySlice<Headline> { screen.sources.entries[index].latest.prefix(latest) }

    /// The items on screen.
    var items: [Item] { items(from: screen.top) }

    // MARK: An item's lines

    /// Cells at an item's start edge for the bar of the chosen one and its marks.
    var gutter: Int { (geometry.columns.first?.columns ?? 0) >= 20 ? 3 : 0 }

    /// The lead story opens the front page itself, where there is room for it.
    private func isLead(_ index: Int) -> Bool {
        index == 0 && screen.tab == .all && !geometry.isCompact && (geometry.columns.first?.rows ?? 0) >= 12
    }

    private func form(of index: Int, telling rows: Int) -> HeadlineComposer.Form {
        if geometry.isCompact { return .compact }
        guard isLead(index) else { return .item(passage: rows) }
        return .lead(
            passage: rows, columns: min(2, geometry.columns.count), width: max(1, columnWidth - gutter), apart: FrontPageGeometry.columnGap + gutter)
    }

    /// Rows of an article's text that are told; the first story is told a row longer than the others.
    private func telling(of index: Int) -> Int {
        let rows = index < passages.told ? passages.more : passages.others
        return isLead(index) && rows > 0 ? rows + 1 : rows
    }

    private func composer(width: Int) -> HeadlineComposer {
        HeadlineComposer(
            engine: shared.engine, phrases: shared.phrases, clock: shared.clock, width: max(1, width - gutter),
            digits: shared.drawnDigits, showsHarakat: shared.showsHarakat, hits: screen.tab == .results ? screen.resultWords : [])
    }

    private var columnWidth: Int { geometry.columns.first?.columns ?? 1 }

    func lines(of item: Item) -> [HeadlineLine] {
        guard let headline = screen.list?[item.index] else { return [] }
        return screen.cache.lines(of: headline, form(of: item.index, telling: item.passage), composer(of: item.index))
    }

    private func composer(of index: Int) -> HeadlineComposer { composer(width: isLead(index) ? leadRect.columns : columnWidth) }

    private func measure(of index: Int) -> HeadlineMeasure {
        if measures.indices.contains(index) { return measures[index] }
        guard let headline = screen.list?[index] else { return HeadlineMeasure(untold: geometry.isCompact ? 1 : 2, told: 2, text: 0) }
        return screen.cache.measure(headline, form(of: index, telling: 0), composer(of: index))
    }

    /// Rows of an item without the gap after it; one not yet loaded is taken for an ordinary one.
    private func height(of index: Int) -> Int {
        guard screen.list != nil else { return max(leastHeight, screen.showsSources ? 1 + latest(of: index).count : 1) }
        return height(of: index, telling: telling(of: index))
    }

    /// Rows of an item that has little to say: what is touched is no lower than two where there is room.
    private var leastHeight: Int { shared.isTouched && !geometry.isCompact ? 2 : 1 }

    private func height(of index: Int, telling rows: Int) -> Int {
        max(leastHeight, measure(of: index).rows(telling: rows)) + (isLead(index) && screen.list?[index] != nil ? 1 : 0)
    }

    /// Where the lead story stands: over two columns where there are so many.
    private var leadRect: Rect {
        guard let first = geometry.columns.first else { return Rect(column: 0, row: 0, columns: 1, rows: 0) }
        guard geometry.columns.count > 1 else { return first }
        let second = geometry.columns[1]
        let left = min(first.column, second.column)
        let right = max(first.column + first.columns, second.column + second.columns)
        return Rect(column: left, row: first.row, columns: right - left, rows: first.rows)
    }

    // MARK: Items

    /// The rows of the page that a column may fill.
    private struct Column {
        var rect: Rect
        var items: [Item] = []
    }

    /// The items from `top` on that fit: the lead story over two columns, the others column by column, the columns ending on one row.
    func items(from top: Int) -> [Item] {
        let columns = placed(from: top, bottom: bottom)
        if geometry.columns.count == 1, screen.list != nil, !shared.settings.screenReader { return columns.flatMap { told($0, to: bottom).items } }
        guard geometry.columns.count > 1, screen.list != nil || latest > 0, !geometry.isCompact else { return columns.flatMap(\.items) }
        let isWhole = columns.flatMap(\.items).last.map { $0.index + 1 >= screen.count } ?? true
        guard isWhole else { return columns.flatMap { spread(told($0, to: bottom), to: bottom) } }
        // All columns end where the one ends that can be brought down the least.
        let even = balanced(columns, from: top)
        let foot = even.flatMap(\.items).map { $0.rect.row + $0.rect.rows }.max() ?? bottom
        let reach = even.filter { !own($0).isEmpty }.map { self.reach(of: $0) }.min() ?? bottom
        let end = min(bottom, max(foot, reach))
        return even.flatMap { spread(told($0, to: end), to: end) }
    }

    /// The stories that stand in a column alone.
    private func own(_ column: Column) -> [Int] {
        column.items.indices.filter {
            !column.items[$0].isStrip && column.items[$0].rect.column == column.rect.column && column.items[$0].rect.columns == column.rect.columns
        }
    }

    /// How far down a column can be brought by telling more and by wider gaps.
    private func reach(of column: Column) -> Int {
        let own = own(column)
        guard let last = own.last else { return bottom }
        let further = own.reduce(0) { $0 + self.further(column.items[$1]) }
        return column.items[last].rect.row + column.items[last].rect.rows + further + Self.mostSpread * (own.count - 1)
    }

    /// Rows of text that a story has beyond those that are told; none where the list is told by headlines alone.
    private func further(_ item: Item) -> Int {
        guard screen.list != nil, item.passage > 0, !isLead(item.index) else { return 0 }
        return max(0, measure(of: item.index).text - item.passage)
    }

    /// Tells a column's stories further until it ends on a row, the first ones first, by a row each.
    private func told(_ column: Column, to end: Int) -> Column {
        let own = own(column)
        guard let last = own.last else { return column }
        var column = column
        var free = end - (column.items[last].rect.row + column.items[last].rect.rows)
        var more = [Int](repeating: 0, count: column.items.count)
        while free > 0, own.contains(where: { further(column.items[$0]) > more[$0] }) {
            for index in own where free > 0 && further(column.items[index]) > more[index] {
                more[index] += 1
                free -= 1
            }
        }
        var moved = 0
        for index in own {
            column.items[index].rect.row += moved
            column.items[index].rect.rows += more[index]
            column.items[index].passage += more[index]
            moved += more[index]
        }
        return column
    }

    /// Rows that a gap may be wider for a column's sake.
    private static let mostSpread = 3

    private var bottom: Int { geometry.columns.first.map { $0.row + $0.rows } ?? 0 }

    private func placed(from top: Int, bottom: Int) -> [Column] {
        var columns = geometry.columns.map { Column(rect: $0) }
        var index = top
        if top == 0, screen.count > 0, screen.list != nil, columns.count > 1, isLead(0) {
            var rect = leadRect
            let room = max(0, bottom - rect.row)
            // Where what is told of it has no room its headline has.
            let passage = height(of: 0) <= room ? telling(of: 0) : 0
            rect.rows = min(height(of: 0), room)
            columns[0].items.append(Item(index: 0, rect: rect, passage: passage))
            index = 1
            for number in 0...1 {
                columns[number].rect.row += rect.rows + 1
                columns[number].rect.rows -= rect.rows + 1
            }
        }
        for number in columns.indices {
            var row = columns[number].rect.row
            while index < screen.count {
                // What is told above the list is not told in it again.
                if let strip, let row = geometry.stripRow, screen.list?[index]?.id == strip.id {
                    let place = Rect(column: geometry.frame.column, row: row, columns: geometry.frame.columns, rows: 1)
                    columns[number].items.append(Item(index: index, rect: place, isStrip: true))
                    index += 1
                    continue
                }
                // What is told is not cut off; a headline alone may be.
                let wanted = self.height(of: index)
                let height = telling(of: index) > 0 ? wanted : min(wanted, columns[number].rect.rows)
                guard height > 0, row + height <= bottom else { break }
                let rect = Rect(column: columns[number].rect.column, row: row, columns: columns[number].rect.columns, rows: height)
                columns[number].items.append(Item(index: index, rect: rect, passage: telling(of: index)))
                row += height + gap
                index += 1
            }
        }
        return columns
    }

    /// The same items with the lowest foot that still has room for all of them.
    private func balanced(_ columns: [Column], from top: Int) -> [Column] {
        guard let last = columns.flatMap(\.items).last?.index else { return columns }
        var best = columns
        var (low, high) = (columns[0].rect.row, bottom)
        while low < high {
            let middle = (low + high) / 2
            let tried = placed(from: top, bottom: middle)
            if tried.flatMap(\.items).last?.index == last {
                (best, high) = (tried, middle)
            } else {
                low = middle + 1
            }
        }
        return best
    }

    /// Widens a column's gaps until it ends on a row, as far as that is not seen as a hole.
    private func spread(_ column: Column, to end: Int) -> [Item] {
        let own = own(column)
        guard own.count > 1, let last = own.last else { return column.items }
        let missing = end - (column.items[last].rect.row + column.items[last].rect.rows)
        let widened = min(missing, (own.count - 1) * Self.mostSpread)
        guard widened > 0 else { return column.items }
        var items = column.items
        for (place, index) in own.enumerated() { items[index].rect.row += widened * place / (own.count - 1) }
        return items
    }

    /// Where the list must begin so that the selection is on screen: one column scrolls; more turn like a newspaper's page, so that what
    /// was read stays in its place.
    var settled: (selection: Int, top: Int) {
        var top = screen.top
        func isShown(_ index: Int, from top: Int) -> Bool { items(from: top).contains { $0.index == index } }
        let last = max(0, screen.count - 1)
        let selection = min(max(0, screen.selection), last)
        let hasColumns = geometry.columns.count > 1
        if selection < top {
            top = selection
            if hasColumns { while top > 0, isShown(selection, from: top - 1) { top -= 1 } }
        } else if !isShown(selection, from: top) {
            let turns = hasColumns && selection - top <= items(from: top).count
            top = selection
            if !turns { while top > 0, isShown(selection, from: top - 1) { top -= 1 } }
        }
        // A page that is not full at the list's end shows more of what is before it.
        while top > 0, items(from: top - 1).last?.index == last { top -= 1 }
        return (selection, top)
    }

    // MARK: Tabs

    /// The tabs on screen with their labels, from the start edge. On a narrow screen, and for who listens, the chosen one alone.
    var tabs: [(tab: FrontPageTab, label: String, rect: Rect)] {
        guard let row = geometry.tabRow else { return [] }
        var entries = screen.tabs(shared).map { tab in
            let label = shared.phrases.tab(tab)
            // A cell on either side of each label.
            return (tab: tab, label: label, columns: shared.width(of: codePoints(label)) + 2)
        }
        if entries.reduce(0, { $0 + $1.columns }) > geometry.frame.columns || shared.settings.screenReader {
            entries.removeAll { $0.tab != screen.tab }
        }
        var band = shared.band(geometry.frame, row: row)
        return entries.map { entry in
            let part = band.part(entry.columns, at: .start)
            band.reserve(entry.columns, at: .start)
            return (entry.tab, entry.label, part.rect)
        }
    }
}

extension FrontPageGeometry {
    init(_ shared: Shared, hasStrip: Bool, fewer: Int = 0) {
        self.init(
            size: shared.size, hasStrip: hasStrip, startsRight: shared.isInterfaceRightToLeft, isSpoken: shared.settings.screenReader,
            logos: shared.logos, fewer: fewer, isTouched: shared.isTouched)
    }
}
