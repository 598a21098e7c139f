// What is typed into a search, as it is understood: signs, quotation marks, sources, dates.
import ArticleLibrary
import Testing

@Suite struct SearchQueryTests {
    /// A Sunday noon: 3 May 2026, 12:00 UTC.
    private static let now: Int64 = 1_777_809_600
    private static let day: Int64 = 86_400

    private func query(_ text: String) -> SearchQuery { SearchQuery(text, now: Self.now) }

    @Test(arguments: ["-", "−", "–"])
    func eachOfTheMinusSignsLeavesOut(_ sign: String) {
        #expect(query("جسر \(sign)قديم").unwanted == [.word("قديم")] && query("جسر \(sign)قديم").wanted == [.word("جسر")])
        #expect(query("\(sign)«نهر الوادي» جسر").unwanted == [.phrase("نهر الوادي")])
        #expect(query("جسر \(sign)قدي*").unwanted == [.prefix("قدي")])
        // Within a word, or by itself, it is none.
        #expect(query("covid\(sign)19").unwanted.isEmpty && query("جسر \(sign) قديم").unwanted.isEmpty && query(sign).unwanted.isEmpty)
    }

    @Test(arguments: [
        ("\"نهر الوادي\"", "نهر الوادي"), ("«نهر الوادي»", "نهر الوادي"), ("“نهر الوادي”", "نهر الوادي"), ("„نهر الوادي“", "نهر الوادي"),
        ("”نهر الوادي”", "نهر الوادي"),
        ("\"نهر الوادي", "نهر الوادي"), ("«نهر \"الوادي\"»", "نهر \"الوادي\""),
    ])
    func eachKindOfQuotationMarkHoldsAPhrase(_ text: String, _ phrase: String) {
        #expect(query(text).wanted == [.phrase(phrase)])
        #expect(query("جسر " + text).wanted == [.word("جسر"), .phrase(phrase)])
    }

    @Test func oneTextHoldsWordsAndOperators() {
        let query = query("غزة -إسرائيل «وقف النار» مصر* source:الميناء since:7d")
        #expect(query.wanted == [.word("غزة"), .phrase("وقف النار"), .prefix("مصر")] && query.unwanted == [.word("إسرائيل")])
        #expect(query.sources == ["الميناء"] && query.since == Self.now - 7 * Self.day)
    }

    @Test func aStarAtAWordsEndIsItsBeginningOnly() {
        #expect(query("صياد*").wanted == [.prefix("صياد")])
        #expect(query("*").wanted == [.word("*")] && query("صي*د").wanted == [.word("صي*د")])
    }

    @Test(arguments: ["source", "SOURCE", "مصدر", "المصدر"])
    func aSourceIsAskedForInBothLanguages(_ key: String) {
        #expect(query("\(key):الميناء جسر").sources == ["الميناء"] && query("\(key):الميناء جسر").wanted == [.word("جسر")])
        #expect(query("\(key):\"صحيفة الميناء\"").sources == ["صحيفة الميناء"] && query("\(key):«صحيفة الميناء»").sources == ["صحيفة الميناء"])
        #expect(query("\(key):أ \(key):ب").sources == ["أ", "ب"])
        // Nothing behind the colon: words like any others.
        #expect(query("\(key): جسر").sources.isEmpty)
    }

    @Test(
        arguments: [
            ("2026", 1_767_225_600), ("2026-01", 1_767_225_600), ("2026-01-01", 1_767_225_600), ("2026-05-03", 1_777_766_400),
            ("2026/05/03", 1_777_766_400),
            ("٢٠٢٦-٠٥-٠٣", 1_777_766_400), ("۲۰۲۶/۵/۳", 1_777_766_400), ("2024-02-29", 1_709_164_800), ("1970-01-01", 0), ("1969-12-31", -86_400),
            ("2000-03-01", 951_868_800),
        ] as [(String, Int64)])
    func aDayBeginsAtItsMidnight(_ text: String, _ moment: Int64) {
        for key in ["since", "منذ", "Since"] { #expect(query("\(key):\(text)").since == moment) }
    }

    @Test(
        arguments: [
            ("1d", 1), ("7d", 7), ("1w", 7), ("2w", 14), ("1m", 30), ("3m", 90), ("1y", 365), ("10Y", 3_650), ("٣ي", 3), ("5يوم", 5), ("3أيام", 3),
            ("3ايام", 3), ("2أسبوع", 14), ("2اسبوع", 14),
            ("1ش", 30), ("6شهر", 180), ("1س", 365), ("2سنة", 730), ("0d", 0),
        ] as [(String, Int64)])
    func aSpanCountsBackFromNow(_ text: String, _ days: Int64) { #expect(query("since:\(text)").since == Self.now - days * Self.day) }

    @Test func ofSeveralDatesTheLatestCounts() {
        #expect(query("since:2026-05-01 since:2025").since == query("since:2026-05-01").since)
        #expect(query("since:2025 since:2026-05-01").since == query("since:2026-05-01").since)
        #expect(query("منذ:1d since:7d").since == Self.now - Self.day)
    }

    @Test(arguments: [
        "tomorrow", "2026-13", "2026-00-10", "2026-01-32", "2026-01-00", "0", "0-1-1", "10000", "7x", "d", "99999999d", "2026-01-01-01", "-1d",
        "99999999999999999999d",
    ])
    func whatIsNoDateIsSaid(_ text: String) {
        let found = query("since:\(text) جسر")
        #expect(found.since == nil && found.misunderstood == ["since:\(text)"] && found.wanted == [.word("جسر")])
    }

    @Test func nothingAskedForIsNothing() {
        for text in ["", "  ", "\"\"", "«»"] { #expect(query(text).isEmpty, "\(text)") }
        for text in ["جسر", "-جسر", "source:أ", "since:1d"] { #expect(!query(text).isEmpty, "\(text)") }
    }
}
