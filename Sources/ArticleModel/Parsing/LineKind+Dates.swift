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
                return (rest(of: text, without: dates[0].date), dates[0].date)
            }
        }
        if let labelled = dateBehindOthers(text) { return labelled }
        if let date = dateAmongNames(text) { return (text[..<text.startIndex], date) }
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
            // A dash may stand for the colon: «התפרסם ב - 3.5.26».
            let value = text[start...].drop { !isLetter($0) && !isDigit($0) && $0 != "(" }
            if isDate(value) { return (text[..<value.startIndex], value) }
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

    /// A date between slashes beside an outlet or a section: «سایت شهر / ۱۴۰۵/۰۲/۱۱», «۱۴۰۵/۰۲/۱۱ / خبرگزاری شهر / فرهنگی».
    private static func dateAmongNames(_ text: ArraySlice<UInt32>) -> ArraySlice<UInt32>? {
        var parts: [ArraySlice<UInt32>] = []
        var start = text.startIndex
        for place in text.indices where text[place] == "/" && place > start && isSpace(text[place - 1]) {
            parts.append(trimmed(text[start..<place]))
            start = place + 1
        }
        parts.append(trimmed(text[start...]))
        guard (2...4).contains(parts.count) else { return nil }
        let (dates, names) = (parts.filter { isDate($0) }, parts.filter { !isDate($0) })
        let areNames = names.allSatisfy { name in
            let key = PhraseKey(name)
            return wordCount(name) <= 4 && !name.contains(where: isDigit)
                && (ReaderTextRules.sections.contains(key) || ReaderTextRules.sources.contains(key)
                    || ReaderTextRules.outletWords.hasBeginning(of: key))
        }
        return dates.count == 1 && !names.isEmpty && areNames ? dates[0] : nil
    }

    /// What a line says besides a part of it.
    private static func rest(of text: ArraySlice<UInt32>, without part: ArraySlice<UInt32>) -> ArraySlice<UInt32> {
        guard let start = text.indices.first(where: { text[$0...].starts(with: part) }) else { return text }
        return trimmed(Array(text[..<start]) + Array(text[(start + part.count)...]))
    }

    /// A date behind other labels of the page on one line: «کد خبر: ۱۲۳ تاریخ انتشار: ۱۴۰۵/۰۲/۱۱».
    private static func dateBehindOthers(_ text: ArraySlice<UInt32>) -> (label: ArraySlice<UInt32>, date: ArraySlice<UInt32>)? {
        guard let first = text.firstIndex(of: codePoint(":")),
            let last = text.indices.last(where: { text[$0] == ":" && $0 > first && !isBetweenDigits(text, $0) })
        else { return nil }
        let words = text[..<last].split(whereSeparator: isSpace)
        for count in [1, 2, 3] where words.count > count {
            let start = words[words.count - count].startIndex
            guard ReaderTextRules.dateLabels.contains(PhraseKey(text[start..<last])), isFurniture(trimmed(text[..<start])) else { continue }
            let date = text[(last + 1)...].drop(while: isSpace)
            return isDate(date) ? (text[..<date.startIndex], date) : nil
        }
        return nil
    }

    private static func isBetweenDigits(_ text: ArraySlice<UInt32>, _ place: Int) -> Bool {
        place > text.startIndex && place + 1 < text.endIndex && isDigit(text[place - 1]) && isDigit(text[place + 1])
    }

    /// A date that a text may end with and mean when it came out: with a label, beside the page's own, or with the time of day.
    static func closingDate(_ text: ArraySlice<UInt32>) -> (label: ArraySlice<UInt32>, date: ArraySlice<UInt32>)? {
        guard let (label, date) = date(text) else { return nil }
        let numbers = date.split { !isDigit($0) }.count
        return !label.isEmpty || numbers + (date.contains(where: isLetter) ? 1 : 0) >= 5 ? (label, date) : nil
    }

    /// The label of a date that stands on the next line, or nowhere.
    static func isBareDateLabel(_ text: ArraySlice<UInt32>) -> Bool {
        text.last == ":" && text.count <= 40 && ReaderTextRules.dateLabels.contains(PhraseKey(text))
    }

    /// «23:55».
    static func isTimeOfDay(_ text: ArraySlice<UInt32>) -> Bool {
        text.count <= 5 && text.count(where: isDigit) >= 3 && text.split(separator: codePoint(":")).count == 2
            && text.allSatisfy { isDigit($0) || $0 == ":" }
    }

    private static func isDate(_ text: ArraySlice<UInt32>) -> Bool {
        guard text.contains(where: isDigit) else { return false }
        var hasMonth = false
        var numbers = 0
        for part in text.split(whereSeparator: { isSpace($0) || ["/", "\\", "-", "–", "،", ",", "|", ":", ".", "@", "(", ")"].contains($0) }) {
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
