// Arabic letters by their skeletons, as the rules of kashida name them. Dots make no difference to where a word may be drawn out.
import ArabicText

enum LetterFamily {
    case seen, sad, tehMarbuta, heh, dal, alef, tah, lam, kaf, beh, yeh, reh, waw, ain, qaf, feh
    case other

    init(_ letter: UInt32) {
        switch letter {
        case "س", "ش", "\u{69A}", "\u{69B}", "\u{69C}", "\u{6FA}", "\u{75C}": self = .seen
        case "ص", "ض", "\u{69D}", "\u{69E}", "\u{6FB}": self = .sad
        case "ة", "\u{6C3}": self = .tehMarbuta
        case "ه", "ە", "ہ", "ۂ", "\u{6BE}", "\u{6C0}", "\u{6FF}": self = .heh
        case "د", "ذ", "\u{688}"..."\u{690}", "\u{6EE}": self = .dal
        case "ا", "أ", "إ", "آ", "ٱ", "\u{672}", "\u{673}", "\u{675}": self = .alef
        case "ط", "ظ", "\u{69F}": self = .tah
        case "ل", "\u{6B5}"..."\u{6B8}": self = .lam
        case "ك", "ک"..."\u{6B4}": self = .kaf
        case "ب", "ت", "ث", "ن", "\u{66E}", "\u{679}"..."\u{680}", "\u{6B9}"..."\u{6BD}": self = .beh
        case "ي", "ى", "ئ", "ی", "\u{678}", "\u{6CD}", "\u{6CE}", "\u{6D0}"..."\u{6D3}": self = .yeh
        case "ر", "ز", "\u{691}"..."\u{699}", "\u{6EF}": self = .reh
        case "و", "ؤ", "\u{676}", "\u{677}", "\u{6C4}"..."\u{6CB}", "\u{6CF}": self = .waw
        case "ع", "غ", "\u{6A0}", "\u{6FC}": self = .ain
        case "ق", "\u{66F}", "\u{6A7}", "\u{6A8}": self = .qaf
        case "ف", "\u{6A1}"..."\u{6A6}": self = .feh
        default: self = .other
        }
    }

    /// A tooth in the middle of a word, whatever its dots.
    var isTooth: Bool { self == .beh || self == .yeh }
}
