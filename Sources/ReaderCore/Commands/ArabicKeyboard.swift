// The Arabic PC keyboard layout: which Latin key each character stands in the place of.

enum ArabicKeyboard {
    private static let plain: [(UInt32, UInt32)] = pairs(
        "ضqصwثeقrفtغyعuهiخoحpج[د]شaسsيdبfلgاhتjنkمlك;ط'ئzءxؤcرvىnةmو,ز.ظ/")
    private static let shifted: [(UInt32, UInt32)] = pairs("َQًWُEٌRإY‘U÷I×O؛P<{>}ِAٍS]D[FأHـJ،K/L~ZْX}C{VآN’M,<.>؟?")

    private static func pairs(_ text: String) -> [(UInt32, UInt32)] {
        let scalars = text.unicodeScalars.map(\.value)
        return stride(from: 0, to: scalars.count - 1, by: 2).map { (scalars[$0], scalars[$0 + 1]) }
    }

    /// The Latin character in the place of an Arabic one; digits of any kind as 0–9; nil for anything else. Characters that
    /// a Latin layout types too keep their own meaning.
    static func latin(for scalar: UInt32) -> UInt32? {
        if (0x660...0x669).contains(scalar) { return scalar - 0x660 + 0x30 }
        if (0x6F0...0x6F9).contains(scalar) { return scalar - 0x6F0 + 0x30 }
        // The b key types lam-alef; a terminal side that saw the pair as one key sends it as the ligature.
        if scalar == 0xFEFB { return 0x62 }
        if scalar == 0xFEF7 { return 0x47 }
        if scalar == 0xFEF5 { return 0x42 }
        if scalar == 0xFEF9 { return 0x54 }
        guard scalar > 0x7F else { return nil }
        return plain.first { $0.0 == scalar }?.1 ?? shifted.first { $0.0 == scalar }?.1
    }

    /// The keys that type a character on either layout, by what they type on the Latin one. The four that type lam and an alef count as the
    /// two keys of these: whoever is to type a word may take either.
    static func places(of scalar: UInt32) -> [UInt32] {
        let key = latin(for: scalar) ?? scalar
        // b, G, B and T: lam with alef, with hamza above, with madda, with hamza below.
        let alefs: [UInt32: UInt32] = [0x62: 0x68, 0x47: 0x48, 0x42: 0x4E, 0x54: 0x59]
        return alefs[key].map { [0x67, $0] } ?? [key]
    }
}
