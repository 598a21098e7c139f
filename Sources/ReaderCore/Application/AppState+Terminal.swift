// What the terminal turns out to be able to show, and what the reader is told of it.
import ArabicText
import TerminalScreen

extension AppState {
    /// Whether marks are drawn: the reader's word, else what the terminal can.
    var showsHarakat: Bool { settings.harakat == .auto ? traits.showsMarks : settings.harakat == .show }

    /// How digits are drawn: as the reader wants them, where the font has them.
    var drawnDigits: DigitStyle { traits.hasArabicDigits ? settings.digits : .european }

    /// Lays out anew where marks or digits change; a hint is shown when it becomes known, once.
    mutating func adopt(_ traits: TerminalTraits) {
        let old = (showsHarakat, drawnDigits, self.traits.hint)
        self.traits = traits
        if (showsHarakat, drawnDigits) != (old.0, old.1) { relayout() }
        if let hint = traits.hint, hint != old.2 { tell(phrases.hint(hint)) }
    }
}
