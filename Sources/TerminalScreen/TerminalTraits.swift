// What the views need to know of the terminal in front of the reader.

/// What the terminal can show, as far as it is known; it may turn out later than the first paint.
package struct TerminalTraits: Hashable, Sendable {
    /// What the reader should know of this terminal.
    package enum Hint: Hashable, Sendable {
        /// The terminal reorders rows itself and can't be told not to.
        case reorders(terminal: String)
        /// The font has no joined letters.
        case lacksArabic
        /// The multiplexer hides the terminal around it, and may not be passed through.
        case closedMultiplexer(String)
    }

    /// True unless marks are known to take a column of their own, or to have no glyph.
    package var showsMarks = true
    /// False where the font has no ٠–٩.
    package var hasArabicDigits = true
    /// The graphics of its own that pictures are shown by; nil where they are made of cells.
    package var graphics: TerminalGraphics?
    package var hint: Hint?
    /// What the terminal and those around it are known by, so that the reader's word for them is found again.
    package var chain = ""
    /// The orders to try behind the program's own (`auto`), those first that help most often here.
    package var trials: [BidiChoice] = [.logicalLeftToRight, .konsole, .logical, .kitty, .kittyLetters, .visual]
    /// The order that is in force, by the reader's word or, on auto, by ours.
    package var choice = BidiChoice.auto

    /// The order to try behind the one in force, and behind the last what the program thinks right.
    package var nextChoice: BidiChoice {
        guard let place = trials.firstIndex(of: choice) else { return choice == .auto ? trials.first ?? .auto : .auto }
        return place + 1 < trials.count ? trials[place + 1] : .auto
    }

    package init() {}
}
