// Which command a key gives on which screen. Nothing is built: a key's name is looked up in the command table when it is pressed.
import ArabicText
import TerminalScreen

/// The keys in force: the table's, with the reader's own changes.
package struct Keymap: Sendable {
    private struct Change: Sendable {
        let key: Key
        let command: Command
        let contexts: [KeyContext]
    }

    /// In the order of their keys' names.
    private let changes: [Change]
    /// The keyboard's layout as far as what was typed has told it.
    private var layout = ArabicKeyboard.Layout.arabic

    /// - Parameter remapping: commands by the names of their keys. A command is given on every screen that the table names it for; on
    ///   the others the key means what it meant. Keys that `KeyRefusal` refuses are for the reader of a file to tell of.
    package init(remapping: [String: Command] = [:]) {
        changes = remapping.sorted { $0.key < $1.key }.compactMap { name, command in
            guard let key = KeyNotation.key(named: name) else { return nil }
            return Change(key: key, command: command, contexts: CommandEntry.table.filter { $0.command == command }.flatMap(\.contexts))
        }
    }

    /// Takes in what a key that was typed, as a command or as a letter, tells of the keyboard's layout.
    package mutating func note(_ key: Key) {
        guard case .character(let scalar) = key.code, let told = ArabicKeyboard.layout(toldBy: scalar, after: layout) else { return }
        layout = told
    }

    /// The command of a key on a screen, the Arabic keyboard layout's characters taken as the keys in their place.
    package func command(for key: Key, in context: KeyContext) -> Command? {
        if let command = bound(key, in: context) { return command }
        guard case .character(let scalar) = key.code, let latin = ArabicKeyboard.latin(for: scalar, on: layout) else { return nil }
        return bound(Key(.character(latin), key.modifiers), in: context)
    }

    private func bound(_ key: Key, in context: KeyContext) -> Command? {
        if let change = change(of: key, in: context) { return change.command }
        let name = KeyNotation.name(of: key)
        return CommandEntry.table.first { $0.contexts.contains(context) && $0.has(key: name) }?.command
    }

    private func change(of key: Key, in context: KeyContext) -> Change? {
        changes.last { $0.key == key && $0.contexts.contains(context) }
    }

    /// The digit that a key types, in any of the three kinds.
    package func digit(of key: Key) -> Int? {
        guard case .character(let scalar) = key.code, key.modifiers.isEmpty else { return nil }
        let latin = ArabicKeyboard.latin(for: scalar) ?? scalar
        return ("0"..."9").contains(latin) ? Int(latin - codePoint("0")) : nil
    }

    /// The keys of a command on a screen as they are shown (`Space`, `←`), the table's order kept.
    package func keyNames(for command: Command, in context: KeyContext) -> [String] {
        let own = changes.filter { $0.command == command && $0.contexts.contains(context) }.map { KeyNotation.name(of: $0.key) }
        let given = CommandEntry.table.filter { $0.command == command && $0.contexts.contains(context) }.flatMap(\.keys)
        guard !changes.isEmpty else { return given }
        return given.filter { name in KeyNotation.key(named: name).map { change(of: $0, in: context) == nil } ?? false } + own
    }
}
