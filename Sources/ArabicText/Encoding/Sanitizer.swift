// What outside text loses where it enters, once: control characters, terminal escape sequences, overrides of direction
// (an attack, CVE-2021-42574, and no typography) and noncharacters. Isolates, embeddings, marks and joiners stay: they
// take part in layout and vanish there.

/// Cleans one line of code points in place.
package struct Sanitizer {
    /// Kinds of embedding still open, innermost in the lowest bit: 1 for an override that was removed.
    private var openKinds: UInt64 = 0
    private var openCount = 0

    /// Removes from `line[start...]` what may not enter. Spacing controls (tab, form feed, vertical tab, NEL, line and
    /// paragraph separators) become a space.
    /// - Parameter widensTabs: a tab behind something is three spaces: what it parts (the halves of a verse, a table's cells) stays parted.
    package static func clean(_ line: inout [UInt32], from start: Int = 0, widensTabs: Bool = false) {
        guard let first = line[start...].firstIndex(where: mustLook) else { return }
        var sanitizer = Sanitizer()
        var tabs: [Int] = []
        var hasText = line[start..<first].contains { $0 != " " }
        var kept = first
        var index = first
        while index < line.count {
            let scalar = line[index]
            if !mustLook(scalar) {
                line[kept] = scalar
                kept += 1
                index += 1
                if scalar != " " { hasText = true }
            } else if let length = escapeLength(line, at: index) {
                index += length
            } else {
                if widensTabs, scalar == .tab, hasText { tabs.append(kept) }
                if let replacement = sanitizer.replacement(for: scalar) {
                    line[kept] = replacement
                    kept += 1
                }
                index += 1
            }
        }
        line.removeLast(line.count - kept)
        guard !tabs.isEmpty else { return }
        var widened = Array(line[..<tabs[0]])
        for (number, tab) in tabs.enumerated() {
            widened += [codePoint(" "), codePoint(" ")]
            widened += line[tab..<(number + 1 < tabs.count ? tabs[number + 1] : line.count)]
        }
        line = widened
    }

    /// U+FDD0, which no literal can hold: for ever no character (the Unicode Standard, section 23.7).
    private static let firstNoncharacter: UInt32 = 0xFDD0

    @inline(__always)
    static func mustLook(_ scalar: UInt32) -> Bool {
        if scalar >= codePoint(.noBreakSpace) && scalar < codePoint(.lineSeparator) || (" "..."~").contains(scalar) { return false }
        return scalar <= codePoint(.rightToLeftOverride) || scalar >= firstNoncharacter && isNoncharacterOrMark(scalar)
    }

    private static func isNoncharacterOrMark(_ scalar: UInt32) -> Bool {
        scalar <= 0xFDEF || scalar & 0xFFFE == 0xFFFE || scalar == .byteOrderMark
    }

    private mutating func replacement(for scalar: UInt32) -> UInt32? {
        switch scalar {
        case .tab, .verticalTab, .formFeed, .nextLine, .lineSeparator, .paragraphSeparator: return codePoint(" ")
        case .leftToRightEmbedding, .rightToLeftEmbedding: return open(isOverride: false) ? scalar : nil
        case .leftToRightOverride, .rightToLeftOverride:
            _ = open(isOverride: true)
            return nil
        case .popDirectionalFormatting: return close() ? scalar : nil
        default: return nil
        }
    }

    /// UAX #9 goes no deeper than 125; deeper than 63 nothing is meant seriously, and the embedding is dropped.
    private mutating func open(isOverride: Bool) -> Bool {
        guard openCount < 63 else { return false }
        openKinds = openKinds << 1 | (isOverride ? 1 : 0)
        openCount += 1
        return true
    }

    /// False when the embedding that ends here was an override: its end goes with it.
    private mutating func close() -> Bool {
        guard openCount > 0 else { return false }
        let wasOverride = openKinds & 1 != 0
        openKinds >>= 1
        openCount -= 1
        return !wasOverride
    }

    /// The length of the escape sequence (ECMA-48) at `index`; nil when none starts there. A string (OSC, DCS, SOS, PM,
    /// APC) that the line does not end loses its introducer only, so that no text is swallowed.
    private static func escapeLength(_ line: [UInt32], at index: Int) -> Int? {
        let (introducer, body): (UInt32, Int)
        switch line[index] {
        case .escape where index + 1 < line.count: (introducer, body) = (line[index + 1], index + 2)
        case .escape: return 1
        // C1: DCS, SOS, CSI, OSC, PM, APC, each an escape and the letter 0x40 below it (ECMA-48, section 5.3).
        case "\u{90}", "\u{98}", "\u{9B}", "\u{9D}", "\u{9E}", "\u{9F}": (introducer, body) = (line[index] - 0x40, index + 1)
        default: return nil
        }
        switch introducer {
        case "[":  // CSI: parameters, intermediates, one final
            var end = body
            while end < line.count, (" "..."?").contains(line[end]) { end += 1 }
            return (end < line.count && ("@"..."~").contains(line[end]) ? end + 1 : end) - index
        case "P", "X", "]", "^", "_":
            for end in body..<max(body, line.count) {
                if line[end] == "\u{7}" || line[end] == "\u{9C}" { return end + 1 - index }
                if line[end] == .escape, end + 1 < line.count, line[end + 1] == "\\" { return end + 2 - index }
            }
            return body - index
        case " "..."/":  // nF: intermediates, one final
            var end = body
            while end < line.count, (" "..."/").contains(line[end]) { end += 1 }
            // What follows and is no final byte is text.
            return (end < line.count && ("0"..."~").contains(line[end]) ? end + 1 : end) - index
        case "0"..."~": return body - index
        default: return 1
        }
    }
}
