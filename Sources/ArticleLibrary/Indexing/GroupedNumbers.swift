// Numbers whose thousands are parted (1,000,000 and ١٬٠٠٠٬٠٠٠) are the same words as those that are written in one.
import ArabicText

/// Told of a text's words and of what stands between them, joins the groups of numbers.
struct GroupedNumbers {
    /// Words that follow another with only a separator between, and the separator.
    private var joints: [Int: UInt32] = [:]
    /// What stands since the last word, when it is one character.
    private var gap: UInt32?
    private var gapCount = 0

    /// Comma and dot; the Arabic thousands separator and comma; apostrophes; spaces that don't break a line.
    private static func isSeparator(_ scalar: UInt32) -> Bool {
        switch scalar {
        case ",", ".", "\u{66C}", "،", "'", "’", "\u{A0}", "\u{202F}": true
        default: false
        }
    }

    mutating func noteGap(_ scalar: UInt32) {
        gapCount += 1
        gap = gapCount == 1 ? scalar : nil
    }

    /// - Parameter word: the number of the word that begins with the scalar.
    mutating func noteWord(_ word: Int, _ scalar: UInt32) {
        if let gap, Self.isSeparator(gap), word > 0, CharacterProperties(scalar).isDecimalDigit { joints[word] = gap }
        (gap, gapCount) = (nil, 0)
    }

    func joined(_ tokens: [Token]) -> [Token] {
        guard !joints.isEmpty else { return tokens }
        var result: [Token] = []
        var next = 0
        for (word, separator) in joints.sorted(by: { $0.key < $1.key }) where word > next && word < tokens.count {
            let first = word - 1
            var last = first
            while last + 1 < tokens.count, joints[last + 1] == separator, Self.isGroup(tokens[last + 1].word) { last += 1 }
            // A single dot is a decimal's, a single Arabic comma a list's.
            let least = separator == "." || separator == "،" ? 2 : 1
            guard last - first >= least, (1...3).contains(tokens[first].word.utf8.count), Self.isNumber(tokens[first].word) else { continue }
            result += tokens[next..<first]
            let digits = IndexTerm(utf8: tokens[first...last].flatMap { Array($0.word.utf8) })
            result.append(Token(term: digits, stem: nil, range: tokens[first].range.lowerBound..<tokens[last].range.upperBound))
            next = last + 1
        }
        return result + tokens[next...]
    }

    private static func isNumber(_ word: String) -> Bool { word.isASCIIDigits }
    private static func isGroup(_ word: String) -> Bool { word.utf8.count == 3 && isNumber(word) }
}
