// A headline as a list of right-to-left lines shows it.
import ArabicText

enum ShownTitle {
    /// A title with an Arabic letter runs from right to left, whatever it begins with and whatever language the list is in. One without, a
    /// file's name above all, is read from left to right as a whole: `000837.txt` would otherwise come out as `txt.000837` (UAX #9: a
    /// number and a word part at the full stop between them).
    static func text(_ title: String) -> String { title.isolated(in: .rightToLeft) }
}
