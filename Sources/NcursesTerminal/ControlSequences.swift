// What is sent beside ncurses, terminal by terminal. docs/terminals.md says why each is safe.

struct ControlSequences {
    let isLinuxConsole: Bool
    /// Before the first clear. Explicit mode (BDSM reset) with a left-to-right direction (SCP): a terminal that reorders
    /// then leaves our visual order alone; the others ignore both.
    let enterBeforeClear: String
    /// After the screen is taken over.
    let enter: String
    /// Asked once and not waited for: the background (OSC 11), with DA1 behind it as a fence.
    let questions: String
    /// While the screen is still ours.
    let leaveBeforeEnd: String
    /// When the shell has its screen again.
    let leave: String

    init(terminal: String, usesMouse: Bool) {
        isLinuxConsole = terminal == "linux"
        let isPlain = terminal == "dumb" || terminal == "linux"
        enterBeforeClear = isPlain ? "" : "\u{1B}[8l\u{1B}[1 k"
        enter = isPlain ? "" : "\u{1B}[?2004h" + (usesMouse ? "\u{1B}[?1000h\u{1B}[?1006h" : "")
        questions = isPlain ? "" : "\u{1B}]11;?\u{1B}\\\u{1B}[c"
        leaveBeforeEnd = isPlain ? "" : "\u{1B}[?2004l" + (usesMouse ? "\u{1B}[?1006l\u{1B}[?1000l" : "")
        leave = isPlain ? "" : "\u{1B}[8h\u{1B}[0 k"
    }

    /// Everything at once, for the moment when nothing but `write` is left: colours, cursor, the shell's screen.
    var crash: String { leaveBeforeEnd + "\u{1B}[0m\u{1B}[?25h" + (isLinuxConsole ? "\u{1B}[2J\u{1B}[H" : "\u{1B}[?1049l") + leave + "\r" }
}
