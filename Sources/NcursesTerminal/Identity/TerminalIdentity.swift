// Who the terminal is: by the environment until it answers, by its answers from then on. A value, so that every terminal
// can be played in a test.
import TerminalScreen

package struct TerminalIdentity: Sendable {
    /// The answers of whom we speak with.
    package private(set) var own = AnswerRecord()
    /// Those of the terminal around GNU screen, asked through it; nil until it is.
    package private(set) var outer: AnswerRecord?
    /// The variables that are set, few: a dictionary costs more to make than it saves.
    package let setVariables: [(name: String, value: String)]
    /// A cell's width and height in pixels at the start, as the kernel knows them; nil where it doesn't. The font that it starts with tells
    /// whether it has Arabic.
    package var firstCell: SIMD2<Int>?
    /// The same as the font is now, for pictures.
    package var cellNow: SIMD2<Int>?

    /// The variables that are looked at.
    package static let variables = [
        "TERM", "TERM_PROGRAM", "TERM_PROGRAM_VERSION", "LC_TERMINAL", "LC_TERMINAL_VERSION", "VTE_VERSION", "KONSOLE_VERSION",
        "XTERM_VERSION", "KITTY_WINDOW_ID", "MLTERM", "WT_SESSION", "ZELLIJ", "INSIDE_EMACS", "NVIM", "VIM_TERMINAL", "TMUX", "TMUX_PANE", "STY",
        "COLORTERM", "SSH_CONNECTION", "TERM_FEATURES",
    ]

    /// - Parameter value: the value of a variable; nil where it isn't set.
    package init(asking value: (String) -> String?) {
        setVariables = Self.variables.compactMap { name in value(name).map { (name, $0) } }
    }

    package init(environment: [String: String]) { self.init { environment[$0] } }

    package mutating func take(_ answer: TerminalAnswer) {
        if case .multiplexer = answer { return own.take(answer) }
        if outer != nil { outer?.take(answer) } else { own.take(answer) }
    }

    /// From now on answers are those of the terminal around the multiplexer.
    mutating func turnToOuter() { outer = outer ?? AnswerRecord() }

    func variable(_ name: String) -> String? { setVariables.first { $0.name == name }?.value }
    private var term: String { variable("TERM") ?? "" }

    // MARK: Who

    /// The terminal that we speak with, a multiplexer perhaps.
    var profile: TerminalProfile {
        // libvterm answers for the editors alike.
        if let certain = own.profile { return certain.kind == .editor ? editor ?? certain : certain }
        let guess = guess
        // All others that we know would have said who they are, but for dvtm, which gives its programs its TERM.
        return !own.isSettled || !mayBeAsked || guess.kind == .dvtm ? guess : .unknown
    }

    package var kind: TerminalKind { profile.kind }
    package var title: String { own.version ?? profile.title }

    /// True when the terminal itself has said who it is.
    package var isCertain: Bool { own.profile != nil }

    /// False for those who print what they don't understand.
    package var mayBeAsked: Bool { ![.plain, .linuxConsole, .emacs].contains(guess.kind) && !isOnLinuxConsole }

    /// True on the Linux console, through GNU screen or tmux also.
    var isOnLinuxConsole: Bool {
        if term == "linux" || term.hasPrefix("linux-") || term == "screen.linux" { return true }
        return own.profile?.kind == .tmux && outerTerm?.name.hasPrefix("linux") == true
    }

    /// By TERM, which SSH keeps, then by variables.
    var guess: TerminalProfile {
        TerminalProfile.ofTerm(term) ?? editor ?? TerminalProfile.first(where: hasVariable) ?? .unknown
    }

    /// The editor whose terminal this is, by its variables: those of the terminal around it are set as well.
    private var editor: TerminalProfile? {
        TerminalProfile.table.first { [.editor, .emacsTerminal].contains($0.kind) && $0.signs.contains(where: hasVariable) }
    }

    private func hasVariable(_ sign: TerminalSign) -> Bool {
        guard case .variable(let name, let start) = sign, let value = variable(name) else { return false }
        return value.hasPrefix(start)
    }

    /// What the terminal and those around it are known by: the same for the same chain of terminals, as far as they tell. Empty until the
    /// terminal has told all that it tells.
    var chain: String {
        guard own.isSettled || !mayBeAsked else { return "" }
        let numbers = own.numbers.map { $0.count > 1 ? "\($0[0]),\($0[1])" : "" }
        return "\(profile.kind.rawValue)|\(own.version ?? numbers ?? "")|\(outerTitle ?? "")|\(term)"
    }

    /// True where inline images of iTerm2's are taken: by iTerm2, whether it tells its name or, as before 3.4, its variables alone; and by
    /// who says so in TERM_FEATURES (https://iterm2.com/feature-reporting/), letters of which a great one begins each: `F` for files.
    var takesPictureFiles: Bool {
        if let certain = own.profile { return certain.kind == .iterm2 }
        if own.version == nil, guess.kind == .iterm2 { return true }
        let features = Array((variable("TERM_FEATURES") ?? "").unicodeScalars)
        return features.indices.contains { features[$0] == "F" && !(features[($0 + 1)...].first.map { ("a"..."z").contains($0) } ?? false) }
    }

    // MARK: Around a multiplexer

    /// The terminal around a multiplexer, in words; nil when there is no multiplexer.
    package var outerTitle: String? {
        guard profile.kind.isMultiplexer else { return nil }
        if let version = outerTerm?.version, !version.isEmpty { return version }
        return outer?.version ?? (outerProfile.isCertain || outerProfile.profile.kind != .unknown ? outerProfile.profile.title : "?")
    }

    /// What tmux said: the terminal's own name for itself, the TERM that tmux was started in, whether passing through is allowed.
    var outerTerm: (version: String, name: String, mayPass: Bool)? {
        guard let text = own.outerDescription else { return nil }
        let parts = text.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3 else { return nil }
        // Before 3.3 tmux had no such option and let everything pass.
        return (parts[0], parts[1], parts[2] != "off" && parts[2] != "0")
    }

    /// The terminal around the multiplexer, and whether that is certain.
    var outerProfile: (profile: TerminalProfile, isCertain: Bool) {
        if let outerTerm {
            if let found = TerminalProfile.named(outerTerm.version) { return (found, true) }
            // Older VTE doesn't tell tmux its name, but tmux was started in it.
            if outerTerm.version.isEmpty, outerTerm.name.hasPrefix("xterm"), variable("VTE_VERSION") != nil { return (.profile(of: .vte), true) }
            return (TerminalProfile.ofTerm(outerTerm.name) ?? .unknown, false)
        }
        if let found = outer?.profile { return (found, true) }
        // An editor hands the variables of its own terminal on.
        if [.editor, .emacsTerminal].contains(kind) {
            let around = TerminalProfile.table.first { !$0.kind.isMultiplexer && $0.signs.contains(where: hasVariable) }
            return (around ?? .unknown, around != nil)
        }
        // VTE, and some that leave rows alone (foot, xterm.js, Ghostty): VTE is what most of them are.
        if kind == .mosh, own.reportsFocus == true { return (.profile(of: .vte), true) }
        // GNU screen puts the outer name behind its own.
        let name = term.hasPrefix("screen.") ? String(term.dropFirst("screen.".count)) : ""
        return (TerminalProfile.ofTerm(name) ?? .unknown, false)
    }
}
