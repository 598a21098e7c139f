// Signs that are part of the Latin word or the number at their side: `C++`, `#Tech`, `/usr/share`, `64-bit`, `25°C`, `3½`, `10^-6`. By the rules
// they are neutral, and in a line that runs from right to left they change their side (`++C`, `bit-64`). They are given the class that
// keeps them where they were typed (UAX #9, HL3); the rules do the rest, so that a sign is ordered as a letter beside it would be.
// A sign that could be the sentence's (a full stop, a dash before a word, a minus before a number) is left to the rules.

enum AttachedSign {
    /// Calls `found` with the place of every such sign and the class that it is to be given, in order of the words, and on the same way
    /// `digit` with the place of every digit. Takes time by the text's length alone.
    static func forEach(in text: UnsafeBufferPointer<UInt32>, _ found: (Int, BidiClass) -> Void, digit: (Int) -> Void) {
        let scan = SignScan(text: text)
        for place in text.indices {
            // Arabic letters and their harakat, Latin letters and spaces, by far most, are passed over at once.
            let scalar = text[place]
            if scalar &- 0x100 < 0x560 || scalar == 0x20 || scalar.isASCIILetter { continue }
            if scalar &- 0x660 < 0x19A0 || scalar.isASCIIDigit {
                if NumberGroups.isDigit(scalar) { digit(place) }
                continue
            }
            switch scalar {
            case "#", "$": if scan.isTag(at: place) || scan.isSuffix(at: place) { found(place, .leftToRight) }
            case "+": if scan.isSuffix(at: place) || scan.isBetween(at: place) { found(place, .leftToRight) }
            case ".", "/", "~": if scan.isPrefix(at: place) || scan.isBetween(at: place) { found(place, .leftToRight) }
            case "-", "\u{2011}": if scan.isFlag(at: place) || scan.isBetween(at: place) { found(place, .leftToRight) }
            case "°", "º", "′", "″":
                if scan.isDegree(at: place) || scan.isBetween(at: place) {
                    found(place, .leftToRight)
                } else if scan.isBetweenDigits(at: place) {
                    found(place, .commonSeparator)
                }
            case "'", "’", "×", "_", "&": if scan.isBetween(at: place) { found(place, .leftToRight) }
            // A terminal has no root that opens to the left.
            case "√", "∛", "∜": if scan.isRoot(at: place) { found(place, .leftToRight) }
            case "^": for sign in scan.power(at: place) { found(sign, .leftToRight) }
            case "¼"..."¾", "⅐"..."⅞", "↉": if place > 0, scan.isDigit(place - 1) { found(place, .europeanNumber) }
            default: break
            }
        }
    }
}

private struct SignScan {
    let text: UnsafeBufferPointer<UInt32>

    /// `#Tech`, `#5G`, `$ABCD`: with a Latin letter, before anything but letters, digits and underlines.
    func isTag(at sign: Int) -> Bool {
        guard isWordStart(sign), isLatin(sign + 1) || text[sign] == "#" && isASCIIDigit(sign + 1) else { return false }
        var end = sign + 1
        while isASCIIDigit(end) || end < text.count && text[end] == "_" { end += 1 }
        return isLatin(end)
    }

    /// `C++`, `C#`, `Plus+`, `X-500+` at a word's end.
    func isSuffix(at sign: Int) -> Bool {
        var (start, end) = (sign, sign + 1)
        while start > 0, text[start - 1] == text[sign], sign - start < 2 { start -= 1 }
        while end < text.count, text[end] == text[sign], end - sign < 3 { end += 1 }
        guard end - start <= 2, isWordEnd(end) else { return false }
        if text[sign] == "+", end - start == 1, isASCIIDigit(start - 1) { return isInLatinWord(start - 1) }
        guard isLatin(start - 1) else { return false }
        // A name of one letter has a sharp; other words have a comment behind them.
        return text[sign] == "+" || text[sign] == "#" && end - start == 1 && isWordStart(start - 1)
    }

    /// True for a digit of a name of few marks that begins with a Latin letter.
    private func isInLatinWord(_ digit: Int) -> Bool {
        var start = digit
        while start > 0, digit - start < 16, isASCIIDigit(start - 1) || isLatin(start - 1) || text[start - 1] == "-" { start -= 1 }
        return isLatin(start)
    }

    /// `.NET`, `/etc`, `~/x`, `./x`, `../x`, and the stroke at a folder's end.
    func isPrefix(at sign: Int) -> Bool {
        if text[sign] == "/", isLatin(sign - 1), isWordEnd(sign + 1) { return true }
        var (start, end) = (sign, sign + 1)
        while start > 0, isPathSign(start - 1), sign - start < 3 { start -= 1 }
        while end < text.count, isPathSign(end), end - start < 4 { end += 1 }
        guard isWordStart(start), isLatin(end) else { return false }
        let signs = String(codePoints: Array(text[start..<end]))
        return [".", "/", "~/", "./", "../", "/."].contains(signs)
    }

    private func isPathSign(_ place: Int) -> Bool { text[place] == "." || text[place] == "/" || text[place] == "~" }

    /// `--help`, and `-v` of one letter: a dash before a longer word is the sentence's.
    func isFlag(at sign: Int) -> Bool {
        guard text[sign] == "-" else { return false }
        if sign + 1 < text.count, text[sign + 1] == "-" { return isWordStart(sign) && isLatin(sign + 2) }
        if sign > 0, text[sign - 1] == "-" { return isWordStart(sign - 1) && isLatin(sign + 1) }
        return isWordStart(sign) && isLatin(sign + 1) && isWordEnd(sign + 2)
    }

    /// `36°12′05″N`: degrees and minutes of a place are one number.
    func isBetweenDigits(at sign: Int) -> Bool { sign > 0 && isDigit(sign - 1) && sign + 1 < text.count && isDigit(sign + 1) }

    /// `°C` behind a space.
    func isDegree(at sign: Int) -> Bool { (text[sign] == "°" || text[sign] == "º") && isLatin(sign + 1) && isWordEnd(sign + 2) && isWordStart(sign) }

    /// One sign between a digit and a Latin letter.
    func isBetween(at sign: Int) -> Bool { text[sign] != "." && text[sign] != "~" && sign > 0 && isDigit(sign - 1) && isLatin(sign + 1) }

    /// `√16`, `√x`.
    func isRoot(at sign: Int) -> Bool { sign + 1 < text.count && (isDigit(sign + 1) || isLatin(sign + 1)) }

    /// The sign of a power and the one that the power bears, between digits.
    func power(at sign: Int) -> Range<Int> {
        guard sign > 0, isDigit(sign - 1), sign + 1 < text.count else { return sign..<sign }
        let isSigned = ["-", "+", "−"].contains(text[sign + 1])
        let end = isSigned ? sign + 2 : sign + 1
        return end < text.count && isDigit(end) ? sign..<end : sign..<sign
    }

    // MARK: Neighbours

    private func isLatin(_ place: Int) -> Bool { text.indices.contains(place) && text[place].isASCIILetter }
    private func isASCIIDigit(_ place: Int) -> Bool { text.indices.contains(place) && text[place].isASCIIDigit }
    func isDigit(_ place: Int) -> Bool { CharacterProperties(text[place]).isDecimalDigit }

    /// True where a word begins: behind a space, a bracket or a quotation mark, or an Arabic prefix of one letter (`و.NET`) or a tatweel.
    private func isWordStart(_ place: Int) -> Bool {
        guard place > 0 else { return true }
        let before = text[place - 1]
        if before == .tatweel { return true }
        if ["و", "ف", "ب", "ل", "ك"].contains(before) { return place == 1 || !CharacterProperties(text[place - 2]).isLetterOrDigit }
        switch before {
        case ".", "/", "\\", "@", "_", "-", "+", "#", "&", "=", "~", "^", "%", "$", "°": return false
        default: return !CharacterProperties(before).isLetterOrDigit && CharacterProperties(before).bidiClass != .nonspacingMark
        }
    }

    private func isWordEnd(_ place: Int) -> Bool {
        guard place < text.count else { return true }
        switch text[place] {
        case "/", "\\", "@", "_", "-", "+", "#", "&", "=", "~", "^", "%", "$": return false
        default: return !CharacterProperties(text[place]).isLetterOrDigit
        }
    }
}
