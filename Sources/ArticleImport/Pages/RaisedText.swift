// Letters above and below the line, as a text of one height writes them.
import ArabicText

enum RaisedText {
    private static let above: [UInt32: UInt32] = table("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ")
    private static let below: [UInt32: UInt32] = table("0123456789+-−=()aeox", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₒₓ")
    /// Digits of the Arabic keyboards are digits too.
    private static let arabicDigits = table("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")

    private static func table(_ from: String, _ to: String) -> [UInt32: UInt32] {
        Dictionary(zip(codePoints(from), codePoints(to))) { first, _ in first }
    }

    /// In Unicode's own forms where there is one for every letter, else between signs that say where it stands.
    static func written(_ text: [UInt32], isBelow: Bool) -> [UInt32] {
        let letters = text.filter { $0 != " " }
        guard !letters.isEmpty else { return text }
        let forms = letters.compactMap { (isBelow ? below : above)[arabicDigits[$0] ?? $0] }
        if forms.count == letters.count { return forms }
        // Words that are no number are no power: «١st», «Mme».
        guard letters.contains(where: { isDigit($0) }) || letters.count == 1 else { return text }
        return codePoints(isBelow ? "_(" : "^(") + text + codePoints(")")
    }

    /// The number of a note, in brackets and apart from the word that it follows.
    static func note(_ text: [UInt32]) -> [UInt32] {
        let letters = text.filter { $0 != " " }
        return letters.first == "[" ? letters : codePoints("[") + letters + codePoints("]")
    }

    private static func isDigit(_ scalar: UInt32) -> Bool { ("0"..."9").contains(scalar) || arabicDigits[scalar] != nil }
}
