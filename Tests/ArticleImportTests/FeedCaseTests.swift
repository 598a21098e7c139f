// Feeds as they are met: each of these was read wrongly by some reader, or might be.
import ArabicText
import ArticleModel
import Testing

@testable import ArticleImport

@Suite("Cases of feeds") struct FeedCaseTests {
    private static let text = "افتتحت البلدية صباح اليوم حديقة عامة في الحي الشرقي، بعد أعوام من العمل في تشجيرها وإنارتها."
    private static let spaces =
        "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:media=\"http://search.yahoo.com/mrss/\" xmlns:atom=\"http://www.w3.org/2005/Atom\""

    /// An item whose parts are the usual ones where they are not given.
    private func item(
        title: String = "<title>حديقة جديدة</title>", link: String = "<link>https://city.example/a/1</link>",
        date: String = "<pubDate>Sat, 28 Nov 2026 14:00:00 +0300</pubDate>", text: String = "<description>\(text)</description>", more: String = ""
    ) -> String { "<item>\(title)\(link)\(date)\(text)\(more)</item>" }

    private func rss(_ items: String, encoding: String = "utf-8", version: String = " version=\"2.0\"") -> String {
        """
        <?xml version="1.0" encoding="\(encoding)"?>
        <rss\(version) \(Self.spaces)><channel><title>صحيفة المدينة</title><link>https://city.example/</link>\(items)</channel></rss>
        """
    }

    private func read(_ bytes: [UInt8]) throws -> [ImportedArticle] {
        let feed = FeedReader.read(bytes, url: "https://city.example/feed")
        return feed.entries.compactMap { EntryImporter.article($0, of: feed) }
    }

    private func first(_ item: String) throws -> ImportedArticle { try #require(try read(Array(rss(item).utf8)).first) }

    private func words(_ imported: ImportedArticle) -> String {
        imported.article.sections.flatMap(\.blocks).filter { $0.role != .crossReference }.map { String(codePoints: $0.text) }.joined(separator: "\n")
    }

    @Test("bytes: windows-1256 as such and under a lying name, UTF-16, marks and blank lines before, output before and after, control characters")
    func bytes() throws {
        let plain = rss(item())
        // Arabic letters of windows-1256.
        let table = Dictionary(
            (0x80...0xFF as ClosedRange<UInt8>).compactMap { byte in
                PageText.decode([byte], charset: nil, encoding: .windows1256).unicodeScalars.first.map { ($0, byte) }
            }, uniquingKeysWith: { first, _ in first })
        func windows(_ text: String) -> [UInt8] { text.unicodeScalars.map { $0.value < 0x80 ? UInt8($0.value) : table[$0] ?? 0x3F } }
        var wide: [UInt8] = [0xFF, 0xFE]
        for unit in rss(item(), encoding: "utf-16").utf16 { wide += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
        let cases: [(String, [UInt8])] = [
            ("plain", Array(plain.utf8)), ("windows-1256", windows(rss(item(), encoding: "windows-1256"))), ("called UTF-8", windows(plain)),
            ("mark and spaces", [0xEF, 0xBB, 0xBF] + Array(("\n  " + plain).utf8)), ("blank lines", Array(("\n\n  " + plain).utf8)),
            ("UTF-16", wide), ("after", Array((plain + "\n<!-- cached --><script>x=1</script>").utf8)),
            ("before", Array(("<br />\n<b>Warning</b>: foo in bar on line 3<br />\n" + plain).utf8)),
            ("control", Array(rss(item(title: "<title>حديقة\u{B} جديدة\u{3}</title>")).utf8)),
            ("no version", Array(rss(item(), version: "").utf8)),
            ("marks", Array(rss(item(title: "<title>\u{202B}حديقة جديدة\u{202C}\u{200F}</title>")).utf8)),
            ("spaces", Array(rss(item(title: "<title>\u{A0}حديقة\u{A0}جديدة </title>")).utf8)),
        ]
        for (name, bytes) in cases {
            let articles = try read(bytes)
            #expect(articles.count == 1, "\(name)")
            #expect(
                articles.first?.article.title?.unicodeScalars.filter { !(0x200F...0x202E).contains($0.value) }.map(String.init).joined()
                    == "حديقة جديدة", "\(name)")
            #expect(articles.first.map(words) == Self.text, "\(name)")
        }
    }

    @Test(
        "titles",
        arguments: [
            ("<title>قال: &amp;quot;لا&amp;quot; &amp;#8211; الحديقة</title>", "قال: \"لا\" – الحديقة"),
            ("<title><![CDATA[قال &laquo;لا&raquo; &amp; نعم]]></title>", "قال «لا» & نعم"),
            ("<title>&lt;b&gt;صور&lt;/b&gt; حديقة جديدة</title>", "صور حديقة جديدة"), ("", text),
        ])
    func titles(_ title: String, _ expected: String) throws { #expect(try first(item(title: title)).article.title == expected) }

    @Test(
        "links",
        arguments: [
            ("<link>https://city.example/a?x=1&y=2</link>", "https://city.example/a?x=1&y=2"),
            ("<guid isPermaLink=\"true\">https://city.example/a/10</guid>", "https://city.example/a/10"),
            ("<guid>https://city.example/a/11</guid>", "https://city.example/a/11"), ("<link>/a/12</link>", "https://city.example/a/12"),
            ("<atom:link href=\"https://city.example/a/13\" rel=\"alternate\"/>", "https://city.example/a/13"),
            ("<link>\n   https://city.example/a/14  \n</link>", "https://city.example/a/14"),
            ("<link>https://city.example/أخبار/حديقة</link>", "https://city.example/أخبار/حديقة"),
        ])
    func links(_ link: String, _ expected: String) throws { #expect(try first(item(link: link)).url == expected) }

    @Test(
        "days",
        arguments: [
            "<pubDate>2026-11-28 14:00:00</pubDate>", "<pubDate>السبت, 28 نوفمبر 2026 14:00:00 +0300</pubDate>",
            "<pubDate>28/11/2026 14:00</pubDate>",
            "<dc:date>2026-11-28T14:00:00+03:00</dc:date>", "<pubDate>Sat, 28 Nov 2026 14:00:00 AST</pubDate>",
            "<pubDate>28 Nov 2026 14:00 GMT</pubDate>",
            "<pubDate>11/28/2026 2:00:00 PM</pubDate>", "<pubDate>٢٨ نوفمبر ٢٠٢٦</pubDate>", "<pubDate>Sat, 28 Nov 26 14:00:00 GMT+0000</pubDate>",
            "<pubDate>٧ آذر ١٤٠٥</pubDate>",
        ])
    func days(_ date: String) throws { #expect(try first(item(date: date)).published?.iso.hasPrefix("2026-11-28") ?? false, "\(date)") }

    @Test(
        "authors",
        arguments: [
            ("<dc:creator>ليلى حسن</dc:creator><dc:creator>سامي نور</dc:creator>", "ليلى حسن، سامي نور"),
            ("<author>desk@city.example (ليلى حسن)</author>", "ليلى حسن"), ("<dc:creator><![CDATA[ليلى حسن]]></dc:creator>", "ليلى حسن"),
        ])
    func authors(_ author: String, _ expected: String) throws { #expect(try first(item(more: author)).article.byline == expected) }

    @Test("texts: entities that stand bare, in content, of a film, of a recording; none, and one that breaks off")
    func texts() throws {
        #expect(try words(first(item(text: "<description>\(Self.text)&nbsp;وقال &laquo;نعم&raquo;</description>"))) == Self.text + " وقال «نعم»")
        #expect(try words(first(item(text: "<description>\(Self.text) &hearts; &foo;</description>"))).hasPrefix(Self.text))
        let content =
            "<p>\(Self.text)</p><h2>ملاعب الأطفال</h2><p>وفي الحديقة ملاعب.</p><p>اقرأ أيضًا: <a href=\"https://city.example/z\">خبر آخر</a></p>"
        let whole = try first(item(text: "<description>موجز.</description>", more: "<content:encoded><![CDATA[\(content)]]></content:encoded>"))
        #expect(whole.article.sections.map(\.heading) == [nil, "ملاعب الأطفال"] && !words(whole).contains("موجز"))
        #expect(
            try words(
                first(item(text: "<media:group><media:title>حديقة</media:title><media:description>\(Self.text)</media:description></media:group>")))
                == Self.text)
        #expect(
            try words(first(item(text: "<itunes:summary xmlns:itunes=\"http://www.itunes.com/dtds/podcast-1.0.dtd\">\(Self.text)</itunes:summary>")))
                == Self.text)
        #expect(try read(Array(rss("").utf8)).isEmpty)
        let two = rss(item() + item(link: "<link>https://city.example/a/33</link>"))
        #expect(try read(Array(two.dropLast(60).utf8)).map(\.url) == ["https://city.example/a/1", "https://city.example/a/33"])
    }

    @Test("JSON and Atom: numbers as names, authors in both shapes, titles and texts as elements, a film's words")
    func others() throws {
        let json = """
            {"version":"https://jsonfeed.org/version/1.1","title":"صحيفة المدينة","items":[
            {"id":"1","url":"https://city.example/j/1","title":"حديقة جديدة","content_html":"<p>\(Self.text)</p>",
            "date_published":"2026-11-28T14:00:00+03:00","authors":[{"name":"ليلى حسن"},{"name":"سامي نور"}]},
            {"id":2,"external_url":"https://town.example/x","content_text":"\(Self.text)","author":{"name":"هدى"}}]}
            """
        for bytes in [Array(json.utf8), [0xEF, 0xBB, 0xBF] + Array(json.utf8)] {
            let articles = try read(bytes)
            #expect(articles.map(\.guid) == ["1", "2"] && articles.map(\.url) == ["https://city.example/j/1", "https://town.example/x"])
            #expect(articles.map(\.article.byline) == ["ليلى حسن، سامي نور", "هدى"])
        }
        func atom(_ entry: String) throws -> ImportedArticle {
            let feed = """
                <feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/" xml:lang="ar" xml:base="https://city.example/">
                <title>صحيفة المدينة</title><id>x</id><author><name>هيئة التحرير</name></author><entry><id>1</id>\(entry)</entry></feed>
                """
            return try #require(try read(Array(feed.utf8)).first)
        }
        let div = "<div xmlns=\"http://www.w3.org/1999/xhtml\">"
        let first = try atom(
            "<title type=\"xhtml\">\(div)حديقة <em>جديدة</em></div></title><link href=\"a/60\"/><content type=\"xhtml\">\(div)<p>\(Self.text)</p></div></content>"
        )
        #expect(first.article.title == "حديقة جديدة" && first.url == "https://city.example/a/60" && words(first) == Self.text)
        #expect(first.article.byline == "هيئة التحرير")
        let film = try atom(
            "<title>حديقة</title><author><name>ليلى حسن</name></author><media:group><media:description>\(Self.text)</media:description></media:group>"
        )
        #expect(words(film) == Self.text && film.article.byline == "ليلى حسن")
    }
}
