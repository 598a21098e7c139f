// Stretches the lines of a paragraph. Lines of even number choose where they are drawn out; those between keep clear of both
// neighbours: so any line can be had by itself, without those before it, and is the same however it is come to.
import ArabicText

/// Keeps the lines that were worked out.
struct ParagraphJustifier {
    /// By line; empty before the first is asked for.
    private var known: [LineStretch?] = []
    /// Scalars at the paragraph's start that stay as they are.
    private let fixed: Int
    private var justifier = LineJustifier()

    init(fixed: Int = 0) { self.fixed = fixed }

    /// - Parameters:
    ///   - starts: where the paragraph's lines start.
    ///   - count: scalars of the paragraph.
    mutating func stretch(ofLine number: Int, starts: [Int32], count: Int, _ text: JustifiedText) -> LineStretch {
        guard text.options.justification != .none, starts.count > 1 else { return .none }
        if known.isEmpty { known = Array(repeating: nil, count: starts.count) }
        if let known = known[number] { return known }
        let range = Int(starts[number])..<(number + 1 < starts.count ? Int(starts[number + 1]) : count)
        // The last line, and one that the text itself ends, are as short as they are.
        guard number + 1 < starts.count, !Self.endsInBreak(range, text.measured) else { return .none }
        var taken: [Int] = []
        if number & 1 != 0, text.options.justification == .kashida {
            for neighbour in stride(from: number - 1, through: min(number + 1, starts.count - 1), by: 2) {
                let stretch = stretch(ofLine: neighbour, starts: starts, count: count, text)
                if !stretch.kashidaColumns.isEmpty { taken += stretch.kashidaColumns }
            }
        }
        let visible = range.lowerBound..<text.measured.visibleEnd(of: range)
        let stretch = justifier.stretch(visible, of: text, number: number, from: fixed, avoiding: taken)
        known[number] = stretch
        return stretch
    }

    /// True where the line's last character is a break of the text's own (BK, CR, LF and NL of UAX #14).
    private static func endsInBreak(_ line: Range<Int>, _ measured: MeasuredText) -> Bool {
        guard let last = line.last else { return false }
        switch measured.text[last] {
        case 0x0A...0x0D, 0x85, 0x2028, 0x2029: return true
        default: return false
        }
    }
}
