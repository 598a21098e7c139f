// How a cell is painted: colours and attributes, before any terminal's limits are known.

/// A colour as a theme means it. The terminal's side chooses the nearest one that the terminal has.
package enum Color: Hashable, Sendable {
    /// The terminal's own foreground or background.
    case standard
    /// One of the terminal's palette, 0–255; 0–15 are the terminal's own sixteen.
    case palette(UInt8)
    /// sRGB, and the terminal's own colour that stands for it where there are but 8 or 16 (`own` for the terminal's own
    /// foreground or background); nil for the nearest.
    case rgb(red: UInt8, green: UInt8, blue: UInt8, basic: UInt8? = nil)

    /// As `basic`: the terminal's own foreground or background.
    package static let own: UInt8 = 255
}

/// What a cell's text wears beside its colours.
package struct Attributes: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let bold = Attributes(rawValue: 1 << 0)
    package static let dim = Attributes(rawValue: 1 << 1)
    package static let underline = Attributes(rawValue: 1 << 2)
    package static let reverse = Attributes(rawValue: 1 << 3)
    package static let italic = Attributes(rawValue: 1 << 4)
}

/// Colours and attributes of a cell.
package struct Style: Hashable, Sendable {
    package var foreground: Color
    package var background: Color
    package var attributes: Attributes

    package init(foreground: Color = .standard, background: Color = .standard, attributes: Attributes = []) {
        self.foreground = foreground
        self.background = background
        self.attributes = attributes
    }

    package static let plain = Style()
}
