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

/// Colours and attributes of a cell. Kept as three numbers: a screen's cells are compared with every paint, and numbers compare at once.
@usableFromInline package struct Style: Hashable, Sendable {
    @usableFromInline var foregroundNumber: UInt32
    @usableFromInline var backgroundNumber: UInt32
    @usableFromInline var attributeBits: UInt32

    package init(foreground: Color = .standard, background: Color = .standard, attributes: Attributes = []) {
        (foregroundNumber, backgroundNumber) = (foreground.number, background.number)
        attributeBits = UInt32(attributes.rawValue)
    }

    package var foreground: Color {
        get { Color(number: foregroundNumber) }
        set { foregroundNumber = newValue.number }
    }

    package var background: Color {
        get { Color(number: backgroundNumber) }
        set { backgroundNumber = newValue.number }
    }

    package var attributes: Attributes {
        get { Attributes(rawValue: UInt8(truncatingIfNeeded: attributeBits)) }
        set { attributeBits = UInt32(newValue.rawValue) }
    }

    @inlinable
    package static func == (left: Style, right: Style) -> Bool {
        left.foregroundNumber == right.foregroundNumber && left.backgroundNumber == right.backgroundNumber
            && left.attributeBits == right.attributeBits
    }

    package static let plain = Style()
}

extension Color {
    /// The highest byte tells the kind: 0 the terminal's own, 1 one of its palette, 2 sRGB, 3 and more sRGB with the terminal's colour that
    /// stands for it, 255 with the terminal's own foreground or background.
    fileprivate var number: UInt32 {
        switch self {
        case .standard: 0
        case .palette(let index): 1 << 24 | UInt32(index)
        case .rgb(let red, let green, let blue, let basic):
            (basic.map { $0 == Self.own ? 255 : 3 + UInt32(min($0, 251)) } ?? 2) << 24 | UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue)
        }
    }

    fileprivate init(number: UInt32) {
        switch number >> 24 {
        case 0: self = .standard
        case 1: self = .palette(UInt8(truncatingIfNeeded: number))
        case let kind:
            self = .rgb(
                red: UInt8(truncatingIfNeeded: number >> 16), green: UInt8(truncatingIfNeeded: number >> 8),
                blue: UInt8(truncatingIfNeeded: number),
                basic: kind == 2 ? nil : kind == 255 ? Self.own : UInt8(truncatingIfNeeded: kind - 3))
        }
    }
}
