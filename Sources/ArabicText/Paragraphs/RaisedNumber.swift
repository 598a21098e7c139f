// Numbers with a power or an index that bears a sign: 10⁻⁸. By the rules the sign parts the two (W2, W4 and W6 of UAX #9: behind Arabic
// letters digits are Arabic numbers, and a raised minus is no separator of theirs), and they would change places.

enum RaisedNumber {
    /// Calls `found` with every such number, in order.
    static func forEach(in text: UnsafeBufferPointer<UInt32>, _ found: (Range<Int>) -> Void) {
        var place = 1
        while place < text.count {
            guard isSign(text[place]), isDigit(text[place - 1]) else {
                place += 1
                continue
            }
            var (start, end) = (place - 1, place + 1)
            while start > 0, isDigit(text[start - 1]) || isInside(text[start - 1]) && start > 1 && isDigit(text[start - 2]) { start -= 1 }
            while end < text.count, isRaised(text[end]) { end += 1 }
            if end > place + 1 { found(start..<end) }
            place = end
        }
    }

    /// Raised and lowered plus and minus: what of class ES no keyboard has.
    private static func isSign(_ scalar: UInt32) -> Bool { scalar >= 0x207A && (scalar <= 0x207B || scalar == 0x208A || scalar == 0x208B) }

    private static func isRaised(_ scalar: UInt32) -> Bool {
        scalar == "²" || scalar == "³" || scalar == "¹" || (0x2070...0x208E).contains(scalar)
    }

    private static func isDigit(_ scalar: UInt32) -> Bool { CharacterProperties(scalar).isDecimalDigit }

    /// What stands between the digits of one number.
    private static func isInside(_ scalar: UInt32) -> Bool { [".", ",", "٫", "٬"].contains(scalar) }
}
