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
    private var known: SpellingTable
    /// For `IndexedArticle`.
    var places = TermPlaces()
    private var (scalars, word, stem): ([UInt32], [UInt8], [UInt8]) = ([], [], [])
    /// Characters of a word; one that goes on is several. No language has such words, but a file may.
    private static let longestWord = 1_000
    /// Bytes of a spelling that is remembered.
    private static let longestKnown = 128

    init(for purpose: Purpose = .storing) {
        stemmer = purpose == .searching ? nil : Stemmer()
        // A spelling takes some 250 bytes, and two tables are kept of so many.
        let bound =
            switch purpose {
            case .storing: 32_000
            case .comparing: 2_000
            case .searching: 4_000
            }
        known = SpellingTable(bound: bound)
    }

    /// The words of a text in order. The address of a marked text's link (`[words](address)`) is none of them.
    /// - Parameter base: what the tokens' ranges count from.
    func tokens(of text: some StringProtocol, from base: Int = 0) -> [Token] {
        var text = Substring(text)
        return text.withUTF8 { tokens(of: $0, from: base) }
    }

    /// The words of a text, some at a time: those of a long one would take several times its room.
    func forEachPiece(of text: Substring, _ body: ([Token]) -> Void) {
        var text = text
        text.withUTF8 { bytes in
            var start = 0
            while start < bytes.count {
                let end = Self.pieceEnd(bytes, start)
                body(tokens(of: UnsafeBufferPointer(rebasing: bytes[start..<end]), from: 0))
                start = end
            }
        }
    }

    /// Behind a space or a line, which ends a word, a number and a link's address alike, unless that is escaped.
    private static func pieceEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        var end = start + pieceLength
        while end < bytes.count {
            if bytes[end - 1] == 0x20 || bytes[end - 1] == 0x0A, bytes[end - 2] != 0x5C { return end }
            end += 1
        }
        return bytes.count
    }

    private static let pieceLength = 64 << 10

    private func tokens(of bytes: UnsafeBufferPointer<UInt8>, from base: Int) -> [Token] {
        var tokens: [Token] = []
        // A word of a text takes some ten bytes.
        tokens.reserveCapacity(bytes.count / 9)
        var address = LinkAddress()
        var numbers = GroupedNumbers()
        var (place, start, length) = (0, 0, 0)
        func end() {
            let range = base + start..<base + place
            if let terms = terms(of: UnsafeBufferPointer(rebasing: bytes[start..<place])) {
                tokens.append(Token(term: terms.term, stem: terms.stem, range: range))
                for other in terms.others { tokens.append(Token(term: other.term, stem: other.stem, range: range)) }
            }
            length = 0
        }
        Self.isOfWord.withUnsafeBufferPointer { isOfWord in
            while place < bytes.count {
                let (scalar, width) = Self.scalar(bytes, place)
                let isRead = address.isText(scalar) || !address.contains(scalar)
                if isRead, Int(scalar) < isOfWord.count ? isOfWord[Int(scalar)] : Self.isPartOfWord(scalar) {
                    if length == Self.longestWord { end() }
                    if length == 0 {
                        start = place
                        numbers.noteWord(tokens.count, scalar)
                    }
                    length += 1
                    place += width
                    // On through its letters of two bytes, which are nearly all.
                    while length < Self.longestWord, address.isInText, place + 1 < bytes.count, bytes[place] & 0xE0 == 0xC0,
                        isOfWord[Int(bytes[place] & 0x1F) << 6 | Int(bytes[place + 1] & 0x3F)]
                    {
                        length += 1
                        place += 2
                    }
                } else {
                    if length > 0 { end() }
                    numbers.noteGap(scalar)
                    place += width
                }
            }
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

    /// `isPartOfWord` of what takes up to two bytes: of Latin to Arabic letters, which texts are of.
    private static let isOfWord: [Bool] = (UInt32(0)..<0x800).map { isPartOfWord($0) }

    // MARK: Words

    /// Nil for what comes to nothing.
    private func terms(of spelling: UnsafeBufferPointer<UInt8>) -> SpelledTerms? {
        let hash = SpellingTable.hash(spelling)
        if let terms = known.terms(hash: hash) { return terms }
        let terms = newTerms(of: spelling)
        if spelling.count <= Self.longestKnown { known.add(terms, hash: hash) }
        return terms
    }

    private func newTerms(of spelling: UnsafeBufferPointer<UInt8>) -> SpelledTerms? {
        scalars.removeAll(keepingCapacity: true)
        var place = 0
        while place < spelling.count {
            let (scalar, width) = Self.scalar(spelling, place)
            scalars.append(scalar)
            place += width
        }
        scalars.withUnsafeBufferPointer { folded.fold($0) }
        var terms: SpelledTerms?
        func add(_ part: ArraySlice<UInt32>, isArabic: Bool) {
            let form = form(of: part, isArabic: isArabic)
            if terms == nil { terms = SpelledTerms(term: form.term, stem: form.stem) } else { terms?.others.append(form) }
        }
        for part in WordSpelling.withoutSpelledMadda(folded.scalars).split(separator: codePoint(" ")) {
            if let second = WordSpelling.secondWord(of: part) {
                add(part[..<second], isArabic: true)
                add(part[second...], isArabic: true)
            } else {
                add(part, isArabic: part.contains { CharacterProperties($0).bidiClass == .arabicLetter })
            }
        }
        return terms
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
