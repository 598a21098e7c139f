// The keys of the screen below, from the table of commands.
import ArabicText

struct HelpOverlay: ListOverlay {
    var list: RowList
    var context: KeyContext? { .help }
    var opener: Command { .help }

    /// - Parameter screen: the context of the screen that help was asked on.
    init(_ screen: KeyContext, _ shared: Shared) {
        let language = shared.settings.language
        let entries = CommandEntry.table.filter { $0.contexts.contains(screen) && !shared.forbidden.contains($0.command) }
        let rows = entries.map { entry in
            let help = entry.command == .leave && shared.isGuest ? shared.phrases.kioskLeave : entry.help(in: language)
            return ListRow(
                text: codePoints(help), label: codePoints(shared.keymap.keyNames(for: entry.command, in: screen).joined(separator: "  ")))
        }
        let isText = screen == .reading || screen == .marking
        let note = isText && !shared.forbidden.contains(.copy) ? [ListRow(text: codePoints(shared.phrases.copiesPlainly), label: [])] : []
        list = RowList(title: shared.phrases.help, rows: rows + note)
    }

    func wishes(forItem index: Int) -> [Wish] { [] }
}
