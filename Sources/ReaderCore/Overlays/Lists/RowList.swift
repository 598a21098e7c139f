// A list in a box over the page: rows made once, when it opens, and the chosen one. A key costs what is on the screen, however long the
// list is.
import TerminalScreen

struct RowList {
    let title: String
    let rows: [ListRow]
    var selection = 0
    /// The longest note of any row and the longest label of these: what decides how many rows an item takes.
    private let longest: (note: Int, label: Int)
    /// Cells of a column at the start edge that labels stand in, beside what they are the labels of; nil for labels at the end edge.
    let labelColumn: Int?

    init(title: String, rows: [ListRow], selection: Int = 0, labelColumn: Int? = nil) {
        (self.title, self.rows, self.labelColumn) = (title, rows, labelColumn)
        self.selection = rows.indices.contains(selection) && rows[selection].isHeading ? min(selection + 1, rows.count - 1) : selection
        let noted = rows.filter { !$0.notes.isEmpty }
        longest = (noted.map { $0.notes[0].count }.max() ?? 0, noted.map(\.label.count).max() ?? 0)
    }

    /// Moves the choice. False for a command that moves nothing.
    mutating func move(_ command: Command, times: Int, _ shared: Shared) -> Bool {
        let place = ListPlace(of: self, shared)
        let before = selection
        switch command {
        case .lineDown: selection += times
        case .lineUp: selection -= times
        case .nextPage: selection += place.page
        case .previousPage: selection -= place.page
        case .halfPageDown: selection += max(1, place.page / 2)
        case .halfPageUp: selection -= max(1, place.page / 2)
        case .firstPage: selection = 0
        case .lastPage: selection = rows.count - 1
        default: return false
        }
        selection = min(max(0, selection), max(0, rows.count - 1))
        // Past what is no item, or back where there is none further.
        guard rows.indices.contains(selection), rows[selection].isHeading else { return true }
        let step = selection < before || selection == rows.count - 1 ? -1 : 1
        selection += rows.indices.contains(selection + step) ? step : -step
        return true
    }

    /// A box has so many rows at least where two items of two rows have room in it.
    private static let leastTouched = 8

    /// A note leaves most of the row to the text.
    static func isNote(_ note: Int, for columns: Int) -> Bool { note + 2 <= columns * 2 / 5 }

    /// Rows that an item takes: two where a note has no room beside its text and the screen has room below, and where it is touched. Of keys
    /// nothing is chosen.
    func itemHeight(in shared: Shared) -> Int {
        let box = shared.geometry.overlay(rows: shared.size.rows)
        if shared.isTouched, labelColumn == nil, box.rows >= Self.leastTouched { return 2 }
        guard box.rows >= 10, box.columns >= 20, longest.note > 0 else { return 1 }
        let room = box.columns - 4 - (longest.label == 0 ? 0 : longest.label + 2)
        return Self.isNote(longest.note, for: room) ? 1 : 2
    }
}
