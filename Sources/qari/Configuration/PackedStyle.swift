// A style as the table of bundled themes keeps it: three numbers. Written at the build (`make docs`), read at the start.
import TerminalScreen

enum PackedStyle {
    /// Set in the third number where the theme says something of the role.
    private static let isGiven: UInt32 = 1 << 31

    static func numbers(of style: Style?) -> (UInt32, UInt32, UInt32) {
        guard let style else { return (0, 0, 0) }
        return (number(of: style.foreground), number(of: style.background), UInt32(style.attributes.rawValue) | isGiven)
    }

    static func style(_ foreground: UInt32, _ background: UInt32, _ attributes: UInt32) -> Style? {
        guard attributes & isGiven != 0 else { return nil }
        return Style(
            foreground: color(foreground), background: color(background), attributes: Attributes(rawValue: UInt8(truncatingIfNeeded: attributes)))
    }

    /// The highest byte tells the kind: 0 the terminal's own, 1 one of its palette, 2 sRGB, 3 and more sRGB with the terminal's colour
    /// that stands for it.
    private static func number(of color: Color) -> UInt32 {
        switch color {
        case .standard: 0
        case .palette(let number): 1 << 24 | UInt32(number)
        case .rgb(let red, let green, let blue, let basic):
            (basic.map { 3 + UInt32($0) } ?? 2) << 24 | UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue)
        }
    }

    private static func color(_ number: UInt32) -> Color {
        switch number >> 24 {
        case 0: .standard
        case 1: .palette(UInt8(truncatingIfNeeded: number))
        case let kind:
            .rgb(
                red: UInt8(truncatingIfNeeded: number >> 16), green: UInt8(truncatingIfNeeded: number >> 8),
                blue: UInt8(truncatingIfNeeded: number), basic: kind == 2 ? nil : UInt8(truncatingIfNeeded: kind - 3))
        }
    }
}
