// Addresses in running text, of the kinds that a reader takes for one word: they keep one direction and are broken at their
// own marks (UAX #9, HL4). What has neither a slash nor an @ needs no such care.

/// An address in a text.
package struct AddressUnit: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        /// `http://…`, `https://…`, `ftp://…`
        case web
        /// `domain.org/x`, `www.…`
        case domain
        /// `name@domain.org`
        case mail
        /// `@name`, `@name@domain.org`
        case handle
        /// `/srv/سالم/x`, `~/مجلد/x.txt`, `C:\ملف`: with a right-to-left letter in it. Any other is kept together by its signs
        /// (`AttachedSign`).
        case path
    }

    package var kind: Kind
    package var range: Range<Int>

    /// Calls `found` with every address, in order; none overlaps another. Takes time by the text's length alone.
    package static func forEach(in text: UnsafeBufferPointer<UInt32>, _ found: (AddressUnit) -> Void) {
        var scan = AddressScan(text: text)
        while let unit = scan.next() { found(unit) }
    }
}

/// Walks over a text from one address to the next.
private struct AddressScan {
    let text: UnsafeBufferPointer<UInt32>
    private var place = 0
    /// Where the last address ended: the next starts there at the earliest.
    private var floor = 0

    init(text: UnsafeBufferPointer<UInt32>) { self.text = text }

    mutating func next() -> AddressUnit? {
        while place < text.count {
            // Letters are passed over at once: what tells an address is a sign of ASCII before them all.
            if text[place] > codePoint("@") {
                place += 1
                continue
            }
            let unit: AddressUnit? =
                switch text[place] {
                case ":": web(at: place) ?? drive(at: place)
                case "@": mail(at: place) ?? handle(at: place)
                case "/": domain(at: place) ?? path(at: place)
                case ".": www(at: place)
                default: nil
                }
            guard let unit else {
                place += 1
                continue
            }
            (place, floor) = (unit.range.upperBound, unit.range.upperBound)
            return unit
        }
        return nil
    }

    /// In scalars.
    private static let longestPath = 512

    // MARK: Kinds

    private func web(at colon: Int) -> AddressUnit? {
        guard colon + 3 < text.count, text[colon + 1] == "/", text[colon + 2] == "/" else { return nil }
        var start = colon
        while start > floor, colon - start < 6, text[start - 1].isASCIILetter { start -= 1 }
        let scheme = text[start..<colon].map(\.loweredASCII)
        guard scheme == codePoints("http") || scheme == codePoints("https") || scheme == codePoints("ftp") else { return nil }
        return unit(.web, from: start, after: colon + 3)
    }

    /// A name, a full stop and a name of letters alone before a slash.
    private func domain(at slash: Int) -> AddressUnit? {
        let start = start(of: slash)
        guard Self.isDomain(text[start..<slash]), isWordStart(start), slash + 1 < text.count, !Self.endsAddress(text[slash + 1]) else { return nil }
        return unit(.domain, from: start, after: slash + 1)
    }

    private func www(at dot: Int) -> AddressUnit? {
        guard dot - floor >= 3, dot + 1 < text.count, text[(dot - 3)..<dot].allSatisfy({ $0.loweredASCII == "w" }), isWordStart(dot - 3),
            Self.isName(text[dot + 1])
        else { return nil }
        return unit(.domain, from: dot - 3, after: dot + 1)
    }

    private func mail(at sign: Int) -> AddressUnit? {
        var start = sign
        while start > floor, Self.isName(text[start - 1]) || ["+", "%"].contains(text[start - 1]) { start -= 1 }
        let end = end(ofNameAt: sign + 1)
        guard start < sign, text[start] != ".", isWordStart(start), Self.isDomain(text[(sign + 1)..<end]) else { return nil }
        return AddressUnit(kind: .mail, range: start..<end)
    }

    private func handle(at sign: Int) -> AddressUnit? {
        guard isWordStart(sign) else { return nil }
        var end = end(ofNameAt: sign + 1)
        guard end > sign + 1 else { return nil }
        if end < text.count, text[end] == "@" {
            let host = self.end(ofNameAt: end + 1)
            if Self.isDomain(text[(end + 1)..<host]) { end = host }
        }
        return AddressUnit(kind: .handle, range: sign..<end)
    }

    /// From `/` and a Latin letter, or `~/`, on; with a second stroke.
    private func path(at slash: Int) -> AddressUnit? {
        let isOfHome = slash > floor && text[slash - 1] == "~"
        let start = isOfHome ? slash - 1 : slash
        guard isPathStart(start), slash + 1 < text.count, isOfHome || text[slash + 1].isASCIILetter,
            let unit = unit(.path, from: start, after: slash + 1)
        else { return nil }
        return (isOfHome || text[(slash + 1)..<unit.range.upperBound].contains(codePoint("/"))) && hasRightToLeft(unit.range) ? unit : nil
    }

    private func drive(at colon: Int) -> AddressUnit? {
        guard colon > floor, text[colon - 1].isASCIILetter, isPathStart(colon - 1), colon + 2 < text.count,
            text[colon + 1] == "\\" || text[colon + 1] == "/",
            let unit = unit(.path, from: colon - 1, after: colon + 2)
        else { return nil }
        return hasRightToLeft(unit.range) ? unit : nil
    }

    private func isPathStart(_ place: Int) -> Bool {
        place == 0 || text[place - 1] == " " || ["(", "[", "{", "«", "“", "\"", "'", "‘"].contains(text[place - 1])
    }

    private func hasRightToLeft(_ range: Range<Int>) -> Bool {
        text[range].contains { [.arabicLetter, .rightToLeft].contains(CharacterProperties($0).bidiClass) }
    }

    // MARK: Bounds

    /// An address from its start to the first space, quotation mark or bracket that it didn't open itself (GFM 6.9), less the punctuation
    /// that belongs to the sentence.
    private func unit(_ kind: AddressUnit.Kind, from start: Int, after head: Int) -> AddressUnit? {
        var end = head
        var open = 0
        // Where a path starts is told by little: a hostile text could have one looked for at every letter.
        let limit = kind == .path ? min(text.count, head + Self.longestPath) : text.count
        while end < limit, !Self.endsAddress(text[end]) {
            if text[end] == "(" { open += 1 }
            if text[end] == ")" { open -= 1 }
            if open < 0 { break }
            end += 1
        }
        while end > head, Self.isClosingPunctuation(text[end - 1]) || text[end - 1] == "(" { end -= 1 }
        return end > head || kind == .domain ? AddressUnit(kind: kind, range: start..<end) : nil
    }

    private func start(of slash: Int) -> Int {
        var start = slash
        while start > floor, Self.isName(text[start - 1]) { start -= 1 }
        return start
    }

    /// The end of a run of name characters, without the full stops and hyphens that end it.
    private func end(ofNameAt start: Int) -> Int {
        var end = start
        while end < text.count, Self.isName(text[end]) { end += 1 }
        while end > start, [".", "-"].contains(text[end - 1]) { end -= 1 }
        return end
    }

    /// True where a word may begin: an Arabic prefix may stand before («لـ@name»), no Latin letter, digit or part of another address.
    private func isWordStart(_ place: Int) -> Bool {
        guard place > 0 else { return true }
        let bidiClass = CharacterProperties(text[place - 1]).bidiClass
        return bidiClass != .leftToRight && bidiClass != .europeanNumber && !["/", "_", "@", "-"].contains(text[place - 1])
    }

    /// Letters, digits and the marks of names, all of ASCII.
    private static func isName(_ scalar: UInt32) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", ".", "-", "_": true
        default: false
        }
    }

    private static func isDomain(_ name: Slice<UnsafeBufferPointer<UInt32>>) -> Bool {
        guard let dot = name.lastIndex(of: codePoint(".")), dot > name.startIndex, name.endIndex - dot > 2, name.first != "." else { return false }
        return name[(dot + 1)...].allSatisfy { $0.isASCIILetter }
    }

    /// Spaces, quotation marks and brackets of angles end an address, and the marks of Arabic punctuation that none has.
    private static func endsAddress(_ scalar: UInt32) -> Bool {
        switch scalar {
        case "\u{0}"..." ", "\"", "<", ">", .noBreakSpace, "«", "»", "،", "؛", "\u{2000}"..."\u{206F}": true
        default: false
        }
    }

    private static func isClosingPunctuation(_ scalar: UInt32) -> Bool {
        [".", ",", ";", ":", "!", "?", "؟", "۔", "'", "]"].contains(scalar)
    }
}
