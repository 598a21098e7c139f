// Which lines stand under pictures: those that say so, end with an agency's name, or name who took the picture.
import ArabicText

extension LineKind {
    /// True for a caption that says itself what it stands under: «صورة: …».
    package static func isLabelledCaption(_ text: ArraySlice<UInt32>) -> Bool {
        guard let (label, value) = labelled(text, separators: [":"]), label.count <= 40, !value.isEmpty else { return false }
        return ReaderTextRules.captionLabels.contains(PhraseKey(label))
    }

    static func isCaption(_ text: ArraySlice<UInt32>) -> Bool {
        guard text.count <= 240 else { return false }
        if isLabelledCaption(text) || namesPhotographer(text) { return true }
        // `جنود في المدينة (رويترز)`
        guard text.last == ")", let open = text.lastIndex(of: codePoint("(")), text.count <= 160, open > text.startIndex else { return false }
        return ReaderTextRules.sources.contains(PhraseKey(text[open...]))
    }

    /// What stands on the picture, and behind a bar, a bracket or a full stop who took it: «في الميناء / تصوير: …», «… [تصوير: …]».
    private static func namesPhotographer(_ text: ArraySlice<UInt32>) -> Bool {
        guard let colon = text.lastIndex(of: codePoint(":")), text.endIndex - colon <= 60, text.last != ".", text.last != "۔" else { return false }
        let before = text[..<colon]
        guard let bar = before.lastIndex(where: { ["/", "|", "[", "(", "."].contains($0) }), bar > text.startIndex else { return false }
        return ReaderTextRules.photoLabels.contains(PhraseKey(before[(bar + 1)...])) && text[(colon + 1)...].contains(where: isLetter)
    }
}
