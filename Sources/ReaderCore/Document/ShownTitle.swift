// A headline as a list of right-to-left lines shows it.
import ArabicText

enum ShownTitle {
    /// A title without an Arabic letter, a file's name above all, is read from left to right as a whole: `000837.txt` would otherwise
    /// come out as `txt.000837` (UAX #9: a number and a word part at the full stop between them).
    static func text(_ title: String) -> String {
        let isRightToLeft = title.unicodeScalars.contains { [.arabicLetter, .rightToLeft].contains(CharacterProperties($0.value).bidiClass) }
        return isRightToLeft ? title : title.isolated(.leftToRight)
    }
}
