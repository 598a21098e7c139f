// Signs that a line names people, and that it says who wrote an article though no word tells: what keeps who was quoted, where and what from
// being taken for who wrote. In Persian, Urdu, Kurdish and Hebrew other words are names than in Arabic, and the grammar of Arabic verbs says
// nothing of them; their letters tell such texts.
import ArabicText

enum NameSigns {
    // MARK: Whose names

    /// A letter of Persian, Urdu, Kurdish or Hebrew that no Arabic word is spelled with.
    private static func isNeighbourLetter(_ scalar: UInt32) -> Bool {
        switch scalar {
        case "\u{05D0}"..."\u{05EA}", "ک", "ی", "ە", "ێ", "ۆ", "ڕ", "ڵ", "ہ", "ے", "ں", "ٹ", "ڈ", "ڑ", "ھ": true
        default: false
        }
    }

    /// True for a line that its own letters tell to be none of Arabic.
    static func isOfNeighbours(line: ArraySlice<UInt32>) -> Bool { line.contains(where: isNeighbourLetter) }

    /// True for a text of these languages: of its letters more than one in a hundred is theirs. Names and words from elsewhere have such letters
    /// in Arabic too, and Persian was typed with the yeh and the kaf of Arabic for long.
    static func isOfNeighbours(text: some Sequence<UInt32>) -> Bool {
        var (letters, theirs) = (0, 0)
        for scalar in text where LineKind.isLetter(scalar) {
            letters += 1
            if isNeighbourLetter(scalar) || ["پ", "چ", "ژ", "گ"].contains(scalar) { theirs += 1 }
        }
        return theirs >= 3 && theirs * 100 > letters
    }

    /// Nothing but letters of Latin and their like.
    static func isOfOtherScript(_ text: ArraySlice<UInt32>) -> Bool {
        text.contains(where: LineKind.isLetter) && !text.contains { LineKind.isLetter($0) && CharacterProperties($0).bidiClass != .leftToRight }
    }

    // MARK: What could be a name

    /// True when a value could name people: few words, no verb, no preposition, no number, nothing asked or cried out.
    /// - Parameter isOfNeighbours: whose grammar counts; by the line's own letters where it is left out.
    static func isName(_ text: ArraySlice<UInt32>, isOfNeighbours: Bool? = nil) -> Bool {
        guard !text.contains(where: { LineKind.isDigit($0) || ["؟", "?", "!", "«", "»", ":", "…"].contains($0) }) else { return false }
        // The mark of a quotation stands within an abbreviation of Hebrew.
        guard !text.indices.contains(where: { text[$0] == "\"" && !isWithinWord($0, of: text) }) else { return false }
        let neighbours = isOfNeighbours ?? Self.isOfNeighbours(line: text)
        return !hasAla(text)
            && names(in: text).allSatisfy { name in name.count <= 4 && !name.contains { isInNoName($0, isOfNeighbours: neighbours) } }
    }

    private static func isWithinWord(_ place: Int, of text: ArraySlice<UInt32>) -> Bool {
        place > text.startIndex && place + 1 < text.endIndex && LineKind.isLetter(text[place - 1]) && LineKind.isLetter(text[place + 1])
    }

    /// What no name has in it. By shape alone a word is a verb only without anything before it: «فيروز», «ويليام» and «سيرين» are people.
    private static func isInNoName(_ word: PhraseKey, isOfNeighbours: Bool) -> Bool {
        if ReaderTextRules.givenNames.contains(word) { return false }
        if isOfNeighbours { return ReaderTextRules.neighbourParticles.contains(word) }
        if ReaderTextRules.notInNames.contains(word) || ReaderTextRules.verbs.contains(word) || SentenceSigns.isImperfect(word) { return true }
        guard let first = word.scalars.first, first == "و" || first == "ف" || first == "س" else { return false }
        return ReaderTextRules.verbs.contains(PhraseKey(word.scalars.dropFirst()))
    }

    /// The preposition «على» before a noun with its article. Elsewhere it is how Egypt spells a name, and folded it is that name.
    private static func hasAla(_ text: ArraySlice<UInt32>) -> Bool {
        let words = text.split(whereSeparator: LineKind.isSpace)
        return zip(words, words.dropFirst()).contains { $0.elementsEqual(codePoints("على")) && $1.starts(with: codePoints("ال")) }
    }

    /// The names of a list of names, each as its words: parted by commas, bars, «و».
    private static func names(in text: ArraySlice<UInt32>) -> [[PhraseKey]] {
        text.split(whereSeparator: { ["،", ",", "/", "|", "&", "؛", "+", "-", "–"].contains($0) }).flatMap { part in
            let words = PhraseKey(part).words
            var names: [[PhraseKey]] = [[]]
            for word in words {
                let isJoined = word.scalars.first == "و" && word.scalars.count > 3 && (names.last?.count ?? 0) >= 2
                if isJoined || word.scalars.elementsEqual(codePoints("و")) { names.append([]) }
                names[names.count - 1].append(word)
            }
            return names
        }
    }

    // MARK: What is known to be one

    /// True for a line so short and so plain that it could say who wrote an article, from where or for whom.
    static func couldBeUnlabelled(_ text: ArraySlice<UInt32>, isOfNeighbours: Bool) -> Bool {
        text.count <= 40 && LineKind.wordCount(text) <= 5 && text.contains(where: LineKind.isLetter)
            && isName(text, isOfNeighbours: isOfNeighbours || Self.isOfNeighbours(line: text)) && text.last != "," && text.last != "،"
    }

    /// True when such a line is known for what it is: «خاص», «محمود درويش», «ط. حسين», «حوار طه حسين», «دکتر سارا نوری».
    static func isKnownUnlabelled(_ text: ArraySlice<UInt32>, isOfNeighbours: Bool) -> Bool {
        let key = PhraseKey(text)
        if ReaderTextRules.writtenFor.contains(key) || beginsWithName(text, isOfNeighbours: isOfNeighbours) { return true }
        let words = text.split(whereSeparator: LineKind.isSpace)
        return (1...3).contains { count in
            guard words.count > count, let label = key.prefix(words: count) else { return false }
            let isLabel =
                ReaderTextRules.writtenFor.contains(label) || ReaderTextRules.bylineLabels.contains(label)
                || ReaderTextRules.bylineWords.contains(label)
            return isLabel && beginsWithName(text[words[count].startIndex...], isOfNeighbours: isOfNeighbours)
        }
    }

    /// True for a name of two to four words and nothing else that is known to be one by its given or its family name.
    static func isKnownName(_ text: ArraySlice<UInt32>, isOfNeighbours: Bool) -> Bool {
        (2...4).contains(LineKind.wordCount(text)) && !text.contains(codePoint("/")) && couldBeUnlabelled(text, isOfNeighbours: isOfNeighbours)
            && beginsWithName(text, isOfNeighbours: isOfNeighbours)
    }

    /// «سارا نوری، روزنامه‌نگار»: a known name and what its bearer is.
    static func isNameWithProfession(_ text: ArraySlice<UInt32>) -> Bool {
        guard text.count <= ReaderTextRules.nameLength,
            let place = text.firstIndex(where: { ["،", ",", "/", "|", "-", "–", "*"].contains($0) }), place > text.startIndex,
            isKnownName(LineKind.trimmed(text[..<place]), isOfNeighbours: true)
        else { return false }
        let rest = PhraseKey(text[(place + 1)...])
        guard !LineKind.endsSentence(text), !text[place...].contains(where: LineKind.isDigit) else { return false }
        if ReaderTextRules.professions.hasBeginning(of: rest) { return true }
        // Whoever is addressed so has a place where he teaches or practises.
        let isAddressed = PhraseKey(text).words.first.map(ReaderTextRules.honorifics.contains) ?? false
        return isAddressed && (text[place] == "," || text[place] == "،") && LineKind.wordCount(text[(place + 1)...]) <= 5
    }

    /// A title that ends with who wrote the article: «راه آب / سارا نوری». The name is of two or three words: headlines tell of people too.
    static func signedTitle(_ title: ArraySlice<UInt32>) -> (title: ArraySlice<UInt32>, name: ArraySlice<UInt32>)? {
        let parting: [Unicode.Scalar] = ["/", "—", "|", "۔"]
        // A wider space parts too, where nothing else does.
        let last =
            title.lastIndex { parting.contains($0) }
            ?? title.indices.last { $0 > title.startIndex && LineKind.isSpace(title[$0]) && LineKind.isSpace(title[$0 - 1]) }
        guard let last, last > title.startIndex else { return nil }
        // «—-», «۔۔», «//».
        let name = LineKind.trimmed(title[(last + 1)...].drop { $0 == "-" || LineKind.isSpace($0) })
        var own = LineKind.trimmed(title[..<last])
        while let mark = own.last, parting.contains(mark) || mark == "-" { own = LineKind.trimmed(own.dropLast()) }
        guard LineKind.wordCount(own) >= 2, (2...3).contains(LineKind.wordCount(name)), isKnownName(name, isOfNeighbours: true) else { return nil }
        return (own, name)
    }

    /// «محمود درويش», «ط. حسين».
    private static func beginsWithName(_ text: ArraySlice<UInt32>, isOfNeighbours: Bool) -> Bool {
        if let second = text.dropFirst().first, second == ".", text.count > 3, LineKind.isLetter(text[text.startIndex]) { return true }
        let words = PhraseKey(text).words
        guard words.count >= 2, !isOfNeighbours || !text.contains(codePoint("/")) else { return false }
        // Folded, the preposition is a name.
        if ReaderTextRules.givenNames.contains(words[0]), !text.starts(with: codePoints("على ")) { return true }
        guard isOfNeighbours else { return false }
        return isGivenName(words[0]) || ReaderTextRules.honorifics.contains(words[0])
            || words.count <= 3 && isFamilyName(words[words.count - 1])
    }

    /// A given name, or what names are put together from: «محمدرضا», «سیدحسین», «شکرالله».
    private static func isGivenName(_ word: PhraseKey) -> Bool {
        func isOne(_ part: some Sequence<UInt32>) -> Bool {
            let key = PhraseKey(part)
            return ReaderTextRules.neighbourGivenNames.contains(key) || ReaderTextRules.givenNames.contains(key)
        }
        if isOne(word.scalars) { return true }
        let letters = word.scalars
        guard letters.count >= 6 else { return false }
        if letters.suffix(4).elementsEqual(codePoints("الله")) || letters.starts(with: addressOfDescent) && isOne(letters.dropFirst(3)) {
            return true
        }
        return (3...letters.count - 3).contains { isOne(letters.prefix($0)) && isOne(letters.dropFirst($0)) }
    }

    /// «سید», folded.
    private static let addressOfDescent = PhraseKey(codePoints("سید")).scalars

    private static func isFamilyName(_ word: PhraseKey) -> Bool {
        if ReaderTextRules.familyNames.contains(word) { return true }
        return (3...6).contains { count in
            word.scalars.count >= count + 2 && ReaderTextRules.familyEndings.contains(PhraseKey(word.scalars.suffix(count)))
        }
    }
}
