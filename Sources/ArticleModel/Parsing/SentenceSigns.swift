// Signs that a short line is a sentence of the text, a claim, a tweet or a verse, and names nothing: what keeps such lines from being
// taken for headings. Signs only: no grammar is parsed here.
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

    static func isImperfect(_ word: PhraseKey) -> Bool {
        word.scalars.first == "ي" && word.scalars.count >= 4 && !ReaderTextRules.nounsInYeh.contains(word)
            // Names and adjectives of relation end so.
            && word.scalars.last != "ه" && !word.scalars.suffix(2).elementsEqual(codePoints("يا"))
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
