// Which command a key gives on which screen.
import TerminalScreen

/// The keys in force: the table's, with the reader's own changes.
package struct Keymap: Sendable {
    private var commands: [KeyContext: [Key: Command]] = [:]
    private var names: [KeyContext: [Command: [String]]] = [:]

    package init(remapping: [String: Command] = [:]) {
        for entry in CommandEntry.table {
            for context in entry.contexts { for name in entry.keys { bind(name, entry.command, in: context) } }
        }
        for (name, command) in remapping.sorted(by: { $0.key < $1.key }) { bind(name, command, in: .reading) }
    }

    private mutating func bind(_ name: String, _ command: Command, in context: KeyContext) {
        guard let key = KeyNotation.key(named: name) else { return }
        if let old = commands[context]?[key] { names[context]?[old]?.removeAll { $0 == name } }
        commands[context, default: [:]][key] = command
        names[context, default: [:]][command, default: []].append(name)
    }

    /// The command of a key on a screen, the Arabic keyboard layout's characters taken as the keys in their place.
    package func command(for key: Key, in context: KeyContext) -> Command? {
        if let command = commands[context]?[key] { return command }
        guard case .character(let scalar) = key.code, let latin = ArabicKeyboard.latin(for: scalar) else { return nil }
        return commands[context]?[Key(.character(latin), key.modifiers)]
    }

    /// The digit that a key types, in any of the three kinds.
    package func digit(of key: Key) -> Int? {
        guard case .character(let scalar) = key.code, key.modifiers.isEmpty else { return nil }
        let latin = ArabicKeyboard.latin(for: scalar) ?? scalar
        return (0x30...0x39).contains(latin) ? Int(latin - 0x30) : nil
    }

    /// The keys of a command on a screen as they are shown (`Space`, `←`), the table's order kept.
    package func keyNames(for command: Command, in context: KeyContext) -> [String] { names[context]?[command] ?? [] }
}
