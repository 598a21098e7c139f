// A keystroke as the terminal's side has decoded it.

/// Which key.
package enum KeyCode: Hashable, Sendable {
    /// A character; control characters come as the letter with the `control` modifier.
    case character(UInt32)
    case enter, tab, escape, backspace, delete, insert
    case up, down, left, right, home, end, pageUp, pageDown
    /// F1–F24.
    case function(Int)
}

package struct KeyModifiers: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let shift = KeyModifiers(rawValue: 1 << 0)
    package static let alt = KeyModifiers(rawValue: 1 << 1)
    package static let control = KeyModifiers(rawValue: 1 << 2)
}

/// A keystroke: a key and what was held with it. A shifted character is the shifted character itself, without `.shift`.
package struct Key: Hashable, Sendable {
    package var code: KeyCode
    package var modifiers: KeyModifiers

    package init(_ code: KeyCode, _ modifiers: KeyModifiers = []) {
        self.code = code
        self.modifiers = modifiers
    }

    package static func character(_ character: Unicode.Scalar, _ modifiers: KeyModifiers = []) -> Key {
        Key(.character(character.value), modifiers)
    }
}
