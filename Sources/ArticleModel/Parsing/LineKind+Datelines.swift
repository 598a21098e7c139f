// Who reports and for whom, as the beginning of a report's text tells: «دبي (CNN) -- …», «گروه شهری- سارا نوری: …», «لاہور (نامہ نگار) …».
import ArabicText

extension LineKind {
    /// Who reports: a name between a dash and the colon that leads over to the text, whatever the language; in the languages beside Arabic also
    /// a name before a dash, with what its bearer does or the text itself behind it, and what Urdu puts into brackets behind the place.
    static func datelineReporter(_ text: ArraySlice<UInt32>, isOfNeighbours: Bool) -> ArraySlice<UInt32>? {
        if let name = nameBeforeColon(text.prefix(70), isOfNeighbours: isOfNeighbours) { return name }
        guard isOfNeighbours else { return nil }
        if let held = bracketBehindPlace(text) {
            if ReaderTextRules.reporters.contains(PhraseKey(held)) { return held }
            // «(رپورٹ: سارہ نور)»
            if let (label, name) = labelled(held, separators: [":"]), ReaderTextRules.bylineLabels.contains(PhraseKey(label)), NameSigns.isName(name)
            {
                return name
            }
            return NameSigns.isKnownName(held, isOfNeighbours: true) ? held : nil
        }
        // «سارا نوری- پس از دو سال …»: text follows, and not another name or a place.
        guard let dash = text.prefix(36).firstIndex(where: isDash), dash > text.startIndex, text.endIndex - dash > ReaderTextRules.headingLength
        else { return nil }
        let name = trimmed(text[..<dash])
        return (2...3).contains(wordCount(name)) && NameSigns.isKnownName(name, isOfNeighbours: true) ? name : nil
    }

    /// «گروه شهری- سارا نوری: …», «همشهری آنلاین - سارا نوری: …», «سارا نوری -خبرنگار گروه شهری: …».
    private static func nameBeforeColon(_ start: ArraySlice<UInt32>, isOfNeighbours: Bool) -> ArraySlice<UInt32>? {
        guard let colon = start.firstIndex(of: codePoint(":")) else { return nil }
        let parts = start[..<colon].split(whereSeparator: isDash).map { trimmed($0) }
        guard (2...3).contains(parts.count), parts.allSatisfy({ wordCount($0) <= 5 }) else { return nil }
        // In Arabic a name before the dash is who is quoted or a town.
        return parts.dropFirst(isOfNeighbours ? 0 : 1).first { NameSigns.isKnownName($0, isOfNeighbours: isOfNeighbours) }
    }

    /// An agency or a desk in brackets behind the place, with no dash to tell it: «کراچی(ویب ڈیسک)…».
    static func datelineDesk(_ text: ArraySlice<UInt32>) -> ArraySlice<UInt32>? {
        bracketBehindPlace(text).flatMap { ReaderTextRules.sources.contains(PhraseKey($0)) ? $0 : nil }
    }

    /// What the first brackets hold, where no more than a place stands before them, or nothing.
    private static func bracketBehindPlace(_ text: ArraySlice<UInt32>) -> ArraySlice<UInt32>? {
        let start = text.prefix(70)
        guard let open = start.firstIndex(of: codePoint("(")), let close = start[open...].firstIndex(of: codePoint(")")),
            wordCount(start[..<open]) <= 3, !start[..<open].contains(where: isDigit)
        else { return nil }
        return trimmed(start[(open + 1)..<close])
    }

    private static func isDash(_ scalar: UInt32) -> Bool { ["-", "–", "—", "ـ"].contains(scalar) }
}
