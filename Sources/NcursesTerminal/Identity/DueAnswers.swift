// Which answers a terminal owes. Whoever sits at a keyboard can type any of them, at any time: only what was asked for counts, once for
// each time that it was asked.

package struct DueAnswers: Sendable {
    /// What a question brings.
    package enum Kind: Hashable, Sendable {
        case primary, secondary, tertiary, name, cursor, background, capability, font, graphics, multiplexer, status, focus
        case mode(Int, isPrivate: Bool)
    }

    /// How often each is due; nil where all count, however often.
    private var counts: [Kind: Int]?

    private init(counts: [Kind: Int]?) { self.counts = counts }

    /// Nothing has been asked.
    package init() { self.init(counts: [:]) }

    /// Every answer counts.
    package static let everything = DueAnswers(counts: nil)

    /// Questions were put, the one for DA1 last where it is among them.
    package mutating func ask(_ kinds: [Kind]) {
        for kind in kinds { counts?[kind, default: 0] += 1 }
    }

    /// What has not come by now is not waited for, and comes in vain.
    package mutating func giveUp() { if counts != nil { counts = [:] } }

    /// True while an answer of a kind is due.
    package func isDue(_ kind: Kind) -> Bool { counts.map { ($0[kind] ?? 0) > 0 } ?? false }

    /// True when an answer was due; it is no longer.
    package mutating func take(_ answer: TerminalAnswer) -> Bool {
        // Status reports pace the paints as well; whoever asks for those knows how many are due.
        guard let counts, answer != .status else { return true }
        let kind = answer.kind
        guard let count = counts[kind], count > 0 else { return false }
        // DA1 is answered last: nothing comes any more of what was asked before it. A font and the focus are asked for beside, and alone.
        self.counts = kind == .primary ? counts.filter { [.capability, .font, .focus].contains($0.key) } : counts.merging([kind: count - 1]) { $1 }
        return true
    }
}

extension TerminalAnswer {
    /// The question that it answers.
    var kind: DueAnswers.Kind {
        switch self {
        case .primary: .primary
        case .secondary: .secondary
        case .tertiary: .tertiary
        case .name: .name
        case .mode(let mode, let isPrivate, _): .mode(mode, isPrivate: isPrivate)
        case .cursor: .cursor
        case .capability: .capability
        case .status: .status
        case .background: .background
        case .font: .font
        case .focus: .focus
        case .graphics: .graphics
        case .multiplexer: .multiplexer
        }
    }
}
