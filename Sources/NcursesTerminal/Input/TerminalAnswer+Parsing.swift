// Answers as bytes. What looks like an answer and is a key is left to the decoder.

extension TerminalAnswer {
    /// A control sequence, its introducer taken off.
    init?(controlSequence body: ArraySlice<UInt8>, final: UInt8) {
        let rest = body.dropFirst()
        switch (body.first, final) {
        case (0x3F, 0x63): self = .primary(KeyDecoder.numbers(rest))
        case (0x3E, 0x63): self = .secondary(KeyDecoder.numbers(rest))
        case (_, 0x79) where body.last == 0x24:
            let isPrivate = body.first == 0x3F
            let numbers = KeyDecoder.numbers(isPrivate ? rest : body)
            guard numbers.count == 2 else { return nil }
            self = .mode(numbers[0], isPrivate: isPrivate, state: numbers[1])
        case (_, 0x52):
            let numbers = KeyDecoder.numbers(body)
            // F3 with a modifier looks like a report from the first row; no question is put from there.
            guard numbers.count == 2, numbers[0] == Probe.row else { return nil }
            self = .cursor(row: numbers[0], column: numbers[1])
        // Ready, or something is wrong with it: it has read so far.
        case (0x30, 0x6E) where body.count == 1, (0x33, 0x6E) where body.count == 1: self = .status
        default: return nil
        }
    }

    /// The contents of an OSC or a DCS.
    init?(string text: String, introducer: UInt8) {
        let (osc, dcs): (UInt8, UInt8) = (0x5D, 0x50)
        switch introducer {
        case osc where text.hasPrefix("11;rgb"): self = .background(String(text.dropFirst(3)))
        case dcs where text.hasPrefix(">|"): self = .name(Self.printable(text.dropFirst(2)))
        case dcs where text.hasPrefix("!|"): self = .tertiary(Self.printable(text.dropFirst(2)).uppercased())
        case dcs where text.hasPrefix("1+r") || text.hasPrefix("0+r"):
            let parts = text.dropFirst(3).split(separator: "=", maxSplits: 1)
            guard let name = parts.first else { return nil }
            let value = text.hasPrefix("1") && parts.count > 1 ? Probe.text(hexadecimal: parts[1]) : nil
            self = .capability(Probe.text(hexadecimal: name), value: value.map { Self.printable($0[...]) })
        default: return nil
        }
    }

    /// Names are shown to the reader: at most eighty letters, nothing that steers.
    private static func printable(_ text: Substring) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.prefix(80).filter { $0.value >= 0x20 && $0.value < 0x7F }))
    }
}
