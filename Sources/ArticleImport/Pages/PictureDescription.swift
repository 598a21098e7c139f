// Whether what a picture is described by (`alt`) tells its reader anything.
import ArabicText
import ArticleModel

enum PictureDescription {
    /// False for what only names a file, a button or the site, and for signs among the words.
    static func says(_ text: String, of picture: PageNode) -> Bool {
        let words = text.split(separator: " ").count
        guard !text.contains("://"), words > 2 || !PageRules.emptyDescriptions.contains(LineFact.key(text)) else { return false }
        if words > 2 { return true }
        // A file's name, whatever it is written in.
        if text.contains(where: { "-_./".contains($0) }) { return false }
        let isSmall = ["width", "height"].contains { picture[$0].flatMap { Int($0) }.map { $0 < 80 } ?? false }
        let isArabic = text.unicodeScalars.count { ("\u{620}"..."\u{6D3}").contains($0) } >= 4
        return isArabic && !isSmall && picture.words.isDisjoint(with: PageRules.iconWords) && LineFact.of(codePoints(text)) != .furniture
    }
}
