// The way of a control sequence to the terminal that shows the text.

/// Wrapping for multiplexers. A sequence to be wrapped ends its strings by BEL, since ST would end the wrapping.
package enum Passage: Hashable, Sendable {
    case direct
    case tmux
    case screen
    /// tmux with `allow-passthrough off`.
    case closed

    /// GNU screen drops strings longer than 768 bytes; a long sequence goes in pieces, which the terminal puts together.
    private static let longestPiece = 512

    func wrapped(_ sequence: String) -> String {
        guard !sequence.isEmpty else { return "" }
        switch self {
        case .direct: return sequence
        case .closed: return ""
        case .tmux:
            return "\u{1B}Ptmux;" + sequence.split(separator: "\u{1B}", omittingEmptySubsequences: false).joined(separator: "\u{1B}\u{1B}")
                + "\u{1B}\\"
        case .screen: return pieces(of: sequence).map { "\u{1B}P\($0)\u{1B}\\" }.joined()
        }
    }

    private func pieces(of sequence: String) -> [String] {
        var pieces: [String] = []
        var rest = Substring(sequence)
        while !rest.isEmpty {
            pieces.append(String(rest.prefix(Self.longestPiece)))
            rest = rest.dropFirst(Self.longestPiece)
        }
        return pieces
    }
}
