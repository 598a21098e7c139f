// Search within a text: what is found for what, and how much of the text a hit covers.
import Testing

@testable import ArabicText

@Suite("Folded text")
struct FoldedTextTests {
    /// The parts of a text that a query finds.
    private func hits(_ query: String, in text: String) -> [String] {
        let scalars = text.unicodeScalars.map(\.value)
        return FoldedText(scalars).matches(of: FoldedText(query.unicodeScalars.map(\.value))).map { range in
            String(String.UnicodeScalarView(scalars[range].compactMap(Unicode.Scalar.init)))
        }
    }

    @Test(
        "a hit covers whole letters: the marks and the tatweel after its last one too",
        arguments: [
            ("كتب", "كَتَبَ الولد", ["كَتَبَ"]), ("كتب", "كَتَبَ", ["كَتَبَ"]), ("كتب", "كتبـــها", ["كتبـــ"]), ("تب", "مكتبٌ جديد", ["تبٌ"]),
            ("ولد", "الولدُ", ["ولدُ"]),
            ("ولدُ", "الولد", ["ولد"]),
        ])
    func clusters(_ query: String, _ text: String, _ expected: [String]) { #expect(hits(query, in: text) == expected) }

    @Test(
        "any run of spaces is one, in the query and in the text",
        arguments: [("بيت قديم", "بيت   قديم"), ("بيت    قديم", "بيت قديم"), ("بيت قديم", "بيت\u{A0} قديم"), ("بيت \u{2003}قديم", "بيت قديم")])
    func spaces(_ query: String, _ text: String) { #expect(hits(query, in: text) == [text]) }

    @Test(
        "a waw or a yeh of the query finds a hamza, and a hamza no waw or yeh",
        arguments: [
            ("سوال", "سؤال", 1), ("سيل", "سئل", 1), ("سءال", "سؤال", 1), ("سؤال", "سوال", 0), ("سئل", "سيل", 0), ("شوون", "شئون", 1),
            ("شيون", "شؤون", 1),
        ])
    func hamzas(_ query: String, _ text: String, _ count: Int) { #expect(hits(query, in: text).count == count) }

    @Test(
        "spellings that readers take for one are one",
        arguments: [
            ("مدرسة", "مدرسه"), ("مدرسه", "مدرسة"), ("احمد", "أحمد"), ("إلى", "الي"), ("آخر", "اخر"), ("ﻻ", "لا"), ("٢٠٢٦", "2026"), ("۲۰۲۶", "2026"),
            ("CAFÉ", "café"),
            ("کتاب", "كتاب"), ("ی", "ي"),
        ])
    func spellings(_ query: String, _ text: String) { #expect(hits(query, in: text).count == 1) }

    @Test("hits follow one another and don't overlap; nothing finds nothing")
    func order() {
        #expect(hits("بب", in: "ببببب") == ["بب", "بب"])
        #expect(hits("", in: "كلام").isEmpty)
        #expect(hits("كلام طويل", in: "كلام").isEmpty)
        #expect(hits("\u{64B}", in: "كلامًا").isEmpty)
    }
}
