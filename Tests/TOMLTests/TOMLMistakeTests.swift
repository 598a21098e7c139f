// What TOML 1.0 forbids: each rule that a file can break, with the place that is told.
import TOML
import Testing

@Suite("TOML: what may not stand")
struct TOMLMistakeTests {
    private func mistake(_ bytes: [UInt8]) -> TOMLMistake? {
        do throws(TOMLMistake) {
            _ = try TOMLTable(parsing: bytes)
            return nil
        } catch { return error }
    }

    private func expect(_ text: String, _ reason: TOMLMistake.Reason, _ line: Int, _ column: Int) {
        let found = mistake(Array(text.utf8))
        #expect(
            found?.reason == reason && found?.position == TOMLPosition(line: line, column: column),
            "\(text.debugDescription): \(String(describing: found))")
    }

    @Test(
        "bytes that are no UTF-8 are told where they stand",
        arguments: [[0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xC0, 0x80], [0xF5, 0x80, 0x80, 0x80]] as [[UInt8]])
    func encoding(_ bytes: [UInt8]) {
        let found = mistake(Array("# سطر\n\"ب\" = \"".utf8) + bytes + Array("\"\n".utf8))
        #expect(found?.reason == .notUTF8 && found?.position == TOMLPosition(line: 2, column: 8))
    }

    @Test(
        "control characters may stand neither in comments nor in strings",
        arguments: ["\0", "\u{1}", "\u{8}", "\u{B}", "\u{1B}", "\u{1F}", "\u{7F}", "\r"])
    func controls(_ control: String) {
        expect("# ت\(control)x", .controlCharacter, 1, 4)
        expect("k = \"ت\(control)x\"", .controlCharacter, 1, 7)
        expect("k = 'ت\(control)x'", .controlCharacter, 1, 7)
        expect("k = \"\"\"\nت\(control)x\"\"\"", .controlCharacter, 2, 2)
        expect("k = '''\nت\(control)x'''", .controlCharacter, 2, 2)
    }

    @Test(
        "a line is a key, =, a value and no more",
        arguments: [
            ("= 1", TOMLMistake.Reason.missingKey, 1), ("k", .missingEquals, 2), ("k 1", .missingEquals, 3), ("k =", .missingValue, 4),
            ("k = # لا", .missingValue, 5),
            ("k =\n1", .missingValue, 4), ("k = 1 2", .unexpectedRest, 7), ("k = 1 m = 2", .unexpectedRest, 7), ("a..b = 1", .missingKey, 3),
            (".a = 1", .missingKey, 1), ("a. = 1", .missingKey, 4), ("ض = 1", .missingKey, 1), ("a b = 1", .missingEquals, 3),
            ("[a] b = 1", .unexpectedRest, 5),
            ("\"\"\"a\"\"\" = 1", .missingEquals, 3), ("[a", .unclosedHeader, 3), ("[a b]", .unclosedHeader, 4), ("[]", .missingKey, 2),
            ("[[a]", .unclosedHeader, 4),
            ("[ [a]]", .missingKey, 3), ("[<a]", .missingKey, 2), ("[a\n]", .unclosedHeader, 3), ("k = }", .missingValue, 5), ("]", .missingKey, 1),
            ("k = ,", .missingValue, 5),
        ])
    func structure(_ text: String, _ reason: TOMLMistake.Reason, _ column: Int) { expect("# أول\n" + text, reason, 2, column) }

    @Test(
        "strings are closed on their line, long ones by three quotes, and have TOML's escapes alone",
        arguments: [
            ("k = \"abc", TOMLMistake.Reason.unclosedString, 5), ("k = 'abc", .unclosedString, 5), ("k = \"a\nb\"", .unclosedString, 5),
            ("k = \"a\r\nb\"", .unclosedString, 5), ("k = 'a\nb'", .unclosedString, 5), ("k = \"\"\"abc", .unclosedString, 5),
            ("k = '''abc''", .unclosedString, 5),
            (#"k = "\a""#, .unknownEscape, 6), (#"k = "\e""#, .unknownEscape, 6), (#"k = "\x41""#, .unknownEscape, 6),
            (#"k = "\ ""#, .unknownEscape, 6),
            (#"k = """ \ x""""#, .unknownEscape, 9), (#"k = "\u12""#, .badCharacterNumber, 6), (#"k = "\uD800""#, .badCharacterNumber, 6),
            (#"k = "\U00110000""#, .badCharacterNumber, 6), (#"k = "\U0000000""#, .badCharacterNumber, 6), (#"k = "\uGGGG""#, .badCharacterNumber, 6),
            ("k = \"\"\"a\"\"\"\"\"\"", .unexpectedRest, 14), ("k = \"a\"b", .unexpectedRest, 8), ("\"k = 1", .unclosedString, 1),
        ])
    func strings(_ text: String, _ reason: TOMLMistake.Reason, _ column: Int) { expect(text, reason, 1, column) }

    @Test(
        "numbers are TOML's",
        arguments: [
            "01", "-01", "+01", "1_", "_1", "1__0", "0x", "0xG", "0o8", "0b2", "+0x1", "-0b1", "0X1", "0x_1", "1.", ".5", "1.e5", "1._5", "1_.5",
            "1e", "1e+", "1e5.5", "1.2.3",
            "1e_5", "1e5_", "--1", "+-1", "+", "-", "1a", "00.5", "-00.5", "0_1", "1-1", "+inf1", "1e--5", "٣", "+nanx", "3.14abc",
        ])
    func numbers(_ text: String) {
        let found = mistake(Array("k = \(text)".utf8))
        #expect(
            [.badNumber, .unquotedText, .badMoment].contains(found?.reason) && found?.position == TOMLPosition(line: 1, column: 5),
            "\(String(describing: found))")
    }

    @Test(
        "an integer that 64 bits don't hold is refused",
        arguments: ["9223372036854775808", "-9223372036854775809", "0x8000000000000000", "0b1" + String(repeating: "0", count: 64)])
    func ranges(_ text: String) { expect("k = \(text)", .numberTooLarge, 1, 5) }

    @Test("text without quotes is told to be that", arguments: ["dark", "True", "yes", "Inf", "ليل", "a.b", "null"])
    func unquoted(_ text: String) { expect("theme = \(text)", .unquotedText, 1, 9) }

    @Test(
        "days and times are the calendar's and written whole",
        arguments: [
            "2026-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-01-00", "2026-04-31", "2026-1-01", "26-01-01", "2026-01-01T",
            "2026-01-01T24:00:00",
            "2026-01-01T00:60:00", "2026-01-01T00:00:61", "2026-01-01T00:00", "2026-01-01T00:00:00.", "2026-01-01T00:00:00+24:00",
            "2026-01-01T00:00:00+1:00",
            "2026-01-01T00:00:00+01", "2026-01-01x00:00:00", "25:00:00", "1:00:00", "07:32", "07:32:00Z", "2026-01-01Z", "2026-01-01--00:00:00",
        ])
    func moments(_ text: String) { expect("k = \(text)", .badMoment, 1, 5) }

    @Test(
        "arrays and inline tables are closed, their values parted by commas",
        arguments: [
            ("k = [1, 2", TOMLMistake.Reason.unclosedArray, 5), ("k = [1 2]", .missingComma, 8), ("k = [1,,2]", .missingValue, 8),
            ("k = [,1]", .missingValue, 6),
            ("k = [", .unclosedArray, 5), ("k = { a = 1", .unclosedInlineTable, 5), ("k = { a = 1, }", .missingKey, 14),
            ("k = { a = 1 b = 2 }", .unclosedInlineTable, 5),
            ("k = { , }", .missingKey, 7), ("k = {\na = 1 }", .missingKey, 6), ("k = { a = 1\n}", .unclosedInlineTable, 5),
            ("k = { a }", .missingEquals, 9),
        ])
    func nested(_ text: String, _ reason: TOMLMistake.Reason, _ column: Int) { expect(text, reason, 1, column) }

    @Test(
        "a name is given once, and what is whole is not added to; the first place is told",
        arguments: [
            ("a = 1\na = 2", TOMLMistake.Reason.keyTwice, 1, 1), ("a.b = 1\na.b = 2", .keyTwice, 3, 3), ("a = 1\na.b = 2", .notATable, 1, 1),
            ("a = 1\n[a]", .notATable, 2, 1), ("a = 1\n[a.b]", .notATable, 2, 1), ("[a]\n[a]", .closedTable, 2, 2),
            ("a.b = 1\n[a]", .closedTable, 2, 1),
            ("a = {}\n[a.b]", .closedTable, 2, 1), ("a = { b = 1 }\na.c = 2", .closedTable, 1, 1), ("a = []\n[[a]]", .notAnArrayOfTables, 3, 1),
            ("[a]\n[[a]]", .notAnArrayOfTables, 3, 2), ("[[a]]\n[a]", .notAnArrayOfTables, 2, 3), ("a = [{}]\n[a.b]", .notATable, 2, 1),
            ("a.b.c = 1\na.b = 2", .keyTwice, 3, 3), ("'a' = 1\n\"a\" = 2", .keyTwice, 1, 1),
        ])
    func names(_ text: String, _ reason: TOMLMistake.Reason, _ column: Int, _ first: Int) {
        expect(text, reason, 2, column)
        #expect(mistake(Array(text.utf8))?.first == TOMLPosition(line: 1, column: first))
    }

    @Test("a dotted key adds nothing to what a header has begun")
    func begun() {
        expect("[a.b.c]\nz = 1\n[a]\nb.c.t = 2", .closedTable, 4, 1)
        expect("[a.b.c]\nz = 1\n[a]\nb.t = 2", .closedTable, 4, 1)
        expect("[[a.b]]\n[a]\nb.y = 2", .closedTable, 3, 1)
    }

    @Test("what stands a hundred deep is read, and deeper is refused, of every kind")
    func depth() {
        func text(_ count: Int) -> [String] {
            let names = Array(repeating: "a", count: count).joined(separator: ".")
            return [
                "[\(names)]\n", "[[\(names)]]\n", "\(names) = 1\n",
                "k = " + String(repeating: "[", count: count) + String(repeating: "]", count: count),
                "k = " + String(repeating: "{a=", count: count) + "1" + String(repeating: "}", count: count),
            ]
        }
        for text in text(99) { #expect(mistake(Array(text.utf8)) == nil, "\(text)") }
        for count in [110, 100_000] { for text in text(count) { #expect(mistake(Array(text.utf8))?.reason == .tooDeep) } }
    }
}
