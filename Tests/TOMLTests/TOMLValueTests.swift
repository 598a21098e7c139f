// What TOML 1.0 lets stand: each kind of value, of key and of table, with its place.
import TOML
import Testing

@Suite("TOML: what may stand")
struct TOMLValueTests {
    private func read(_ text: String) throws -> TOMLTable { try TOMLTable(parsing: Array(text.utf8)) }

    private func value(_ text: String) throws -> TOMLValue.Content? { try read("قيمة".isEmpty ? "" : "k = \(text)")["k"]?.content }

    @Test(
        "strings of four kinds, with the escapes of two",
        arguments: [
            (#""مقال""#, "مقال"), (#""""#, ""), ("''", ""), (#"'C:\مجلد'"#, #"C:\مجلد"#), (#""a\tb\nc\"d\\e\b\f\r""#, "a\tb\nc\"d\\e\u{8}\u{C}\r"),
            (#""\u0645\U0001F4D6""#, "م\u{1F4D6}"), ("\"\"\"\nسطر\nآخر\"\"\"", "سطر\nآخر"), ("\"\"\"\r\nسطر\r\nآخر\"\"\"", "سطر\nآخر"),
            ("\"\"\"كلمة \\\n     \n   أخرى\"\"\"", "كلمة أخرى"), ("\"\"\"كلمة \\   \r\n\tأخرى\"\"\"", "كلمة أخرى"),
            ("\"\"\"قال \"نعم\" ومضى\"\"\"", "قال \"نعم\" ومضى"),
            ("\"\"\"\"اقتباس\"\"\"\"\"", "\"اقتباس\"\""), ("'''\nلا \\ن هروب\n'''", "لا \\ن هروب\n"), ("'''''ا''''", "''ا'"), ("\"\t\"", "\t"),
        ])
    func strings(_ text: String, _ expected: String) throws { #expect(try value(text) == .string(expected)) }

    @Test(
        "integers of four bases, up to 64 bits",
        arguments: [
            ("0", 0), ("+0", 0), ("-0", 0), ("72", 72), ("+72", 72), ("-17", -17), ("1_000_000", 1_000_000), ("0xBEEF", 0xBEEF), ("0xbe_ef", 0xBEEF),
            ("0o755", 0o755), ("0b1101", 13), ("0x00", 0), ("9223372036854775807", Int64.max), ("-9223372036854775808", Int64.min),
            ("0x7fffffffffffffff", Int64.max),
        ] as [(String, Int64)])
    func integers(_ text: String, _ expected: Int64) throws { #expect(try value(text) == .integer(expected)) }

    @Test(
        "floats with a fraction, an exponent or both, and the two infinities",
        arguments: [
            ("1.5", 1.5), ("-0.01", -0.01), ("+2.0", 2), ("5e3", 5000), ("5E+3", 5000), ("-2e-2", -0.02), ("6.5e1_0", 6.5e10), ("9_0.0_1", 90.01),
            ("0e0", 0), ("inf", .infinity), ("+inf", .infinity), ("-inf", -.infinity),
        ])
    func floats(_ text: String, _ expected: Double) throws { #expect(try value(text) == .float(expected)) }

    @Test("nan with any sign is no number", arguments: ["nan", "+nan", "-nan"])
    func noNumber(_ text: String) throws {
        guard case .float(let number)? = try value(text) else {
            Issue.record("No float.")
            return
        }
        #expect(number.isNaN)
    }

    @Test("true and false")
    func booleans() throws {
        #expect(try value("true") == .boolean(true))
        #expect(try value("false") == .boolean(false))
    }

    @Test(
        "days and times of four kinds",
        arguments: [
            ("2026-01-31", 31, nil, nil), ("2024-02-29", 29, nil, nil), ("2000-02-29", 29, nil, nil), ("07:32:10", nil, 7, nil),
            ("07:32:10.5", nil, 7, nil),
            ("2026-01-31T23:59:60", 31, 23, nil), ("2026-01-31 00:00:00", 31, 0, nil), ("2026-01-31T23:59:59Z", 31, 23, 0),
            ("2026-01-31t23:59:59z", 31, 23, 0), ("2026-01-31T08:00:00.123456789123+03:00", 31, 8, 180), ("2026-01-31 08:00:00-05:30", 31, 8, -330),
        ] as [(String, Int?, Int?, Int?)])
    func moments(_ text: String, _ day: Int?, _ hour: Int?, _ offset: Int?) throws {
        guard case .moment(let moment)? = try value(text) else {
            Issue.record("No moment.")
            return
        }
        #expect(moment.day?.day == day && moment.time?.hour == hour && moment.offset == offset)
    }

    @Test("parts of a second are kept to the nanosecond")
    func fractions() throws {
        guard case .moment(let half)? = try value("07:32:10.5"), case .moment(let fine)? = try value("07:32:10.1234567899") else {
            Issue.record("No moment.")
            return
        }
        #expect(half.time?.nanosecond == 500_000_000 && fine.time?.nanosecond == 123_456_789)
    }

    @Test("arrays of any values, over lines, with comments and a comma at the end")
    func arrays() throws {
        let values = try read("k = [ 1, 'ب', [], [ 2.5, ], # تعليق\n\n  { a = 1 }, # آخر\n]")["k"]?.array
        #expect(values?.count == 5)
        #expect(values?[0].integer == 1 && values?[1].string == "ب" && values?[2].array == [] && values?[4].table?["a"]?.integer == 1)
        #expect(try value("[]") == .array([]))
    }

    @Test("tables by header, by dotted keys, inline, and as arrays, in any order that TOML allows")
    func tables() throws {
        let table = try read(
            """
            name.ar = "ليل"
            name."en" = "Night"
            'site "x"'.on = true
            [a.b.c]
            k = 1
            [a]
            k = 2
            [a.b]
            k = 3
            [[list]]
            n = 1
            [list.part]
            deep = { x.y = 1, x.z = 2 }
            [[list]]
            [[list.inner]]
            [fruit]
            apple.color = "red"
            [fruit.apple.texture]
            smooth = true
            """)
        #expect(table["name"]?.table?["ar"]?.string == "ليل" && table["name"]?.table?["en"]?.string == "Night")
        #expect(table["site \"x\""]?.table?["on"]?.boolean == true)
        #expect(table["a"]?.table?["b"]?.table?["c"]?.table?["k"]?.integer == 1)
        #expect(table["a"]?.table?["k"]?.integer == 2 && table["a"]?.table?["b"]?.table?["k"]?.integer == 3)
        #expect(table["list"]?.array?.count == 2)
        let deep = table["list"]?.array?[0].table?["part"]?.table?["deep"]?.table
        #expect(deep?["x"]?.table?["y"]?.integer == 1 && deep?["x"]?.table?["z"]?.integer == 2)
        #expect(table["list"]?.array?[1].table?["inner"]?.array?.count == 1)
        #expect(table["fruit"]?.table?["apple"]?.table?["texture"]?.table?["smooth"]?.boolean == true)
        #expect(table.entries.map(\.key) == ["name", "site \"x\"", "a", "list", "fruit"], "The order is the file's.")
    }

    @Test("keys are bare, of digits, quoted, empty, and with blanks around their points")
    func keys() throws {
        let table = try read("a-b_C9 = 1\n1234 = 2\n3.14 = 3\n\"\" = 4\n'ض ص' . x = 5\n\"\\u0661\" = 6\n")
        #expect(table["a-b_C9"]?.integer == 1 && table["1234"]?.integer == 2 && table["3"]?.table?["14"]?.integer == 3)
        #expect(table[""]?.integer == 4 && table["ض ص"]?.table?["x"]?.integer == 5 && table["١"]?.integer == 6)
    }

    @Test("letters that are composed and decomposed are two keys")
    func normalization() throws {
        let table = try read("\"\u{E9}\" = 1\n\"e\u{301}\" = 2\n")
        #expect(table["\u{E9}"]?.integer == 1 && table["e\u{301}"]?.integer == 2)
    }

    @Test("a table of many keys finds each", arguments: [7, 8, 9, 10, 1000])
    func many(_ count: Int) throws {
        let table = try read((0..<count).map { "k\($0) = \($0)\n" }.joined())
        #expect((0..<count).allSatisfy { table["k\($0)"]?.integer == Int64($0) } && table["k\(count)"] == nil)
    }

    @Test(
        "nothing, blanks, comments, line ends of both kinds and a byte order mark are a file",
        arguments: ["", " \t", "# تعليق", "\n\r\n \n", "\u{FEFF}"])
    func empty(_ text: String) throws { #expect(try read(text).entries.isEmpty) }

    @Test("each value knows line and column, counted in characters")
    func places() throws {
        let table = try read("\u{FEFF}\"اسم\" = \"قيمة\" # تعليق\r\n\n  list = [ 1,\n\t'ب', { x = true } ]\n[table.inner]\nk = 07:00:00\n")
        func at(_ line: Int, _ column: Int) -> TOMLPosition { TOMLPosition(line: line, column: column) }
        #expect(table.entry("اسم")?.position == at(1, 1) && table["اسم"]?.position == at(1, 9))
        let list = try #require(table["list"]?.array)
        #expect(table.entry("list")?.position == at(3, 3) && table["list"]?.position == at(3, 10))
        #expect(list.map(\.position) == [at(3, 12), at(4, 2), at(4, 7)])
        #expect(list[2].table?["x"]?.position == at(4, 13))
        #expect(table["table"]?.table?["inner"]?.position == at(5, 8) && table["table"]?.table?["inner"]?.table?["k"]?.position == at(6, 5))
    }
}
