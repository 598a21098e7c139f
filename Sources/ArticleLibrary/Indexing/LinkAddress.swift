// Follows a text through the addresses of marked text's links: `](address)`, on one line.
import ArabicText

/// Fed a text's scalars in order, tells which are of an address, its brackets among them.
struct LinkAddress {
    private enum State { case text, afterBracket, address, escape }
    private var state = State.text

    /// True where this scalar, like the last one, is of the text.
    @inline(__always)
    func isText(_ scalar: UInt32) -> Bool { isInText && scalar != "]" }

    /// True where no link is under way.
    var isInText: Bool {
        @inline(__always) get { state == .text }
    }

    mutating func contains(_ scalar: UInt32) -> Bool {
        let wasAddress = state == .address
        switch (state, scalar) {
        case (.text, "]"): state = .afterBracket
        case (.text, _): break
        case (.afterBracket, "("): state = .address
        case (.afterBracket, _): state = scalar == "]" ? .afterBracket : .text
        case (.address, ")"), (.address, "\n"), (.address, " "): state = .text
        case (.address, "\\"): state = .escape
        case (.address, _): break
        case (.escape, _): state = .address
        }
        return state == .address || state == .escape || wasAddress && scalar == ")"
    }
}
