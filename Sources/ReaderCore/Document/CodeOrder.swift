// The order of a program's line. It runs from left to right, and what is written in it from right to left, a literal or a comment, runs so
// inside and disturbs nothing around it: a number behind a quotation mark stays behind it (UTS #55, section 3.1: atoms are isolates). By the
// rules for running text alone `("نص", 42)` would read `(42 ,"نص")`.
import ArabicText

enum CodeOrder {
    /// The line with each run of right-to-left words isolated, from its first letter to its last: what stands between two words of a sentence
    /// is taken along, a quotation mark, a bracket or an operator is not.
    static func isolated(_ line: [UInt32]) -> [UInt32] {
        guard line.contains(where: isRightToLeft) else { return line }
        var result: [UInt32] = []
        var place = 0
        while place < line.count {
            guard isRightToLeft(line[place]) else {
                result.append(line[place])
                place += 1
                continue
            }
            let end = endOfRun(line, from: place)
            result += Array(line[place..<end]).isolated(.rightToLeft)
            place = end
        }
        return result
    }

    private static func endOfRun(_ line: [UInt32], from start: Int) -> Int {
        var (end, place) = (start + 1, start + 1)
        while place < line.count, goesOn(line[place]) {
            if isRightToLeft(line[place]) || isMark(line[place]) && end == place { end = place + 1 }
            place += 1
        }
        return end
    }

    private static func isRightToLeft(_ scalar: UInt32) -> Bool {
        guard scalar >= 0x590 else { return false }
        return [.rightToLeft, .arabicLetter].contains(CharacterProperties(scalar).bidiClass) || scalar == "،"
    }

    private static func isMark(_ scalar: UInt32) -> Bool { CharacterProperties(scalar).bidiClass == .nonspacingMark }

    /// What a run of words may have in it.
    private static func goesOn(_ scalar: UInt32) -> Bool {
        isRightToLeft(scalar) || isMark(scalar) || CharacterProperties(scalar).isDecimalDigit || inSentences.contains(scalar)
    }

    private static let inSentences = codePoints(" .,!-–")
}
