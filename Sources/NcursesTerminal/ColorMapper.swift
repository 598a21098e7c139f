// The nearest colour that a terminal has. Nearness is by OKLab, where distances are those the eye sees.
import Glibc
import TerminalScreen

package struct ColorMapper {
    /// How many colours the terminal has; 0 for none.
    package let count: Int
    /// Those that were asked for: a theme has a score of them, which are found sooner one by one than by their hashes.
    private var known: [(color: Color, index: Int32)] = []

    package init(count: Int) { self.count = count }

    /// The terminal's number for a colour; -1 for its own foreground or background.
    package mutating func index(of color: Color) -> Int32 {
        for place in known.indices where known[place].color == color { return known[place].index }
        let index = find(color)
        if known.count < Self.mostKnown { known.append((color, index)) }
        return index
    }

    /// Readers who look at one theme after another, and at pictures.
    private static let mostKnown = 512

    private func find(_ color: Color) -> Int32 {
        switch color {
        case .standard: return -1
        case .palette(let number): return own(number)
        case .rgb(let red, let green, let blue, let basic):
            if count < 256, let basic { return basic == Color.own ? -1 : own(basic) }
            if count >= 1 << 24 { return Int32(red) << 16 | Int32(green) << 8 | Int32(blue) }
            return nearest(to: (Double(red), Double(green), Double(blue)))
        }
    }

    /// One of the terminal's own; its dim kin where it lacks the bright ones.
    private func own(_ number: UInt8) -> Int32 {
        if Int(number) < count { return Int32(number) }
        return number < 16 ? Int32(number % 8) : nearest(to: Self.rgb(ofPalette: Int(number)))
    }

    private func nearest(to color: (Double, Double, Double)) -> Int32 {
        let wanted = Self.lab(color)
        // The first sixteen are whatever the reader made of them; with 256 the others are certain.
        let range = count >= 256 ? 16..<256 : 0..<min(16, max(8, count))
        var best = (index: 0, distance: Double.infinity)
        Self.palette.withUnsafeBufferPointer { palette in
            for index in range {
                let distance = SIMD3(palette[3 * index], palette[3 * index + 1], palette[3 * index + 2]) - wanted
                let sum = (distance * distance).sum()
                if sum < best.distance { best = (index, sum) }
            }
        }
        return Int32(best.index)
    }

    /// xterm's first sixteen, three numbers each.
    private static let basic: [Double] = [
        0, 0, 0, 205, 0, 0, 0, 205, 0, 205, 205, 0, 0, 0, 238, 205, 0, 205, 0, 205, 205, 229, 229, 229,
        127, 127, 127, 255, 0, 0, 0, 255, 0, 255, 255, 0, 92, 92, 255, 255, 0, 255, 0, 255, 255, 255, 255, 255,
    ]
    /// The steps of the colour cube.
    private static let steps: [Double] = [0, 95, 135, 175, 215, 255]

    /// xterm's palette.
    package static func rgb(ofPalette index: Int) -> (Double, Double, Double) {
        if index < 16 { return (basic[3 * index], basic[3 * index + 1], basic[3 * index + 2]) }
        if index >= 232 {
            let grey = Double(8 + (index - 232) * 10)
            return (grey, grey, grey)
        }
        let cube = index - 16
        return (steps[cube / 36], steps[cube / 6 % 6], steps[cube % 6])
    }

    /// One of sRGB's values, 0–255, as light.
    private static func linear(_ number: Double) -> Double {
        let value = number / 255
        return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }

    /// A colour as the eye measures it.
    /// - Parameter color: whole numbers, 0–255.
    package static func lab(_ color: (Double, Double, Double)) -> SIMD3<Double> {
        let (red, green, blue) = (linear(color.0), linear(color.1), linear(color.2))
        let long = cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
        let middle = cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
        let short = cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
        return SIMD3(
            0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
            1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
            0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short)
    }
}
