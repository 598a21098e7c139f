// Why a key can't be given a command: a key that a settings file binds must work, or its line is refused with one of these.
import ArabicText
import TerminalScreen

package enum KeyRefusal: Hashable, Sendable {
    /// No key is called so.
    case unknown
    /// Digits are counts, page numbers, tabs and links.
    case digit
    /// Terminals send it as another key, of this name.
    case sentAs(String)
    /// No terminal sends it.
    case unsent
    /// The command is given where text is typed, and there it is a letter.
    case typed
    /// The file has given it a command before, on this line.
    case given(line: Int)

    /// What speaks against binding the key of a name; nil where nothing does.
    package static func of(_ name: String) -> KeyRefusal? {
        guard let key = KeyNotation.key(named: name) else { return .unknown }
        guard case .character(let scalar) = key.code else {
            // Terminals have twelve; the numbers above them come with Shift or not at all.
            if case .function(13...) = key.code { return .unsent }
            return nil
        }
        if Keymap().digit(of: key) != nil { return .digit }
        if key.modifiers.contains(.shift) { return shifted(scalar, key.modifiers.subtracting(.shift)) }
        if key.modifiers.contains(.control) { return controlled(scalar, key.modifiers) }
        // ESC [ begins a sequence.
        return key == Key.character("[", .alt) ? .unsent : nil
    }

    /// A shifted character is another character; which one depends on the keyboard, letters apart.
    private static func shifted(_ scalar: UInt32, _ rest: KeyModifiers) -> KeyRefusal {
        guard !rest.contains(.control) else { return .unsent }
        guard let letter = Unicode.Scalar(scalar), letter.properties.isLowercase,
            let upper = letter.properties.uppercaseMapping.unicodeScalars.first
        else { return .unsent }
        return .sentAs(KeyNotation.name(of: .character(upper, rest)))
    }

    /// What speaks against a key for this command alone.
    package static func of(_ name: String, for command: Command) -> KeyRefusal? {
        guard let key = KeyNotation.key(named: name), case .character = key.code, key.modifiers.isEmpty else { return nil }
        let isOfPrompts = CommandEntry.table.contains { $0.command == command && $0.contexts.contains(.prompt) }
        return isOfPrompts ? .typed : nil
    }

    /// With Ctrl a terminal sends what ASCII calls a control character, of which some are keys of their own.
    private static func controlled(_ scalar: UInt32, _ modifiers: KeyModifiers) -> KeyRefusal? {
        func other(_ code: KeyCode) -> KeyRefusal { .sentAs(KeyNotation.name(of: Key(code, modifiers.subtracting(.control)))) }
        guard let sign = Unicode.Scalar(scalar) else { return .unsent }
        switch sign {
        case "i": return other(.tab)
        case "m", "j": return other(.enter)
        case "h", "?": return other(.backspace)
        case "[": return other(.escape)
        case "@": return .sentAs(KeyNotation.name(of: Key(.character(codePoint(" ")), modifiers)))
        case "a"..."z", " ", "\\", "]", "^", "_": return nil
        default: return .unsent
        }
    }

    package func reason(in language: Language) -> String {
        let isArabic = language == .arabic
        switch self {
        case .unknown:
            return isArabic
                ? "لا مفتاح بهذا الاسم؛ الأسماء مثل a وSpace وCtrl-L وAlt-x وF1" : "no key is called so; names are like a, Space, Ctrl-L, Alt-x, F1"
        case .digit: return isArabic ? "الأرقام للصفحات والتبويبات والروابط" : "digits are for pages, tabs and links"
        case .sentAs(let name):
            return isArabic ? "ترسله الطرفيات على أنه \(name.isolated())، فاكتب هذا" : "terminals send it as \(name); write that"
        case .unsent: return isArabic ? "لا ترسله الطرفيات" : "terminals do not send it"
        case .typed: return isArabic ? "هو حرف يُكتب حيث يُعطى هذا الأمر" : "it is a letter where this command is given"
        case .given(let line): return isArabic ? "له أمر في السطر \(line)" : "line \(line) has given it a command"
        }
    }
}
