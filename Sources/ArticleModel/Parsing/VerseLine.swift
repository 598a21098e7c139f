// A line of verse: two half lines (hemistichs) with a sign or a wide gap between them. By the line alone where the sign is used for nothing
// else; a gap or dots, which prose has too, ask for a neighbour that is parted alike.
import ArabicText

package struct VerseLine: Hashable, Sendable {
    /// What stands between the halves.
    enum Parting: Hashable, Sendable {
        /// `***`, `*`, `٭`: nothing but verse is parted so.
        case stars
        /// `…`, `...`.
        case dots
        /// A tab, three spaces and more, a run of tatweel.
        case gap
    }

    /// The halves' places in the line, spaces around them left out.
    package let first: Range<Int>
    package let second: Range<Int>
    let parting: Parting
    /// True when the halves are so much alike that no neighbour need be asked.
    let isPlain: Bool

    /// Longer lines are no verses; marks count.
    private static let longest = 240
    private static let words = 2...11
    /// Letters of a half.
    private static let letters = 5...48

    package init?(_ line: some RandomAccessCollection<UInt32>) {
        guard line.count <= Self.longest, line.count >= 11, let (parting, gap) = Self.parting(of: Array(line)) else { return nil }
        let text = Array(line)
        let halves = (LineKind.trimmed(text[..<gap.lowerBound]), LineKind.trimmed(text[gap.upperBound...]))
        guard let before = Self.measure(halves.0), let after = Self.measure(halves.1) else { return nil }
        let (short, long) = (min(before.letters, after.letters), max(before.letters, after.letters))
        guard long <= 2 * short else { return nil }
        self.parting = parting
        (first, second) = (halves.0.startIndex..<halves.0.endIndex, halves.1.startIndex..<halves.1.endIndex)
        let isAlike = long * 2 <= short * 3 && min(before.words, after.words) >= 3 && !LineKind.endsSentence(halves.0)
        let isVocalised = (before.marks + after.marks) * 3 >= before.letters + after.letters
        switch parting {
        case .stars: isPlain = true
        case .gap: isPlain = isAlike && text.last != "."
        case .dots: isPlain = isAlike && isVocalised
        }
    }

    /// A line that is verse by itself or by one of its neighbours.
    static func isVerse(_ line: ArraySlice<UInt32>, neighbours: () -> [ArraySlice<UInt32>?]) -> Bool {
        // Most lines have none of these signs.
        guard line.count <= longest, let verse = VerseLine(line) else { return false }
        return verse.isPlain || neighbours().contains { $0.flatMap { VerseLine($0) }?.parting == verse.parting }
    }

    /// True where each line is verse, by itself or by one of its neighbours.
    package static func areVerses(_ lines: [[UInt32]]) -> Bool {
        lines.indices.allSatisfy { index in
            isVerse(lines[index][...]) { [index - 1, index + 1].map { lines.indices.contains($0) ? lines[$0][...] : nil } }
        }
    }

    /// The one parting of a line, with the spaces around it; nil where there is none, or more than one.
    private static func parting(of text: [UInt32]) -> (Parting, Range<Int>)? {
        var found: (Parting, Range<Int>)?
        var place = 0
        while place < text.count {
            let start = place
            while place < text.count, isPart(text[place]) { place += 1 }
            guard place > start else {
                place += 1
                continue
            }
            // At the line's edges they part nothing.
            if start == 0 || place == text.count { return nil }
            guard let parting = parting(text[start..<place]) else { continue }
            if found != nil { return nil }
            found = (parting, start..<place)
        }
        return found
    }

    private static func isPart(_ scalar: UInt32) -> Bool { LineKind.isSpace(scalar) || isStar(scalar) || isDot(scalar) || scalar == .tatweel }
    private static func isStar(_ scalar: UInt32) -> Bool { scalar == "*" || scalar == "٭" || scalar == "✽" || scalar == "❖" }
    private static func isDot(_ scalar: UInt32) -> Bool { scalar == "." || scalar == "…" }

    private static func parting(_ part: ArraySlice<UInt32>) -> Parting? {
        let signs = part.filter { !LineKind.isSpace($0) }
        if signs.isEmpty { return part.contains(codePoint(.tab)) || part.count >= 3 ? .gap : nil }
        let isSpaced = part.first.map(LineKind.isSpace) == true && part.last.map(LineKind.isSpace) == true
        if signs.allSatisfy(isStar) { return isSpaced || signs.count >= 3 ? .stars : nil }
        if signs.allSatisfy(isDot) { return signs.contains(codePoint("…")) || signs.count >= 3 ? .dots : nil }
        return signs.allSatisfy { $0 == .tatweel } && signs.count >= 2 && isSpaced ? .gap : nil
    }

    /// nil for what is no half line: too long or too short, with digits, with letters of no Arabic script.
    private static func measure(_ half: ArraySlice<UInt32>) -> (letters: Int, marks: Int, words: Int)? {
        var (letters, marks) = (0, 0)
        for scalar in half {
            let properties = CharacterProperties(scalar)
            if properties.isHaraka {
                marks += 1
            } else if properties.isLetter {
                guard properties.bidiClass == .arabicLetter else { return nil }
                letters += 1
            } else if properties.isDecimalDigit || scalar == ":" || scalar == "/" {
                return nil
            }
        }
        let words = LineKind.wordCount(half)
        return self.words.contains(words) && self.letters.contains(letters) ? (letters, marks, words) : nil
    }
}
