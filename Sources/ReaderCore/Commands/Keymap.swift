// Which command a key gives on which screen.
import TerminalScreen

/// The keys in force: the table's, with the reader's own changes.
package struct Keymap: Sendable {
    package init(remapping: [String: Command] = [:]) {}

    /// The command of a key on a screen, the Arabic keyboard layout's characters and digits taken as the keys in their place.
    package func command(for key: Key, in context: KeyContext) -> Command? { nil }

    /// The keys of a command on a screen as they are shown (`Space`, `←`), the table's order kept.
    package func keyNames(for command: Command, in context: KeyContext) -> [String] { [] }
}
