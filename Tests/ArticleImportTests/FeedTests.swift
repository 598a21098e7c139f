// Feeds of every kind in, entries and articles out.
import ArabicText
import ArticleModel
import Foundation
import TestSupport
import Testing

@testable import ArticleImport

@Suite("Feeds")
struct FeedTests {
    private func read(_ text: String, url: String? = "https://feeds.example/news/feed.xml") -> FeedDocument {
        FeedReader.read(Array(text.utf8), url: url)
    }

    private let rss = """
        <?xml version="1.0" encoding="UTF-8"?>
        <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom">
        <channel><title>أخبار المدينة</title><link>https://city.example/</link><atom:link href="https://feeds.example/news/feed.xml" rel="self"/><language>ar</language>
        <image><title>شعار</title><url>https://city.example/logo.png</url><link>https://city.example/logo</link></image>
        <item><title>عاجل | القطار يعود &amp;quot;غدًا&amp;quot;</title><link>https://city.example/1?a=1&amp;b=2</link><guid isPermaLink="false">tag:1</guid>
        <pubDate>Sun, 03 May 2026 09:30:00 +0300</pubDate><dc:creator>قسم النقل</dc:creator><category>نقل</category><category><![CDATA[ عاجل ]]></category>
        <description><![CDATA[<p>ملخص قصير…</p>]]></description>
        <content:encoded><![CDATA[<p>يعود القطار غدًا إلى المدينة بعد غياب.</p><p>شارك</p><h2>المحطات</h2><ul><li>الأولى: <a href="/stations">الشمال</a></li><li>الثانية: الجنوب</li></ul><p>The post القطار appeared first on أخبار المدينة.</p>]]></content:encoded>
        <media:content url="https://city.example/p.jpg" medium="image"><media:description>القطار في المحطة</media:description></media:content></item>
        <item><title>خبر بلا متن</title><link>/2</link><description>سطر واحد &lt;b&gt;قصير&lt;/b&gt; ينتهي بنقاط...</description><author>editor@city.example (هيئة التحرير)</author></item>
        </channel></rss>
        """

    @Test("RSS 2.0 with its modules")
    func rss2() throws {
        let feed = read(rss)
        #expect(
            feed.problem == nil && feed.title == "أخبار المدينة" && feed.site == "https://city.example/" && feed.language == "ar"
                && feed.entries.count == 2)
        let entry = feed.entries[0]
        #expect(entry.title == "عاجل | القطار يعود \"غدًا\"" && entry.link == "https://city.example/1?a=1&b=2" && entry.guid == "tag:1")
        #expect(entry.author == "قسم النقل" && entry.categories == ["نقل", "عاجل"] && entry.pictureURL == "https://city.example/p.jpg")
        let imported = try #require(EntryImporter.article(entry, of: feed))
        #expect(imported.isBreaking && imported.article.kicker == "عاجل" && imported.article.title == "القطار يعود \"غدًا\"")
        #expect(imported.article.lead == "يعود القطار غدًا إلى المدينة بعد غياب." && imported.article.date == "3 مايو/أيار 2026")
        #expect(imported.article.sections.map(\.heading) == [nil, "المحطات"] && imported.published?.seconds == 1_777_789_800)
        #expect(imported.article.sections[0].blocks.map(\.role) == [.lead, .caption])
        #expect(imported.article.sections[1].blocks.map { String(codePoints: $0.text) } == ["الأولى: الشمال", "الثانية: الجنوب"])
        #expect(imported.article.sections[1].blocks[0].links.map(\.url) == ["https://city.example/stations"])
        let second = try #require(EntryImporter.article(feed.entries[1], of: feed))
        #expect(
            second.isExcerpt && second.url == "https://feeds.example/2" && second.article.byline == "هيئة التحرير"
                && second.article.lead == "سطر واحد قصير ينتهي بنقاط...")
    }

    @Test("RSS 1.0, its items beside its channel")
    func rdf() {
        let feed = read(
            """
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
            <channel rdf:about="https://old.example/"><title>القديمة</title><link>https://old.example/</link></channel>
            <item rdf:about="https://old.example/9"><title>عنوان</title><link>https://old.example/9</link><dc:date>2026-05-03T09:30:00+03:00</dc:date><dc:subject>ثقافة</dc:subject></item></rdf:RDF>
            """)
        #expect(feed.problem == nil && feed.title == "القديمة" && feed.entries.count == 1)
        #expect(
            feed.entries[0].guid == "https://old.example/9" && feed.entries[0].categories == ["ثقافة"]
                && feed.entries[0].published == "2026-05-03T09:30:00+03:00")
    }

    @Test("Atom: bases, contents of three types, links by relation")
    func atom() throws {
        let feed = read(
            """
            <feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://atom.example/blog/" xml:lang="ar"><title type="html">مدونة &amp;laquo;الورق&amp;raquo;</title>
            <link rel="self" href="feed"/><link href="."/><author><name>صاحب المدونة</name></author>
            <entry><id>urn:1</id><title type="text">أ &lt; ب</title><link rel="replies" href="r"/><link rel="alternate" type="text/html" href="p/1"/><published>2026-05-03T09:30:00Z</published><updated>2026-05-04T09:30:00Z</updated>
            <category term="c" label="قراءة"/><content type="xhtml" xml:base="p/"><div xmlns="http://www.w3.org/1999/xhtml"><p>أول <a href="x">رابط</a><br/>سطر &amp; سطر</p><p>ثان</p></div></content></entry>
            <entry><id>urn:2</id><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">عنوان <em>مائل</em></div></title><content type="text">سطر أول
            سطر ثان &lt;ليس وسمًا&gt;</content><author><name>كاتبة</name></author><updated>2026-05-05</updated></entry>
            <entry><id>urn:3</id><title type="html">عنوان</title><content type="html">&lt;p&gt;نص&amp;nbsp;هنا&lt;/p&gt;</content></entry></feed>
            """)
        #expect(feed.problem == nil && feed.title == "مدونة «الورق»" && feed.site == "https://atom.example/blog/")
        #expect(feed.entries.map(\.title) == ["أ < ب", "عنوان مائل", "عنوان"])
        #expect(
            feed.entries[0].link == "https://atom.example/blog/p/1" && feed.entries[0].published == "2026-05-03T09:30:00Z"
                && feed.entries[0].categories == ["قراءة"])
        let first = try #require(EntryImporter.article(feed.entries[0], of: feed)).article
        #expect(first.sections[0].blocks.map { String(codePoints: $0.text) } == ["أول رابط", "سطر & سطر", "ثان", "التعليقات"])
        #expect(first.sections[0].blocks[1].standsApart == false)
        let second = try #require(EntryImporter.article(feed.entries[1], of: feed)).article
        #expect(second.byline == "كاتبة" && second.sections[0].blocks.map { String(codePoints: $0.text) } == ["سطر أول", "سطر ثان <ليس وسمًا>"])
        #expect(try #require(EntryImporter.article(feed.entries[2], of: feed)).article.lead == "نص هنا")
    }

    @Test("JSON Feed")
    func json() throws {
        let feed = read(
            """
            {"version":"https://jsonfeed.org/version/1.1","title":"مجلة","home_page_url":"https://j.example/","language":"ar","items":[
             {"id":7,"url":"https://j.example/7","title":"عنوان","content_html":"<p>نص <b>غليظ</b></p>","date_published":"2026-05-03T09:30:00Z","tags":["عاجل"],"authors":[{"name":"أ"},{"name":"ب"}]},
             {"id":"x","url":"/8","content_text":"سطر\\nسطر"},]}
            """)
        #expect(feed.problem == nil && feed.title == "مجلة" && feed.entries.count == 2)
        #expect(feed.entries[0].guid == "7" && feed.entries[0].author == "أ، ب" && feed.entries[1].link == "https://feeds.example/8")
        #expect(try #require(EntryImporter.article(feed.entries[0], of: feed)).isBreaking)
    }

    @Test("a feed in windows-1256, called so, called UTF-8, or not called anything", arguments: ["windows-1256", "utf-8", nil])
    func oldEncoding(_ label: String?) {
        let declaration = label.map { "<?xml version=\"1.0\" encoding=\"\($0)\"?>" } ?? ""
        // «قراءة» in windows-1256.
        let word: [UInt8] = [0xDE, 0xD1, 0xC7, 0xC1, 0xC9]
        let bytes =
            Array((declaration + "<rss><channel><title>").utf8) + word + Array("</title><item><title>".utf8) + word
            + Array("</title></item></channel></rss>".utf8)
        let feed = FeedReader.read(bytes)
        #expect(feed.title == "قراءة" && feed.entries.first?.title == "قراءة" && feed.problem == nil)
    }

    @Test("sloppy feeds: blank lines first, entities of HTML, stray control characters")
    func sloppy() {
        let feed = read(
            "\n\n  <?xml version=\"1.0\"?><rss><channel><title>أ&nbsp;ب &laquo;ج&raquo;</title><item><title>د\u{0B}هـ</title><link> https://a.example/1\n</link></item></channel></rss>"
        )
        #expect(feed.problem == nil)
        #expect(feed.title == "أ ب «ج»")
        #expect(feed.entries.first?.title == "د هـ")
        #expect(feed.entries.first?.link == "https://a.example/1")
    }

    @Test("a feed that breaks off gives what came before, and where it broke")
    func broken() {
        let feed = read(String(rss.prefix(rss.count - 60)) + "<b>&")
        guard case .malformed(let line, _) = feed.problem else {
            Issue.record("no problem told")
            return
        }
        #expect(line > 5 && feed.entries.count >= 1 && feed.title == "أخبار المدينة")
        #expect(read("<html><body>لا شيء</body></html>").problem == .notAFeed && read("").problem == .notAFeed && read("{}").problem == .notAFeed)
        #expect(read("نص").problem == .notAFeed)
    }

    // MARK: Mended feeds

    private func items(_ description: String, link: String = "https://a.example/1", prolog: String = "") -> String {
        "\(prolog)<rss version='2.0'><channel><title>أخبار & آراء</title>\n<item><title>أول</title><link>\(link)</link><description>\(description)</description></item>"
            + "<item><title>ثان</title><link>https://a.example/2</link></item></channel></rss>"
    }

    @Test("an ampersand or a less-than sign that stands for itself costs no entry, in addresses, attributes and texts")
    func ampersands() {
        let feed = read(items("أ < ب && ج &غير; د &#0; هـ", link: "https://a.example/1?a=1&b=2&copy=3&amp;d=4"))
        #expect(feed.problem == nil && feed.entries.count == 2 && feed.title == "أخبار & آراء")
        #expect(feed.entries.first?.link == "https://a.example/1?a=1&b=2&copy=3&d=4")
        let enclosed = read(
            items("x").replacingOccurrences(
                of: "<item><title>أول", with: "<item><enclosure type='image/png' url='https://a.example/p?w=1&h=2'/><title>أول"))
        #expect(enclosed.problem == nil && enclosed.entries.first?.pictureURL == "https://a.example/p?w=1&h=2")
    }

    @Test("entities of HTML that nobody declared mean what they mean, also where the document says that it stands alone")
    func entities() {
        let feed = read(items("نص&nbsp;&laquo;بين قوسين&raquo;&hellip;", prolog: "<?xml version='1.0' standalone='yes'?>"))
        #expect(feed.problem == nil && feed.entries.count == 2)
        #expect(
            feed.entries.first?.summary.flatMap { PageImporter.fragment($0, base: nil).blocks.first }.map { String(codePoints: $0.text) }
                == "نص «بين قوسين»…")
    }

    @Test("sections and comments are not mended, and what is broken otherwise is told with its line")
    func untouched() {
        let feed = read(items("<![CDATA[<p>أ & ب <b>ج</b></p>]]><!-- & < -->", link: "https://a.example/1?a&b"))
        #expect(feed.problem == nil && feed.entries.first?.summary == "<p>أ & ب <b>ج</b></p>")
        guard case .malformed(2, _) = read(items("<b>غير مغلق")).problem else {
            Issue.record("an element that is not closed passed")
            return
        }
    }

    @Test("entities that stand for letters are read; those that could expand, or stand elsewhere, are refused and told: it is a feed")
    func declarations() {
        let simple = items(
            "نص&nbsp;&ok;", prolog: "<?xml version='1.0'?>\n<!DOCTYPE rss [\n<!ENTITY nbsp '&#160;'><!ENTITY ok 'هنا'><!ENTITY lt '&#38;#60;'>]>")
        let whole = read(simple.replacing(" & ", with: " و"))
        #expect(whole.problem == nil && whole.entries.first?.summary == "نص\u{A0}هنا")
        let declared = items("&a;", prolog: "<?xml version='1.0'?>\n<!DOCTYPE rss [\n<!ENTITY a '\(String(repeating: "أ", count: 100))'>]>")
        #expect(read(declared).problem == .declaresEntities(line: 3) && read(declared).entries.isEmpty)
        #expect(read("<!DOCTYPE html [<!ENTITY a 'x'>]><html><body>&a;</body></html>").problem == .notAFeed)
        // Mending is no way around it.
        let bomb = items("&b; & &b;", prolog: "<!DOCTYPE rss [<!ENTITY a 'قنبلة'><!ENTITY b '&a;&a;&a;'>]>")
        #expect(read(bomb).problem == .declaresEntities(line: 1))
        let many = (0..<600).map { "<!ENTITY e\($0) 'x'>" }.joined()
        #expect(read(items("&e1;", prolog: "<!DOCTYPE rss [\(many)]>")).problem == .declaresEntities(line: 1))
    }

    @Test("mending is bounded")
    func manyFaults() {
        let seconds = Patience.processorSeconds {
            #expect(read(items(String(repeating: "& ", count: XMLMending.faults + 1))).problem != nil)
            _ = read(items((0..<3_000).map { "&x\($0);" }.joined()))
        }
        #expect(seconds < 30)
    }

    @Test("a page that was fetched for an entry takes from the feed what it says nothing better of itself")
    func completed() throws {
        let feed = read(rss)
        let entry = try #require(EntryImporter.article(feed.entries[0], of: feed))
        let text = (1...4).map { "<p>يعود القطار غدًا إلى المدينة بعد غياب طويل، وهذه فقرة رقمها \($0) تحكي حكايته.</p>" }.joined()
        let address = "https://city.example/1?a=1&b=2"
        var bare = PageImporter.article(html: "<article><h1>القطار يعود</h1>\(text)</article>", url: address)
        #expect(bare.article.source == "city.example" && bare.article.date == nil)
        bare.complete(from: entry)
        #expect(bare.article.source == "أخبار المدينة" && bare.article.byline == "قسم النقل" && bare.guid == "tag:1" && bare.isBreaking)
        #expect(
            bare.article.date == "3 مايو/أيار 2026" && bare.article.published == "2026-05-03T09:30:00+03:00" && bare.article.title == "القطار يعود")
        let meta =
            "<meta property='og:site_name' content='صحيفة النقل'><meta property='article:published_time' content='2026-05-04'><meta name=author content='مراسلنا'>"
        var own = PageImporter.article(html: "\(meta)<article><h1>القطار يعود</h1>\(text)</article>", url: address)
        own.complete(from: entry)
        #expect(own.article.source == "صحيفة النقل" && own.article.byline == "مراسلنا" && own.article.published == "2026-05-04")
    }

    // MARK: Hostile feeds

    @Test("bombs of entities are refused, and so is the file of another")
    func bombs() {
        var bomb = "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a \"قنبلة\">"
        for (name, before) in zip("bcdefghij", "abcdefghi") { bomb += "<!ENTITY \(name) \"\(String(repeating: "&\(before);", count: 10))\">" }
        let seconds = Patience.processorSeconds {
            let feed = read(bomb + "]><rss><channel><title>&j;</title></channel></rss>")
            #expect(feed.problem != nil && (feed.title ?? "").count < 100)
        }
        let file = read(
            "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY f SYSTEM \"file:///etc/passwd\">]><rss><channel><title>&f;</title></channel></rss>")
        #expect(file.problem != nil && !(file.title ?? "").contains("root"))
        #expect(seconds < 5)
    }

    @Test("endless titles, depths and attributes are bounded")
    func endless() {
        let seconds = Patience.processorSeconds { readEndless() }
        #expect(seconds < 60)
    }

    private func readEndless() {
        let title = read("<rss><channel><item><title>" + String(repeating: "ط", count: 4 << 20) + "</title></item></channel></rss>")
        #expect(title.entries.allSatisfy { ($0.title ?? "").count <= 1_000 })
        guard case .tooLarge = read(String(repeating: "<rss>", count: 100_000)).problem else {
            Issue.record("no depth is too deep")
            return
        }
        _ = read("<rss " + (0..<20_000).map { "a\($0)='1' " }.joined() + "><channel/></rss>")
    }

    @Test("numbers of any size where JSON Feed wants a text")
    func greatNumbers() {
        let feed = read(
            """
            {"version":"https://jsonfeed.org/version/1.1","title":1e30,"items":[
            {"id":18446744073709551615,"title":-1e400,"content_text":"نص"},{"id":12,"title":0.5,"content_text":"نص آخر"}]}
            """)
        #expect(feed.entries.count == 2)
        #expect(feed.entries.last?.guid == "12")
    }

    @Test("a headline loses its escape sequences")
    func escapes() throws {
        let feed = read(
            "<rss><channel><title>x</title><item><title>عنوان &amp;#27;[31mأحمر\u{9B}2J &lt;script&gt;x&lt;/script&gt;</title><link>https://a.example/\u{202E}1</link></item></channel></rss>"
        )
        #expect(feed.entries.first?.title == "عنوان أحمر" && feed.entries.first?.link == "https://a.example/1")
        let json = read("{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[{\"id\":\"1\",\"title\":\"أ\\u001b]0;x\\u0007ب\"}]}")
        #expect(json.entries.first?.title == "أب")
    }

    // MARK: OPML

    @Test("a list of feeds, each once, with what it stands under")
    func opml() {
        let list = OPML.read(
            Array(
                """
                <?xml version="1.0"?><opml version="2.0"><head><title>قائمتي</title></head><body>
                <outline text="أخبار"><outline type="rss" text="المدينة" xmlUrl="https://city.example/feed" htmlUrl="https://city.example/"/>
                <outline type="rss" title="البلدة" xmlurl="http://town.example/rss"/></outline>
                <outline text="بحث & أخبار" xmlUrl="https://find.example/rss?q=a&hl=ar"/><outline text="مكرر" xmlUrl="https://city.example/feed"/><outline text="لا" xmlUrl="file:///etc/passwd"/></body></opml>
                """.utf8))
        #expect(list.problem == nil)
        #expect(
            list.feeds == [
                OPMLFeed(url: "https://city.example/feed", title: "المدينة", site: "https://city.example/", category: "أخبار"),
                OPMLFeed(url: "http://town.example/rss", title: "البلدة", site: nil, category: "أخبار"),
                OPMLFeed(url: "https://find.example/rss?q=a&hl=ar", title: "بحث & أخبار", site: nil, category: nil),
            ])
        #expect(OPML.read(Array("<rss/>".utf8)).problem == .notAFeed)
    }
}
