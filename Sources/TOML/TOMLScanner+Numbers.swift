// Values without quotes: numbers, true and false, days and times.
import CodePoints

extension TOMLScanner {
    /// A value that begins with no quote and no bracket.
    mutating func bareValue() throws(TOMLMistake) -> TOMLValue.Content {
        let start = index
        var end = start
        while end < bytes.count, Self.isBare(bytes[end]) { end += 1 }
        guard end > start else { throw mistake(.missingValue) }
        // A day and a time may be parted by a space.
        if end - start == 10, bytes[start + 4] == "-", end + 3 < bytes.count, bytes[end] == " ",
            Self.isDigit(bytes[end + 1]), Self.isDigit(bytes[end + 2]), bytes[end + 3] == ":"
        {
            end += 1
            while end < bytes.count, Self.isBare(bytes[end]) { end += 1 }
        }
        let content = try content(of: bytes[start..<end])
        skip(end - start)
        return content
    }

    private static func isBare(_ byte: UInt8) -> Bool {
        switch byte {
        case "a"..."z", "A"..."Z", "0"..."9", "+", "-", "_", ".", ":", 0x80...:
            true
        default: false
        }
    }

    static func isDigit(_ byte: UInt8) -> Bool { byte.isASCIIDigit }

    private mutating func content(of word: ArraySlice<UInt8>) throws(TOMLMistake) -> TOMLValue.Content {
        if word.elementsEqual("true".utf8) { return .boolean(true) }
        if word.elementsEqual("false".utf8) { return .boolean(false) }
        let unsigned = word.first == "+" || word.first == "-" ? word.dropFirst() : word
        let isNegative = word.first == "-"
        if unsigned.elementsEqual("inf".utf8) { return .float(isNegative ? -.infinity : .infinity) }
        if unsigned.elementsEqual("nan".utf8) { return .float(.nan) }
        guard let first = unsigned.first, Self.isDigit(first) || first == "." || word.count > unsigned.count else {
            throw mistake(.unquotedText)
        }
        if word.count == unsigned.count, TOMLMoment.isBegun(by: word) {
            guard let moment = TOMLMoment(word) else { throw mistake(.badMoment) }
            return .moment(moment)
        }
        return try number(word, unsigned, isNegative)
    }

    private mutating func number(_ word: ArraySlice<UInt8>, _ unsigned: ArraySlice<UInt8>, _ isNegative: Bool) throws(TOMLMistake)
        -> TOMLValue.Content
    {
        let radixes: [UInt8: UInt8] = [UInt8(ascii: "x"): 16, UInt8(ascii: "o"): 8, UInt8(ascii: "b"): 2]
        if word.count == unsigned.count, word.first == "0", let second = word.dropFirst().first, let radix = radixes[second] {
            return .integer(try integer(word.dropFirst(2), radix: radix, isNegative: false))
        }
        let whole = unsigned.prefix { Self.isDigit($0) || $0 == "_" }
        // No number but zero begins with one.
        guard whole.count == 1 || whole.first != "0" else { throw mistake(.badNumber) }
        if whole.count == unsigned.count { return .integer(try integer(whole, radix: 10, isNegative: isNegative)) }
        guard let float = Self.float(unsigned) else { throw mistake(.badNumber) }
        return .float(isNegative ? -float : float)
    }

    /// Underscores may stand between digits alone.
    private static func areParted(_ digits: ArraySlice<UInt8>) -> Bool {
        var wasDigit = false
        for byte in digits {
            if byte == "_", !wasDigit { return false }
            wasDigit = byte != "_"
        }
        return wasDigit
    }

    private mutating func integer(_ digits: ArraySlice<UInt8>, radix: UInt8, isNegative: Bool) throws(TOMLMistake) -> Int64 {
        guard Self.areParted(digits) else { throw mistake(.badNumber) }
        var number: Int64 = 0
        for byte in digits where byte != "_" {
            guard let digit = Self.hexadecimal(byte), digit < radix else { throw mistake(.badNumber) }
            let (shifted, isTooLarge) = number.multipliedReportingOverflow(by: Int64(radix))
            let (sum, isOver) = shifted.addingReportingOverflow(isNegative ? -Int64(digit) : Int64(digit))
            guard !isTooLarge, !isOver else { throw mistake(.numberTooLarge) }
            number = sum
        }
        return number
    }

    /// A number with a fraction, an exponent or both; digits stand on both sides of the point.
    private static func float(_ text: ArraySlice<UInt8>) -> Double? {
        func isDigits(_ byte: UInt8) -> Bool { isDigit(byte) || byte == "_" }
        let whole = text.prefix(while: isDigits)
        var rest = text[whole.endIndex...]
        guard areParted(whole) else { return nil }
        if rest.first == "." {
            let fraction = rest.dropFirst().prefix(while: isDigits)
            guard areParted(fraction) else { return nil }
            rest = rest[fraction.endIndex...]
        }
        if let first = rest.first, first.loweredASCII == "e" {
            rest = rest.dropFirst()
            if rest.first == "+" || rest.first == "-" { rest = rest.dropFirst() }
            guard areParted(rest), rest.allSatisfy(isDigits) else { return nil }
            rest = []
        }
        guard rest.isEmpty else { return nil }
        return Double(String(decoding: text.filter { $0 != "_" }, as: UTF8.self))
    }
}
