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
    }

    private let screen: FrontPageScreen
    private let shared: Shared
    let geometry: FrontPageGeometry
    /// The news of the strip; nil where there is none.
    let strip: Headline?
    /// Rows of an article's lead under its headline, of the first so many articles and of the others: as many as a short list has room for.
    private var passages = (told: 0, more: 0, others: 0)
    /// Rows of a source's newest articles under its name.
    private var latest = 0
    private var gap = 0

    init(_ screen: FrontPageScreen, _ shared: Shared) {
        (self.screen, self.shared) = (screen, shared)
        strip = screen.stripHeadline(shared)
        geometry = FrontPageGeometry(shared, hasStrip: strip != nil)
        gap = screen.list == nil ? 0 : geometry.gap
        if screen.showsSources { setLatest() } else { setPassages() }
    }

    /// Lists no longer than this may be told at more length.
    private static let shortList = 120

    private var holdsAll: Bool { placed(from: 0, bottom: bottom).flatMap(\.items).last?.index == screen.count - 1 }

    /// All articles are told at one length, and the first ones at the next greater, as far as the page holds them all. A list that it does not
    /// hold is told by headlines alone, on a page of many columns with what its articles begin with.
    private mutating func setPassages() {
        guard screen.list != nil, !geometry.isCompact, screen.tab != .results else { return }
        let isWide = geometry.columns.count > 2
        guard (1...Self.shortList).contains(screen.count) else { return passages = isWide ? (0, 2, 2) : (0, 0, 0) }
        let levels = [0, 2, 3, 5, 8]
        guard
            let level = levels.indices.last(where: { level in
                passages = (0, 0, levels[level])
                return holdsAll
            })
        else { return passages = isWide ? (0, 2, 2) : (0, 0, 0) }
        guard level + 1 < levels.count else { return }
        var (low, high) = (0, screen.count - 1)
        while low < high {
            let middle = (low + high + 1) / 2
            passages = (middle, levels[level + 1], levels[level])
            if holdsAll { low = middle } else { high = middle - 1 }
        }
        passages = (low, levels[level + 1], levels[level])
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
    private func form(of index: Int) -> HeadlineComposer.Form {
        if geometry.isCompact { return .compact }
        if index == 0, screen.tab == .all, (geometry.columns.first?.rows ?? 0) >= 12 { return .lead }
        return .item(passage: index < passages.told ? passages.more : passages.others)
    }

    private func composer(width: Int) -> HeadlineComposer {
        HeadlineComposer(
            engine: shared.engine, phrases: shared.phrases, clock: shared.clock, width: max(1, width - gutter),
            digits: shared.drawnDigits, showsHarakat: shared.showsHarakat, hits: screen.tab == .results ? screen.resultWords : [])
    }

    private var columnWidth: Int { geometry.columns.first?.columns ?? 1 }

    func lines(of index: Int) -> [HeadlineLine] {
        guard let headline = screen.list?[index] else { return [] }
        let form = form(of: index)
        let composer = composer(width: form == .lead ? leadRect.columns : columnWidth)
        return screen.cache.lines(of: headline, form, in: self.composer(width: columnWidth).context) { composer.lines(of: headline, form) }
    }

    /// Rows of an item without the gap after it; one not yet loaded is taken for an ordinary one.
    private func height(of index: Int) -> Int {
        guard screen.list != nil else { return screen.showsSources ? 1 + latest(of: index).count : 1 }
        guard screen.list?[index] != nil else { return geometry.isCompact ? 1 : 2 }
        return max(1, lines(of: index).count) + (form(of: index) == .lead ? 1 : 0)
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
        guard geometry.columns.count > 1, screen.list != nil || latest > 0, !geometry.isCompact else { return columns.flatMap(\.items) }
        let isWhole = columns.flatMap(\.items).last.map { $0.index + 1 >= screen.count } ?? true
        let balanced = isWhole ? balanced(columns, from: top) : columns
        let foot = isWhole ? balanced.flatMap(\.items).map { $0.rect.row + $0.rect.rows }.max() ?? bottom : bottom
        let most = balanced.map(\.items.count).max() ?? 0
        let end = isWhole ? min(bottom, foot + Self.mostSpread * max(0, most - 1)) : bottom
        return balanced.flatMap { spread($0, to: end, isFull: !isWhole) }
    }

    /// Rows that a gap may be wider for a column's sake.
    private static let mostSpread = 3

    private var bottom: Int { geometry.columns.first.map { $0.row + $0.rows } ?? 0 }

    private func placed(from top: Int, bottom: Int) -> [Column] {
        var columns = geometry.columns.map { Column(rect: $0) }
        var index = top
        if top == 0, screen.count > 0, screen.list != nil, columns.count > 1, form(of: 0) == .lead {
            var rect = leadRect
            rect.rows = min(height(of: 0), max(0, bottom - rect.row))
            columns[0].items.append(Item(index: 0, rect: rect))
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
                let height = min(height(of: index), columns[number].rect.rows)
                guard height > 0, row + height <= bottom else { break }
                let rect = Rect(column: columns[number].rect.column, row: row, columns: columns[number].rect.columns, rows: height)
                columns[number].items.append(Item(index: index, rect: rect))
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
    private func spread(_ column: Column, to end: Int, isFull: Bool) -> [Item] {
        let own = column.items.indices.filter {
            !column.items[$0].isStrip && column.items[$0].rect.column == column.rect.column && column.items[$0].rect.columns == column.rect.columns
        }
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

extension FrontPageScreen {
    /// Brings the selection on screen.
    mutating func keepSelectionOnScreen(_ shared: Shared) {
        // How long the list is must be known before a place in it can be out of it.
        if let list, list.count == nil { return }
        let settled = FrontPageLayout(self, shared).settled
        stand(at: settled.selection, from: settled.top)
    }

    /// True when the list goes on after what is on screen.
    func hasFurther(_ shared: Shared) -> Bool { FrontPageLayout(self, shared).items.last.map { $0.index + 1 < count } ?? false }

    /// How many words a reader has before them.
    func wordsOnScreen(_ shared: Shared) -> Int {
        FrontPageLayout(self, shared).items.reduce(0) { sum, item in
            guard let headline = list?[item.index] else { return sum }
            return sum + Self.words(headline.title) + (item.index == top ? Self.words(headline.lead ?? "") : 0)
        }
    }

    private static func words(_ text: String) -> Int { text.utf8.split { $0 == " " }.count }

    /// The row of the chosen item, for who listens.
    func listenedRow(_ shared: Shared) -> Int {
        let layout = FrontPageLayout(self, shared)
        return layout.items.first { $0.index == selection }?.rect.row ?? layout.geometry.tabRow ?? 0
    }
}

extension FrontPageGeometry {
    init(_ shared: Shared, hasStrip: Bool) {
        self.init(
            size: shared.size, hasStrip: hasStrip, startsRight: shared.isInterfaceRightToLeft, isSpoken: shared.settings.screenReader,
            logos: shared.logos)
    }
}
