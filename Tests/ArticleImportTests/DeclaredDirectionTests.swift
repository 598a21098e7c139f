// A block's own direction wins over its article's, where it is not a habit of the site's.
import ArabicText
import ArticleModel
import Testing

@testable import ArticleImport

@Suite("Directions of single blocks") struct DeclaredDirectionTests {
    private static let text = "افتتحت البلدية صباح اليوم حديقة عامة في الحي الشرقي، بعد أعوام من العمل في تشجيرها وإنارتها، وحضر الافتتاح كثيرون."

    private func blocks(_ body: String) -> [Block] {
        let paragraphs = (0..<4).map { "<p>\(Self.text) \($0)</p>" }.joined()
        let page = "<html lang=\"ar\" dir=\"rtl\"><body><article><h1>حديقة جديدة</h1>\(paragraphs)\(body)</article></body></html>"
        return PageImporter.article(html: page, url: nil).article.sections.flatMap(\.blocks)
    }

    private func text(_ body: String) -> String? { blocks(body).dropFirst(4).first.map { String(codePoints: $0.text) } }

    @Test("a paragraph, an item, a quotation and a cell that say so are set their own way")
    func own() {
        let mixed = "git push يرسل الفروع"
        for direction in [" dir=\"ltr\"", " style=\"color: red; direction: ltr\""] {
            #expect(text("<p\(direction)>\(mixed)</p>") == "\u{2066}\(mixed)\u{2069}")
            #expect(text("<blockquote\(direction)><p>\(mixed)</p></blockquote>") == "\u{2066}\(mixed)\u{2069}")
            #expect(text("<div\(direction)><p>\(mixed)</p></div>") == "\u{2066}\(mixed)\u{2069}")
            #expect(text("<ul><li\(direction)>\(mixed)</li><li>سطر</li></ul>") == "\u{2066}\(mixed)\u{2069}")
        }
        #expect(text("<p dir=\"rtl\">Port Said</p>") == "\u{2067}Port Said\u{2069}")
        let row = text("<table><tr><td>أمر</td><td dir=\"ltr\">\(mixed)</td></tr><tr><td>آخر</td><td>نص</td></tr></table>")
        #expect(row == "أمر │ \u{2066}\(mixed)\u{2069}")
    }

    @Test("links keep their words in it")
    func links() throws {
        let block = try #require(blocks("<p dir=\"ltr\">git <a href=\"https://a.example/\">push</a> يرسل</p>").dropFirst(4).first)
        let link = try #require(block.links.first)
        #expect(String(codePoints: Array(block.text[link.range])) == "push")
    }

    @Test(
        "what is typed runs from left to right with its signs, where its own letters don't say so",
        arguments: [
            ("<code>.deb</code>", "\u{2066}.deb\u{2069}"), ("<kbd>--help</kbd>", "\u{2066}--help\u{2069}"),
            ("<code>f()</code>", "\u{2066}f()\u{2069}"),
            ("<samp>18+</samp>", "\u{2066}18+\u{2069}"), ("<code>git push</code>", "git push"), ("<code>v2.0</code>", "v2.0"),
            ("<code>.نص</code>", ".نص"), ("<code dir=\"rtl\">a+</code>", "\u{2067}a+\u{2069}"), ("<code>…</code>", "…"),
        ])
    func typed(_ html: String, _ shown: String) {
        #expect(text("<p>اكتب \(html) ثم انتظر.</p>") == "اكتب \(shown) ثم انتظر.")
        #expect(text("<p>اكتب <b>\(html)</b> ثم انتظر.</p>") == "اكتب \(shown) ثم انتظر.")
    }

    @Test("a line that ends within what is typed changes nothing else", arguments: ["<br>", "<span><div>x</div></span>"])
    func brokenTyped(_ html: String) {
        let shown = blocks("<p>اقرأ <a href=\"/x\">هنا</a> ثم اكتب <code>a\(html)--configuration=$HOME/bin/</code> في السطر.</p>").dropFirst(4)
        let text = shown.map { String(codePoints: $0.text) }.joined(separator: " ")
        #expect(text.contains("اقرأ هنا ثم اكتب") && text.contains("--configuration=$HOME/bin/") && text.contains("في السطر."))
    }

    @Test("a link in what is typed keeps its words")
    func typedLink() throws {
        let block = try #require(blocks("<p>ثبّت <code>./<a href=\"https://a.example/\">run</a>()</code> أولًا.</p>").dropFirst(4).first)
        let link = try #require(block.links.first)
        #expect(String(codePoints: Array(block.text[link.range])) == "run")
    }

    @Test("what says what its letters say anyway, what a whole site says, and the page's own direction change nothing")
    func nothing() {
        #expect(text("<p dir=\"rtl\">سطر آخر قصير.</p>") == "سطر آخر قصير.")
        #expect(text("<p dir=\"ltr\">Only English here.</p>") == "Only English here.")
        #expect(text("<p dir=\"auto\">Port Said مدينة</p>") == "Port Said مدينة")
        let habit = (0..<8).map { "<p dir=\"ltr\">\(Self.text) \($0)</p>" }.joined()
        #expect(!blocks(habit).contains { $0.text.contains { Isolation.isMark($0) } })
    }

    @Test("entries of feeds too")
    func feeds() throws {
        let content = "<p>\(Self.text)</p><p>\(Self.text)</p><p dir=\"ltr\">git push يرسل</p>"
        let blocks = PageImporter.fragment(content, base: nil).blocks
        #expect(blocks.last.map { String(codePoints: $0.text) } == "\u{2066}git push يرسل\u{2069}")
    }
}
