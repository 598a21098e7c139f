// Pages in, marked text out. The pages are written in the manner of Arabic news sites of several ages; what comes of each is
// a snapshot beside it, rewritten by RECORD_SNAPSHOTS=1 and read as code is.
import ArabicText
import ArticleModel
import Foundation
import TestSupport
import Testing

@testable import ArticleImport

/// Files of the tests.
enum Fixture {
    static func bytes(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: Bundle.module.bundleURL.appending(path: "Fixtures/" + name))) }

    /// Compares a text with its snapshot, or records it.
    static func check(_ text: String, snapshot name: String, file: String = #filePath) throws {
        let path = URL(filePath: file).deletingLastPathComponent().appending(path: "Fixtures/Snapshots/" + name)
        if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" { try Data(text.utf8).write(to: path) }
        let expected = try? String(contentsOf: path, encoding: .utf8)
        #expect(text == expected, "\(name)")
    }
}

@Suite("Pages")
struct PageImporterTests {
    @Test(
        "a page gives its article and nothing else",
        arguments: [
            "wordpress-graph", "modern-classes", "table-layout-1256", "data-table", "live-blog", "opinion", "json-only", "no-structure", "interview",
            "microdata",
            "english", "hostile-text",
        ])
    func snapshots(_ name: String) throws {
        let imported = PageImporter.article(try Fixture.bytes("Pages/\(name).html"))
        try Fixture.check(imported.text, snapshot: name + ".txt")
    }

    private func article(_ html: String, url: String? = nil) -> Article { PageImporter.article(html: html, url: url).article }
    private let paragraph = "<p>فقرة طويلة بما يكفي لتكون متنًا، وفيها فواصل ونقاط، وتقول للقارئ شيئًا عن يومه وعن مدينته التي يحبها.</p>"

    @Test("links are resolved against the page's address, or its base; what must not be followed is text")
    func links() {
        let body =
            "\(paragraph)<p>انظر <a href='../b?q=1#x'>هنا</a> و<a href='//c.example/d'>هناك</a> و<a href='javascript:x()'>لا هنا</a> و<a href='#top'>لا</a> و<a href='file:///etc/passwd'>ولا</a>، ثم امض في طريقك إلى آخر النص.</p>"
        let urls = { (article: Article) in article.sections.flatMap(\.blocks).flatMap(\.links).map(\.url) }
        #expect(
            urls(article("<article><h1>عنوان</h1>\(body)</article>", url: "https://a.example/x/y/z.html")) == [
                "https://a.example/x/b?q=1#x", "https://c.example/d",
            ])
        #expect(
            urls(article("<head><base href='https://e.example/f/g/'></head><article><h1>عنوان</h1>\(body)</article>", url: "https://a.example/")) == [
                "https://e.example/f/b?q=1#x", "https://c.example/d",
            ])
    }

    @Test("a title loses the site's name, not its own dashes")
    func titles() {
        func title(_ title: String, _ rest: String = "") -> String? {
            article("<head><title>\(title)</title>\(rest)</head><body>\(paragraph)\(paragraph)</body>").title
        }
        #expect(title("عودة القطار - أول رحلة | أخبار", "<meta property='og:site_name' content='أخبار'>") == "عودة القطار - أول رحلة")
        #expect(title("عودة القطار - أول رحلة") == "عودة القطار - أول رحلة")
    }

    @Test("breaking news is known by its kicker, in the title or beside it")
    func breaking() {
        let imported = PageImporter.article(
            html: "<title>عاجل | وصول القطار</title><article><h1>عاجل | وصول القطار</h1>\(paragraph)</article>", url: nil)
        #expect(imported.isBreaking && imported.article.kicker == "عاجل" && imported.article.title == "وصول القطار")
    }

    @Test("an empty page, a page of no article, and bytes that are none give an article all the same")
    func nothing() {
        for html in ["", "<", "<a", "<!--", "</", "<a href=\"", "<script>", "<title>", "\0\0", "<html><body></body></html>", "كلمة"] {
            _ = PageImporter.article(Array(html.utf8)).text
        }
        #expect(PageImporter.article(html: "<title>عنوان</title><body><div id=app></div></body>", url: nil).isExcerpt)
    }

    // MARK: Encodings

    @Test("an encoding: byte order mark, server, page, bytes; no label is believed against the bytes")
    func encodings() throws {
        let page = { (meta: String) in "<html><head><meta charset='\(meta)'></head><body><p>قراءة</p></body></html>" }
        let utf8 = Array(page("windows-1256").utf8)
        #expect(PageText.decode(utf8, charset: "windows-1256").contains("قراءة"))
        let old = try Fixture.bytes("Pages/table-layout-1256.html")
        for charset in [nil, "utf-8", "windows-1256", "ISO-8859-1", "nonsense"] {
            #expect(PageText.decode(old, charset: charset).contains("السوق المركزي"), "\(charset ?? "none")")
        }
        let wide: [UInt8] = [0xFF, 0xFE] + page("utf-8").utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        #expect(PageText.decode(wide, charset: "utf-8").contains("قراءة"))
        // «قراءة كتاب» in ISO-8859-6, named by its page.
        let iso =
            Array("<meta http-equiv=content-type content='text/html; charset=iso-8859-6'><p>".utf8) + [
                0xE2, 0xD1, 0xC7, 0xC1, 0xC9, 0x20, 0xE3, 0xCA, 0xC7, 0xC8,
            ]
        #expect(PageText.decode(iso, charset: nil).hasSuffix("قراءة كتاب"))
    }

    // MARK: Hostile pages

    @Test(
        "no page takes long, whatever it nests, opens or repeats",
        arguments: [
            ("nested boxes", "<div>", 100_000, "نص"), ("nested lists", "<ul><li>", 50_000, "نص"), ("nested tables", "<table><tr><td>", 40_000, "نص"),
            ("open formatting", "<font color=1><b><i><u><p>x", 30_000, ""), ("open paragraphs", "<p>x", 200_000, ""),
            ("open links", "<a href=x>y", 100_000, ""),
            ("vector graphics", "<svg><g>", 80_000, ""), ("graphics never closed", "<svg>", 200_000, ""),
            ("styled graphics", "<svg><style><g>", 50_000, ""),
            ("attributes", "<p " + String(repeating: "a=1 b=2 ", count: 20_000) + ">", 3, "x"), ("less-than signs", "<", 1_000_000, ""),
            ("ends", "</div>", 300_000, ""), ("entities", "&amp;&lt;&#x1b;", 200_000, ""), ("comments never closed", "<!-- a ", 200_000, ""),
            ("misnested tables", "<table>x<b>", 60_000, ""), ("templates", "<template><div>", 60_000, ""),
            ("selections", "<select><option>", 60_000, ""),
            ("quotation marks", "<a b=\"", 200_000, ""), ("blockquotes", "<blockquote>", 100_000, "نص"), ("unknown elements", "<x-y>", 100_000, "نص"),
            ("framesets", "<frameset>", 50_000, ""), ("buttons", "<button><p>", 50_000, ""),
        ] as [(String, String, Int, String)])
    func hostile(_ name: String, _ piece: String, _ count: Int, _ text: String) {
        // Debug builds take some twenty times as long as the program.
        let page = "<title>عنوان</title>" + String(repeating: piece, count: max(3, count / 10)) + text
        let seconds = Patience.processorSeconds { _ = PageImporter.article(html: page, url: nil).text }
        #expect(seconds < 20, "\(name)")
    }

    @Test("a page past the bounds is read to them, says so at its end, and only then")
    func cut() {
        func page(_ body: String) -> ImportedArticle {
            PageImporter.article(html: "<html lang=ar dir=rtl><title>أخبار المرفأ</title><body><article>" + body, url: nil)
        }
        let paragraph = "<p>دخلت المرفأ صباح اليوم سفينة تحمل القمح، ورست على الرصيف الشرقي بعد انتظار طويل.</p>"
        let whole = page(String(repeating: paragraph, count: 20))
        #expect(!whole.isCut && !whole.text.contains("ينقطع"))
        let many = page(paragraph + String(repeating: "<br>", count: PageFilter.tags) + "<p>آخر الكلام هنا.</p>")
        let last = many.article.sections.last?.blocks.last.map { String(codePoints: $0.text) }
        #expect(many.isCut && last == "[هنا ينقطع المقال: صفحته أطول مما يُقرأ منها.]" && !many.text.contains("آخر الكلام"))
        // One byte too long, all of it in a comment that nobody reads.
        let sentence = "The harbour opened again this morning, after a long night of wind and of waiting for the tide to turn."
        let head = Array("<html lang=en><body><p>\(sentence)</p><!--".utf8)
        let long = PageImporter.article(head + Array(repeating: 0x20, count: PageImporter.bound + 1 - head.count))
        #expect(long.isCut && long.text.contains("breaks off here"))
    }

    @Test("boxes called a title, a date, a lead or an author that hold the page are none of these, however many there are")
    func boxes() {
        let text = (1...400).map { "<p>فقرة رقمها \($0) من مقال طويل عن المرفأ، وفيها كلام عن السفن والبضائع والعمال.</p>" }.joined()
        for box in ["div class=date", "div class=lead", "div class=author", "section class=kicker", "div class=caption"] {
            let name = box.prefix { $0 != " " }
            let open = String(repeating: "<\(box)>", count: 150)
            let page = "<title>أخبار المرفأ</title><body><h1>أخبار المرفأ</h1>" + open + text + String(repeating: "</\(name)>", count: 150)
            let article = PageImporter.article(html: page, url: nil).article
            #expect(article.title == "أخبار المرفأ" && article.date == nil && article.byline == nil && article.kicker == nil, "\(box)")
            #expect(article.lead?.contains("فقرة رقمها 1 ") ?? true && article.sections.flatMap(\.blocks).count >= 399, "\(box)")
        }
    }

    @Test("text deeper than the bound is kept; its boxes are not")
    func deepText() {
        let tree = PageTree(String(repeating: "<div>", count: 5_000) + "هنا" + String(repeating: "</div>", count: 5_000) + "وهناك")
        #expect(!tree.isCut && tree.text(0) == "هنا وهناك")
        #expect(tree.nodes.filter { $0.name == "div" }.count <= PageFilter.depth)
    }

    @Test("what a filter leaves is well nested however the page was not")
    func filter() {
        let filter = PageFilter(
            "<p>أ<script>if (a<b) document.write('<div>')</script>ب<STYLE>x{}</Style>ج<!-- <p>لا -->د<svg><path d='<p>'/></svg>هـ<noscript>لا</noscript><title>ع<b></title>"
        )
        #expect(String(decoding: filter.html, as: UTF8.self) == "<p>أبجده‍ـ".replacingOccurrences(of: "ه‍ـ", with: "هـ") + "<title>ع&lt;b></title>")
    }
}
