// What a marked text's front matter says, said twice, in quotation marks, or not at all.
import ArabicText
import Testing

@testable import ArticleModel

@Suite("Front matter")
struct FrontMatterTests {
    private func parser(_ lines: String...) -> ArticleParser<TextLines> {
        ArticleParser(source: TextLines("---\n" + lines.map { $0 + "\n" }.joined() + "---\n\nمتن المقال.\n"))
    }

    @Test(
        "a fact that is said twice is what was said last, and stands once on the page",
        arguments: ["title", "kicker", "byline", "date", "source", "lead"])
    func saidTwice(_ key: String) {
        let head = parser("\(key): أول ما قيل", "\(key): آخر ما قيل").head()
        #expect(head.blocks.map { String(codePoints: $0.text) } == ["آخر ما قيل"])
    }

    @Test("credits are as many as were said") func credits() {
        #expect(parser("credit: رئيس التحرير: الأول", "credit: المدقق: الثاني").head().credits.map(\.name) == ["الأول", "الثاني"])
    }

    @Test(
        "a title comes back as it was written, whatever signs are in it",
        arguments: [
            "\"بين قوسين\" ثم كلام", "\"كله بين قوسين\"", "\"فيه \\ شرطة\" وكلام", "\"\\\\\"", "\"", "\"\"", "شرطة \\ وقوس \"", "\"أ\\\"ب", "# علامة",
            "- شرطة", "مفتاح: قيمة",
            "[قوس](رابط)", "'وحيد'",
        ])
    func quoted(_ title: String) {
        var article = Article()
        article.title = title
        let text = ReaderTextWriter.text(of: article)
        #expect(ArticleParser(source: TextLines(text)).article().title == title, "\(text)")
    }

    @Test("keys that nobody knows and values that are nested are passed over")
    func strangers() {
        let head = parser("layout: page", "# ملاحظة", "tags:", "  - ثقافة", "- قائمة", "title: العنوان", "draft: true").head()
        #expect(head.title == "العنوان" && head.blocks.count == 1)
    }

    @Test(
        "what is no front matter is text",
        arguments: [
            "---\n---\n", "---\nكلام عادي بلا مفتاح\n---\n", "---\nlayout: page\n---\n", "---\ntitle: بلا نهاية\n", " \n---\ntitle: متأخر\n---\n",
        ])
    func none(_ text: String) { #expect(!ArticleParser(source: TextLines(text + "\nمتن.\n")).isMarked) }
}
