// Styles as ncurses takes them, on terminals of no, few, many and all colours. ncurses itself is asked, with its output
// going nowhere; it has one screen at a time, so these tests come one after the other.
import CNcurses
import Glibc
import TerminalScreen
import Testing

@testable import NcursesTerminal

@Suite("Styles on a terminal", .serialized)
struct StyleDresserTests {
    private static let black = Color.palette(0)

    /// Dresses a style on an open screen of a terminal.
    private func worn(_ style: Style, on terminal: String) throws -> StyleDresser.Worn {
        let (output, input) = (try #require(fopen("/dev/null", "w")), try #require(fopen("/dev/null", "r")))
        let screen = try #require(newterm(terminal, output, input), "There is no terminfo entry \(terminal).")
        defer {
            endwin()
            delscreen(screen)
            fclose(output)
            fclose(input)
        }
        var dresser = StyleDresser()
        dresser.start()
        let worn = dresser.dress(style)
        #expect(dresser.dress(style) == worn)
        return worn
    }

    @Test("each attribute is ncurses's own, alone and together, with no screen too")
    func attributes() {
        let each: [(Attributes, Int32)] = [
            (.bold, Int32(QARI_BOLD)), (.dim, Int32(QARI_DIM)), (.underline, Int32(QARI_UNDERLINE)), (.reverse, Int32(QARI_REVERSE)),
            (.italic, Int32(QARI_ITALIC)),
        ]
        var dresser = StyleDresser()
        for (attribute, bit) in each {
            let worn = dresser.dress(Style(foreground: Self.black, attributes: attribute))
            #expect(worn.attributes == bit && worn.pair == 0)
        }
        let all = dresser.dress(Style(attributes: each.reduce(into: Attributes()) { $0.insert($1.0) }))
        #expect(all.attributes == each.reduce(0) { $0 | $1.1 })
        #expect(dresser.dress(.plain).attributes == 0)
    }

    @Test("bold black is not bold where that is grey, and is where colours are many")
    func boldBlack() throws {
        let style = Style(foreground: Self.black, background: .palette(7), attributes: [.bold, .underline])
        #expect(try worn(style, on: "xterm").attributes == Int32(QARI_UNDERLINE))
        #expect(try worn(style, on: "xterm-16color").attributes == Int32(QARI_UNDERLINE))
        #expect(try worn(style, on: "xterm-256color").attributes == Int32(QARI_BOLD | QARI_UNDERLINE))
        // Another colour stays bold, and so does what wears no colours.
        for other in [Style(foreground: .palette(1), background: .palette(7), attributes: .bold), Style(attributes: .bold)] {
            #expect(try worn(other, on: "xterm").attributes == Int32(QARI_BOLD))
        }
        #expect(try worn(style, on: "vt100").attributes == Int32(QARI_BOLD | QARI_UNDERLINE))
    }

    @Test("a pair of colours has one number, the terminal's own colours none, and neither has a terminal without colours")
    func pairs() throws {
        let style = Style(foreground: .palette(1), background: .palette(4))
        #expect(try worn(style, on: "vt100").pair == 0)
        #expect(try worn(.plain, on: "xterm-256color").pair == 0)
        let (output, input) = (try #require(fopen("/dev/null", "w")), try #require(fopen("/dev/null", "r")))
        let screen = try #require(newterm("xterm-256color", output, input))
        defer {
            endwin()
            delscreen(screen)
            fclose(output)
            fclose(input)
        }
        var dresser = StyleDresser()
        dresser.start()
        #expect(dresser.colors.count == 256)
        let (first, second) = (dresser.dress(style).pair, dresser.dress(Style(foreground: .palette(4), background: .palette(1))).pair)
        #expect(first > 0 && second > 0 && first != second)
        #expect(dresser.dress(Style(foreground: .palette(1), background: .palette(4), attributes: .bold)).pair == first)
    }

    @Test("direct colour is the terminal's where its terminfo says so") func direct() throws {
        let (output, input) = (try #require(fopen("/dev/null", "w")), try #require(fopen("/dev/null", "r")))
        let screen = try #require(newterm("xterm-direct", output, input))
        defer {
            endwin()
            delscreen(screen)
            fclose(output)
            fclose(input)
        }
        var dresser = StyleDresser()
        dresser.start()
        #expect(dresser.colors.count == 1 << 24)
    }

    @Test(
        "the entry of direct colour is asked for only where the terminal says that it has it, and is known to read it",
        arguments: [
            ("vte-256color", "truecolor", "VTE(7600)", "vte-direct"), ("xterm-256color", "24bit", "VTE(7600)", "xterm-direct"),
            ("foot", "truecolor", "foot(1.13.1)", "foot-direct"),
            ("xterm-256color", "", "VTE(7600)", nil), ("xterm-256color", "yes", "VTE(7600)", nil), ("xterm-256color", "truecolor", "XTerm(379)", nil),
            ("konsole-256color", "truecolor", "Konsole 22.12.3", "konsole-direct"),
        ] as [(String, String, String, String?)])
    func directName(_ name: String, _ colors: String, _ answer: String, _ expected: String?) {
        var identity = TerminalIdentity(environment: ["TERM": name, "COLORTERM": colors])
        identity.take(.name(answer))
        #expect(StyleDresser.directColorName(identity) == expected)
    }
}
