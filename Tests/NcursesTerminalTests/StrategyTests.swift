// From who the terminal is to what is sent: each terminal by its own answers, and by the environment before it answers.
import TerminalScreen
import Testing

@testable import NcursesTerminal

@Suite("Strategy for each terminal")
struct StrategyTests {
    /// A terminal with its answers, the fence included.
    struct Played: Sendable, CustomTestStringConvertible {
        let name: String
        var environment = ["TERM": "xterm-256color"]
        let answers: [TerminalAnswer]
        let kind: TerminalKind
        let order: DisplayOrder
        var switchOff = ""
        var isHinted = false
        var testDescription: String { name }

        var identity: TerminalIdentity {
            var identity = TerminalIdentity(environment: environment)
            for answer in answers { identity.take(answer) }
            return identity
        }
    }

    static let terminals: [Played] = [
        Played(
            name: "VTE 0.70",
            answers: [.secondary([65, 7006, 1]), .tertiary("7E565445"), .mode(8, isPrivate: false, state: 1), .primary([65, 1, 9])], kind: .vte,
            order: .visual),
        Played(
            name: "VTE 0.76", answers: [.name("VTE(7600)"), .secondary([65, 7600, 1]), .mode(8, isPrivate: false, state: 1), .primary([61])],
            kind: .vte, order: .visual),
        Played(
            name: "mintty", answers: [.name("mintty 3.6.1"), .secondary([77, 30601, 0]), .mode(8, isPrivate: false, state: 1), .primary([64])],
            kind: .mintty, order: .visual),
        Played(
            name: "WezTerm", answers: [.name("WezTerm 20240203"), .secondary([1, 277, 0]), .mode(8, isPrivate: false, state: 2), .primary([65])],
            kind: .wezterm, order: .visual),
        Played(
            name: "Konsole", answers: [.name("Konsole 22.12.3"), .secondary([1, 115, 0]), .tertiary("7E4B4445"), .primary([62])], kind: .konsole,
            order: .visual, switchOff: "\u{1B}]50;BidiRenderingEnabled=false\u{7}"),
        Played(
            name: "mlterm",
            answers: [
                .secondary([24, 279, 0]), .tertiary("000000"), .mode(8, isPrivate: false, state: 0), .cursor(row: 2, column: 2),
                .cursor(row: 2, column: 2), .primary([63]),
            ], kind: .mlterm, order: .visual, switchOff: "\u{1B}]5379;use_ctl=false\u{7}"),
        Played(name: "PuTTY", answers: [.secondary([0, 136, 0]), .primary([6])], kind: .putty, order: .logical(.firstStrong)),
        Played(
            name: "Neovim in VTE", environment: ["TERM": "xterm-256color", "NVIM": "/run/n", "VTE_VERSION": "7006"],
            answers: [.secondary([0, 100, 0]), .primary([1, 2])], kind: .editor, order: .logical(.leftToRight)),
        Played(
            name: "Neovim in Konsole", environment: ["TERM": "xterm-256color", "NVIM": "/run/n", "KONSOLE_VERSION": "221203"],
            answers: [.secondary([0, 100, 0]), .primary([1, 2])], kind: .editor, order: .logical(.leftToRightUnmirrored)),
        Played(
            name: "Vim in kitty", environment: ["TERM": "xterm-256color", "VIM_TERMINAL": "900", "KITTY_WINDOW_ID": "1"],
            answers: [.name("libvterm(0.3)"), .secondary([0, 100, 0]), .primary([1, 2])], kind: .editor, order: .kittyWords),
        Played(
            name: "Neovim in xterm", environment: ["TERM": "xterm-256color", "NVIM": "/run/n", "XTERM_VERSION": "XTerm(379)"],
            answers: [.secondary([0, 100, 0]), .primary([1, 2])], kind: .editor, order: .visual),
        Played(
            name: "an editor on the other side of SSH", answers: [.secondary([0, 100, 0]), .primary([1, 2])], kind: .editor, order: .visual,
            isHinted: true),
        Played(
            name: "Emacs vterm", environment: ["TERM": "xterm-256color", "INSIDE_EMACS": "vterm,title:s,directory:/"],
            answers: [.secondary([0, 100, 0]), .primary([1, 2])], kind: .emacsTerminal, order: .logical(.emacs)),
        Played(
            name: "Emacs vterm in VTE", environment: ["TERM": "xterm-256color", "INSIDE_EMACS": "vterm", "VTE_VERSION": "7006"],
            answers: [.secondary([0, 100, 0]), .primary([1, 2])], kind: .emacsTerminal,
            order: .nested(outer: .logical(.leftToRight), inner: .emacs)),
        Played(
            name: "QTerminal", answers: [.secondary([0, 115, 0]), .primary([1, 2])], kind: .qterminal, order: .logical(.leftToRightByStyle)),
        Played(
            name: "QTerminal by its widths",
            answers: [.secondary([0, 115, 0])] + [2, 3, 1].map { .cursor(row: 2, column: $0) } + [.primary([1, 2])], kind: .qterminal,
            order: .logical(.leftToRightByStyle)),
        Played(
            name: "cool-retro-term",
            answers: [.secondary([0, 115, 0])] + [2, 3, 2].map { .cursor(row: 2, column: $0) } + [.primary([1, 2])], kind: .coolRetroTerm,
            order: .visual),
        Played(name: "zutty", answers: [.secondary([64, 0, 0]), .primary([64, 1])], kind: .zutty, order: .visual),
        Played(name: "kitty", answers: [.name("kitty(0.26.5)"), .secondary([1, 4000, 26]), .primary([62])], kind: .kitty, order: .kittyWords),
        Played(
            name: "kitty with Fira Code",
            answers: [.name("kitty(0.40.0)"), .primary([62]), .capability("kitty-query-font_family", value: "Fira Code")], kind: .kitty,
            order: .kittyLetters),
        Played(
            name: "kitty with DejaVu Sans Mono",
            answers: [.name("kitty(0.26.5)"), .primary([62]), .capability("kitty-query-font_family", value: "DejaVuSansMono")], kind: .kitty,
            order: .kittyOneFont),
        Played(
            name: "kitty with Cascadia Code, which has ligatures of another make",
            answers: [.name("kitty(0.40.0)"), .primary([62]), .capability("kitty-query-font_family", value: "Cascadia Code")], kind: .kitty,
            order: .kittyWords),
        Played(
            name: "iTerm2 3.7", answers: [.name("iTerm2 3.7.0"), .secondary([64, 2500, 0]), .primary([62])], kind: .iterm2,
            order: .logical(.firstStrong), isHinted: true),
        Played(name: "iTerm2 3.5", answers: [.name("iTerm2 3.5.2"), .primary([62])], kind: .iterm2, order: .visual),
        Played(
            name: "Apple Terminal", answers: [.secondary([1, 95, 0]), .primary([1, 2])], kind: .appleTerminal, order: .logical(.firstStrong),
            isHinted: true),
        Played(
            name: "Emacs term", environment: ["TERM": "eterm-color", "INSIDE_EMACS": "28.2,term:0.96"], answers: [], kind: .emacs,
            order: .logical(.emacs)),
        Played(name: "Windows Terminal", answers: [.secondary([0, 10, 1]), .primary([61])], kind: .windowsTerminal, order: .visual),
        Played(name: "Ghostty", answers: [.name("ghostty 1.1.0"), .primary([62])], kind: .ghostty, order: .visual),
        Played(name: "xterm.js", answers: [.name("xterm.js(5.5.0)"), .secondary([0, 276, 0]), .primary([1, 2])], kind: .xtermJS, order: .visual),
        Played(name: "Contour", answers: [.name("contour 0.4.3"), .primary([62])], kind: .contour, order: .visual),
        Played(
            name: "xterm",
            answers: [.name("XTerm(379)"), .secondary([41, 379, 0]), .tertiary("00000000"), .mode(8, isPrivate: false, state: 0), .primary([64])],
            kind: .xterm, order: .visual),
        Played(
            name: "urxvt", environment: ["TERM": "rxvt-unicode-256color"], answers: [.secondary([85, 95, 0]), .primary([1, 2])], kind: .urxvt,
            order: .visual),
        Played(
            name: "foot", environment: ["TERM": "foot"], answers: [.name("foot(1.13.1)"), .secondary([1, 11301, 0]), .primary([62])], kind: .foot,
            order: .visual),
        Played(
            name: "Alacritty", environment: ["TERM": "alacritty"], answers: [.secondary([0, 1700, 1]), .primary([6])], kind: .alacritty,
            order: .visual),
        Played(name: "st", environment: ["TERM": "st-256color"], answers: [.primary([6])], kind: .unknown, order: .visual),
        Played(
            name: "st started in kitty", environment: ["TERM": "st-256color", "KITTY_WINDOW_ID": "1"], answers: [.primary([6])], kind: .unknown,
            order: .visual),
        Played(
            name: "xterm started in Konsole", environment: ["TERM": "xterm", "KONSOLE_VERSION": "221203"],
            answers: [.name("XTerm(379)"), .primary([64])], kind: .xterm, order: .visual),
        Played(name: "Linux console", environment: ["TERM": "linux"], answers: [], kind: .linuxConsole, order: .visual),
        Played(
            name: "mosh, its terminal's focus not known yet", answers: [.secondary([1, 10, 0]), .primary([62])], kind: .mosh, order: .visual),
        Played(
            name: "mosh in VTE", answers: [.secondary([1, 10, 0]), .primary([62]), .focus(isReported: true)], kind: .mosh,
            order: .logical(.leftToRight), isHinted: true),
        Played(
            name: "mosh in a terminal that reports no focus at once",
            answers: [.secondary([1, 10, 0]), .primary([62]), .focus(isReported: false)], kind: .mosh, order: .visual, isHinted: true),
        Played(name: "silent xterm-256color", answers: [], kind: .unknown, order: .visual),
        Played(name: "silent kitty", environment: ["TERM": "xterm-kitty"], answers: [], kind: .kitty, order: .kittyWords),
        Played(
            name: "silent Konsole", environment: ["TERM": "xterm-256color", "KONSOLE_VERSION": "221203"], answers: [], kind: .konsole, order: .visual),
    ]

    @Test("order and switches", arguments: terminals)
    func order(_ played: Played) {
        let strategy = Strategy(played.identity, choice: .auto)
        #expect(played.identity.kind == played.kind)
        #expect(strategy.order == played.order)
        #expect(strategy.passage.wrapped(strategy.switchOff) == played.switchOff)
        #expect(strategy.switchOff.isEmpty == strategy.switchOn.isEmpty)
        #expect((strategy.traits.hint != nil) == played.isHinted)
    }

    @Test("the reader's word overrides whatever the terminal says", arguments: terminals)
    func choice(_ played: Played) {
        for (choice, order) in [
            (BidiChoice.visual, DisplayOrder.visual), (.kitty, .kittyWords), (.kittyLetters, .kittyLetters),
            (.logicalLeftToRight, .logical(.leftToRight)),
        ] {
            let strategy = Strategy(played.identity, choice: choice)
            #expect(strategy.order == order || order == .kittyWords && played.order == .kittyOneFont && strategy.order == .kittyOneFont)
            #expect(strategy.traits.hint == nil)
            // Where the terminal's own reordering is made use of, it is not switched off.
            if order != .visual { #expect(!strategy.usesBDSM && strategy.switchOff.isEmpty) }
        }
        guard case .logical = Strategy(played.identity, choice: .logical).order else {
            Issue.record("not logical")
            return
        }
    }

    @Test("the key steps through all orders but the one in force, and comes back to the program's own", arguments: terminals)
    func trials(_ played: Played) {
        var traits = Strategy(played.identity, choice: .auto).traits
        var shown: [DisplayOrder] = []
        for _ in 0..<BidiChoice.allCases.count {
            traits.choice = traits.nextChoice
            if traits.choice == .auto { break }
            shown.append(Strategy(played.identity, choice: traits.choice).order)
        }
        #expect(traits.choice == .auto)
        #expect(Set(shown).count == shown.count)
        #expect(!shown.contains(played.order))
        #expect(shown.count >= 4)
    }

    @Test("answers that come one by one never make a terminal that has not answered yet another one", arguments: terminals)
    func oneByOne(_ played: Played) {
        var identity = TerminalIdentity(environment: played.environment)
        for answer in played.answers {
            identity.take(answer)
            let strategy = Strategy(identity, choice: .auto)
            if !identity.isCertain { #expect(strategy.switchOff.isEmpty, "A switch is for a terminal that has said who it is.") }
            if !identity.own.isSettled { #expect(strategy.traits.hint == nil) }
        }
    }

    // MARK: Marks and digits

    @Test("marks are hidden where a mark takes a column, and shown where the cursor says that it takes none")
    func marks() {
        for (column, shows) in [(2, true), (3, false)] {
            var identity = TerminalIdentity(environment: ["TERM": "xterm-256color"])
            identity.take(.name("terminology 1.13"))
            identity.take(.cursor(row: 2, column: column))
            #expect(Strategy(identity, choice: .auto).traits.showsMarks == shows)
        }
    }

    @Test("behind mosh marks are hidden until the order says which terminal is around it")
    func marksBehindMosh() {
        var identity = TerminalIdentity(environment: ["TERM": "xterm-256color"])
        for answer: TerminalAnswer in [.secondary([1, 10, 0]), .primary([62]), .focus(isReported: false)] { identity.take(answer) }
        #expect(!Strategy(identity, choice: .auto).traits.showsMarks)
        #expect(Strategy(identity, choice: .konsole).traits.showsMarks)
        var inVTE = TerminalIdentity(environment: ["TERM": "xterm-256color"])
        for answer: TerminalAnswer in [.secondary([1, 10, 0]), .primary([62]), .focus(isReported: true)] { inVTE.take(answer) }
        #expect(Strategy(inVTE, choice: .auto).traits.showsMarks)
    }

    @Test("dvtm, which says nothing of itself, gets no marks: it loses the letters behind them")
    func dvtm() {
        var identity = TerminalIdentity(environment: ["TERM": "dvtm-256color"])
        #expect(!Strategy(identity, choice: .auto).traits.showsMarks)
        for answer: TerminalAnswer in [.cursor(row: 1, column: 0), .primary([6])] { identity.take(answer) }
        let strategy = Strategy(identity, choice: .auto)
        #expect(!strategy.traits.showsMarks && strategy.order == .visual && strategy.traits.hint == nil)
    }

    @Test("xterm's fonts of bitmaps are known by its word or by the size of a cell, and that they have no Arabic letters is said")
    func xtermFonts() {
        for (font, cell, isHinted) in [
            ("-misc-fixed-medium-r-semicondensed--13-120-75-75-c-60-iso10646-1", nil, true), ("fixed", nil, true), ("6x13", SIMD2(6, 13), true),
            ("-misc-fixed-medium-r-normal--20-200-75-75-c-100-iso10646-1", nil, false), ("9x15", nil, false),
            ("DejaVu Sans Mono", SIMD2(6, 13), false), (nil, SIMD2(6, 13), true), (nil, SIMD2(13, 27), false), (nil, nil, false),
        ] as [(String?, SIMD2<Int>?, Bool)] {
            var identity = TerminalIdentity(environment: ["TERM": "xterm"])
            identity.firstCell = cell
            for answer: TerminalAnswer in [.name("XTerm(379)"), .primary([64])] { identity.take(answer) }
            if let font { identity.take(.font(font)) }
            #expect((Strategy(identity, choice: .auto).traits.hint == .lacksArabic) == isHinted, "\(font ?? "?")")
        }
    }

    @Test("the Linux console has neither marks nor Arabic-Indic digits, and is asked nothing", arguments: ["linux", "linux-16color", "screen.linux"])
    func linuxConsole(_ term: String) {
        let identity = TerminalIdentity(environment: ["TERM": term])
        let strategy = Strategy(identity, choice: .auto)
        #expect(!strategy.traits.showsMarks && !strategy.traits.hasArabicDigits)
        #expect(!identity.mayBeAsked)
        #expect(!strategy.usesBDSM)
    }

    // MARK: Multiplexers

    private static func sequences(_ strategy: Strategy) -> ControlSequences {
        ControlSequences(usesMouse: false, mayBeAsked: true, strategy: strategy, rows: 2)
    }

    private func inTmux(_ description: String?, environment: [String: String] = ["TERM": "tmux-256color", "TMUX": "/tmp/s,1,0"]) -> TerminalIdentity {
        var identity = TerminalIdentity(environment: environment)
        for answer: TerminalAnswer in [.name("tmux 3.3a"), .secondary([84, 0, 0]), .primary([1, 2, 4])] { identity.take(answer) }
        if let description { identity.take(.multiplexer(description)) }
        return identity
    }

    @Test("through tmux the outer terminal's switch is wrapped, and BDSM before it")
    func tmuxPasses() {
        let strategy = Strategy(inTmux("Konsole 22.12.3|xterm-256color|on"), choice: .auto)
        #expect(strategy.order == .visual)
        #expect(Self.sequences(strategy).switchOff == "\u{1B}Ptmux;\u{1B}\u{1B}]50;BidiRenderingEnabled=false\u{7}\u{1B}\\")
        let vte = Self.sequences(Strategy(inTmux("VTE(7600)|xterm-256color|1"), choice: .auto))
        let rows = (
            on: "[1;1H\u{1B}\u{1B}[8l\u{1B}\u{1B}[1 k\u{1B}\u{1B}[2;1H\u{1B}\u{1B}[8l",
            off: "[1;1H\u{1B}\u{1B}[8h\u{1B}\u{1B}[0 k\u{1B}\u{1B}[2;1H\u{1B}\u{1B}[8h"
        )
        #expect(vte.switchOff.hasPrefix("\u{1B}Ptmux;\u{1B}\u{1B}7\u{1B}\u{1B}" + rows.on))
        #expect(vte.switchOn.hasPrefix("\u{1B}Ptmux;\u{1B}\u{1B}7\u{1B}\u{1B}" + rows.off))
        #expect(strategy.traits.hint == nil)
    }

    @Test(
        "the terminal around tmux decides the order",
        arguments: [
            ("kitty(0.26.5)|xterm-kitty|on", DisplayOrder.kittyWords, false), ("kitty(0.26.5)|xterm-kitty|off", .kittyWords, false),
            ("|xterm-kitty|off", .kittyWords, false), ("|putty-256color|on", .logical(.firstStrong), false), ("|st-256color|off", .visual, false),
            ("XTerm(379)|xterm-256color|off", .visual, false), ("|xterm-256color|on", .visual, false),
            // It may be one that reorders, and can't be reached.
            ("|xterm-256color|off", .visual, true),
            // It is one that reorders, and can't be reached: its reordering is made use of.
            ("VTE(7600)|xterm-256color|off", .logical(.leftToRight), false),
            ("Konsole 22.12.3|xterm-256color|off", .logical(.leftToRightUnmirrored), false),
            // tmux in tmux.
            ("tmux 3.3a|tmux-256color|on", .visual, true), ("", .visual, true),
        ])
    func aroundTmux(_ description: String, _ order: DisplayOrder, _ isHinted: Bool) {
        let strategy = Strategy(inTmux(description), choice: .auto)
        #expect(strategy.order == order)
        #expect((strategy.traits.hint != nil) == isHinted)
    }

    @Test("nothing is wrapped before tmux itself has answered, and no hint given before it has said what is around it")
    func tmuxNotYet() {
        let silent = Strategy(TerminalIdentity(environment: ["TERM": "tmux-256color", "TMUX": "/tmp/s,1,0"]), choice: .auto)
        #expect(silent.passage.wrapped(silent.switchOff).isEmpty)
        #expect(Strategy(inTmux(nil), choice: .auto).traits.hint == nil)
        // A tmux on the other side of SSH can't be asked.
        #expect(Strategy(inTmux(nil, environment: ["TERM": "tmux-256color"]), choice: .auto).passage == .tmux)
    }

    @Test("GNU screen lets the outer terminal answer for itself")
    func screen() {
        var identity = TerminalIdentity(environment: ["TERM": "screen.xterm-256color", "STY": "1.pts"])
        for answer: TerminalAnswer in [.secondary([83, 40900, 0]), .primary([1, 2])] { identity.take(answer) }
        identity.turnToOuter()
        for answer: TerminalAnswer in [.secondary([24, 279, 0]), .primary([63])] { identity.take(answer) }
        let strategy = Strategy(identity, choice: .auto)
        #expect(identity.kind == .screen)
        #expect(strategy.order == .visual)
        #expect(Self.sequences(strategy).switchOff == "\u{1B}P\u{1B}]5379;use_ctl=false\u{7}\u{1B}\\")
    }

    @Test("a long sequence goes through GNU screen in pieces that it takes")
    func pieces() {
        let sequence = "\u{1B}]52;c;" + String(repeating: "QUJD", count: 1000) + "\u{7}"
        let wrapped = Passage.screen.wrapped(sequence)
        let pieces = wrapped.components(separatedBy: "\u{1B}\\").filter { !$0.isEmpty }
        #expect(pieces.allSatisfy { $0.hasPrefix("\u{1B}P") && $0.utf8.count <= 768 })
        #expect(pieces.map { $0.dropFirst(2) }.joined() == sequence)
    }
}

extension String {
    /// Parts between a separator, without Foundation.
    fileprivate func components(separatedBy separator: String) -> [String] {
        var parts = [""]
        var rest = self[...]
        while let first = rest.first {
            if rest.hasPrefix(separator) {
                parts.append("")
                rest = rest.dropFirst(separator.count)
            } else {
                parts[parts.count - 1].append(first)
                rest = rest.dropFirst()
            }
        }
        return parts
    }
}
