// The answers of one terminal, and who it is by them.

/// What one terminal has answered. A multiplexer's answers and those of the terminal around it are two of these.
package struct AnswerRecord: Sendable {
    package private(set) var all: [TerminalAnswer] = []
    /// True when the last question is answered: nothing more will come.
    package private(set) var isSettled = false
    /// More than the questions put can bring: an endless stream of answers is somebody's mischief.
    private static let most = 64

    mutating func take(_ answer: TerminalAnswer) {
        guard all.count < Self.most else { return }
        // A later one ends a later question.
        if case .primary = answer, isSettled { return }
        all.append(answer)
        if case .primary = answer { isSettled = true }
    }

    /// Who it says it is: by its name, else by its unit, else by its numbers.
    var profile: TerminalProfile? {
        if let version { return TerminalProfile.named(version) }
        if let unit, let found = TerminalProfile.first(where: { $0 == .unit(unit) }) { return found }
        if let numbers, numbers.count > 1 {
            let found = TerminalProfile.first { sign in
                guard case .numbers(let first, let versions) = sign else { return false }
                return first == numbers[0] && versions.contains(numbers[1])
            }
            if let found { return found.kind == .qterminal && probedWidths.count > 2 && probedWidths[2] == 1 ? .profile(of: .coolRetroTerm) : found }
        }
        // Two letters, lam and alef, that take one column: mlterm joins them before it counts.
        return probedWidths.count > 1 && probedWidths[1] == 1 ? .profile(of: .mlterm) : nil
    }

    /// The name by XTVERSION.
    package var version: String? { first { if case .name(let name) = $0 { name } else { nil } } }
    private var unit: String? { first { if case .tertiary(let unit) = $0 { unit } else { nil } } }
    /// True when it shows pictures by kitty's protocol; and by sixels, which DA1 tells by a 4 behind the terminal's class.
    var hasKittyGraphics: Bool { all.contains(.graphics(isKnown: true)) }
    var hasSixels: Bool { first { if case .primary(let numbers) = $0 { numbers } else { nil } }?.dropFirst().contains(4) ?? false }
    var numbers: [Int]? { first { if case .secondary(let numbers) = $0 { numbers } else { nil } } }
    /// True when it answers status reports.
    var answersStatus: Bool { all.contains(.status) }
    /// What tmux said of the terminal around it.
    var outerDescription: String? {
        all.last { if case .multiplexer = $0 { true } else { false } }.flatMap { if case .multiplexer(let text) = $0 { text } else { nil } }
    }

    /// DECRQM's answer: 0 unknown, 1 set, 2 reset.
    func state(ofMode mode: Int, isPrivate: Bool) -> Int? {
        first { if case .mode(mode, isPrivate, let state) = $0 { state } else { nil } }
    }

    func capability(_ name: String) -> String? {
        first { if case .capability(name, let value) = $0 { value } else { nil } }
    }

    /// True when that question is answered, by not knowing it too.
    func hasAnswered(_ name: String) -> Bool { all.contains { if case .capability(name, _) = $0 { true } else { false } } }

    /// Whether the terminal around mosh reports its focus at once; nil until it does or has had its time.
    var reportsFocus: Bool? { first { if case .focus(let isReported) = $0 { isReported } else { nil } } }

    /// xterm's font, where it tells.
    var font: String? { first { if case .font(let name) = $0 { name } else { nil } } }

    /// Columns that م with a damma took, then those that لا and ۝ took; empty before the answers.
    package var probedWidths: [Int] {
        all.compactMap { if case .cursor(Probe.row, let column) = $0 { column - 1 } else { nil } }
    }

    private func first<Value>(_ find: (TerminalAnswer) -> Value?) -> Value? {
        for answer in all { if let value = find(answer) { return value } }
        return nil
    }
}
