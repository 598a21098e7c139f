// Goes through the bytes of a TOML file, knowing line and column. Each byte is looked at a bounded number of times.
import CodePoints

struct TOMLScanner {
    let bytes: [UInt8]
    private(set) var index = 0
    private var line = 1
    /// The place that was asked for last: places are asked for in order, so that each is counted from the one before.
    private var known = (offset: 0, column: 1)

    /// - Throws: `notUTF8`. A byte order mark at the start is passed over.
    init(_ bytes: [UInt8]) throws(TOMLMistake) {
        self.bytes = bytes
        do {
            _ = try UTF8Span(validating: bytes.span)
        } catch {
            try go(to: error.byteOffsets.lowerBound)
        }
        if bytes.starts(with: ByteOrderMark.utf8) { (index, known) = (3, (3, 1)) }
    }

    /// Finds the place of what is no UTF-8, and says so.
    private mutating func go(to offset: Int) throws(TOMLMistake) -> Never {
        while index < min(offset, bytes.count) {
            if bytes[index] == "\n" { countLine() } else { index += 1 }
        }
        throw mistake(.notUTF8)
    }

    var isAtEnd: Bool { index >= bytes.count }

    /// The next byte; 0 at the end, which may stand nowhere in a file either.
    var next: UInt8 { peek(0) }

    func peek(_ ahead: Int) -> UInt8 { index + ahead < bytes.count ? bytes[index + ahead] : 0 }

    func comes(_ text: StaticString) -> Bool {
        guard index + text.utf8CodeUnitCount <= bytes.count else { return false }
        return (0..<text.utf8CodeUnitCount).allSatisfy { bytes[index + $0] == text.utf8Start[$0] }
    }

    mutating func skip(_ count: Int = 1) { index += count }

    mutating func skipBlanks() { while next == " " || next == "\t" { index += 1 } }

    /// Takes the end of a line; false where none stands.
    mutating func takeNewline() -> Bool {
        if next == "\r", peek(1) == "\n" { index += 1 }
        guard next == "\n", !isAtEnd else { return false }
        countLine()
        return true
    }

    private mutating func countLine() {
        index += 1
        line += 1
        known = (index, 1)
    }

    /// Takes a comment, up to the line's end.
    mutating func skipComment() throws(TOMLMistake) {
        guard next == "#" else { return }
        while !isAtEnd, next != "\n", !comes("\r\n") {
            try refuseControl()
            index += 1
        }
    }

    /// Takes blanks, comments and line ends, as they may stand between an array's values.
    mutating func skipLines() throws(TOMLMistake) {
        repeat {
            skipBlanks()
            try skipComment()
        } while takeNewline()
    }

    /// Only the tab of all control characters may stand in a comment or a string; a line's end is asked for before.
    func refuseControl() throws(TOMLMistake) {
        if next < 0x20 && next != "\t" || next == .delete { throw scanned(.controlCharacter) }
    }

    /// The place that is reached. Not for places before one that was asked for.
    mutating func position() -> TOMLPosition {
        known = (index, column(of: index))
        return TOMLPosition(line: line, column: known.column)
    }

    private func column(of offset: Int) -> Int {
        // Bytes that go on with a character count nothing.
        bytes[known.offset..<max(known.offset, min(offset, bytes.count))].reduce(known.column) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
    }

    mutating func mistake(_ reason: TOMLMistake.Reason) -> TOMLMistake { TOMLMistake(reason: reason, position: position()) }

    private func scanned(_ reason: TOMLMistake.Reason) -> TOMLMistake {
        TOMLMistake(reason: reason, position: TOMLPosition(line: line, column: column(of: index)))
    }
}
