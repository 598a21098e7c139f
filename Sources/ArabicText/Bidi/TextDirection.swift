// Which way an article runs, and how it is known.

/// The direction of an article, or of an element that declares its own.
package enum TextDirection: String, Hashable, Sendable, CaseIterable {
    case leftToRight = "ltr"
    case rightToLeft = "rtl"

    /// What a language says of the direction (BCP 47): its script's where the tag names one, else that of the languages that are written
    /// from right to left. nil for all others: pages in Arabic often claim English, so a left-to-right language says nothing.
    package init?(language: String) {
        let parts = language.lowercased().split(whereSeparator: { $0 == "-" || $0 == "_" })
        guard let name = parts.first else { return nil }
        if let script = parts.dropFirst().first(where: { $0.utf8.count == 4 && $0.utf8.allSatisfy { ("a"..."z").contains($0) } }) {
            self = Self.scripts.contains(String(script)) ? .rightToLeft : .leftToRight
        } else if Self.languages.contains(String(name)) {
            self = .rightToLeft
        } else {
            return nil
        }
    }

    /// The direction that a paragraph inherits from its article (`BaseDirection.inherited`).
    package init(of paragraph: [UInt32], in article: TextDirection) {
        var seen: UInt32 = 0
        for scalar in paragraph { seen |= 1 << UInt32(CharacterProperties(scalar).bidiClass.rawValue) }
        self = BaseDirection.settled(article, seen: seen)
    }

    private static let scripts: Set<String> = ["arab", "aran", "hebr", "syrc", "thaa", "nkoo", "adlm", "rohg", "mand", "samr"]
    private static let languages: Set<String> = [
        "ar", "ara", "arb", "arz", "ary", "apc", "acm", "ajp", "fa", "fas", "per", "prs", "ur", "urd", "ps", "pus", "sd", "snd", "ckb", "ug", "uig",
        "ks", "bal", "glk", "lrc", "mzn", "pnb", "skr", "azb", "he", "heb", "iw", "yi", "yid", "dv", "div", "syr", "nqo",
    ]
}

/// Letters counted by their direction, those of addresses left out: long addresses are no reason to turn a text round.
package struct LetterCensus: Sendable {
    private var balance = 0

    package init() {}

    /// What most letters say; right to left where they say nothing.
    package var direction: TextDirection { balance >= 0 ? .rightToLeft : .leftToRight }
    package var isDecided: Bool { balance != 0 }

    package mutating func take(_ text: [UInt32]) {
        text.withUnsafeBufferPointer { text in
            for scalar in text { balance += Self.voice(of: scalar) }
            AddressUnit.forEach(in: text) { unit in
                for offset in unit.range { balance -= Self.voice(of: text[offset]) }
            }
        }
    }

    private static func voice(of scalar: UInt32) -> Int {
        switch CharacterProperties(scalar).bidiClass {
        case .arabicLetter, .rightToLeft: 1
        case .leftToRight: -1
        default: 0
        }
    }
}
