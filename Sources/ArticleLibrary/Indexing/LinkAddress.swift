// Follows a text through the addresses of marked text's links: `](address)`, on one line.

/// Fed a text's scalars in order, tells which are of an address, its brackets among them.
struct LinkAddress {
    private enum State { case text, afterBracket, address, escape }
    private var state = State.text

    mutating func contains(_ scalar: UInt32) -> Bool {
        let wasAddress = state == .address
        switch (state, scalar) {
        case (.text, 0x5D): state = .afterBracket
        case (.text, _): break
        case (.afterBracket, 0x28): state = .address
        case (.afterBracket, _): state = scalar == 0x5D ? .afterBracket : .text
        case (.address, 0x29), (.address, 0x0A), (.address, 0x20): state = .text
        case (.address, 0x5C): state = .escape
        case (.address, _): break
        case (.escape, _): state = .address
        }
        return state == .address || state == .escape || wasAddress && scalar == 0x29
    }
}
