// Which of a terminal's colours stands for which: exact where it can be, the nearest else, the reader's own sixteen only
// where they are meant.
import TerminalScreen
import Testing

@testable import NcursesTerminal

@Suite("Colours of a terminal")
struct ColorMapperTests {
    private func index(_ color: Color, of count: Int) -> Int32 {
        var mapper = ColorMapper(count: count)
        let index = mapper.index(of: color)
        #expect(mapper.index(of: color) == index, "What is remembered is what was found.")
        return index
    }

    @Test("direct colour is sent as it is, red foremost")
    func direct() {
        for (color, expected) in [
            (Color.rgb(red: 0x12, green: 0x34, blue: 0x56), Int32(0x123456)), (.rgb(red: 255, green: 0, blue: 0), 0xFF0000),
            (.rgb(red: 0, green: 255, blue: 0), 0xFF00),
            (.rgb(red: 0, green: 0, blue: 255), 0xFF), (.rgb(red: 0, green: 0, blue: 0), 0), (.rgb(red: 1, green: 2, blue: 3, basic: 7), 0x010203),
        ] { #expect(index(color, of: 1 << 24) == expected, "\(color)") }
    }

    @Test("with 256 the reader's own sixteen are never taken for a colour, whatever it is")
    func ownSixteen() {
        for red in stride(from: 0, through: 255, by: 51) {
            for green in stride(from: 0, through: 255, by: 51) {
                for blue in stride(from: 0, through: 255, by: 51) {
                    let color = Color.rgb(red: UInt8(red), green: UInt8(green), blue: UInt8(blue), basic: 3)
                    #expect((16..<256).contains(index(color, of: 256)), "\(color)")
                }
            }
        }
        // Those of xterm's sixteen by their values.
        for (red, green, blue) in [(205, 0, 0), (0, 0, 238), (229, 229, 229), (92, 92, 255), (127, 127, 127)] as [(UInt8, UInt8, UInt8)] {
            #expect(index(.rgb(red: red, green: green, blue: blue), of: 256) >= 16)
        }
    }

    @Test("every colour of the cube and of the greys is its own nearest")
    func exact() {
        for number in 16..<256 {
            let (red, green, blue) = ColorMapper.rgb(ofPalette: number)
            let found = index(.rgb(red: UInt8(red), green: UInt8(green), blue: UInt8(blue)), of: 256)
            // Some greys stand in both.
            #expect(ColorMapper.rgb(ofPalette: Int(found)) == (red, green, blue), "\(number)")
        }
    }

    @Test(
        "the palette is xterm's",
        arguments: [
            (16, 0, 0, 0), (21, 0, 0, 255), (46, 0, 255, 0), (196, 255, 0, 0), (231, 255, 255, 255), (67, 95, 135, 175), (232, 8, 8, 8),
            (243, 118, 118, 118),
            (255, 238, 238, 238), (1, 205, 0, 0), (12, 92, 92, 255),
        ])
    func palette(_ number: Int, _ red: Double, _ green: Double, _ blue: Double) { #expect(ColorMapper.rgb(ofPalette: number) == (red, green, blue)) }

    @Test("a colour of the palette is itself where the terminal has it, its dim kin among eight, the nearest else")
    func own() {
        for number in 0..<256 { #expect(index(.palette(UInt8(number)), of: 256) == Int32(number)) }
        for number in 0..<16 {
            #expect(index(.palette(UInt8(number)), of: 8) == Int32(number % 8) && index(.palette(UInt8(number)), of: 16) == Int32(number))
        }
        #expect(index(.palette(196), of: 16) == 9 && index(.palette(196), of: 8) == 1)
        #expect(index(.palette(231), of: 16) == 15 && index(.palette(16), of: 16) == 0)
    }

    @Test(
        "where there are but 8 or 16, a theme's own word for a colour counts; its word for the terminal's own is the terminal's",
        arguments: [8, 16, 88])
    func basic(_ count: Int) {
        #expect(index(.rgb(red: 255, green: 255, blue: 255, basic: 4), of: count) == 4)
        #expect(index(.rgb(red: 10, green: 20, blue: 30, basic: Color.own), of: count) == -1)
        #expect(index(.rgb(red: 250, green: 250, blue: 250, basic: 12), of: count) == (count == 8 ? 4 : 12))
        #expect(index(.rgb(red: 250, green: 0, blue: 0), of: count) == (count == 8 ? 1 : 9))
    }

    @Test("the terminal's own foreground and background are no colour", arguments: [0, 8, 256, 1 << 24])
    func standard(_ count: Int) { #expect(index(.standard, of: count) == -1) }
}
