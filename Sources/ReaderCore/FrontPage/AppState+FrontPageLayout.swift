// Which headlines are on screen, and where: what drawing, the mouse and scrolling go by.
import ArabicText
import ArticleModel
import TerminalScreen
import TextLayout

extension AppState {
    /// An item on screen.
    struct PlacedItem {
        var index: Int
        var rect: Rect
    }

    var frontPageGeometry: FrontPageGeometry {
        FrontPageGeometry(size: size, hasStrip: stripHeadline != nil, startsRight: isInterfaceRightToLeft, isSpoken: settings.screenReader)
    }

    /// The breaking news of the strip: the newest that is still fresh and is not the story right under it.
    var stripHeadline: Headline? {
        guard let clock else { return nil }
        let isLeadShown = frontPage.tab == .all && frontPage.list?.top == 0
        let lead = isLeadShown ? frontPage.list?[0]?.id : nil
        return frontPage.breaking.first { $0.id != lead && FrontPageState.isFresh($0, at: clock) }
    }

    /// Items of the list on screen; the sources' where they are shown.
    var frontPageCount: Int {
        guard let list = frontPage.list else { return frontPage.tab == .sources ? frontPage.sources.count : 0 }
        return list.count ?? 0
    }

    var frontPageSelection: Int { frontPage.list?.selection ?? frontPage.sourceSelection }
    var frontPageTop: Int { frontPage.list?.top ?? frontPage.sourceTop }

    /// The lead story opens the front page itself, where there is room for it.
    private func form(of index: Int, in geometry: FrontPageGeometry) -> HeadlineComposer.Form {
        if geometry.isCompact { return .compact }
        return index == 0 && frontPage.tab == .all && (geometry.columns.first?.rows ?? 0) >= 12 ? .lead : .item
    }

    func composer(_ geometry: FrontPageGeometry) -> HeadlineComposer {
        HeadlineComposer(
            engine: engine, phrases: phrases, clock: clock, width: max(1, (geometry.columns.first?.columns ?? 1) - Self.gutter(geometry)),
            digits: drawnDigits, showsHarakat: showsHarakat,
            hits: frontPage.tab == .results ? resultWords : [])
    }

    /// Cells at an item's start edge for its marks.
    static func gutter(_ geometry: FrontPageGeometry) -> Int { (geometry.columns.first?.columns ?? 0) >= 20 ? 2 : 0 }

    func itemLines(_ index: Int, in geometry: FrontPageGeometry) -> [HeadlineLine] {
        guard let headline = frontPage.list?[index] else { return [] }
        let (composer, form) = (composer(geometry), form(of: index, in: geometry))
        return headlineCache.lines(of: headline, form, in: composer.context) { composer.lines(of: headline, form) }
    }

    /// Rows of an item without the gap after it; one not yet loaded is taken for an ordinary one.
    private func height(of index: Int, in geometry: FrontPageGeometry) -> Int {
        guard frontPage.list != nil else { return 1 }
        guard frontPage.list?[index] != nil else { return geometry.isCompact ? 1 : 2 }
        return max(1, itemLines(index, in: geometry).count) + (form(of: index, in: geometry) == .lead ? 1 : 0)
    }

    /// The items from `top` on that fit, column by column.
    func placedItems(from top: Int, in geometry: FrontPageGeometry) -> [PlacedItem] {
        var placed: [PlacedItem] = []
        var index = top
        let gap = frontPage.list == nil ? 0 : geometry.gap
        for column in geometry.columns where column.rows > 0 {
            var row = 0
            while index < frontPageCount {
                let height = min(height(of: index, in: geometry), column.rows)
                guard row + height <= column.rows else { break }
                placed.append(
                    PlacedItem(index: index, rect: Rect(column: column.column, row: column.row + row, columns: column.columns, rows: height)))
                row += height + gap
                index += 1
            }
        }
        return placed
    }

    /// Brings the selection on screen: one column scrolls; more turn like a newspaper's page, so that what was read stays
    /// in its place.
    mutating func keepSelectionOnScreen() {
        // How long the list is must be known before a place in it can be out of it.
        if let list = frontPage.list, list.count == nil { return }
        let geometry = frontPageGeometry
        var (top, selection) = (frontPageTop, frontPageSelection)
        func isShown(from top: Int) -> Bool { placedItems(from: top, in: geometry).contains { $0.index == selection } }
        let last = max(0, frontPageCount - 1)
        selection = min(max(0, selection), last)
        if selection < top {
            top = selection
            if geometry.columns.count > 1 { while top > 0, isShown(from: top - 1) { top -= 1 } }
        } else if !isShown(from: top) {
            if geometry.columns.count > 1, selection - top <= placedItems(from: top, in: geometry).count {
                top = selection
            } else {
                top = max(0, selection)
                while top > 0, isShown(from: top - 1) { top -= 1 }
            }
        }
        // A page that is not full at the list's end shows more of what is before it.
        while top > 0, placedItems(from: top - 1, in: geometry).last?.index == last { top -= 1 }
        if frontPage.list != nil {
            frontPage.list?.selection = selection
            frontPage.list?.top = top
        } else {
            (frontPage.sourceSelection, frontPage.sourceTop) = (selection, top)
        }
    }

    /// The tabs on screen with their labels, from the start edge. On a narrow screen, and for who listens, the chosen one alone.
    func placedTabs(in geometry: FrontPageGeometry) -> [(tab: FrontPageTab, label: String, rect: Rect)] {
        guard let row = geometry.tabRow else { return [] }
        let startsRight = isInterfaceRightToLeft
        let frame = geometry.frame
        var tabs = frontPage.tabs.map { (tab: $0, label: phrases.tab($0)) }
        // A cell on either side of each label.
        func whole() -> Int { tabs.reduce(0) { $0 + width(of: $1.label) + 2 } }
        if whole() > frame.columns || settings.screenReader { tabs.removeAll { $0.tab != frontPage.tab } }
        var start = 0
        return tabs.map { entry in
            let columns = min(width(of: entry.label) + 2, frame.columns)
            let column = startsRight ? frame.column + frame.columns - start - columns : frame.column + start
            start += columns
            return (entry.tab, entry.label, Rect(column: column, row: row, columns: columns, rows: 1))
        }
    }

    private func width(of text: String) -> Int {
        engine.layOut(codePoints(text), base: phrases.base, options: LayoutOptions(width: .max / 4)).visualLine(0).width
    }
}
