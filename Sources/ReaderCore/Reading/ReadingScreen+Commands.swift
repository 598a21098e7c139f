// The commands of the reading screen, and its mouse.
import ArabicText
import TerminalScreen

extension ReadingScreen {
    mutating func perform(_ command: Command, times: Int?, _ shared: Shared) -> [Wish] {
        let repeats = times ?? 1
        switch command {
        case .nextPage: return turnForward(repeats, shared)
        case .previousPage: return turnBack(repeats, shared)
        case .pageLeft: return turnsLeft(shared) ? turnForward(repeats, shared) : turnBack(repeats, shared)
        case .pageRight: return turnsLeft(shared) ? turnBack(repeats, shared) : turnForward(repeats, shared)
        case .lineDown: return scroll(repeats, shared)
        case .lineUp: return scroll(-repeats, shared)
        case .halfPageDown: return scroll(repeats * halfPage(shared), shared)
        case .halfPageUp: return scroll(-repeats * halfPage(shared), shared)
        case .firstPage, .goToPage: return goToPage(repeats, shared)
        case .lastPage:
            if let times { return goToPage(times, shared) }
            goToEnd(shared)
        case .nextSection: return goToSection(true, times: repeats, shared)
        case .previousSection: return goToSection(false, times: repeats, shared)
        case .contents: return showContents(shared)
        case .links: return showLinks(shared)
        case .showPicture: return askForPicture(shared)
        case .findNext: return findAgain(true, shared)
        case .findPrevious: return findAgain(false, shared)
        case .related: return wantRelated(shared)
        case .nextLink: return selectLink(1, shared)
        case .previousLink: return selectLink(-1, shared)
        case .followLink: return followLink(shared)
        case .back: return stepBack()
        case .forward: return [.goForward]
        case .nextArticle: return [.openNeighbour(repeats)]
        case .previousArticle: return [.openNeighbour(-repeats)]
        case .mark: return mark(shared)
        case .copyParagraph: return copyParagraph(hasSource: false, shared)
        case .copyWithSource: return copyParagraph(hasSource: true, shared)
        case .reload: return [.reload]
        default: return [.tell(shared.phrases.notHere)]
        }
        return []
    }

    private func halfPage(_ shared: Shared) -> Int { max(1, shared.geometry.height * shared.geometry.columns / 2) }

    /// An Arabic page turns to the left, as the reader set it or as the article runs.
    func turnsLeft(_ shared: Shared) -> Bool {
        shared.settings.arrows == .auto ? document.isRightToLeft : shared.settings.arrows == .rtl
    }

    /// Out of a chosen link or a search first. A hit that a search in the library led to was looked for there: the way back leads there.
    private mutating func stepBack() -> [Wish] {
        if let noteOrigin {
            go(back: noteOrigin)
            return []
        }
        guard linkIndex != nil || search != nil && !hasLandedOnHit else { return [.goBack] }
        (linkIndex, search) = (nil, nil)
        return []
    }

    private func showContents(_ shared: Shared) -> [Wish] {
        let contents = ContentsOverlay(of: self, shared)
        return contents.hasHeadings ? [.show(contents)] : [.tell(shared.phrases.noSections)]
    }

    private func showLinks(_ shared: Shared) -> [Wish] {
        let links = allLinks()
        return links.isEmpty ? [.tell(shared.phrases.noLinksAtAll)] : [.show(LinksOverlay(links, shared))]
    }

    mutating func use(_ mouse: MouseEvent, _ shared: Shared) -> [Wish] {
        let geometry = shared.geometry
        switch mouse.button {
        case .wheelDown: return scroll(3, shared)
        case .wheelUp: return scroll(-3, shared)
        case .left where mouse.column < max(2, geometry.left): return perform(.pageLeft, times: nil, shared)
        case .left where mouse.column >= min(shared.size.columns - 2, geometry.left + geometry.pageWidth):
            return perform(.pageRight, times: nil, shared)
        case .left: return click(column: mouse.column, row: mouse.row, shared)
        default: return []
        }
    }

    /// A click follows the link under it. One that leads to the web is chosen by the first click, so that the footer says where it leads
    /// before anything is asked for.
    private mutating func click(column: Int, row: Int, _ shared: Shared) -> [Wish] {
        guard let index = link(atColumn: column, row: row, shared) else { return clickHighlight(column: column, row: row, shared) }
        let isChosen = linkIndex == index
        linkIndex = index
        guard isChosen || !links(shared)[index].target.isWeb else { return linkReport(shared) }
        return followLink(shared)
    }

    /// Which of the page's links stands there.
    func link(atColumn column: Int, row: Int, _ shared: Shared) -> Int? {
        guard let place = text(atColumn: column, row: row, shared) else { return nil }
        return links(shared).firstIndex { $0.address == place.address && $0.range.contains(place.scalar) }
    }

    /// A click on a highlight tells its note.
    private func clickHighlight(column: Int, row: Int, _ shared: Shared) -> [Wish] {
        guard let place = text(atColumn: column, row: row, shared), let highlight = highlights.highlight(at: place) else { return [] }
        return noteReport(highlight.id, shared)
    }
}
