// The forms of Arabic letters, by what they join. FriBidi knows them; it is asked once for each.
import CFriBidi
import CUnicodeData

enum LetterForms {
    /// Four forms for each code point of the block U+0600: isolated, joined to the next, to the one before, to both. A
    /// character that has none stands for itself. Written once, then only read.
    nonisolated(unsafe) static let table: UnsafePointer<UInt32> = {
        let table = UnsafeMutablePointer<UInt32>.allocate(capacity: 4 * 256)
        for offset in 0..<256 {
            let letter = UInt32(0x600 + offset)
            let type = qari_record(letter) >> 5 & 0x7
            for joined in 0..<4 {
                let isLetter = type == QARI_JOINING_D || type == QARI_JOINING_R
                table[4 * offset + joined] = isLetter ? qari_fribidi_form(letter, type, joined & 2 != 0 ? 1 : 0, joined & 1 != 0 ? 1 : 0) : letter
            }
        }
        return UnsafePointer(table)
    }()

    @inline(__always)
    static func form(of letter: UInt32, joinsBefore: Bool, joinsNext: Bool, in table: UnsafePointer<UInt32>) -> UInt32 {
        let offset = letter &- 0x600
        guard offset < 256 else { return letter }
        return table[Int(4 * offset) + (joinsBefore ? 2 : 0) + (joinsNext ? 1 : 0)]
    }

    /// The ligature of lam and an alef; nil for any other letter. The alefs: with madda, hamza above, hamza below, bare.
    @inline(__always)
    static func lamAlef(_ alef: UInt32, joinsBefore: Bool) -> UInt32? {
        let isolated: UInt32
        switch alef {
        case "آ": isolated = 0xFEF5
        case "أ": isolated = 0xFEF7
        case "إ": isolated = 0xFEF9
        case "ا": isolated = 0xFEFB
        default: return nil
        }
        return joinsBefore ? isolated + 1 : isolated
    }
}
