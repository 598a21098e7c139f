// A list in a box over the page: rows made once, when it opens, and the chosen one. A key costs what is on the screen, however long the
// list is.
import TerminalScreen

struct RowList {
    let title: String
    let rows: [ListRow]
    var selection = 0
    /// The longest note of any row and the longest label of these: what decides how many rows an item takes.
    private let longest: (note: Int, label: Int)

    init(title: String, rows: [ListRow], selection: Int = 0) {
        (self.title, self.rows, self.selection) = (title, rows, selection)
        let noted = rows.filter { !$0.notes.isEmpty }
        longest = (noted.map { $0.notes[0].count }.max() ?? 0, noted.map(\.label.count).max() ?? 0)
    }

    /// Moves the choice. False for a command that moves nothing.
    mutating func move(_ command: Command, times: Int, _ shared: Shared) -> Bool {
        let place = ListPlace(of: self, shared)
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
        return true
    }

    /// A note leaves most of the row to the text.
    static func isNote(_ note: Int, for columns: Int) -> Bool { note + 2 <= columns * 2 / 5 }

    /// Rows that an item takes: two where a note has no room beside its text and the screen has room below.
    func itemHeight(in shared: Shared) -> Int {
        let box = shared.geometry.overlay(rows: shared.size.rows)
        guard box.rows >= 10, box.columns >= 20, longest.note > 0 else { return 1 }
        let room = box.columns - 4 - (longest.label == 0 ? 0 : longest.label + 2)
        return Self.isNote(longest.note, for: room) ? 1 : 2
    }
}
