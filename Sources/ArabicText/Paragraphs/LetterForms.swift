// The forms of Arabic letters, by what they join. FriBidi knows them; it is asked at the build (letter_forms.c).
import CFriBidi
import CUnicodeData

enum LetterForms {
    /// Where the Arabic block begins.
    private static let firstLetter: UInt32 = 0x600

    /// Four forms for each code point of the block U+0600: isolated, joined to the next, to the one before, to both. A
    /// character that has none stands for itself. Constant data, made of `found`.
    static var table: UnsafePointer<UInt32> { qari_first_letter_form() }

    /// The table as FriBidi gives it.
    static var found: [UInt32] {
        (0..<256).flatMap { offset in
            let letter = firstLetter + UInt32(offset)
            let type = qari_record(letter).joiningType
            let isLetter = type == QARI_JOINING_D || type == QARI_JOINING_R
            return (0..<4).map { joined in
                let form = isLetter ? qari_fribidi_form(kin(of: letter), type, joined & 2 != 0 ? 1 : 0, joined & 1 != 0 ? 1 : 0) : letter
                return own(form, of: letter)
            }
        }
    }

    /// The letter whose forms a letter without any borrows, where both have one skeleton and readers take one for the other: ە has the
    /// final form of heh (a Kurdish and Uyghur e), ګ the joined forms of گ (Pashto writes one letter both ways), ں and ٮ before a
    /// letter the dotless tooth of ى.
    @inline(__always)
    static func kin(of letter: UInt32) -> UInt32 {
        switch letter {
        case "ە": codePoint("ه")
        case "ګ": codePoint("گ")
        case "ں", "ٮ": codePoint("ى")
        default: letter
        }
    }

    /// A form as the letter itself shows it: where its kin's skeleton is another than its own, it keeps its own.
    @inline(__always)
    static func own(_ form: UInt32, of letter: UInt32) -> UInt32 {
        switch (letter, form) {
        case ("ە", "\u{FEE9}"), ("ګ", "\u{FB92}"), ("ٮ", "\u{FEEF}"), ("ٮ", "\u{FEF0}"): letter
        case ("ں", "\u{FEEF}"): codePoint("\u{FB9E}")
        case ("ں", "\u{FEF0}"): codePoint("\u{FB9F}")
        default: form
        }
    }

    @inline(__always)
    static func form(of letter: UInt32, joinsBefore: Bool, joinsNext: Bool, in table: UnsafePointer<UInt32>) -> UInt32 {
        let offset = letter &- firstLetter
        guard offset < 256 else { return letter }
        return table[Int(4 * offset) + (joinsBefore ? 2 : 0) + (joinsNext ? 1 : 0)]
    }

    /// The ligature of lam and an alef; nil for any other letter. The alefs: with madda, hamza above, hamza below, bare.
    @inline(__always)
    static func lamAlef(_ alef: UInt32, joinsBefore: Bool) -> UInt32? {
        let isolated: Unicode.Scalar
        switch alef {
        case "آ": isolated = "ﻵ"
        case "أ": isolated = "ﻷ"
        case "إ": isolated = "ﻹ"
        case "ا": isolated = "ﻻ"
        default: return nil
        }
        return joinsBefore ? isolated.value + 1 : isolated.value
    }
}
