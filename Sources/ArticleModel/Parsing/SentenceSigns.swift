// Signs that a short line is a sentence of the text, a claim, a tweet or a verse, and names nothing: what keeps such lines from being
// taken for headings, and what was said from being taken for who wrote. Signs only: no grammar is parsed here.
import ArabicText

enum SentenceSigns {
    /// True when a word is a verb, by the table or by its shape: «يـ» before four letters and more is seldom anything else.
    static func isVerb(_ word: PhraseKey) -> Bool {
        if ReaderTextRules.verbs.contains(word) { return true }
        guard let first = word.scalars.first, word.scalars.count >= 4 else { return false }
        let rest = PhraseKey(word.scalars.dropFirst())
        if first == "و" || first == "ف" { return ReaderTextRules.verbs.contains(rest) || isImperfect(rest) }
        // «سيـ» is a verb in the future, «سعاد» is a name and no «سـ» before «عاد».
        return first == "س" && isImperfect(rest) || isImperfect(word)
    }

    private static func isImperfect(_ word: PhraseKey) -> Bool {
        word.scalars.first == "ي" && word.scalars.count >= 4 && !ReaderTextRules.nounsInYeh.contains(word)
            // Names and adjectives of relation end so.
            && word.scalars.last != "ه" && !word.scalars.suffix(2).elementsEqual(codePoints("يا"))
    }

    /// True when a value could name people: few words, no verb, no preposition, no number, nothing asked or cried out.
    static func isName(_ text: ArraySlice<UInt32>) -> Bool {
        guard !text.contains(where: { LineKind.isDigit($0) || ["؟", "?", "!", "«", "»", "\"", ":", "…"].contains($0) }) else { return false }
        return !hasAla(text) && names(in: text).allSatisfy { name in name.count <= 4 && !name.contains(where: isInNoName) }
    }

    /// What no name has in it. By shape alone a word is a verb only without anything before it: «فيروز», «ويليام» and «سيرين» are people.
    private static func isInNoName(_ word: PhraseKey) -> Bool {
        if ReaderTextRules.givenNames.contains(word) { return false }
        if ReaderTextRules.notInNames.contains(word) || ReaderTextRules.verbs.contains(word) || isImperfect(word) { return true }
        guard let first = word.scalars.first, first == "و" || first == "ف" || first == "س" else { return false }
        return ReaderTextRules.verbs.contains(PhraseKey(word.scalars.dropFirst()))
    }

    /// The preposition «على» before a noun with its article. Elsewhere it is how Egypt spells a name, and folded it is that name.
    private static func hasAla(_ text: ArraySlice<UInt32>) -> Bool {
        let words = text.split(whereSeparator: LineKind.isSpace)
        return zip(words, words.dropFirst()).contains { $0.elementsEqual(codePoints("على")) && $1.starts(with: codePoints("ال")) }
    }

    /// True for a line so short and so plain that it could say who wrote an article, from where or for whom.
    static func couldBeUnlabelled(_ text: ArraySlice<UInt32>) -> Bool {
        text.count <= 40 && LineKind.wordCount(text) <= 5 && text.contains(where: LineKind.isLetter) && isName(text) && text.last != ","
            && text.last != "،"
    }

    /// True when such a line is known for what it is: «خاص», «محمود درويش», «ط. حسين», «حوار طه حسين».
    static func isKnownUnlabelled(_ text: ArraySlice<UInt32>) -> Bool {
        let key = PhraseKey(text)
        if ReaderTextRules.writtenFor.contains(key) || beginsWithGivenName(text) { return true }
        let words = text.split(whereSeparator: LineKind.isSpace)
        return (1...3).contains { count in
            guard words.count > count, let label = key.prefix(words: count) else { return false }
            let isLabel =
                ReaderTextRules.writtenFor.contains(label) || ReaderTextRules.bylineLabels.contains(label)
                || ReaderTextRules.bylineWords.contains(label)
            return isLabel && beginsWithGivenName(text[words[count].startIndex...])
        }
    }

    /// «محمود درويش», «ط. حسين».
    private static func beginsWithGivenName(_ text: ArraySlice<UInt32>) -> Bool {
        if let second = text.dropFirst().first, second == ".", text.count > 3, LineKind.isLetter(text[text.startIndex]) { return true }
        let words = PhraseKey(text).words
        // Folded, the preposition is a name.
        return words.count >= 2 && ReaderTextRules.givenNames.contains(words[0]) && !text.starts(with: codePoints("على "))
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

    /// True for a line that is a sentence, a claim, a tweet, a verse or a caption, short as it may be.
    static func isText(_ text: ArraySlice<UInt32>) -> Bool {
        let words = PhraseKey(text).words
        // Asterisks around a line are what a messenger makes bold.
        if text.first == "*" || isTimed(text) || isSocial(text) || isVerse(text) || opensSentence(words) { return true }
        if words.count >= 3, words[0].scalars.first == "ي", isVerb(words[0]) { return true }
        if LineKind.isQuestion(text) { return words.count > 12 || text.suffix(2).elementsEqual(codePoints("؟؟")) }
        if text.suffix(2).allSatisfy({ ["!", "؟", "?"].contains($0) }) { return true }
        if words.count >= 6, ["!", "؟"].contains(where: { text.last == $0 }) { return true }
        return words.count > 10 || words.count >= 6 && words.contains(where: isVerb)
    }

    /// Two times of day or of a film: «من 00:24 إلى 00:34» marks a scene.
    private static func isTimed(_ text: ArraySlice<UInt32>) -> Bool {
        text.indices.dropFirst().dropLast().count { text[$0] == ":" && LineKind.isDigit(text[$0 - 1]) && LineKind.isDigit(text[$0 + 1]) } >= 2
    }

    /// Tags, handles, addresses and emoji are the marks of a post.
    private static func isSocial(_ text: ArraySlice<UInt32>) -> Bool {
        let line = Array(text)
        for (place, scalar) in line.enumerated() {
            if CharacterProperties(scalar).isPictograph, scalar > codePoint(.enQuad) { return true }
            // Mathematical letters dress up a post.
            if (0x1D400...0x1D7FF).contains(scalar) { return true }
            if ["#", "@"].contains(scalar), place + 1 < line.count, LineKind.isLetter(line[place + 1]) { return true }
        }
        return line.withUnsafeBufferPointer { line in
            var hasAddress = false
            AddressUnit.forEach(in: line) { _ in hasAddress = true }
            return hasAddress
        }
    }

    /// Two half lines with asterisks or a wide gap between them, or a line with most of its vowels.
    private static func isVerse(_ text: ArraySlice<UInt32>) -> Bool {
        var (letters, marks, gap) = (0, 0, 0)
        var isParted = false
        for scalar in text {
            let properties = CharacterProperties(scalar)
            if properties.isHaraka { marks += 1 } else if properties.isLetter { letters += 1 }
            gap = LineKind.isSpace(scalar) || scalar == "*" || scalar == .tatweel ? gap + 1 : 0
            if gap >= 3 { isParted = true }
        }
        return isParted || marks * 3 >= letters && letters >= 8
    }

    private static func opensSentence(_ words: [PhraseKey]) -> Bool {
        guard let first = words.first else { return false }
        if ReaderTextRules.sentenceOpeners.contains(first) { return true }
        if words.count >= 2, ReaderTextRules.sentenceOpeners.contains(PhraseKey(words[0].scalars + codePoints(" ") + words[1].scalars)) {
            return true
        }
        // «خاص بـ…» says for whom it was written.
        if words.count >= 2, first.scalars.elementsEqual(codePoints("خاص")), words[1].scalars.first == "ب" { return true }
        return words.count >= 4 && ReaderTextRules.claimOpeners.contains(first)
    }
}
