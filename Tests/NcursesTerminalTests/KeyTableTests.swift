// Every key that terminals send, in each of their ways; and how much is taken of what never ends.
import TerminalScreen
import Testing

@testable import NcursesTerminal

@Suite("Keys by their bytes")
struct KeyTableTests {
    private func keys(_ text: String) -> [Key] {
        var decoder = KeyDecoder()
        return (decoder.feed(Array(text.utf8)) + (decoder.isWaiting ? decoder.timeOut() : [])).compactMap {
            if case .key(let key) = $0 { key } else { nil }
        }
    }

    @Test("Shift with Tab is its own key, in each way that it is sent", arguments: ["\u{1B}[Z", "\u{1B}[1;2Z", "\u{1B}[9;2u"])
    func backTab(_ bytes: String) {
        #expect(keys(bytes) == [Key(.tab, .shift)])
        #expect(keys("\t") == [Key(.tab)])
    }

    @Test(
        "keys with their numbers, of xterm, rxvt, the console and screen",
        arguments: [
            ("\u{1B}[1~", .home), ("\u{1B}[7~", .home), ("\u{1B}[H", .home), ("\u{1B}OH", .home), ("\u{1B}[4~", .end), ("\u{1B}[8~", .end),
            ("\u{1B}[F", .end),
            ("\u{1B}OF", .end), ("\u{1B}[2~", .insert), ("\u{1B}[3~", .delete), ("\u{1B}[5~", .pageUp), ("\u{1B}[6~", .pageDown), ("\u{1B}[A", .up),
            ("\u{1B}OB", .down),
            ("\u{1B}[C", .right), ("\u{1B}OD", .left), ("\r", .enter), ("\n", .enter), ("\u{1B}OM", .enter), ("\u{8}", .backspace),
            ("\u{7F}", .backspace),
            ("\u{1B}OP", .function(1)), ("\u{1B}[11~", .function(1)), ("\u{1B}[15~", .function(5)), ("\u{1B}[17~", .function(6)),
            ("\u{1B}[24~", .function(12)),
        ] as [(String, KeyCode)])
    func codes(_ bytes: String, _ code: KeyCode) { #expect(keys(bytes) == [Key(code)]) }

    @Test(
        "modifiers are told by one number for all keys",
        arguments: [
            (2, .shift), (3, .alt), (4, [.shift, .alt]), (5, .control), (6, [.shift, .control]), (7, [.alt, .control]),
            (8, [.shift, .alt, .control]), (1, []),
        ] as [(Int, KeyModifiers)])
    func modifiers(_ number: Int, _ modifiers: KeyModifiers) {
        #expect(keys("\u{1B}[1;\(number)A") == [Key(.up, modifiers)])
        #expect(keys("\u{1B}[5;\(number)~") == [Key(.pageUp, modifiers)])
        #expect(keys("\u{1B}[27;\(number)u") == [Key(.escape, modifiers)])
        // A letter has its shift in itself.
        #expect(keys("\u{1B}[65;\(number)u") == [Key(.character(0x41), modifiers.subtracting(.shift))])
    }

    @Test("Alt and Ctrl with letters")
    func letters() {
        #expect(keys("\u{1B}x") == [Key(.character(0x78), .alt)] && keys("\u{1B}ق") == [Key(.character(0x642), .alt)])
        #expect(keys("\u{1}") == [Key(.character(0x61), .control)] && keys("\u{1A}") == [Key(.character(0x7A), .control)])
        #expect(keys("\u{0}") == [Key(.character(0x20), .control)] && keys("\u{1F}") == [Key(.character(0x5F), .control)])
    }

    @Test("clicks count from nothing; a pointer that is moved or let go, and further buttons, are no click")
    func mouse() {
        func events(_ text: String) -> [Event] {
            var decoder = KeyDecoder()
            return decoder.feed(Array(text.utf8))
        }
        #expect(events("\u{1B}[<0;1;1M") == [.mouse(MouseEvent(button: .left, column: 0, row: 0))])
        #expect(events("\u{1B}[<2;80;24M") == [.mouse(MouseEvent(button: .right, column: 79, row: 23))])
        #expect(events("\u{1B}[<1;3;4M\u{1B}[<64;3;4M\u{1B}[<65;3;4M").count == 3)
        for silent in [
            "\u{1B}[<0;1;1m", "\u{1B}[<32;5;5M", "\u{1B}[<35;5;5M", "\u{1B}[<96;5;5M", "\u{1B}[<128;5;5M", "\u{1B}[<66;5;5M", "\u{1B}[<0;1M",
        ] {
            #expect(events(silent).isEmpty, "\(silent.dropFirst())")
        }
        // With Shift, Alt or Ctrl it is a click still.
        for number in [4, 8, 16, 28] { #expect(events("\u{1B}[<\(number);1;1M") == [.mouse(MouseEvent(button: .left, column: 0, row: 0))]) }
    }

    @Test("a paste is taken up to a megabyte, and what is behind its end is keys", arguments: [1 << 20, 1 << 20 + 1, 3 << 20])
    func pasteBound(_ count: Int) {
        var decoder = KeyDecoder()
        var events = decoder.feed(Array("\u{1B}[200~".utf8))
        let piece = [UInt8](repeating: 0x61, count: 1 << 16)
        var rest = count
        while rest > 0 {
            events += decoder.feed(piece.prefix(rest))
            rest -= min(rest, piece.count)
        }
        events += decoder.feed(Array("\u{1B}[201~q".utf8))
        guard events.count == 2, case .paste(let text) = events[0] else {
            Issue.record("\(events.count) events")
            return
        }
        #expect(text.count == min(count, 1 << 20) && events[1] == .key(.character("q")))
    }

    @Test("a sequence that never ends is given up, whatever it is", arguments: ["\u{1B}[", "\u{1B}]11;", "\u{1B}P", "\u{1B}_", "\u{1B}[?"])
    func endless(_ start: String) {
        var decoder = KeyDecoder()
        _ = decoder.feed(Array(start.utf8))
        for _ in 0..<200 { _ = decoder.feed([UInt8](repeating: 0x31, count: 50)) }
        // Nothing of it is held any more: the key behind it is one at once, but for the digits that had come since.
        _ = decoder.timeOut()
        #expect(!decoder.isWaiting)
        #expect(decoder.feed([0x71]) == [.key(.character("q"))])
    }

    @Test(
        "a background is told in any number of hexadecimal digits, and nothing else is one",
        arguments: [
            ("rgb:ff/80/00", [1, 128.0 / 255, 0]), ("rgb:ffff/0000/8000", [1, 0, 32768.0 / 65535]), ("rgb:f/0/f", [1, 0, 1]),
            ("rgba:ff/ff/ff/ff", [1, 1, 1]),
            ("rgb:ffffffff/0/0", [1, 0, 0]), ("rgb:ff/80", []), ("rgb:xx/yy/zz", []), ("rgb:fffffffffff/fffffffffff/fffffffffff", []),
            ("#ffffff", []), ("", []),
        ] as [(String, [Double])])
    func background(_ text: String, _ parts: [Double]) {
        var decoder = KeyDecoder()
        let found = decoder.feed(Array("\u{1B}]11;\(text)\u{7}".utf8)).compactMap { event -> [Double]? in
            if case .background(let red, let green, let blue) = event { [red, green, blue] } else { nil }
        }
        #expect(found == (parts.isEmpty ? [] : [parts]))
    }
}
