// The terminals that qari knows, and what each does with a row of Arabic. docs/terminals.md says how that was found out.
import TerminalScreen

/// Who stands at the other end.
package enum TerminalKind: String, CaseIterable, Hashable, Sendable {
    case vte, mintty, wezterm, konsole, mlterm, putty, qterminal, coolRetroTerm, kitty, iterm2, appleTerminal, emacs
    case windowsTerminal, ghostty, xtermJS, contour, xterm, urxvt, foot, alacritty, st, zutty, terminology, dvtm
    case linuxConsole
    /// Answers nothing and is not asked.
    case plain
    case tmux, screen, mosh, zellij
    /// A terminal inside of an editor, which draws it into its own window: Neovim, Vim; Emacs with vterm, which reorders rows as well.
    case editor, emacsTerminal
    /// Answers, but nobody that we know.
    case unknown

    /// Something between us and the terminal that shows the text.
    package var isMultiplexer: Bool { [.tmux, .screen, .mosh, .zellij, .editor, .emacsTerminal].contains(self) }
}

/// One sign of a terminal.
enum TerminalSign: Hashable, Sendable {
    /// The beginning of its name (XTVERSION).
    case name(String)
    case unit(String)
    /// DA2's first number and the least and greatest of its second.
    case numbers(Int, ClosedRange<Int>)
    /// A variable and the beginning of its value. SSH loses most of them, and a terminal started in another inherits its
    /// variables: they serve for the first paint only.
    case variable(String, String)
    /// The beginning of TERM, which SSH keeps.
    case term(String)
}

/// What is known of a kind of terminal.
struct TerminalProfile: Sendable {
    let kind: TerminalKind
    let title: String
    let signs: [TerminalSign]
    var order: DisplayOrder = .visual
    /// What it does to rows while it can't be told not to.
    var untold: RowReordering?
    /// False where marks spoil the row although the cursor does not move by them.
    var showsMarks = true
    /// Switches its own reordering off and on again; sent when it is certain only.
    var switchOff = ""
    var switchOn = ""
    /// True where what a letter leaves beside its cell stays when the letter goes.
    var leavesSpecks = false
    /// True where a cell that is sent again as it is stays as it is drawn.
    var redrawsChangesAlone = false
    /// True where it reorders rows, and rows sent for that were seen to read right: nobody need be told.
    var isSeenRight = false
    /// True where it is asked whether it shows pictures by kitty's protocol.
    var mayHaveKittyGraphics = false
    /// How many bytes of base64 its clipboard takes by OSC 52; 0 for a terminal without.
    var clipboard = 100_000

    private static let anyVersion = 0...Int.max

    /// Every terminal. A sign stands in one row only, or in the first that should have it.
    static let table: [TerminalProfile] = [
        TerminalProfile(
            kind: .vte, title: "VTE", signs: [.name("VTE("), .unit("7E565445"), .numbers(65, 5400...Int.max), .variable("VTE_VERSION", "")],
            untold: .leftToRight, clipboard: 0),
        TerminalProfile(kind: .mintty, title: "mintty", signs: [.name("mintty"), .numbers(77, anyVersion), .variable("TERM_PROGRAM", "mintty")]),
        TerminalProfile(
            kind: .wezterm, title: "WezTerm", signs: [.name("WezTerm"), .variable("TERM_PROGRAM", "WezTerm"), .term("wezterm")],
            mayHaveKittyGraphics: true, clipboard: 1_000_000),
        TerminalProfile(
            kind: .konsole, title: "Konsole",
            signs: [.name("Konsole"), .unit("7E4B4445"), .variable("KONSOLE_VERSION", ""), .term("konsole")],
            untold: .leftToRightUnmirrored,
            // xterm sets its font by the same sequence.
            switchOff: "\u{1B}]50;BidiRenderingEnabled=false\u{7}", switchOn: "\u{1B}]50;BidiRenderingEnabled=true\u{7}", mayHaveKittyGraphics: true,
            clipboard: 0),
        TerminalProfile(
            kind: .mlterm, title: "mlterm", signs: [.name("mlterm"), .numbers(24, 279...279), .variable("MLTERM", ""), .term("mlterm")],
            switchOff: "\u{1B}]5379;use_ctl=false\u{7}", switchOn: "\u{1B}]5379;use_ctl=true\u{7}", leavesSpecks: true,
            redrawsChangesAlone: true),
        TerminalProfile(
            kind: .putty, title: "PuTTY", signs: [.name("PuTTY"), .numbers(0, 136...136), .term("putty")], order: .logical(.firstStrong),
            leavesSpecks: true, isSeenRight: true, clipboard: 0),
        TerminalProfile(
            kind: .qterminal, title: "QTerminal", signs: [.name("QTerminal"), .numbers(0, 115...115)], order: .logical(.leftToRightByStyle),
            showsMarks: false, isSeenRight: true, clipboard: 0),
        // Known by a width beside QTerminal's answers (`AnswerRecord`); it drops marks.
        TerminalProfile(kind: .coolRetroTerm, title: "cool-retro-term", signs: [], showsMarks: false, clipboard: 0),
        TerminalProfile(
            kind: .kitty, title: "kitty", signs: [.name("kitty("), .variable("KITTY_WINDOW_ID", ""), .term("xterm-kitty"), .term("kitty")],
            order: .kittyWords, mayHaveKittyGraphics: true, clipboard: 1_000_000),
        TerminalProfile(
            // Until 3.7 it left rows alone.
            kind: .iterm2, title: "iTerm2", signs: [.name("iTerm2"), .variable("LC_TERMINAL", "iTerm2"), .variable("TERM_PROGRAM", "iTerm.app")],
            order: .logical(.firstStrong), clipboard: 1_000_000),
        TerminalProfile(
            kind: .appleTerminal, title: "Terminal (macOS)",
            signs: [.numbers(1, 95...95), .variable("TERM_PROGRAM", "Apple_Terminal"), .term("nsterm")],
            order: .logical(.firstStrong), clipboard: 0),
        TerminalProfile(
            kind: .emacs, title: "Emacs", signs: [.term("eterm")], order: .logical(.emacs), showsMarks: false, isSeenRight: true, clipboard: 0),
        TerminalProfile(
            kind: .windowsTerminal, title: "Windows Terminal", signs: [.name("Windows Terminal"), .numbers(0, 10...10), .variable("WT_SESSION", "")]),
        TerminalProfile(
            kind: .ghostty, title: "Ghostty", signs: [.name("ghostty"), .variable("TERM_PROGRAM", "ghostty"), .term("xterm-ghostty")],
            mayHaveKittyGraphics: true, clipboard: 1_000_000),
        TerminalProfile(
            kind: .xtermJS, title: "xterm.js", signs: [.name("xterm.js"), .numbers(0, 276...276), .variable("TERM_PROGRAM", "vscode")]),
        TerminalProfile(kind: .contour, title: "Contour", signs: [.name("contour"), .term("contour")]),
        TerminalProfile(
            // It draws a final or isolated letter that bears a mark one cell beside its own, where the neighbour covers it (1.13).
            kind: .foot, title: "foot", signs: [.name("foot("), .term("foot")], showsMarks: false, clipboard: 1_000_000),
        TerminalProfile(
            // It draws a mark one cell beside its letter.
            kind: .alacritty, title: "Alacritty", signs: [.name("alacritty"), .term("alacritty"), .numbers(0, 1000...9999)], showsMarks: false,
            clipboard: 1_000_000),
        TerminalProfile(
            kind: .urxvt, title: "urxvt", signs: [.name("rxvt"), .numbers(85, anyVersion), .term("rxvt")], leavesSpecks: true, clipboard: 0),
        TerminalProfile(kind: .st, title: "st", signs: [.term("st-")]),
        TerminalProfile(kind: .zutty, title: "zutty", signs: [.numbers(64, 0...0)]),
        TerminalProfile(kind: .terminology, title: "Terminology", signs: [.name("terminology")]),
        // It stands between us and a terminal, says nothing of itself, and loses letters behind a mark.
        TerminalProfile(kind: .dvtm, title: "dvtm", signs: [.term("dvtm")], showsMarks: false),
        TerminalProfile(
            kind: .tmux, title: "tmux", signs: [.name("tmux "), .numbers(84, anyVersion), .term("tmux")],
            // Its input buffer holds a mebibyte.
            clipboard: 1_000_000),
        TerminalProfile(kind: .screen, title: "GNU screen", signs: [.numbers(83, anyVersion), .term("screen")]),
        TerminalProfile(kind: .mosh, title: "mosh", signs: [.numbers(1, 10...10)]),
        TerminalProfile(kind: .zellij, title: "Zellij", signs: [.name("Zellij"), .variable("ZELLIJ", "")]),
        // libvterm, which all three are made of, answers for them.
        TerminalProfile(
            kind: .emacsTerminal, title: "Emacs", signs: [.variable("INSIDE_EMACS", "vterm")], order: .logical(.emacs),
            showsMarks: false, isSeenRight: true,
            clipboard: 0),
        TerminalProfile(
            kind: .editor, title: "Vim", signs: [.name("libvterm"), .numbers(0, 100...100), .variable("NVIM", ""), .variable("VIM_TERMINAL", "")],
            clipboard: 0),
        TerminalProfile(
            kind: .xterm, title: "xterm", signs: [.name("XTerm("), .numbers(41, anyVersion), .variable("XTERM_VERSION", "")], leavesSpecks: true,
            clipboard: 1_000_000),
        TerminalProfile(kind: .linuxConsole, title: "Linux console", signs: [.term("linux")], clipboard: 0),
        TerminalProfile(
            kind: .plain, title: "plain",
            signs: ["dumb", "vt5", "vt1", "vt2", "ansi", "pcansi", "cygwin", "cons25", "wsvt25", "sun"].map { .term($0) }, clipboard: 0),
    ]

    static let unknown = TerminalProfile(kind: .unknown, title: "?", signs: [])

    static func profile(of kind: TerminalKind) -> TerminalProfile { table.first { $0.kind == kind } ?? unknown }

    /// By the name that a terminal gives itself.
    static func named(_ version: String) -> TerminalProfile? {
        first { if case .name(let start) = $0 { version.hasPrefix(start) } else { false } }
    }

    /// By the value of TERM.
    static func ofTerm(_ term: String) -> TerminalProfile? {
        first { if case .term(let start) = $0 { term.hasPrefix(start) } else { false } }
    }

    static func first(where isSeen: (TerminalSign) -> Bool) -> TerminalProfile? {
        table.first { $0.signs.contains(where: isSeen) }
    }
}
