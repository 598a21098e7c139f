// What is an address in a text, and where it ends.
import Testing

@testable import ArabicText

@Suite("Addresses")
struct AddressUnitTests {
    private func units(_ text: String) -> [String] {
        let text = codePoints(text)
        var units: [String] = []
        text.withUnsafeBufferPointer { text in AddressUnit.forEach(in: text) { units.append(String(codePoints: text[$0.range])) } }
        return units
    }

    @Test(
        "addresses",
        arguments: [
            ("انظر https://ar.example.org/wiki/قارئ_(برنامج) هنا", ["https://ar.example.org/wiki/قارئ_(برنامج)"]),
            ("(انظر https://example.org/a_(b)).", ["https://example.org/a_(b)"]), ("(https://example.org/a)", ["https://example.org/a"]),
            ("(https://example.org)وقال", ["https://example.org"]), ("https://example.org/a؟ نعم", ["https://example.org/a"]),
            ("«https://example.org/a،b»", ["https://example.org/a"]), ("http://a.b/c?d=(1)&e=2, ثم", ["http://a.b/c?d=(1)&e=2"]),
            ("قال @reader_one لـ@second: مرحبًا", ["@reader_one", "@second"]), ("@name@example.org", ["@name@example.org"]),
            ("راسلنا: news.desk+a@mail.example.org.", ["news.desk+a@mail.example.org"]),
            ("example.org/ar/news-1 و www.example.org", ["example.org/ar/news-1", "www.example.org"]),
            ("FTP://example.org/x", ["FTP://example.org/x"]),
        ])
    func found(_ text: String, _ expected: [String]) { #expect(units(text) == expected) }

    @Test(
        "what is none",
        arguments: [
            "ASP.NET و Node.js", "و/أو", "km/h 3.5/2", "12/5/2024", "U.S.A.", "a @ b", "https://", "x://y", "قال: //", "نعم.لا/هنا", "@", "1.2/3",
            "...///@@@",
        ])
    func none(_ text: String) { #expect(units(text) == []) }

    @Test("hostile texts take time by their length alone")
    func hostile() {
        for part in ["(", ")", "@", "a@", "a.", "http://(", "www.", "/", "a.bc/", ":", "@a"] {
            #expect(units(String(repeating: part, count: 60_000)).count < 60_001)
        }
    }

    @Test("the languages that say a direction, and those that say none")
    func languages() {
        for tag in ["ar", "ar-EG", "fa_IR", "UR", "ckb", "az-Arab", "pa-Arab-PK", "he"] {
            #expect(TextDirection(language: tag) == .rightToLeft, "\(tag)")
        }
        for tag in ["ar-Latn", "ku-Latn"] { #expect(TextDirection(language: tag) == .leftToRight, "\(tag)") }
        for tag in ["en", "en-US", "ku", "", "-", "und"] { #expect(TextDirection(language: tag) == nil, "\(tag)") }
    }

    @Test("letters of addresses don't count")
    func census() {
        var letters = LetterCensus()
        letters.take(codePoints("خبر https://example.org/a-very-long-address/that-says-nothing @someone_with_a_name me@example.org"))
        #expect(letters.direction == .rightToLeft && letters.isDecided)
        letters.take(codePoints("and then an English sentence"))
        #expect(letters.direction == .leftToRight)
    }
}
