// Where sentences end in a block of text: after a full stop, a question mark, an exclamation mark or an ellipsis, with the quotation
// marks and brackets that close behind it, before a space (UAX #29, rules SB8a to SB11, without its tables of cases: Arabic has none).
import ArabicText

enum SentenceBreaking {
    /// The ranges of a text's sentences, one behind the other; the spaces behind a sentence are of none.
    static func sentences(of text: [UInt32]) -> [Range<ScalarOffset>] {
        var sentences: [Range<ScalarOffset>] = []
        var start = skipSpaces(text, from: 0)
        var index = start
        while index < text.count {
            guard let end = end(of: text, at: index, since: start) else {
                index += 1
                continue
            }
            sentences.append(start..<end)
            start = skipSpaces(text, from: end)
            index = start
        }
        var last = text.count
        while last > start, isSpace(text[last - 1]) { last -= 1 }
        if start < last { sentences.append(start..<last) }
        return sentences
    }

    /// Where the sentence ends whose last mark stands at an index; nil where none ends there.
    private static func end(of text: [UInt32], at index: Int, since start: Int) -> Int? {
        guard isTerminator(text[index]) else { return nil }
        var end = index + 1
        while end < text.count, isTerminator(text[end]) || isClosing(text[end]) { end += 1 }
        guard end == text.count || isSpace(text[end]) else { return nil }
        guard text[index] == "." else { return end }
        return isAbbreviation(text, dot: index, since: start) || goesOnSmall(text, from: end) ? nil : end
    }

    /// «أ. د. محمود», "J. Smith": a letter or two alone before the stop are a title or a name. So is a number that counts a list, which
    /// begins a sentence and ends none.
    private static func isAbbreviation(_ text: [UInt32], dot: Int, since start: Int) -> Bool {
        var first = dot
        while first > start, CharacterProperties(text[first - 1]).isLetterOrDigit { first -= 1 }
        let length = dot - first
        guard first > start else { return length == 1 || length > 0 && text[first..<dot].allSatisfy(isDigit) }
        let stands = isSpace(text[first - 1]) || isClosing(text[first - 1]) || text[first - 1] == "(" || text[first - 1] == "«"
        return stands && length == 1 && !isDigit(text[first])
    }

    private static func isDigit(_ scalar: UInt32) -> Bool {
        ("0"..."9").contains(scalar) || ("٠"..."٩").contains(scalar) || ("۰"..."۹").contains(scalar)
    }

    /// Rule SB8: a small letter goes on with what looked ended.
    private static func goesOnSmall(_ text: [UInt32], from end: Int) -> Bool {
        let next = skipSpaces(text, from: end)
        return next < text.count && ("a"..."z").contains(text[next])
    }

    private static func isTerminator(_ scalar: UInt32) -> Bool { [".", "!", "?", "؟", "…", "۔", "。"].contains(scalar) }
    private static func isClosing(_ scalar: UInt32) -> Bool { ["»", "\"", "”", "’", "'", ")", "]", "›", "﴾"].contains(scalar) }
    private static func isSpace(_ scalar: UInt32) -> Bool {
        scalar == " " || scalar == .noBreakSpace || scalar == "\n" || scalar == .lineSeparator || scalar == .narrowNoBreakSpace
    }

    private static func skipSpaces(_ text: [UInt32], from index: Int) -> Int {
        var index = index
        while index < text.count, isSpace(text[index]) { index += 1 }
        return index
    }
}
