// How keys are written in tables, settings, help and docs: `a`, `Space`, `Ctrl-L`, `Alt-→`, `Shift-Tab`, `F1`.
import ArabicText
import TerminalScreen

package enum KeyNotation {
    private static let names: [(name: String, code: KeyCode)] =
        [
            ("Space", .character(codePoint(" "))), ("Enter", .enter), ("Tab", .tab), ("Esc", .escape), ("Backspace", .backspace),
            ("Delete", .delete), ("Insert", .insert), ("↑", .up), ("↓", .down), ("←", .left), ("→", .right), ("Home", .home),
            ("End", .end), ("PgUp", .pageUp), ("PgDn", .pageDown),
        ] + (1...24).map { ("F\($0)", .function($0)) }

    private static let modifiers: [(name: String, value: KeyModifiers)] = [("Ctrl-", .control), ("Alt-", .alt), ("Shift-", .shift)]

    package static func key(named name: String) -> Key? {
        var rest = Substring(name)
        var held: KeyModifiers = []
        while let modifier = modifiers.first(where: { rest.hasPrefix($0.name) && rest.count > $0.name.count }) {
            held.insert(modifier.value)
            rest = rest.dropFirst(modifier.name.count)
        }
        if let known = names.first(where: { $0.name == rest }) { return Key(known.code, held) }
        guard rest.unicodeScalars.count == 1, let scalar = rest.unicodeScalars.first else { return nil }
        let isUpper = scalar >= "A" && scalar <= "Z"
        return Key(.character(held.contains(.control) && isUpper ? scalar.value.loweredASCII : scalar.value), held)
    }

    package static func name(of key: Key) -> String {
        var text = ""
        for modifier in modifiers where key.modifiers.contains(modifier.value) { text += modifier.name }
        if let known = names.first(where: { $0.code == key.code }) { return text + known.name }
        if case .character(let scalar) = key.code {
            let shown = key.modifiers.contains(.control) && ("a"..."z").contains(scalar) ? scalar.raisedASCII : scalar
            text += Unicode.Scalar(shown).map(String.init) ?? "\u{FFFD}"
        }
        return text
    }
}
