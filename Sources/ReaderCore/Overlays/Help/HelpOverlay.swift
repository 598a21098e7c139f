// The keys of the screen below, from the table of commands: grouped by what one wants to do, each key beside what it does, in two columns
// where there is room.
import ArabicText
import TerminalScreen

struct HelpOverlay: ListOverlay {
    var list: RowList
    /// The rows of each group, its name first.
    private let groups: [Range<Int>]
    var context: KeyContext? { .help }
    var opener: Command { .help }
    var touch: TouchContext { .text }

    /// - Parameter screen: the context of the screen that help was asked on.
    init(_ screen: KeyContext, _ shared: Shared) {
        let entries = CommandEntry.table.filter { $0.contexts.contains(screen) && !shared.forbidden.contains($0.command) }
        var rows: [ListRow] = []
        var groups: [Range<Int>] = []
        let isText = screen == .reading || screen == .marking
        for group in CommandGroup.allCases {
            let members = entries.filter { CommandGroup($0.command) == group }
            guard !members.isEmpty else { continue }
            let start = rows.count
            rows.append(ListRow(text: codePoints(shared.phrases.name(of: group)), isHeading: true))
            rows += members.map { Self.row(of: $0, on: screen, shared) }
            if group == .sharing, isText, !shared.forbidden.contains(.copy) { rows.append(ListRow(text: codePoints(shared.phrases.copiesPlainly))) }
            groups.append(start..<rows.count)
        }
        self.groups = groups
        let keys = min(Self.widestKeys, rows.map(\.label.count).max() ?? 0)
        list = RowList(title: shared.phrases.help, rows: rows, labelColumn: shared.showsChoice ? keys : nil)
    }

    private static let widestKeys = 18

    private static func row(of entry: CommandEntry, on screen: KeyContext, _ shared: Shared) -> ListRow {
        let help = entry.command == .leave && shared.isGuest ? shared.phrases.kioskLeave : entry.help(in: shared.settings.language)
        return ListRow(text: codePoints(help), label: codePoints(shared.keymap.keyNames(for: entry.command, in: screen).joined(separator: "  ")))
    }

    func wishes(forItem index: Int) -> [Wish] { [] }

    func draw(into frame: inout Frame, _ shared: Shared) {
        guard shared.showsChoice, list.drawInColumns(columns, into: &frame, shared) else { return list.draw(into: &frame, shared) }
    }

    /// The groups shared out to two columns, the first one's before the other's: the longer column is as short as it can be.
    private var columns: [[Int]] {
        guard groups.count > 1 else { return [] }
        func isBeside(_ group: Int, _ choice: Int) -> Bool { group > 0 && choice >> (group - 1) & 1 == 1 }
        func length(_ choice: Int) -> Int {
            let beside = groups.indices.reduce(0) { $0 + (isBeside($1, choice) ? groups[$1].count : 0) }
            return max(beside, list.rows.count - beside)
        }
        // A bit for each group but the first: whether it stands in the second column.
        guard let best = (1..<1 << (groups.count - 1)).min(by: { length($0) < length($1) }) else { return [] }
        return [false, true].map { side in groups.indices.filter { isBeside($0, best) == side }.flatMap { Array(groups[$0]) } }
    }
}
