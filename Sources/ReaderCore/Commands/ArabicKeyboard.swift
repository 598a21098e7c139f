// The keyboard's layouts for languages of the Arabic script: which Latin key each character stands in the place of. The Arabic PC layout
// counts until a letter is typed that it has not.

import ArabicText

package enum ArabicKeyboard {
    private static let plain: [(UInt32, UInt32)] = pairs(
        "ضqصwثeقrفtغyعuهiخoحpج[د]شaسsيdبfلgاhتjنkمlك;ط'ئzءxؤcرvىnةmو,ز.ظ/")
    private static let shifted: [(UInt32, UInt32)] = pairs("َQًWُEٌRإY‘U÷U×O؛O<{>}ِAٍS]D[FأHـJ،K/L~ZْX}C{VآN’M,<.>؟?")

    /// Signs that a Latin layout types too, but no command has on any screen: a layout that types them with Shift means the key in its place
    /// (X11 types ‘ and ’ of Windows as ` and ', and … beside |). What a command has keeps its own meaning.
    private static let signs: [(UInt32, UInt32)] = pairs("`U'M…|ّ~")
    /// Letters of the Persian layout that the Arabic one has not: most others stand in the same places on both.
    private static let persian: [(UInt32, UInt32)] = pairs("یdک;گ'چ]پm")

    // The layouts differ in three places: ÷ × ؛ are typed by U, I, O under X11 and by I, O, P under Windows, where U types ‘. Neither I nor P
    // is a command, so that each of these is the command of the one key that has one.

    private static func pairs(_ text: String) -> [(UInt32, UInt32)] {
        let scalars = text.unicodeScalars.map(\.value)
        return stride(from: 0, to: scalars.count - 1, by: 2).map { (scalars[$0], scalars[$0 + 1]) }
    }

    /// A layout on which letters that the Arabic one has too stand in other places.
    enum Layout: Sendable {
        case arabic, persian, urdu
    }

    /// Where Persian's standard layout (ISIRI 9147) differs from the Arabic one.
    private static let persianPlaces: [(UInt32, UInt32)] = pairs("ظzطxزcرvذbدnپmئSؤAإFأGآHةJكZءMًRٌWٍEَUُTِYّIْQ÷~؛\"«L»K٫#")
    /// The phonetic layout that Urdu is typed on.
    private static let urduPlaces: [(UInt32, UInt32)] = pairs(
        "قqوwعeرrتtےyءuیiہoپpاaسsدdفfگgحhجjکkلlزzشxچcطvبbنnمmئUۃOُPآAصSڈDغGھHضJخKذZثCظVںNڑRٹTۂOِIْQۄW۔.")

    /// The layout that a character tells, since no other types it; nil where it tells nothing, as گ چ پ do: a Mac's Arabic layout and telephones
    /// have them too, for foreign names.
    static func layout(toldBy scalar: UInt32, after layout: Layout) -> Layout? {
        switch scalar {
        case "ہ", "ے", "ٹ", "ڈ", "ڑ", "ں", "ھ", "۔": .urdu
        case "ی", "ک": layout == .urdu ? nil : .persian
        case "ي", "ى", "ﻻ": .arabic
        default: nil
        }
    }

    /// The Latin character in the place of an Arabic one; digits of any kind as 0–9; nil for anything else. Characters that
    /// a Latin layout types too keep their own meaning.
    static func latin(for scalar: UInt32, on layout: Layout = .arabic) -> UInt32? {
        let places = layout == .arabic ? [] : layout == .persian ? persianPlaces : urduPlaces
        if let place = places.first(where: { $0.0 == scalar }) { return place.1 }
        if ("٠"..."٩").contains(scalar) { return scalar - codePoint("٠") + codePoint("0") }
        if ("۰"..."۹").contains(scalar) { return scalar - codePoint("۰") + codePoint("0") }
        // The b key types lam-alef; a terminal side that saw the pair as one key sends it as the ligature.
        switch scalar {
        case "ﻻ": return codePoint("b")
        case "ﻷ": return codePoint("G")
        case "ﻵ": return codePoint("B")
        case "ﻹ": return codePoint("T")
        default: break
        }
        if let sign = signs.first(where: { $0.0 == scalar }) { return sign.1 }
        guard scalar > codePoint(.delete) else { return nil }
        return (plain.first { $0.0 == scalar } ?? shifted.first { $0.0 == scalar } ?? persian.first { $0.0 == scalar })?.1
    }

    /// The keys that type a character on either layout, by what they type on the Latin one. The four that type lam and an alef count as the
    /// two keys of these: whoever is to type a word may take either.
    package static func places(of scalar: UInt32) -> [UInt32] {
        let key = latin(for: scalar) ?? scalar
        // b, G, B and T: lam with alef, with hamza above, with madda, with hamza below.
        let alefs: [Unicode.Scalar: Unicode.Scalar] = ["b": "h", "G": "H", "B": "N", "T": "Y"]
        return Unicode.Scalar(key).flatMap { alefs[$0] }.map { [codePoint("g"), $0.value] } ?? [key]
    }
}
