// A word or a stem as the index has it. It is made once and then shared by all places where it stands, since comparing and hashing
// strings of Arabic letters costs far more than anything else that is done with them.

/// The text of an entry of the index, and the numbers that stand for it.
final class IndexTerm: Sendable {
    let text: String
    /// 64 bits of FNV-1a of the text: two terms of one key are one term.
    let key: UInt64
    /// Its number in a `StemVector`.
    let number: UInt32

    init(utf8: [UInt8]) {
        text = String(decoding: utf8, as: UTF8.self)
        key = Self.key(of: utf8)
        number = StemVector.number(of: utf8)
    }

    /// What every article has.
    static let everyArticle = IndexTerm(utf8: [])

    /// A stem's form in the index, where no word can be taken for it: `_` stands before it.
    static let stemMark: UInt8 = 0x5F

    static func key(of bytes: some Sequence<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return hash
    }
}
