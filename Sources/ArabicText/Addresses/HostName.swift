// Hosts' names in the addresses that a reader is shown. Letters of two scripts in one name, or of a script whose letters are drawn as Latin
// ones, make it look like another's (a Cyrillic а in paypal): such a name is shown as it is asked for, in ASCII (IDNA, RFC 5890). What is
// asked for is curl's to say; nothing here changes an address that is fetched. Names that look alike in one script are not told apart.

package enum HostName {
    /// Of a longer name its end is shown: that is whose it is.
    private static let longest = 60

    /// A name as it may be shown: each label that is of one script that can be told, and else its ASCII form.
    package static func shown(_ name: [UInt32]) -> [UInt32] {
        var shown: [UInt32] = []
        for (index, label) in name.split(omittingEmptySubsequences: false, whereSeparator: isDot).enumerated() {
            if index > 0 { shown.append(codePoint(".")) }
            // UTS #46 maps the wide forms of ASCII to ASCII, and capital letters to small ones.
            let mapped = label.map { (0xFF01...0xFF5E).contains($0) ? $0 - 0xFEE0 : $0 }
            shown += isOfOneScript(mapped) ? mapped.map { $0.isASCIILetter ? $0.loweredASCII : $0 } : codePoints("xn--") + punycode(lowered(mapped))
        }
        return shown.count > longest ? [codePoint("…")] + shown.suffix(longest - 1) : shown
    }

    /// The dots of a name: RFC 3490, section 3.1.
    private static func isDot(_ scalar: UInt32) -> Bool { [codePoint("."), 0x3002, 0xFF0E, 0xFF61].contains(scalar) }

    private static func lowered(_ label: [UInt32]) -> [UInt32] { codePoints(String(codePoints: label).lowercased()) }

    private enum Script { case latin, arabic, hebrew, other }

    private static func isOfOneScript(_ label: [UInt32]) -> Bool {
        var found: Script?
        for scalar in label where !isOfEvery(scalar) {
            let script = script(of: scalar)
            if script == .other || found.map({ $0 != script }) ?? false { return false }
            found = script
        }
        return true
    }

    /// Digits and hyphen stand in names of every script. (An underline, too, in names that are old.)
    private static func isOfEvery(_ scalar: UInt32) -> Bool { scalar.isASCIIDigit || scalar == "-" || scalar == "_" }

    /// Letters alone: harakat, joiners and tatweel in a name are there to deceive. A dotless ı is an i at a glance.
    private static func script(of scalar: UInt32) -> Script {
        switch scalar {
        case _ where scalar.isASCIILetter: .latin
        case 0x131, 0xD7, 0xF7: .other
        case 0xC0...0x17F: .latin
        case 0x620...0x63F, 0x641...0x64A, 0x660...0x669, 0x66E...0x66F, 0x671...0x6D3, 0x6D5, 0x6EE...0x6FC, 0x6FF, 0x750...0x77F: .arabic
        case 0x5D0...0x5EA: .hebrew
        default: .other
        }
    }

    /// A label's code points in ASCII: Bootstring with the numbers of Punycode (RFC 3492). The system's own (libidn2) would be loaded with
    /// its tables of all characters for these forty lines.
    package static func punycode(_ label: [UInt32]) -> [UInt32] {
        let (base, least, most, skew, damp) = (36, 1, 26, 38, 700)
        var output = label.filter { $0 < 0x80 }
        let basic = output.count
        if basic > 0 { output.append(codePoint("-")) }
        var (next, delta, bias, handled) = (0x80, 0, 72, basic)
        while handled < label.count {
            guard let least0 = label.lazy.map(Int.init).filter({ $0 >= next }).min() else { break }
            // A name is of a few hundred letters at most; what is longer is cut, and can't reach anybody.
            let (product, isTooLarge) = (least0 - next).multipliedReportingOverflow(by: handled + 1)
            if isTooLarge { break }
            delta += product
            next = least0
            for scalar in label {
                if Int(scalar) < next { delta += 1 }
                guard Int(scalar) == next else { continue }
                var rest = delta
                for place in stride(from: base, to: .max, by: base) {
                    let threshold = min(max(place - bias, least), most)
                    if rest < threshold { break }
                    output.append(digit(threshold + (rest - threshold) % (base - threshold)))
                    rest = (rest - threshold) / (base - threshold)
                }
                output.append(digit(rest))
                // Adaptation of the bias: section 6.1.
                delta = handled == basic ? delta / damp : delta / 2
                delta += delta / (handled + 1)
                var shift = 0
                while delta > (base - least) * most / 2 {
                    delta /= base - least
                    shift += base
                }
                bias = shift + (base - least + 1) * delta / (delta + skew)
                delta = 0
                handled += 1
            }
            delta += 1
            next += 1
        }
        return output
    }

    /// a to z, then 0 to 9.
    private static func digit(_ value: Int) -> UInt32 { UInt32(value < 26 ? 0x61 + value : 0x30 + value - 26) }
}

extension String {
    /// The text as a reader may see it: each address in it without credentials, its host by its true name.
    package var withTrueHosts: String {
        let text = codePoints(withoutCredentials)
        let mark = codePoints("://")
        guard text.contains(where: { $0 >= 0x80 }) || text.count > 60 else { return String(codePoints: text) }
        var shown: [UInt32] = []
        var index = 0
        while index < text.count {
            guard text[index...].starts(with: mark) else {
                shown.append(text[index])
                index += 1
                continue
            }
            let start = index + mark.count
            let end = text[start...].firstIndex { !Self.mayStandInHost($0) } ?? text.endIndex
            shown += mark + HostName.shown(Array(text[start..<end]))
            index = end
        }
        return String(codePoints: shown)
    }

    /// False for what ends a host in an address or in the sentence around it. Joiners go on: whoever hides them in a name is to be seen.
    private static func mayStandInHost(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0..<0x80: scalar.isASCIILetter || scalar.isASCIIDigit || scalar == "-" || scalar == "." || scalar == "_"
        case 0x200C, 0x200D: true
        case 0x80...0xBF, 0x60C, 0x61B, 0x61F, 0x2000...0x206F, 0x3000: false
        default: true
        }
    }
}
