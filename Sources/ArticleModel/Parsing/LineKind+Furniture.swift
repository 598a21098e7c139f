// Which lines are the page's and not the article's: what a page says of itself, counts, asks, or offers.
import ArabicText

extension LineKind {
    static func isFurniture(_ text: ArraySlice<UInt32>) -> Bool {
        // A notice under a form is longer than what else begins so.
        let isNotice = text.last == "*" && text.count > 80
        guard text.count <= (isNotice ? 120 : 80), !text.isEmpty, !isComment(text) else { return false }
        if text.first == "©" { return true }
        let key = PhraseKey(text)
        if isNotice { return ReaderTextRules.furnitureBeginnings.hasBeginning(of: key) }
        if ReaderTextRules.furniture.contains(key) { return true }
        if ReaderTextRules.furnitureBeginnings.hasBeginning(of: key) { return true }
        if isLabelledFurniture(text) || isFormLabel(text, key) || isRowOfButtons(key) || isCountedFurniture(text, key) || isSumToWorkOut(text) {
            return true
        }
        // `تابع … على:` with an outlet between; `3 دقائق للقراءة`.
        // Most lines begin with neither, and need not be parted into words.
        guard let start = key.scalars.first, start == followWord.scalars.first || isDigit(start) else { return false }
        let words = key.words
        guard let first = words.first, let last = words.last, words.count <= 7 else { return false }
        if first == followWord, last == onWord { return true }
        return words.count <= 4 && first.scalars.allSatisfy(isDigit) && (last == readingWord || last == forReadingWord)
    }

    /// What a page says of itself behind a colon, with a space there or not: «بازدید:۱۴۰۸», «القسم: محليات».
    private static func isLabelledFurniture(_ text: ArraySlice<UInt32>) -> Bool {
        guard let (label, _) = labelled(text.prefix(41), separators: [":", "："]) else { return false }
        let key = PhraseKey(label)
        return ReaderTextRules.furnitureLabels.contains(key) || ReaderTextRules.furnitureBeginnings.contains(key)
    }

    /// What a form asks for: «نام:», «* نظر:», «Email *».
    private static func isFormLabel(_ text: ArraySlice<UInt32>, _ key: PhraseKey) -> Bool {
        text.count <= 30 && (text.last == ":" || text.last == "*" || text.first == "*") && ReaderTextRules.formLabels.contains(key)
    }

    /// Words of the page side by side and nothing else: «همرسانی نظرات», «فيسبوك تويتر واتساب».
    private static func isRowOfButtons(_ key: PhraseKey) -> Bool {
        let text = key.scalars
        guard text.count <= 60 else { return false }
        var (place, count) = (0, 0)
        while place < text.count {
            // The longest phrase of three words at most that the rest begins with.
            var (end, found) = (place, 0)
            for _ in 0..<3 where end < text.count {
                end = text[(end + 1)...].firstIndex(of: codePoint(" ")) ?? text.count
                if ReaderTextRules.furniture.contains(text[place..<end]) { found = end }
            }
            guard found > 0 else { return false }
            place = found + 1
            count += 1
        }
        return (2...8).contains(count)
    }

    /// A word of the page with how many there are of it: «التعليقات (3)», «12 نظر».
    private static func isCountedFurniture(_ text: ArraySlice<UInt32>, _ key: PhraseKey) -> Bool {
        guard let first = key.scalars.first, let last = key.scalars.last, isDigit(first) != isDigit(last) else { return false }
        // `print(1)` is a program's.
        if let open = text.firstIndex(of: codePoint("(")), open > text.startIndex, text[open - 1].isASCIILetter { return false }
        let word = isDigit(first) ? PhraseKey(key.scalars.drop(while: isDigit)) : PhraseKey(key.scalars.reversed().drop(while: isDigit).reversed())
        // «x 5» counts nothing of a page's.
        return word.scalars.count >= 3 && ReaderTextRules.furniture.contains(word)
    }

    /// «17 + 3 =»: what a page asks of who comments.
    private static func isSumToWorkOut(_ text: ArraySlice<UInt32>) -> Bool {
        guard text.last == "=", text.count <= 16, text.count(where: isDigit) >= 2 else { return false }
        return text.dropLast().allSatisfy { isDigit($0) || isSpace($0) || ["+", "-", "−", "×", "*"].contains($0) }
    }

    /// How long ago: «منذ 3 ساعات», «پێش 20 خولەک». With an outlet before it too: «سایت / ۱ ساعت قبل».
    static func isAge(_ text: ArraySlice<UInt32>) -> Bool {
        guard text.count <= 60, text.contains(where: isDigit) else { return false }
        if let bar = text.lastIndex(where: { ["/", "|", "•", "·"].contains($0) }), bar > text.startIndex {
            return wordCount(text[..<bar]) <= 4 && !text[..<bar].contains(where: isDigit) && isAge(trimmed(text[(bar + 1)...]))
        }
        let words = PhraseKey(text).words
        guard (2...5).contains(words.count) else { return false }
        return words.contains(where: ReaderTextRules.ageWords.contains) && words.contains(where: ReaderTextRules.ageUnits.contains)
            && words.allSatisfy { ReaderTextRules.ageWords.contains($0) || ReaderTextRules.ageUnits.contains($0) || $0.scalars.allSatisfy(isDigit) }
    }

    /// A number and nothing else, as a page counts its readers or names a piece: «1,408», «202/». A year is none.
    static func isCount(_ text: ArraySlice<UInt32>) -> Bool {
        let number = text.last == "/" ? text.dropLast() : text
        let digits = number.filter(isDigit)
        guard (1...9).contains(digits.count), number.allSatisfy({ isDigit($0) || [",", "٬", "،"].contains($0) }) else { return false }
        return digits.count != 4 || number.count > 4 || !isYear(digits)
    }

    /// From the twelfth century of the Hijra, and of the solar years, to the twenty-first of ours.
    private static func isYear(_ digits: [UInt32]) -> Bool { (1...2).contains(digits[0] & 0xF) }

    /// A comment of a program, what is typed at its prompt, a quotation or a heading in Markdown, whatever it says.
    private static func isComment(_ text: ArraySlice<UInt32>) -> Bool {
        guard let second = text.dropFirst().first else { return text.first == "#" }
        switch text[text.startIndex] {
        case "#", ">": return true
        case "/": return second == "/" || second == "*"
        case "-": return second == "-"
        case "<": return second == "!"
        case ";": return second == ";"
        default: return false
        }
    }

    private static let followWord = PhraseKey(codePoints("تابع"))
    private static let onWord = PhraseKey(codePoints("على"))
    private static let readingWord = PhraseKey(codePoints("قراءة"))
    private static let forReadingWord = PhraseKey(codePoints("للقراءة"))

    /// Where furniture that stands on the end of a paragraph's line begins: after a wide gap.
    static func trailingFurniture(_ text: ArraySlice<UInt32>) -> Int? {
        if text.last == "]", text.count <= 120, let open = text.lastIndex(of: codePoint("[")), open > text.startIndex,
            ReaderTextRules.editLabels.contains(PhraseKey(text[open...]))
        {
            return open
        }
        let end = text.suffix(90)
        guard
            let gap = end.indices.reversed().first(where: { place in
                place + 2 < end.endIndex && end[place] == " " && end[place + 1] == " " && end[place + 2] == " "
            })
        else { return nil }
        return isFurniture(trimmed(Array(end[gap...]))) ? gap : nil
    }
}
