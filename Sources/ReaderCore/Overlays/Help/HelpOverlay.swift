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

    /// - Parameter screen: the context of the screen that help was asked on.
    init(_ screen: KeyContext, _ shared: Shared) {
        let entries = CommandEntry.table.filter { $0.contexts.contains(screen) && !shared.forbidden.contains($0.command) }
        var rows: [ListRow] = []
        var groups: [Range<Int>] = []
        for group in CommandGroup.allCases {
            let members = entries.filter { CommandGroup($0.command) == group }
            guard !members.isEmpty else { continue }
            let start = rows.count
            rows.append(ListRow(text: codePoints(shared.phrases.name(of: group)), isHeading: true))
            rows += members.map { Self.row(of: $0, on: screen, shared) }
            groups.append(start..<rows.count)
        }
        self.groups = groups
        let keys = min(Self.widestKeys, rows.map(\.label.count).max() ?? 0)
        let isText = screen == .reading || screen == .marking
        if isText, !shared.forbidden.contains(.copy) { rows.append(ListRow(text: codePoints(shared.phrases.copiesPlainly))) }
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

    /// The groups in two columns of nearly the same length.
    private var columns: [Range<Int>] {
        let whole = list.rows.count
        guard let middle = groups.map(\.lowerBound).min(by: { abs(2 * $0 - whole) < abs(2 * $1 - whole) }), middle > 0 else { return [] }
        return [0..<middle, middle..<whole]
    }
}
