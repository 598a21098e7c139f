// Which lines are dates: by themselves, behind a label, beside a place or the page's own counts.
import ArabicText

extension LineKind {
    /// A date with its label, when the line is nothing else.
    static func date(_ text: ArraySlice<UInt32>) -> (label: ArraySlice<UInt32>, date: ArraySlice<UInt32>)? {
        guard text.count <= 120 else { return nil }
        // Beside what is the page's own: the article's number, how often it was read.
        let parts = apart(text)
        if (2...4).contains(parts.count) {
            let dates = parts.compactMap { date(trimmed($0)) }
            if dates.count == 1, parts.count(where: { isFurniture(trimmed($0)) }) == parts.count - 1 {
                return (text[..<dates[0].date.startIndex], dates[0].date)
            }
        }
        if let (label, value) = labelled(text, separators: [":"]), ReaderTextRules.dateLabels.contains(PhraseKey(label)),
            value.contains(where: isDigit)
        {
            return (text[..<(label.endIndex + 1)], value)
        }
        let key = PhraseKey(text)
        for count in [4, 3, 2, 1] {
            guard let label = key.prefix(words: count), ReaderTextRules.dateLabels.contains(label) else { continue }
            let parts = text.split(separator: codePoint(" "))
            let start = parts[min(count, parts.count - 1)].startIndex
            if isDate(text[start...]) { return (text[..<start], text[start...]) }
        }
        if isDate(text) { return (text[..<text.startIndex], text) }
        // A place may stand before it: `بغداد - 12 أيار 2024`.
        if let (place, rest) = labelled(text, separators: ["-", "–", "|", "،"]),
            place.split(separator: codePoint(" ")).count <= 3 || ReaderTextRules.sources.contains(PhraseKey(place)),
            !place.contains(where: isDigit), isDate(rest)
        {
            return (text[..<text.startIndex], text)
        }
        return nil
    }

    private static func isDate(_ text: ArraySlice<UInt32>) -> Bool {
        guard text.contains(where: isDigit) else { return false }
        var hasMonth = false
        var numbers = 0
        for part in text.split(whereSeparator: { isSpace($0) || ["/", "-", "–", "،", ",", "|", ":", ".", "(", ")"].contains($0) }) {
            let key = PhraseKey(part)
            if key.isEmpty { continue }
            if key.scalars.allSatisfy(isDigit) {
                numbers += 1
            } else if ReaderTextRules.months.contains(key)
                || MonthName.bare(key.scalars).map({ ReaderTextRules.months.contains(PhraseKey($0)) }) ?? false
            {
                hasMonth = true
            } else if !ReaderTextRules.dateWords.contains(key), !isDigitsWithUnit(key) {
                return false
            }
        }
        return hasMonth && numbers >= 1 || numbers >= 3
    }

    /// `2024م`, `1445هـ`, `12th`.
    private static func isDigitsWithUnit(_ key: PhraseKey) -> Bool {
        let unit = key.scalars.drop(while: isDigit)
        return unit.count < key.scalars.count && unit.count <= 2
    }
}
