// Signs and spaces that belong to the word or the number at their side keep their place in a right-to-left line; others are ordered by the rules.
import ArabicText
import Testing

@testable import TextLayout

@Suite("Signs of words and numbers")
struct AttachedSignTests {
    private func lines(_ text: String, width: Int = 120, base: BaseDirection = .rightToLeft) -> [String] {
        let layout = LayoutEngine().layOut(codePoints(text), base: base, options: LayoutOptions(width: width))
        return (0..<layout.lineCount).map { String(codePoints: layout.visualLine($0).cells.map(\.scalar)) }
    }

    private static let words: [String] = [
        "#Tech2026", "#5G", "$ABCD", "C++", "C#", "Plus+", "X-500+", ".NET", "/usr/share/doc/", "~/notes.txt", "./run.sh", "../x/y", "--help", "-v",
        "64-bit",
        "7-Eleven", "25°C", "802.11ax", "4x4", "5'UTR", "50/Mbps", "C++ Builder", "#Tech #AI", "2-in-1",
    ]

    @Test("a Latin word keeps its signs on the side where they were typed, behind Arabic letters and before them", arguments: words)
    func latin(_ word: String) {
        #expect(lines("قال \(word) هنا") == ["ﺎﻨﻫ \(word) ﻝﺎﻗ"])
        #expect(lines("قال (\(word))، ثم") == ["ﻢﺛ ،(\(word)) ﻝﺎﻗ"])
        #expect(lines("قال \(word).") == [".\(word) ﻝﺎﻗ"])
        #expect(lines("in \(word) on", base: .leftToRight) == ["in \(word) on"])
    }

    private static let grouped: [String] = [
        "1 250 000", "12 500", "125 340", "12\u{2009}500", "1 250,50", "١ ٢٥٠ ٠٠٠", "+966 11 456 7890", "+966114567890", "+971-4-888-1235",
        "+966 (11) 456-7890",
        "011-456-7890", "01 23 45 67 89", "00971 4 888 1235", "٠١١-٤٥٦-٧٨٩٠", "3½", "٣½", "10^6", "10^-6", "2^10", "√16", "∛27", "√١٦", "36°12′N",
        "36°12′05″N", "٣٦°١٢",
        "5′10",
    ]

    @Test("a number in groups, with a fraction or with a power is one number", arguments: grouped)
    func numbers(_ number: String) {
        #expect(lines("قال \(number) هنا") == ["ﺎﻨﻫ \(number) ﻝﺎﻗ"])
        #expect(lines("\(number) هنا.") == [".ﺎﻨﻫ \(number)"])
        #expect(lines("(قال: \(number))") == ["(\(number) :ﻝﺎﻗ)"])
    }

    @Test(
        "what could be the sentence's, a range, a date or a list is ordered by the rules",
        arguments: [
            ("هبط -3.5% اليوم", "ﻡﻮﻴﻟﺍ %3.5- ﻂﺒﻫ"), ("بين 10-12 ألفًا", "ﺎًﻔﻟﺃ 12-10 ﻦﻴﺑ"), ("في 05-11-2026 ظهرًا", "ﺍًﺮﻬﻇ 2026-11-05 ﻲﻓ"),
            ("قال CNN. ثم", "ﻢﺛ .CNN ﻝﺎﻗ"), ("قال -CNN ثم", "ﻢﺛ CNN- ﻝﺎﻗ"), ("G7+روسيا هنا", "ﺎﻨﻫ ﺎﻴﺳﻭﺭ+G7"), ("و/أو هنا", "ﺎﻨﻫ ﻭﺃ/ﻭ"),
            ("عدّ 123 456 هنا", "ﺎﻨﻫ 456 123 ّﺪﻋ"), ("فاز 5 10 20 مرة", "ﺓﺮﻣ 20 10 5 ﺯﺎﻓ"), ("عام 2025 250 يومًا", "ﺎًﻣﻮﻳ 250 2025 ﻡﺎﻋ"),
            ("كتاب #أدب هنا", "ﺎﻨﻫ ﺏﺩﺃ# ﺏﺎﺘﻛ"),
            ("رقم #204 هنا", "ﺎﻨﻫ 204# ﻢﻗﺭ"),
            ("زاد +3% هنا", "ﺎﻨﻫ %3+ ﺩﺍﺯ"), ("البند 3/أ هنا", "ﺎﻨﻫ ﺃ/3 ﺪﻨﺒﻟﺍ"), ("x^y قال", "ﻝﺎﻗ x^y"),
        ])
    func left(_ text: String, _ visual: String) { #expect(lines(text).map { $0.precomposedMarks } == [visual.precomposedMarks]) }

    @Test("no line ends within a number in groups")
    func breaking() {
        #expect(lines("بلغ السعر 1 250 000 دينار", width: 16).contains { $0.contains("1 250 000") })
        #expect(lines("الهاتف المحمول +966 11 456 7890", width: 20) == ["ﻝﻮﻤﺤﻤﻟﺍ ﻒﺗﺎﻬﻟﺍ", "+966 11 456 7890"])
    }

    @Test("a path with Arabic names keeps its parts from left to right")
    func paths() {
        #expect(lines("انظر C:\\Users\\سالم\\x.txt هنا") == ["ﺎﻨﻫ C:\\Users\\ﻢﻟﺎﺳ\\x.txt ﺮﻈﻧﺍ"])
        #expect(lines("انظر ~/مجلد/x.txt هنا") == ["ﺎﻨﻫ ~/ﺪﻠﺠﻣ/x.txt ﺮﻈﻧﺍ"])
        #expect(lines("انظر /srv/سالم/x هنا") == ["ﺎﻨﻫ /srv/ﻢﻟﺎﺳ/x ﺮﻈﻧﺍ"])
    }

    @Test("hostile texts take time by their length alone")
    func hostile() {
        for part in ["1 ", "#1", "(/a", "+", "++", "a+", "1 234 ", "^1", "--", "_#", "~/", "/a/ا"] {
            #expect(!lines(String(repeating: part, count: 20_000)).isEmpty)
        }
    }
}

extension String {
    /// Marks after their letters in one order, whichever a visual line has them in.
    fileprivate var precomposedMarks: String { String(unicodeScalars.filter { $0 != "\u{64B}" && $0 != "\u{651}" }) }
}
