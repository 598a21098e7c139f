// Turns text into the index's words: splits, folds (ArabicText's search folding), stems. Question and text go through the
// same: that they agree is what makes a search find.
import ArabicText

/// Remembers the words it has met. Not for several threads at once.
final class Indexer {
    enum Purpose {
        /// Bringing in thousands of articles.
        case storing
        /// The odd article, for its likeness to others.
        case comparing
        /// The odd search, which asks for words alone: no word gets a stem.
        case searching
    }

    private let stemmer: Stemmer?
    private var folded = FoldedText()
    private var known = SpellingTable()
    private var (scalars, word, stem): ([UInt32], [UInt8], [UInt8]) = ([], [], [])
    /// So many spellings are remembered; then all are forgotten, and the common ones are soon back. A word takes some 250 bytes.
    private let bound: Int
    /// Characters of a word; one that goes on is several. No language has such words, but a file may.
    private static let longestWord = 1_000
    /// Bytes of a spelling that is remembered.
    private static let longestKnown = 128

    init(for purpose: Purpose = .storing) {
        stemmer = purpose == .searching ? nil : Stemmer()
        bound =
            switch purpose {
            case .storing: 48_000
            case .comparing: 4_000
            case .searching: 8_000
            }
    }

    /// The words of a text in order. The address of a marked text's link (`[words](address)`) is none of them.
    /// - Parameter base: what the tokens' ranges count from.
    func tokens(of text: some StringProtocol, from base: Int = 0) -> [Token] {
        var text = Substring(text)
        return text.withUTF8 { tokens(of: $0, from: base) }
    }

    private func tokens(of bytes: UnsafeBufferPointer<UInt8>, from base: Int) -> [Token] {
        var tokens: [Token] = []
        // A word of a text takes some ten bytes.
        tokens.reserveCapacity(bytes.count / 9)
        var address = LinkAddress()
        var numbers = GroupedNumbers()
        var (place, start, length) = (0, 0, 0)
        func end() {
            for form in forms(of: UnsafeBufferPointer(rebasing: bytes[start..<place])) {
                tokens.append(Token(term: form.term, stem: form.stem, range: base + start..<base + place))
            }
            length = 0
        }
        while place < bytes.count {
            let (scalar, width) = Self.scalar(bytes, place)
            if !address.contains(scalar), Self.isPartOfWord(scalar) {
                if length == Self.longestWord { end() }
                if length == 0 {
                    start = place
                    numbers.noteWord(tokens.count, scalar)
                }
                length += 1
            } else {
                if length > 0 { end() }
                numbers.noteGap(scalar)
            }
            place += width
        }
        if length > 0 { end() }
        return numbers.joined(tokens)
    }

    /// The scalar at a place of a string's bytes, which are whole (UTF-8), and how many bytes it takes.
    @inline(__always)
    private static func scalar(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> (UInt32, Int) {
        func byte(_ offset: Int) -> UInt32 { UInt32(bytes[place + offset]) }
        let first = byte(0)
        if first < 0x80 { return (first, 1) }
        if first < 0xE0 { return ((first & 0x1F) << 6 | byte(1) & 0x3F, 2) }
        if first < 0xF0 { return ((first & 0xF) << 12 | (byte(1) & 0x3F) << 6 | byte(2) & 0x3F, 3) }
        return ((first & 7) << 18 | (byte(1) & 0x3F) << 12 | (byte(2) & 0x3F) << 6 | byte(3) & 0x3F, 4)
    }

    /// Letters and digits, and what is invisible or sits on them: marks, joiners, tatweel.
    @inline(__always)
    static func isPartOfWord(_ scalar: UInt32) -> Bool {
        if scalar.isASCII { return scalar.isASCIILetter || scalar.isASCIIDigit }
        let properties = CharacterProperties(scalar)
        if properties.isLetterOrDigit { return true }
        if scalar < codePoint(.noBreakSpace) || scalar == .lineSeparator || scalar == .paragraphSeparator { return false }
        return properties.rawWidth == 0 || properties.isHaraka || properties.isNeverShown
    }

    // MARK: Words

    private func forms(of spelling: UnsafeBufferPointer<UInt8>) -> SpellingTable.Forms {
        let hash = SpellingTable.hash(spelling)
        if let forms = known.forms(of: spelling, hash: hash) { return forms }
        let forms = newForms(of: spelling)
        guard spelling.count <= Self.longestKnown else { return forms }
        if known.count >= bound { known.removeAll() }
        known.add(forms, for: spelling, hash: hash)
        return forms
    }

    private func newForms(of spelling: UnsafeBufferPointer<UInt8>) -> SpellingTable.Forms {
        scalars.removeAll(keepingCapacity: true)
        var place = 0
        while place < spelling.count {
            let (scalar, width) = Self.scalar(spelling, place)
            scalars.append(scalar)
            place += width
        }
        scalars.withUnsafeBufferPointer { folded.fold($0) }
        var forms: SpellingTable.Forms = []
        for part in WordSpelling.withoutSpelledMadda(folded.scalars).split(separator: codePoint(" ")) {
            let isArabic = part.contains { CharacterProperties($0).bidiClass == .arabicLetter }
            if let second = WordSpelling.secondWord(of: part) {
                forms.append(form(of: part[..<second], isArabic: true))
                forms.append(form(of: part[second...], isArabic: true))
            } else {
                forms.append(form(of: part, isArabic: isArabic))
            }
        }
        return forms
    }

    private func form(of letters: ArraySlice<UInt32>, isArabic: Bool) -> (term: IndexTerm, stem: IndexTerm?) {
        word.removeAll(keepingCapacity: true)
        for scalar in letters.lazy.compactMap(Unicode.Scalar.init) { word.append(contentsOf: UTF8.encode(scalar).unsafelyUnwrapped) }
        let term = IndexTerm(utf8: word)
        guard isArabic, let stemmer else { return (term, nil) }
        stem.removeAll(keepingCapacity: true)
        stem.append(IndexTerm.stemMark)
        stemmer.append(stemOf: word, to: &stem)
        return (term, IndexTerm(utf8: stem))
    }
}
