// What one line is, by itself: a credit, a date, furniture, a list's item. Neighbours are looked at elsewhere.
import ArabicText

/// Recognises lines by `ReaderTextRules`. Texts given are trimmed.
package enum LineKind {
    /// Trims spaces of all kinds at both ends.
    static func trimmed(_ text: [UInt32]) -> ArraySlice<UInt32> { trimmed(text[...]) }

    static func trimmed(_ text: ArraySlice<UInt32>) -> ArraySlice<UInt32> {
        var slice = text
        while let first = slice.first, isSpace(first) { slice.removeFirst() }
        while let last = slice.last, isSpace(last) { slice.removeLast() }
        return slice
    }

    package static func isSpace(_ scalar: UInt32) -> Bool {
        scalar == " " || scalar == .noBreakSpace || scalar == .ideographicSpace || scalar == .tab
            || (Unicode.Scalar.enQuad ... .zeroWidthSpace).contains(scalar)
    }

    /// How many words there are, whatever they are.
    static func wordCount(_ text: ArraySlice<UInt32>) -> Int {
        var (count, isInWord) = (0, false)
        for scalar in text {
            let isVisible = !isSpace(scalar)
            if isVisible, !isInWord { count += 1 }
            isInWord = isVisible
        }
        return count
    }

    static func isLetter(_ scalar: UInt32) -> Bool { CharacterProperties(scalar).isLetter }
    static func isDigit(_ scalar: UInt32) -> Bool { CharacterProperties(scalar).isDecimalDigit }

    // MARK: Credits and bylines

    /// `role: name`, or several of them parted by `|`.
    static func credits(_ text: ArraySlice<UInt32>) -> [Credit]? {
        guard text.count <= 300 else { return nil }
        let parts = text.split(whereSeparator: { $0 == "|" || $0 == "•" })
        var credits: [Credit] = []
        for part in parts {
            guard let credit = credit(part) else { return nil }
            credits.append(credit)
        }
        return credits.isEmpty ? nil : credits
    }

    private static func credit(_ text: ArraySlice<UInt32>) -> Credit? {
        // A colon where there is one: a role may hold a dash itself.
        guard let (label, value) = labelled(text, separators: [":", "："]) ?? labelled(text, separators: ["-", "–", "—", "/"]),
            value.count <= ReaderTextRules.nameLength, value.contains(where: isLetter)
        else { return nil }
        let key = PhraseKey(label)
        let isRole =
            ReaderTextRules.roles.contains(key)
            || key.words.count <= 6 && ReaderTextRules.openRoles.hasBeginning(of: key, isLonger: true)
        // «مدير المستشفى: استقبلنا …» quotes him.
        guard isRole, NameSigns.isName(value) || ReaderTextRules.sharedRoles.contains(key) else { return nil }
        return Credit(role: String(codePoints: trimmed(Array(label))), name: String(codePoints: value))
    }

    static func isByline(_ text: ArraySlice<UInt32>, isBeforeTitle: Bool) -> Bool {
        guard text.count <= ReaderTextRules.nameLength + 40 else { return false }
        if signature(text, isBeforeTitle: isBeforeTitle) != nil { return true }
        if let (label, value) = labelled(text, separators: [":", "：", "/"]), value.count <= ReaderTextRules.nameLength,
            !value.isEmpty
        {
            let key = PhraseKey(label)
            // «تقرير: قسم البيانات» signs an article, «تقرير: ماذا تغيّر في المكتبات هذا العام؟» titles one.
            let isTitle = isBeforeTitle && ReaderTextRules.kickers.contains(key) && value.split(separator: codePoint(" ")).count > 4
            if isTitle { return false }
            // «מאת: ב-5 במאי, 2026» says when and leaves out who.
            if ReaderTextRules.bylineWords.contains(key), value.count(where: isDigit) >= 3 { return false }
            if isBylineLabel(key) { return true }
        }
        // Without a colon only short lines, and only the words that nothing else begins with.
        let key = PhraseKey(text)
        let words = key.words.count
        let isWhole = endsSentence(text) && text.last == "."
        guard words >= 2, !endsSentence(text) || isWhole else { return false }
        if let opening = opening(of: key, in: ReaderTextRules.bylineWords) {
            // «by May 3, 2026» says when and leaves out who.
            if text.contains(where: isDigit) { return false }
            // A phrase of several words signs in a longer line too, full stop and all.
            return opening >= 3 ? words <= opening + 5 : words <= (isBeforeTitle ? 4 : 7) && !isWhole
        }
        let opens = opening(of: key, in: ReaderTextRules.bylineOpenings) ?? (isBeforeTitle ? nil : Self.urduByline(text))
        guard !isBeforeTitle || words <= 4, let opening = opens else { return false }
        let parts = text.split(whereSeparator: isSpace)
        return parts.count > opening
            && NameSigns.isName(trimmed(parts[opening].startIndex < text.endIndex ? text[parts[opening].startIndex...] : []))
    }

    /// A word that signs before a colon; behind one that a translator signs with, what was translated from: «ترجمه از انگلیسی:».
    static func isBylineLabel(_ key: PhraseKey) -> Bool {
        if ReaderTextRules.bylineWords.contains(key) || ReaderTextRules.bylineLabels.contains(key) { return true }
        let words = key.words
        guard (3...6).contains(words.count) else { return false }
        return (1...3).contains { count in
            guard count + 1 < words.count, let label = key.prefix(words: count), ReaderTextRules.bylineLabels.contains(label) else { return false }
            return ["من", "عن", "از", "له"].contains { words[count].scalars.elementsEqual(codePoints($0)) }
        }
    }

    /// «تحریر» signs in Urdu, whose yeh tells it from the Arabic word for freeing and editing.
    private static func urduByline(_ text: ArraySlice<UInt32>) -> Int? {
        text.starts(with: codePoints("تحریر ")) && wordCount(text) <= 5 ? 1 : nil
    }

    /// How many words of a phrase its line begins with; nil when with none.
    private static func opening(of key: PhraseKey, in phrases: PhraseTable) -> Int? {
        (1...4).reversed().first { count in key.prefix(words: count).map(phrases.contains) ?? false }
    }

    /// The word and the name of a line that signs an article as newspapers do: «كتب - فلان:», «القاهرة - كتب فلان:», «كتبت فلانة:». The colon
    /// before the text tells it from a headline; after the title, where no headline is to come, a dash tells as much.
    static func signature(_ text: ArraySlice<UInt32>, isBeforeTitle: Bool) -> (word: ArraySlice<UInt32>, name: ArraySlice<UInt32>)? {
        let hasColon = text.last.map { $0 == ":" || $0 == "：" } ?? false
        let line = hasColon ? trimmed(text.dropLast()) : text
        guard hasColon || !isBeforeTitle, !line.contains(codePoint(":")), !endsSentence(line) else { return nil }
        let dashes: [Unicode.Scalar] = ["-", "–", "—"]
        if let (label, name) = labelled(line, separators: dashes), isName(name) {
            if ReaderTextRules.bylineWords.contains(PhraseKey(label)) { return (trimmed(label), name) }
            // A place before it.
            if hasColon, label.split(separator: codePoint(" ")).count <= 3, !label.contains(where: isDigit) { return signed(name, dashes) }
        }
        return hasColon ? signed(line, []) : nil
    }

    /// A byline's word and what follows it.
    private static func signed(_ line: ArraySlice<UInt32>, _ dashes: [Unicode.Scalar]) -> (word: ArraySlice<UInt32>, name: ArraySlice<UInt32>)? {
        let key = PhraseKey(line)
        let parts = line.split(whereSeparator: isSpace)
        for count in [3, 2, 1] where parts.count > count {
            guard let word = key.prefix(words: count), ReaderTextRules.bylineWords.contains(word) else { continue }
            let name = line[parts[count].startIndex...].drop { isSpace($0) || dashes.contains($0) }
            return isName(name) ? (line[..<parts[count - 1].endIndex], name) : nil
        }
        return nil
    }

    private static func isName(_ text: ArraySlice<UInt32>) -> Bool {
        // «كتب على صفحته:» signs nothing.
        guard let first = text.split(whereSeparator: isSpace).first, !ReaderTextRules.nameless.contains(PhraseKey(first)) else { return false }
        return text.count <= ReaderTextRules.nameLength && text.split(whereSeparator: isSpace).count <= 7 && text.contains(where: isLetter)
    }

    /// A label, one of the separators, a value (trimmed); nil when the text has no separator.
    static func labelled(_ text: ArraySlice<UInt32>, separators: [Unicode.Scalar])
        -> (label: ArraySlice<UInt32>, value: ArraySlice<UInt32>)?
    {
        guard let place = text.firstIndex(where: { separators.contains($0) }), place > text.startIndex else { return nil }
        return (text[..<place], trimmed(Array(text[(place + 1)...])))
    }

    // MARK: Kicker, source

    /// A kicker with its separator at the line's start, and what follows it; or a kicker alone.
    static func kicker(_ text: ArraySlice<UInt32>) -> (kicker: ArraySlice<UInt32>, rest: ArraySlice<UInt32>)? {
        guard text.count <= ReaderTextRules.titleLength + 40 else { return nil }
        if ReaderTextRules.kickers.contains(PhraseKey(text)) { return (text, []) }
        for place in text.indices.dropFirst().prefix(40) {
            for separator in ReaderTextRules.kickerSeparators where text[place...].starts(with: separator) {
                let rest = trimmed(Array(text[(place + separator.count)...]))
                // Before a bar any word or two are a kicker: nobody writes a title so.
                let isBarred =
                    separator.first == "|" && place - text.startIndex <= 24 && text[..<place].split(separator: codePoint(" ")).count <= 2
                    && rest.split(separator: codePoint(" ")).count >= 2
                guard isBarred || ReaderTextRules.kickers.contains(PhraseKey(text[..<place])) else { return nil }
                // `خاص - الميادين | …`: the outlet before the bar belongs to the kicker.
                if let bar = text.prefix(34).firstIndex(of: codePoint("|")), bar > place, text[..<bar].split(separator: codePoint(" ")).count <= 5 {
                    return (trimmed(Array(text[..<bar])), trimmed(Array(text[(bar + 1)...])))
                }
                return (trimmed(Array(text[..<place])), rest.drop { !isLetter($0) && !isDigit($0) && !isOpening($0) })
            }
        }
        return nil
    }

    private static func isOpening(_ scalar: UInt32) -> Bool { ["«", "\"", "“", "(", "[", "‘", "'"].contains(scalar) }

    /// What stands on a line side by side: parted by a bar, a bullet or a wider space.
    static func apart(_ text: ArraySlice<UInt32>) -> [ArraySlice<UInt32>] {
        var parts: [ArraySlice<UInt32>] = []
        var start = text.startIndex
        for place in text.indices {
            let isWide = isSpace(text[place]) && place + 1 < text.endIndex && isSpace(text[place + 1])
            guard isWide || text[place] == "|" || text[place] == "•" || text[place] == "\t" else { continue }
            if !trimmed(text[start..<place]).isEmpty { parts.append(text[start..<place]) }
            start = place + 1
        }
        if !trimmed(text[start...]).isEmpty { parts.append(text[start...]) }
        return parts
    }

    static func source(_ text: ArraySlice<UInt32>) -> (label: ArraySlice<UInt32>, source: ArraySlice<UInt32>)? {
        guard text.count <= 120 else { return nil }
        if let (label, value) = labelled(text, separators: [":"]), ReaderTextRules.sourceLabels.contains(PhraseKey(label)),
            value.contains(where: isLetter)
        {
            // Beside what is the page's own: «منبع: … | لینک خبر».
            let parts = apart(value)
            let isAlone = parts.count > 1 && parts.dropFirst().allSatisfy { isFurniture(trimmed($0)) }
            return (text[..<(label.endIndex + 1)], isAlone ? trimmed(parts[0]) : value)
        }
        let parts = text.split(whereSeparator: { ["+", "-", "/", "|", "،", ","].contains($0) })
        guard !parts.isEmpty, parts.allSatisfy({ ReaderTextRules.sources.contains(PhraseKey($0)) || isAgencyLetters(trimmed($0)) }) else {
            return nil
        }
        return (text[..<text.startIndex], bare(text))
    }

    /// A text without the dashes and brackets around all of it: «--(بترا)».
    static func bare(_ text: ArraySlice<UInt32>) -> ArraySlice<UInt32> {
        var inner = text
        while let first = inner.first, isSpace(first) || ["-", "–", "—", "/", "|", "•", "*"].contains(first) { inner.removeFirst() }
        while let last = inner.last, isSpace(last) || ["-", "–", "—", "/", "|", "•", "*"].contains(last) { inner.removeLast() }
        guard inner.first == "(" && inner.last == ")" || inner.first == "[" && inner.last == "]" else { return inner.isEmpty ? text : inner }
        let held = inner.dropFirst().dropLast()
        // Two pairs side by side are not one around all of it.
        guard held.contains(where: isLetter), !held.contains(where: { ["(", ")", "[", "]"].contains($0) }) else { return inner }
        return trimmed(held)
    }

    /// An agency by its letters: «أ ش أ», «و.م.ع», «(د ب أ)».
    static func isAgencyLetters(_ text: ArraySlice<UInt32>) -> Bool {
        let letters = text.split { isSpace($0) || [".", "(", ")", "ـ"].contains($0) }
        return (2...4).contains(letters.count) && text.count <= 14
            && letters.allSatisfy { $0.count == 1 && $0.allSatisfy { CharacterProperties($0).bidiClass == .arabicLetter } }
    }

    /// The source that a dateline names: `بغداد - وكالات: …`, `دبي (CNN) -- …`.
    static func datelineSource(_ text: ArraySlice<UInt32>) -> ArraySlice<UInt32>? {
        let start = text.prefix(90)
        if let open = start.firstIndex(of: codePoint("(")), let close = start[open...].firstIndex(of: codePoint(")")) {
            let after = text[(close + 1)...].drop(while: isSpace)
            let isDashed = after.first.map { ["-", "–", "—"].contains($0) } ?? false
            let name = start[(open + 1)..<close]
            // A colon follows what a man of letters said too: «قال ابن جبير (ت 614هـ): …».
            let isNamed = isDashed || after.first == ":" && isOutlet(name)
            if isNamed, start[..<open].count <= 60, !name.contains(where: isDigit), name.contains(where: isLetter) { return name }
        }
        if let colon = start.firstIndex(of: codePoint(":")), let dash = start[..<colon].firstIndex(where: { $0 == "-" || $0 == "–" }) {
            let source = trimmed(Array(start[(dash + 1)..<colon]))
            let place = start[..<dash].split(separator: codePoint(" "))
            let hasSpace = dash > start.startIndex && isSpace(start[dash - 1])
            // «كتب - فلان:» names who wrote it, and so does «القاهرة - كتب فلان:».
            let signs = ReaderTextRules.bylineWords.contains(PhraseKey(start[..<dash])) || signed(source, []) != nil
            let isShort = place.count <= 4 && source.count <= 40 && source.split(separator: codePoint(" ")).count <= 4
            if hasSpace, !signs, isShort, !source.contains(where: isDigit), NameSigns.isName(source) { return source }
        }
        return nil
    }

    /// A known source, or an agency's letters: `CNN`, `رويترز`.
    private static func isOutlet(_ name: ArraySlice<UInt32>) -> Bool {
        ReaderTextRules.sources.contains(PhraseKey(name)) || name.count <= 12 && name.allSatisfy { ("A"..."Z").contains($0) }
    }

    // MARK: Body

    /// A list's item: its marker as shown and where its text starts.
    static func listMarker(_ text: ArraySlice<UInt32>) -> (marker: [UInt32], textStart: Int)? {
        guard let first = text.first, text.count > 2 else { return nil }
        let second = text[text.startIndex + 1]
        if ReaderTextRules.bullets.contains(first), isSpace(second) {
            if let task = task(text.dropFirst(2)) { return (task.marker, task.textStart) }
            return (ReaderTextRules.tellingBullets.contains(first) ? [first] : codePoints("•"), text.startIndex + 2)
        }
        return numberMarker(text)
    }

    /// The mark of a list's item that its text has too, as pages have it whose lists show none: `✓ text`, `– text`, `أ- text`; `- text` has
    /// nothing to say beside a point.
    package static func ownMarker(_ text: ArraySlice<UInt32>) -> (marker: [UInt32], textStart: Int)? {
        guard let found = listMarker(text) else { return nil }
        return text.first == "–" ? (codePoints("–"), found.textStart) : found
    }

    /// `[ ] text`, `[x] text` behind a bullet (GFM, task list items): what is to be done, and what is done.
    package static func task(_ text: ArraySlice<UInt32>) -> (marker: [UInt32], textStart: Int)? {
        guard text.count > 4, text.first == "[", text[text.startIndex + 2] == "]", isSpace(text[text.startIndex + 3]) else { return nil }
        switch text[text.startIndex + 1] {
        case " ": return (Self.undone, text.startIndex + 4)
        case "x", "X": return (Self.done, text.startIndex + 4)
        default: return nil
        }
    }

    package static let undone = codePoints("☐")
    package static let done = codePoints("☑")

    /// `1.`, `2)`, `٣-`, `(4)`, `أ)`, `أ-`; but `أ.` is who is a professor.
    static func numberMarker(_ text: ArraySlice<UInt32>) -> (marker: [UInt32], textStart: Int)? {
        var place = text.startIndex
        let isParenthesised = text[place] == "("
        if isParenthesised { place += 1 }
        let bodyStart = place
        while place < text.endIndex, isDigit(text[place]), place - bodyStart < 3 { place += 1 }
        if place == bodyStart, isLetter(text[place]) {
            var closer = place + 1
            // Word processors put a non-joiner, and some a tatweel, between the letter and its dash.
            while closer < text.endIndex, isBehindLetter(text[closer]) { closer += 1 }
            if isParenthesised || closer < text.endIndex && [")", "-", "–"].contains(text[closer]) { place = closer }
        }
        guard place > bodyStart, place < text.endIndex else { return nil }
        let closer = text[place]
        guard isParenthesised ? closer == ")" : [".", ")", "-", "–"].contains(closer) else { return nil }
        place += 1
        guard place < text.endIndex, isSpace(text[place]) else { return nil }
        return (text[..<place].filter { $0 != .zeroWidthNonJoiner && $0 != .zeroWidthJoiner }, place + 1)
    }

    private static func isBehindLetter(_ scalar: UInt32) -> Bool {
        scalar == .zeroWidthNonJoiner || scalar == .zeroWidthJoiner || scalar == .tatweel
    }

    static func isSeparator(_ text: ArraySlice<UInt32>) -> Bool {
        guard let first = text.first, separatorMarks.contains(first) else { return false }
        let marks = text.filter { !isSpace($0) }
        guard marks.count >= 3 || marks.count == 1 && ["⁂", "◆", "✦"].contains(marks[0]), marks.count <= 120 else { return false }
        return marks.allSatisfy { $0 == first }
    }

    private static let separatorMarks: [UInt32] = codePoints("*-=_~\u{640}–—•·#─⁂◆✦")

    /// A line that is a quotation from end to end, or marked as one with `>`.
    static func quotationStart(_ text: ArraySlice<UInt32>) -> Int? {
        guard let first = text.first, text.count > 2 else { return nil }
        if first == ">" { return quotedStart(text) }
        let closer: UInt32
        switch first {
        case "«": closer = codePoint("»")
        case "“": closer = codePoint("”")
        case "\"": closer = codePoint("\"")
        default: return nil
        }
        let end = text.last.map { [".", "،", "!", "؟"].contains($0) } == true ? text.dropLast() : text
        guard end.last == closer, !end.dropFirst().dropLast().contains(closer) else { return nil }
        return text.startIndex
    }

    /// Where the text behind `> `, `>> ` or `> > ` starts. `>>>` before what has no letter from right to left is a program's.
    private static func quotedStart(_ text: ArraySlice<UInt32>) -> Int? {
        guard let start = text.firstIndex(where: { $0 != ">" && !isSpace($0) }), isSpace(text[start - 1]) else { return nil }
        guard text[..<start].elementsEqual(codePoints(">>> ")) else { return start }
        return TextDirection(of: Array(text[start...]), in: .leftToRight) == .rightToLeft ? start : nil
    }

    /// How many quotations one stands in that starts with these marks.
    static func quotedLevel(_ marks: ArraySlice<UInt32>) -> Int { max(0, min(deepestQuotation, marks.count { $0 == ">" }) - 1) }

    /// Quotations in one another: deeper ones are as deep as this.
    private static let deepestQuotation = 9

    static func isCrossReference(_ text: ArraySlice<UInt32>) -> Bool {
        guard text.count <= 240 else { return false }
        if let (label, _) = labelled(text, separators: [":", "|", "–", "…"]), label.count <= 40 {
            return ReaderTextRules.crossReferences.contains(PhraseKey(label))
        }
        return text.count <= 40 && ReaderTextRules.crossReferences.contains(PhraseKey(text))
    }

    /// True when a sentence ends or goes on past the line: such a line is no heading.
    static func endsSentence(_ text: ArraySlice<UInt32>) -> Bool {
        var end = text
        while let last = end.last, ["\"", "»", "”", ")", "]"].contains(last) { end.removeLast() }
        return end.last.map { [".", "،", ",", "؛", ";", ":", "…", "۔"].contains($0) } ?? false
    }

    /// True when a line could be a heading as far as it tells by itself.
    static func looksLikeHeading(_ text: ArraySlice<UInt32>) -> Bool {
        guard text.count <= ReaderTextRules.headingLength, text.contains(where: isLetter), !endsSentence(text) else { return false }
        guard wordCount(text) <= ReaderTextRules.headingWords else { return false }
        // A tag of the social kind is none, and neither is an address.
        if text.first == "#", text.count > 1, !isSpace(text[text.startIndex + 1]), text[text.startIndex + 1] != "#" { return false }
        return text.first != "h" || !text.starts(with: codePoints("http"))
    }

    static func isQuestion(_ text: ArraySlice<UInt32>) -> Bool {
        text.last == "؟" && PhraseKey(text).words.first.map(ReaderTextRules.questionWords.contains) ?? false
    }

    /// True when a line could be a heading of a plain text, where nothing but its words and its place tells.
    static func readsAsHeading(_ text: ArraySlice<UInt32>) -> Bool { looksLikeHeading(text) && !SentenceSigns.isText(text) }

    /// Where a heading marked with `#` signs starts.
    static func markedHeading(_ text: ArraySlice<UInt32>) -> Int? {
        let signs = text.prefix { $0 == "#" }.count
        guard (1...6).contains(signs), text.count > signs + 1, isSpace(text[text.startIndex + signs]) else { return nil }
        return text.startIndex + signs + 1
    }
}
