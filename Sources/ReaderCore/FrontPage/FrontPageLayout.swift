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
    }

    private let screen: FrontPageScreen
    private let shared: Shared
    let geometry: FrontPageGeometry
    /// The news of the strip; nil where there is none.
    let strip: Headline?

    init(_ screen: FrontPageScreen, _ shared: Shared) {
        (self.screen, self.shared) = (screen, shared)
        strip = screen.stripHeadline(shared)
        geometry = FrontPageGeometry(shared, hasStrip: strip != nil)
    }

    /// The items on screen.
    var items: [Item] { items(from: screen.top) }

    // MARK: An item's lines

    /// Cells at an item's start edge for its marks.
    var gutter: Int { (geometry.columns.first?.columns ?? 0) >= 20 ? 2 : 0 }

    /// The lead story opens the front page itself, where there is room for it.
    private func form(of index: Int) -> HeadlineComposer.Form {
        if geometry.isCompact { return .compact }
        return index == 0 && screen.tab == .all && (geometry.columns.first?.rows ?? 0) >= 12 ? .lead : .item
    }

    private var composer: HeadlineComposer {
        HeadlineComposer(
            engine: shared.engine, phrases: shared.phrases, clock: shared.clock, width: max(1, (geometry.columns.first?.columns ?? 1) - gutter),
            digits: shared.drawnDigits, showsHarakat: shared.showsHarakat, hits: screen.tab == .results ? screen.resultWords : [])
    }

    func lines(of index: Int) -> [HeadlineLine] {
        guard let headline = screen.list?[index] else { return [] }
        let (composer, form) = (composer, form(of: index))
        return screen.cache.lines(of: headline, form, in: composer.context) { composer.lines(of: headline, form) }
    }

    /// Rows of an item without the gap after it; one not yet loaded is taken for an ordinary one.
    private func height(of index: Int) -> Int {
        guard screen.list != nil else { return 1 }
        guard screen.list?[index] != nil else { return geometry.isCompact ? 1 : 2 }
        return max(1, lines(of: index).count) + (form(of: index) == .lead ? 1 : 0)
    }

    // MARK: Items

    /// The items from `top` on that fit, column by column.
    func items(from top: Int) -> [Item] {
        var placed: [Item] = []
        var index = top
        let gap = screen.list == nil ? 0 : geometry.gap
        for column in geometry.columns where column.rows > 0 {
            var row = 0
            while index < screen.count {
                let height = min(height(of: index), column.rows)
                guard row + height <= column.rows else { break }
                placed.append(Item(index: index, rect: Rect(column: column.column, row: column.row + row, columns: column.columns, rows: height)))
                row += height + gap
                index += 1
            }
        }
        return placed
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
            size: shared.size, hasStrip: hasStrip, startsRight: shared.isInterfaceRightToLeft, isSpoken: shared.settings.screenReader)
    }
}
