// The mouse on the front page: a click chooses a tab or opens a headline, the wheel goes through the list.
import ArticleModel
import TerminalScreen

extension AppState {
    mutating func useOnFrontPage(_ mouse: MouseEvent) -> [Effect] {
        switch mouse.button {
        case .wheelDown: return performOnFrontPage(.lineDown, times: 1)
        case .wheelUp: return performOnFrontPage(.lineUp, times: 1)
        case .left: return click(column: mouse.column, row: mouse.row)
        default: return []
        }
    }

    private mutating func click(column: Int, row: Int) -> [Effect] {
        let geometry = frontPageGeometry
        if let found = placedTabs(in: geometry).first(where: { $0.rect.contains(column, row) }) { return openTab(found.tab) }
        if row == geometry.stripRow, let headline = stripHeadline {
            arrivalWords = []
            (backward, ahead) = ([], [])
            return open(LibraryPath.path(of: headline.id), arrival: nil)
        }
        guard let item = placedItems(from: frontPageTop, in: geometry).first(where: { $0.rect.contains(column, row) }) else { return [] }
        select(item.index)
        return openSelected()
    }
}

extension Rect {
    func contains(_ column: Int, _ row: Int) -> Bool {
        column >= self.column && column < self.column + columns && row >= self.row && row < self.row + rows
    }
}
