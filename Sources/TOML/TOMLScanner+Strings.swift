// The four kinds of strings.
import CodePoints

extension TOMLScanner {
    private static var quote: UInt8 { UInt8(ascii: "\"") }
    private static var apostrophe: UInt8 { UInt8(ascii: "'") }

    /// A string at its opening quote, of any kind.
    mutating func string() throws(TOMLMistake) -> String {
        if comes("\"\"\"") || comes("'''") { return try longString() }
        return try shortString()
    }

    /// A string on one line, as keys may be.
    mutating func shortString() throws(TOMLMistake) -> String {
        let start = position()
        let end = next
        var text: [UInt8] = []
        skip()
        while next != end {
            if isAtEnd || next == "\n" || comes("\r\n") { throw TOMLMistake(reason: .unclosedString, position: start) }
            try refuseControl()
            try takeCharacter(into: &text, hasEscapes: end == Self.quote)
        }
        skip()
        return String(decoding: text, as: UTF8.self)
    }

    /// A string over lines. A line's end right behind the opening is not of it.
    private mutating func longString() throws(TOMLMistake) -> String {
        let start = position()
        let end = next
        var text: [UInt8] = []
        skip(3)
        _ = takeNewline()
        while true {
            if next == end, peek(1) == end, peek(2) == end { break }
            if isAtEnd { throw TOMLMistake(reason: .unclosedString, position: start) }
            if takeNewline() {
                text.append("\n")
            } else if end == Self.quote, next == "\\", skipFoldedLines() {
                continue
            } else {
                try refuseControl()
                try takeCharacter(into: &text, hasEscapes: end == Self.quote)
            }
        }
        skip(3)
        // One or two quotes may stand before the closing three.
        for _ in 0..<2 where next == end {
            text.append(end)
            skip()
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// A backslash at a line's end takes with it all blanks and line ends that follow; false where it stands elsewhere.
    private mutating func skipFoldedLines() -> Bool {
        var ahead = 1
        while peek(ahead) == " " || peek(ahead) == "\t" { ahead += 1 }
        guard peek(ahead) == "\n" || peek(ahead) == "\r" && peek(ahead + 1) == "\n" else { return false }
        skip(ahead)
        repeat { skipBlanks() } while takeNewline()
        return true
    }

    private mutating func takeCharacter(into text: inout [UInt8], hasEscapes: Bool) throws(TOMLMistake) {
        guard hasEscapes, next == "\\" else {
            text.append(next)
            return skip()
        }
        let escaped: UInt8
        switch peek(1) {
        case "b": escaped = UInt8(ascii: "\u{8}")
        case "t": escaped = UInt8(ascii: "\t")
        case "n": escaped = UInt8(ascii: "\n")
        case "f": escaped = UInt8(ascii: .formFeed)
        case "r": escaped = UInt8(ascii: "\r")
        case Self.quote, "\\": escaped = peek(1)
        case "u": return try takeNumberedCharacter(digits: 4, into: &text)
        case "U": return try takeNumberedCharacter(digits: 8, into: &text)
        default: throw mistake(.unknownEscape)
        }
        text.append(escaped)
        skip(2)
    }

    private mutating func takeNumberedCharacter(digits: Int, into text: inout [UInt8]) throws(TOMLMistake) {
        var number: UInt32 = 0
        for ahead in 2..<(2 + digits) {
            guard let digit = Self.hexadecimal(peek(ahead)) else { throw mistake(.badCharacterNumber) }
            number = number << 4 | UInt32(digit)
        }
        guard let scalar = Unicode.Scalar(number) else { throw mistake(.badCharacterNumber) }
        text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        skip(2 + digits)
    }

    static func hexadecimal(_ byte: UInt8) -> UInt8? {
        switch byte {
        case "0"..."9": byte - UInt8(ascii: "0")
        case "a"..."f": byte - UInt8(ascii: "a") + 10
        case "A"..."F": byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
