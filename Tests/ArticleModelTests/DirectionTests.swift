// The direction of an article: declared, or by its letters.
import ArabicText
import ArticleModel
import Testing

@Suite("Direction of an article")
struct DirectionTests {
    private func direction(_ text: String) -> TextDirection {
        let parser = ArticleParser(source: TextLines(text))
        let direction = parser.direction(of: parser.head())
        #expect(parser.directedArticle().direction == direction)
        return direction
    }

    @Test("a title of Latin words over Arabic text turns nothing, nor does the reverse")
    func title() {
        #expect(direction("iPhone 17 Pro Max vs Galaxy\n\nوصل الهاتف الجديد إلى الأسواق العربية هذا الأسبوع.\n") == .rightToLeft)
        #expect(direction("كتاب\n\nThe book arrived this week, and nobody had heard of it before.\n") == .leftToRight)
    }

    @Test("what the text declares decides")
    func declared() {
        #expect(direction("---\ntitle: كتاب\ndirection: ltr\n---\n\nنص عربي.\n") == .leftToRight)
        #expect(direction("---\ntitle: Book\nlanguage: ar\n---\n\nAn English text in an Arabic paper, of many letters.\n") == .rightToLeft)
        #expect(direction("---\ntitle: كتاب\nlanguage: en-US\n---\n\nنص عربي كله.\n") == .rightToLeft)
    }

    @Test("letters of addresses, mail and code are not counted")
    func letters() {
        let address = "https://example.org/" + String(repeating: "long-path/", count: 30)
        #expect(direction("روابط\n\n\(address)\n\nهذه روابط قليلة.\n") == .rightToLeft)
        #expect(direction("درس\n\nننفذ الأمر التالي.\n\n```swift\nlet value = compute(something, other: thing)\n```\n") == .rightToLeft)
        #expect(direction("درس\n\nنكتب `let value = compute(something, other)` ثم نمضي.\n") == .rightToLeft)
        #expect(direction("\n") == .rightToLeft)
    }
}
