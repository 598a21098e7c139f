// What a terminal answers to our questions, read from the same stream as the keys.

package enum TerminalAnswer: Hashable, Sendable {
    /// DA1, which every terminal answers: asked last, it tells that nothing more will come.
    case primary([Int])
    /// DA2: a terminal's kind and version by numbers.
    case secondary([Int])
    /// DA3: a terminal's unit, in hexadecimal.
    case tertiary(String)
    /// XTVERSION: name and version in words.
    case name(String)
    /// DECRQM: 0 unknown, 1 set, 2 reset, 3 and 4 for ever so.
    case mode(Int, isPrivate: Bool, state: Int)
    /// CPR: where the cursor stands, from 1.
    case cursor(row: Int, column: Int)
    /// XTGETTCAP and kitty's own questions by the same sequence; nil for what the terminal doesn't know.
    case capability(String, value: String?)
    /// DSR: it is there, and has read all that was sent before the question.
    case status
    /// Whether a report of focus came at once on asking for such reports, or none in time.
    case focus(isReported: Bool)
    /// OSC 50: xterm's font.
    case font(String)
    /// OSC 11.
    case background(String)
    /// Whether it shows pictures by kitty's protocol.
    case graphics(isKnown: Bool)
    /// What `tmux display` said of the terminal around tmux.
    case multiplexer(String)

    /// The answer in words for a report.
    package var words: String {
        switch self {
        case .primary(let numbers): "DA1 \(Self.list(numbers))"
        case .secondary(let numbers): "DA2 \(Self.list(numbers))"
        case .tertiary(let unit): "DA3 \(unit)"
        case .name(let name): "XTVERSION \(name)"
        case .mode(let mode, let isPrivate, let state): "DECRQM \(isPrivate ? "?" : "")\(mode) = \(state)"
        case .cursor(let row, let column): "CPR \(row);\(column)"
        case .capability(let name, let value): "XTGETTCAP \(name) = \(value ?? "?")"
        case .status: "DSR 0"
        case .focus(let isReported): "DECSET ?1004 \(isReported ? "reports at once" : "is silent")"
        case .font(let name): "OSC 50 \(name)"
        case .background(let color): "OSC 11 \(color)"
        case .graphics(let isKnown): "APC G \(isKnown ? "OK" : "?")"
        case .multiplexer(let text): "tmux display \(text)"
        }
    }

    private static func list(_ numbers: [Int]) -> String { numbers.map(String.init).joined(separator: ";") }
}
