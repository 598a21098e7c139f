// Answers as bytes. What looks like an answer and is a key is left to the decoder.
import CodePoints

extension TerminalAnswer {
    /// A control sequence, its introducer taken off.
    init?(controlSequence body: ArraySlice<UInt8>, final: UInt8) {
        let rest = body.dropFirst()
        switch (body.first.map(Unicode.Scalar.init), Unicode.Scalar(final)) {
        case ("?", "c"): self = .primary(KeyDecoder.numbers(rest))
        case (">", "c"): self = .secondary(KeyDecoder.numbers(rest))
        case (_, "y") where body.last == "$":
            let isPrivate = body.first == "?"
            let numbers = KeyDecoder.numbers(isPrivate ? rest : body)
            guard numbers.count == 2 else { return nil }
            self = .mode(numbers[0], isPrivate: isPrivate, state: numbers[1])
        case (_, "R"):
            let numbers = KeyDecoder.numbers(body)
            // F3 with a modifier looks like a report from the first row; no question is put from there.
            guard numbers.count == 2, numbers[0] == Probe.row else { return nil }
            self = .cursor(row: numbers[0], column: numbers[1])
        case (nil, "I"), (nil, "O"): self = .focus(isReported: true)
        // Ready, or something is wrong with it: it has read so far.
        case ("0", "n") where body.count == 1, ("3", "n") where body.count == 1: self = .status
        default: return nil
        }
    }

    /// The contents of an OSC or a DCS.
    init?(string text: String, introducer: UInt8) {
        let (osc, dcs, apc): (Unicode.Scalar, Unicode.Scalar, Unicode.Scalar) = ("]", "P", "_")
        switch Unicode.Scalar(introducer) {
        case osc where text.hasPrefix("11;rgb"): self = .background(String(text.dropFirst(3)))
        case osc where text.hasPrefix("50;"): self = .font(Self.printable(text.dropFirst(3)))
        case apc where text.hasPrefix("Gi=\(Probe.graphicsNumber);"): self = .graphics(isKnown: text.hasSuffix(";OK"))
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
        String(String.UnicodeScalarView(text.unicodeScalars.prefix(80).filter { (" "..."~").contains($0) }))
    }
}
