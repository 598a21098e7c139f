// The reader's clipboard, which is the terminal's and not the machine's that the program runs on.
import TerminalScreen

extension NcursesTerminal {
    /// What became of a text for the clipboard.
    package enum Copying: Hashable, Sendable {
        case sent
        /// The text is longer than the terminal takes: so many bytes of base64.
        case tooLong(limit: Int)
        /// The terminal is known to have no such thing.
        case unsupported
    }

    /// Puts text on the reader's clipboard (OSC 52), through any number of hosts. Terminals that don't know it ignore it.
    package func copy(_ text: String) -> Copying {
        guard sequences.mayBeAsked, strategy.clipboard > 0 else { return .unsupported }
        guard Base64.length(of: text.utf8.count) <= strategy.clipboard else { return .tooLong(limit: strategy.clipboard) }
        // As tmux is shipped no sequence passes it, and it takes none for itself.
        if strategy.passage == .closed, identity.kind == .tmux, identity.variable("TMUX") != nil, TmuxBuffer.load(text) { return .sent }
        let sequence = "\u{1B}]52;c;\(Base64.text(of: text.utf8))\u{7}"
        // A tmux elsewhere that lets nothing pass may still take it itself (`set-clipboard on`).
        send(strategy.passage == .closed ? sequence : strategy.passage.wrapped(sequence))
        return .sent
    }
}
