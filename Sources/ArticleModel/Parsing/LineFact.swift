// What a line says by itself, for importers that have lines of their own: the rules of plain text, without its neighbours.
import ArabicText

/// A line of an article's head or tail that is more than text.
package enum LineFact: Hashable, Sendable {
    case credits([Credit])
    case byline
    case date(String)
    case source(String)
    case furniture
    case crossReference
    case caption
    case relatedHeading

    /// The fact that a line states; nil for text.
    package static func of(_ line: [UInt32], isBeforeTitle: Bool = false) -> LineFact? {
        let text = LineKind.trimmed(line)
        if text.isEmpty { return nil }
        // A date may stand behind the page's own words.
        if let (_, date) = LineKind.date(text) { return .date(String(codePoints: date)) }
        if LineKind.isFurniture(text) { return .furniture }
        if let credits = LineKind.credits(text) { return .credits(credits) }
        if LineKind.isByline(text, isBeforeTitle: isBeforeTitle) { return .byline }
        if let (_, source) = LineKind.source(text) { return .source(String(codePoints: source)) }
        if text.count <= 60, ReaderTextRules.relatedHeadings.contains(PhraseKey(text)) { return .relatedHeading }
        if LineKind.isCrossReference(text) { return .crossReference }
        return LineKind.isCaption(text) ? .caption : nil
    }

    /// The kicker before a title's bar or colon, and the title without it; nil when it has none.
    package static func kicker(_ title: String) -> (kicker: String, title: String)? {
        guard let (kicker, rest) = LineKind.kicker(LineKind.trimmed(codePoints(title))), !rest.isEmpty else { return nil }
        return (String(codePoints: kicker), String(codePoints: rest))
    }

    /// True for a text that is a kicker and nothing else: «خبر عاجل».
    package static func isKicker(_ text: String) -> Bool { ReaderTextRules.kickers.contains(PhraseKey(codePoints(text))) }

    /// The name in a byline, its label left off.
    package static func name(inByline line: String) -> String { labelled(LineKind.trimmed(codePoints(line))).name }

    /// A byline as a credit, its label the role; nil where it has none.
    package static func credit(inByline line: String) -> Credit? {
        let (label, name) = labelled(LineKind.trimmed(codePoints(line)))
        return label.map { Credit(role: $0, name: name) }
    }

    /// True for a byline of those who helped: who took the pictures, who translated.
    package static func isAssistance(_ credit: Credit) -> Bool {
        ReaderTextRules.assistingLabels.contains(PhraseKey(codePoints(credit.role)))
    }

    /// True for a line at a text's end that says who wrote it: there a name must follow, for sentences end there too.
    static func signs(_ text: ArraySlice<UInt32>) -> Bool {
        guard text.count <= ReaderTextRules.nameLength, LineKind.isByline(text, isBeforeTitle: false) else { return false }
        let (label, name) = labelled(text.last == "." ? text.dropLast() : text)
        return label != nil && NameSigns.isName(codePoints(name)[...])
    }

    private static func labelled(_ text: ArraySlice<UInt32>) -> (label: String?, name: String) {
        // Of a byline the colon at its end may be gone.
        if let (word, name) = LineKind.signature(Array(text + (text.last == ":" ? [] : codePoints(":")))[...], isBeforeTitle: false) {
            return (String(codePoints: word), String(codePoints: name))
        }
        if let (label, value) = LineKind.labelled(text, separators: [":", "：", "/"]), !value.isEmpty,
            LineKind.isBylineLabel(PhraseKey(label))
        {
            return (String(codePoints: LineKind.trimmed(label)), String(codePoints: value))
        }
        let key = PhraseKey(text)
        let parts = text.split(whereSeparator: LineKind.isSpace)
        for count in [4, 3, 2, 1] where parts.count > count {
            if let label = key.prefix(words: count), ReaderTextRules.bylineWords.contains(label) || ReaderTextRules.bylineOpenings.contains(label) {
                return (String(codePoints: text[..<parts[count - 1].endIndex]), String(codePoints: text[parts[count].startIndex...]))
            }
        }
        return (nil, String(codePoints: text))
    }

    /// A text without the dashes and brackets around all of it.
    package static func bare(_ text: String) -> String { String(codePoints: LineKind.bare(LineKind.trimmed(codePoints(text)))) }

    /// True for the word before a date or a source with nothing behind its colon: what it names stands elsewhere.
    package static func isBareLabel(_ line: [UInt32]) -> Bool {
        let text = LineKind.trimmed(line)
        guard text.count <= 40, text.last == ":" || text.last == "：" else { return false }
        let key = PhraseKey(text.dropLast())
        return ReaderTextRules.dateLabels.contains(key) || ReaderTextRules.sourceLabels.contains(key) || ReaderTextRules.furnitureLabels.contains(key)
    }

    /// True for a number and nothing else, as a page counts its readers or names a piece; a year is none.
    package static func isCount(_ line: [UInt32]) -> Bool { LineKind.isCount(LineKind.trimmed(line)) }

    /// What a caption says, without the word before it that it is one: «التعليق على الصورة، …».
    package static func caption(_ text: String) -> String {
        let scalars = LineKind.trimmed(codePoints(text))
        guard let (label, value) = LineKind.labelled(scalars, separators: [":", "،", ","]), label.count <= 40,
            value.contains(where: LineKind.isLetter),
            ReaderTextRules.captionLabels.contains(PhraseKey(label)), LineKind.wordCount(label) >= 2
        else { return text }
        return String(codePoints: value)
    }

    /// True for a line that reads as a heading by its words alone, where nothing marks it as one.
    package static func readsAsHeading(_ line: [UInt32]) -> Bool { LineKind.readsAsHeading(LineKind.trimmed(line)) }

    /// True for a line short enough for a heading that ends no sentence.
    package static func looksLikeHeading(_ line: [UInt32]) -> Bool { LineKind.looksLikeHeading(LineKind.trimmed(line)) }
    package static func endsSentence(_ line: [UInt32]) -> Bool { LineKind.endsSentence(LineKind.trimmed(line)) }
    /// The source that a dateline names.
    package static func datelineSource(_ line: [UInt32]) -> String? {
        LineKind.datelineSource(LineKind.trimmed(line)).map { String(codePoints: $0) }
    }
    /// A text's words, each as `key` has it and without what stands around it.
    package static func words(_ text: String) -> [[UInt32]] { PhraseKey(codePoints(text)).words.map(\.scalars) }
    /// Two texts that differ in harakat, hamzas, spaces or edges alone have equal keys.
    package static func key(_ text: String) -> [UInt32] { PhraseKey(codePoints(text)).scalars }
}
