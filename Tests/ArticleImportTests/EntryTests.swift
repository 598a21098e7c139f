// Feed entries: which of them are the whole article, and what of the feed's own furniture is left out.
import ArabicText
import ArticleModel
import Testing

@testable import ArticleImport

@Suite("Entries of a feed")
struct EntryTests {
    private static let sentence = "يعود القطار غدًا إلى المدينة بعد غياب طويل، ويقف في محطاتها كلها. "

    private func article(_ content: String, title: String = "القطار يعود") -> ImportedArticle? {
        var entry = FeedEntry()
        (entry.title, entry.content, entry.link) = (title, content, "https://a.example/1")
        return EntryImporter.article(entry, of: FeedReader.read(Array("<rss><channel><title>موجز</title></channel></rss>".utf8)))
    }

    private func paragraphs(_ texts: [String]) -> String { texts.map { "<p>\($0)</p>" }.joined() }

    @Test("a text of a few sentences is an excerpt, one of many is whole", arguments: [(1, true), (3, true), (6, true), (12, false), (40, false)])
    func lengths(_ count: Int, _ isExcerpt: Bool) {
        #expect(article(paragraphs(Array(repeating: Self.sentence, count: count)))?.isExcerpt == isExcerpt)
    }

    @Test("a long text that breaks off is an excerpt", arguments: ["…", "...", "[…]", "[...]", " …", "&hellip;", "[&#8230;]"])
    func brokenOff(_ end: String) {
        #expect(article(paragraphs(Array(repeating: Self.sentence, count: 30) + ["ثم مضى" + end]))?.isExcerpt == true)
        #expect(article(paragraphs(["ثم مضى" + end] + Array(repeating: Self.sentence, count: 30)))?.isExcerpt == false)
    }

    @Test(
        "what feeds put below an article is none of it",
        arguments: [
            "The post القطار يعود appeared first on موجز.",
            "The post <a href='https://a.example/1'>القطار يعود</a> appeared first on <a href='https://a.example/'>موجز</a>.",
            "شارك", "القطار يعود",
        ])
    func furniture(_ text: String) throws {
        let imported = try #require(article(paragraphs([Self.sentence, Self.sentence, text])))
        let blocks = imported.article.sections.flatMap(\.blocks)
        #expect(blocks.count == 2 && blocks.allSatisfy { !String(codePoints: $0.text).contains("appeared") })
    }
}
