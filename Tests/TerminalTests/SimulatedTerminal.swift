// Terminals played on a pseudo-terminal: each answers what the real one answers. docs/terminals.md tells where the answers
// are from.
import NcursesTerminal
import TerminalScreen
import TestSupport
import Testing

struct SimulatedTerminal: Sendable {
    let name: String
    var environment: [String: String?] = [:]
    /// Questions and answers; what is not here stays without an answer.
    var answers: [(question: String, answer: String)] = []
    /// What must be sent beside the plain sequences, and what takes it back.
    var switchOff = ""
    var switchOn = ""
    /// What it makes of a row.
    var order = DisplayOrder.visual
    /// True for those that answer DSR; those that answer nothing don't.
    var reportsStatus = true
    /// Columns that م with a damma, لا and ۝ take.
    var widths = (1, 2, 1)

    static let escape = "\u{1B}"
    static func version(_ text: String) -> (String, String) { ("\(escape)[>q", "\(escape)P>|\(text)\(escape)\\") }
    static func secondary(_ text: String) -> (String, String) { ("\(escape)[>c", "\(escape)[>\(text)c") }
    static func tertiary(_ text: String) -> (String, String) { ("\(escape)[=c", "\(escape)P!|\(text)\(escape)\\") }
    static func bidiMode(_ state: Int) -> (String, String) { ("\(escape)[8$p", "\(escape)[8;\(state)$y") }
    static func focus(_ final: String) -> (String, String) { ("\(escape)[?1004h", "\(escape)[\(final)") }
    static func synchronized(_ state: Int) -> (String, String) { ("\(escape)[?2026$p", "\(escape)[?2026;\(state)$y") }
    static func primary(_ text: String = "62;22") -> (String, String) { ("\(escape)[c", "\(escape)[?\(text)c") }
    static func background(_ text: String = "0000/0000/0000") -> (String, String) {
        ("\(escape)]11;?\(escape)\\", "\(escape)]11;rgb:\(text)\(escape)\\")
    }

    /// All answers, the cursor reports and the status included.
    var table: [(question: String, answer: String)] {
        answers + (answers.isEmpty || !reportsStatus ? [] : [("\(Self.escape)[5n", "\(Self.escape)[0n")]) + [
            ("\u{645}\u{64F}\(Self.escape)[6n", "\(Self.escape)[2;\(1 + widths.0)R"),
            ("\u{644}\u{627}\(Self.escape)[6n", "\(Self.escape)[2;\(1 + widths.1)R"),
            ("\u{6DD}\(Self.escape)[6n", "\(Self.escape)[2;\(1 + widths.2)R"),
        ]
    }

    static let all: [SimulatedTerminal] = [
        .init(
            name: "xterm",
            answers: [version("XTerm(379)"), secondary("41;379;0"), tertiary("00000000"), bidiMode(0), background(), primary("64;1;2")]),
        .init(name: "VTE", answers: [secondary("65;7006;1"), tertiary("7E565445"), bidiMode(1), background(), primary("65;1;9")]),
        .init(name: "mintty", answers: [version("mintty 3.6.1"), secondary("77;30601;0"), bidiMode(1), primary("64;1;2")]),
        .init(name: "WezTerm", answers: [version("WezTerm 20240203-110809"), secondary("1;277;0"), bidiMode(2), synchronized(2), primary("65;4")]),
        .init(
            name: "Konsole", answers: [version("Konsole 22.12.3"), secondary("1;115;0"), tertiary("7E4B4445"), background(), primary()],
            switchOff: "\(escape)]50;BidiRenderingEnabled=false\u{7}", switchOn: "\(escape)]50;BidiRenderingEnabled=true\u{7}"),
        .init(
            name: "mlterm", answers: [secondary("24;279;0"), tertiary("000000"), bidiMode(0), background(), primary("63;1;2")],
            switchOff: "\(escape)]5379;use_ctl=false\u{7}", switchOn: "\(escape)]5379;use_ctl=true\u{7}", widths: (1, 1, 1)),
        .init(name: "PuTTY", answers: [secondary("0;136;0"), primary("6")], order: .logical(.firstStrong)),
        .init(name: "QTerminal", answers: [secondary("0;115;0"), primary("1;2")], order: .logical(.leftToRightByStyle), widths: (1, 2, 0)),
        .init(name: "cool-retro-term", answers: [secondary("0;115;0"), primary("1;2")]),
        .init(name: "zutty", answers: [secondary("64;0;0"), background(), primary("64;1;9;15;21;22")]),
        .init(
            name: "kitty", environment: ["TERM": "xterm-kitty"],
            answers: [version("kitty(0.26.5)"), secondary("1;4000;26"), bidiMode(0), background(), primary()], order: .kittyWords),
        .init(
            name: "kitty without an Arabic font",
            answers: [
                version("kitty(0.40.0)"), primary(),
                (
                    "\(escape)P+q6b697474792d71756572792d666f6e745f66616d696c79\(escape)\\",
                    "\(escape)P1+r6b697474792d71756572792d666f6e745f66616d696c79=4669726120436f6465\(escape)\\"
                ),
            ], order: .kittyLetters),
        .init(
            name: "VTE around mosh", answers: [secondary("1;10;0"), focus("O"), primary("62")], order: .logical(.leftToRight),
            reportsStatus: false),
        .init(name: "iTerm2", answers: [version("iTerm2 3.7.1"), secondary("64;2500;0"), synchronized(2), primary()], order: .logical(.firstStrong)),
        .init(name: "Apple Terminal", answers: [secondary("1;95;0"), primary("1;2")], order: .logical(.firstStrong)),
        .init(name: "Emacs", environment: ["TERM": "eterm-color", "INSIDE_EMACS": "28.2,term:0.96"], order: .logical(.emacs)),
        .init(name: "Windows Terminal", answers: [secondary("0;10;1"), background(), synchronized(2), primary("61;1")]),
        .init(name: "Ghostty", answers: [version("ghostty 1.1.0"), synchronized(2), primary()]),
        .init(name: "xterm.js", answers: [version("xterm.js(5.5.0)"), secondary("0;276;0"), primary("1;2")]),
        .init(name: "urxvt", environment: ["TERM": "rxvt-unicode-256color"], answers: [secondary("85;95;0"), background(), primary("1;2")]),
        .init(name: "foot", environment: ["TERM": "foot"], answers: [version("foot(1.13.1)"), secondary("1;011301;0"), synchronized(2), primary()]),
        .init(name: "Alacritty", environment: ["TERM": "alacritty"], answers: [secondary("0;1700;1"), primary("6")]),
        .init(name: "st", environment: ["TERM": "st-256color"], answers: [primary("6")], reportsStatus: false),
        .init(name: "a terminal that answers nothing"),
    ]
}

extension SimulatedTerminal: CustomTestStringConvertible {
    var testDescription: String { name }
}
