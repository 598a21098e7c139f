// Reads the parts of texts' words, one text after the other in the same memory.
import ArabicText

struct WordPartReader {
    /// Where each part of the text that is being read stands in its `numbers`.
    private var places = [Int32](repeating: -1, count: WordParts.numberCount)
    private var parts = WordParts()
    private var folded = FoldedText()
    /// The last four letters, 16 bits each, and how many of the word have been.
    private var (letters, count) = (edge, 0)

    /// Of a longer text so many bytes are read, which bounds the time.
    private static let bound = 40_000
    private static let edge: UInt64 = 0x20

    /// The parts of an article's words; a title's count for more, as in the index.
    mutating func parts(of texts: ArticleTexts) -> WordParts {
        for (text, worth) in texts.weighed {
            var address = LinkAddress()
            // A string of its own is walked quicker than a part of one.
            for scalar in String(StoredArticle.slice(text, 0..<Self.bound)).unicodeScalars {
                if address.contains(scalar.value) { endWord(worth) } else { read(scalar.value, worth) }
            }
            endWord(worth)
        }
        for number in parts.numbers { places[Int(number)] = -1 }
        defer { parts = WordParts() }
        return parts
    }

    /// The words are those of the index (`Indexer`), a character after the other, since 30 texts are read while somebody waits.
    @inline(__always)
    private mutating func read(_ scalar: UInt32, _ worth: Double) {
        let letter = Int(scalar) < Self.known.count ? Self.known[Int(scalar)] : Self.several
        switch letter {
        case Self.edge: endWord(worth)
        case Self.none: break
        case Self.several:
            guard Indexer.isPartOfWord(scalar) else { return endWord(worth) }
            withUnsafePointer(to: scalar) { folded.fold(UnsafeBufferPointer(start: $0, count: 1)) }
            for letter in folded.scalars.lazy.map(UInt64.init) { letter == Self.edge ? endWord(worth) : add(letter: letter, worth) }
        default: add(letter: letter, worth)
        }
    }

    /// What the characters of Latin to Arabic come to: a letter, an edge, no letter (a haraka), or what must be looked up.
    private static let known: [UInt64] = (UInt32(0)..<0x800).map { scalar in
        guard Indexer.isPartOfWord(scalar) else { return edge }
        let folded = FoldedText([scalar]).scalars
        return folded.count > 1 ? several : folded.first.map(UInt64.init) ?? none
    }
    private static let (none, several) = (UInt64.max, UInt64.max - 1)

    @inline(__always)
    private mutating func add(letter: UInt64, _ worth: Double) {
        letters = letters << 16 | letter & 0xFFFF
        count += 1
        if count > 2 { addPart(worth) }
    }

    @inline(__always)
    private mutating func endWord(_ worth: Double) {
        guard count > 0 else { return }
        letters = letters << 16 | Self.edge
        addPart(worth)
        (letters, count) = (Self.edge, 0)
    }

    @inline(__always)
    private mutating func addPart(_ worth: Double) {
        let number = UInt16(truncatingIfNeeded: (letters &* 0x9E37_79B9_7F4A_7C15) >> 48)
        let place = Int(places[Int(number)])
        if place >= 0 {
            parts.counts[place] += Float(worth)
        } else {
            places[Int(number)] = Int32(truncatingIfNeeded: parts.numbers.count)
            parts.numbers.append(number)
            parts.counts.append(Float(worth))
        }
    }
}
