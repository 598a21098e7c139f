// What the reader says of the terminal's order.

/// The setting `bidi`.
package enum BidiChoice: String, CaseIterable, Hashable, Sendable {
    /// By who the terminal is.
    case auto
    case visual, logical
    /// The same for terminals that take every row as left to right.
    case logicalLeftToRight = "logical-ltr"
    /// The same for Konsole, which leaves brackets as they are, where it can't be told to leave rows alone.
    case konsole
    case kitty
    /// kitty with a font that lacks Arabic.
    case kittyLetters = "kitty-letters"
}
