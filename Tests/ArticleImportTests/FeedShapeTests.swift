// What feeds are written like in the wild: every shape gives its entries whole.
import ArabicText
import ArticleModel
import Testing

@testable import ArticleImport

@Suite("Shapes of feeds")
struct FeedShapeTests {
    private static let text = "افتتحت البلدية صباح اليوم حديقة عامة في الحي الشرقي، بعد أعوام من العمل في تشجيرها وإنارتها."
    private static let spaces = [
        "dc=\"http://purl.org/dc/elements/1.1/\"", "content=\"http://purl.org/rss/1.0/modules/content/\"", "media=\"http://search.yahoo.com/mrss/\"",
        "atom=\"http://www.w3.org/2005/Atom\"", "dcterms=\"http://purl.org/dc/terms/\"",
    ]

    private func rss(_ item: String, declaring: Bool = true, root: String = "rss version=\"2.0\"") -> String {
        let spaces = declaring ? Self.spaces.map { " xmlns:" + $0 }.joined() : ""
        let name = root.prefix { $0 != " " }
        return
            "<?xml version=\"1.0\"?><\(root)\(spaces)><channel><title>صحيفة المدينة</title><link>https://city.example/</link>\(item)</channel></\(name)>"
    }

    private func entry(_ text: String) throws -> FeedEntry {
        let feed = FeedReader.read(Array(text.utf8))
        #expect(feed.problem == nil)
        return try #require(feed.entries.first)
    }

    private func body(_ text: String) throws -> [String] {
        let feed = FeedReader.read(Array(text.utf8))
        let entry = try #require(feed.entries.first)
        let imported = try #require(EntryImporter.article(entry, of: feed))
        return imported.article.sections.flatMap(\.blocks).filter { $0.role != .crossReference }.map { String(codePoints: $0.text) }
    }

    @Test(
        "the text is found in whatever element holds it",
        arguments: [
            "<description>TEXT</description>", "<dc:description>TEXT</dc:description>", "<content:encoded><![CDATA[<p>TEXT</p>]]></content:encoded>",
            "<description>&lt;p&gt;TEXT&lt;/p&gt;</description>", "<description><p>TEXT</p></description>", "<fullitem>TEXT</fullitem>",
            "<body xmlns=\"http://www.w3.org/1999/xhtml\"><p>TEXT</p></body>", "<div xmlns=\"http://www.w3.org/1999/xhtml\">TEXT</div>",
            "<media:group><media:description>TEXT</media:description></media:group>", "<media:description>TEXT</media:description>",
            "<itunes:summary>TEXT</itunes:summary>", "<atom:summary>TEXT</atom:summary>", "<dcterms:abstract>TEXT</dcterms:abstract>",
            "<atom:content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><p>TEXT</p></div></atom:content>",
            "<abstract>TEXT</abstract>", "<description>قصير</description><content:encoded>TEXT</content:encoded>",
        ])
    func texts(_ item: String) throws {
        let item = "<item><title>حديقة</title>\(item.replacing("TEXT", with: Self.text))</item>"
        #expect(try body(rss(item)) == [Self.text])
        #expect(try body(rss(item, declaring: false)) == [Self.text], "prefixes that nobody declared")
    }

    @Test("RSS is RSS in whatever namespace it stands, and in letters of either case")
    func namespaces() throws {
        let item = "<item><title>حديقة</title><link>https://city.example/1</link><pubDate>Sat, 28 Nov 2026 14:00:00 GMT</pubDate></item>"
        for space in ["http://backend.userland.com/rss2", "http://blogs.law.harvard.edu/tech/rss", "urn:some:thing"] {
            let entry = try entry(rss(item, root: "rss version=\"2.0\" xmlns=\"\(space)\""))
            #expect(entry.title == "حديقة" && entry.link == "https://city.example/1" && entry.published == "Sat, 28 Nov 2026 14:00:00 GMT")
        }
        let prefixed = try entry("<r:rss xmlns:r=\"urn:x\"><r:channel><r:item><r:title>حديقة</r:title></r:item></r:channel></r:rss>")
        #expect(prefixed.title == "حديقة")
        let loud = try entry(rss(item.replacing("pubDate", with: "PUBDATE").replacing("title>", with: "TITLE>")))
        #expect(loud.title == "حديقة" && loud.published != nil)
        let bare = try entry("<feed><entry><title>حديقة</title><id>1</id><summary>نص</summary></entry></feed>")
        #expect(bare.title == "حديقة" && bare.guid == "1" && bare.summary == "<p>نص</p>")
    }

    @Test("where an entry leads")
    func links() throws {
        func link(_ parts: String) throws -> String? { try entry(rss("<item><title>حديقة</title>\(parts)</item>")).link }
        #expect(try link("<guid>https://city.example/2</guid>") == "https://city.example/2")
        #expect(try link("<guid isPermaLink=\"true\">https://city.example/2</guid>") == "https://city.example/2")
        #expect(try link("<guid isPermaLink=\"false\">https://city.example/2</guid>") == nil)
        #expect(try link("<guid>https://city.example/2</guid><link>https://city.example/1</link>") == "https://city.example/1")
        #expect(try link("<atom:link href=\"https://city.example/3\"/>") == "https://city.example/3")
        #expect(try link("<link>\n  https://city.example/أخبار  \n</link>") == "https://city.example/أخبار")
        #expect(
            try link("<image><title>ص</title><link>https://city.example/i</link></image><link>https://city.example/4</link>")
                == "https://city.example/4")
        #expect(try entry("<CHANNEL><ITEM HREF=\"https://city.example/5\"><TITLE>حديقة</TITLE></ITEM></CHANNEL>").link == "https://city.example/5")
    }

    @Test("contents of Atom in all their kinds")
    func atom() throws {
        func body(_ content: String, version: String = "http://www.w3.org/2005/Atom") throws -> [String] {
            try self.body("<feed xmlns=\"\(version)\"><title>م</title><entry><id>1</id><title>ع</title>\(content)</entry></feed>")
        }
        let encoded = "PGI+2YbYtSA8L2I+2YbYtQ=="
        #expect(try body("<content type=\"text\">أ &lt;b&gt; ب</content>") == ["أ <b> ب"])
        #expect(try body("<content type=\"html\">أ &lt;b&gt;ب&lt;/b&gt;</content>") == ["أ ب"])
        #expect(try body("<content type=\"application/octet-stream\">\(encoded)</content>") == ["نص نص"])
        #expect(try body("<content mode=\"base64\">\(encoded)</content>", version: "http://purl.org/atom/ns#") == ["نص نص"])
        #expect(try body("<content mode=\"escaped\" type=\"text/html\">&lt;p&gt;أ&lt;/p&gt;</content>", version: "http://purl.org/atom/ns#") == ["أ"])
        #expect(
            try body("<content mode=\"xml\" type=\"application/xhtml+xml\"><p>أ</p><p>ب</p></content>", version: "http://purl.org/atom/ns#") == [
                "أ", "ب",
            ])
        #expect(try body("<content type=\"image/png\">iVBORw0KGgo=</content><summary>صورة اليوم</summary>") == ["صورة اليوم"])
    }

    @Test("authors, comments, recordings and categories of an entry stay with it")
    func facts() throws {
        let item = """
            <item><title>حلقة اليوم</title><link>https://city.example/1</link><comments>https://city.example/1#talk</comments>
            <dc:creator>ليلى حسن</dc:creator><dc:creator>سامي نور</dc:creator><author>desk@city.example (هدى)</author>
            <category>ثقافة</category><category>إذاعة</category><description>\(Self.text)</description>
            <enclosure url="https://city.example/1.mp3" type="audio/mpeg" length="12400000"/><enclosure url="/1.png" type="image/png"/></item>
            """
        let feed = FeedReader.read(Array(rss(item).utf8), url: "https://city.example/feed")
        let entry = try #require(feed.entries.first)
        #expect(
            entry.author == "ليلى حسن، سامي نور، هدى" && entry.categories == ["ثقافة", "إذاعة"] && entry.pictureURL == "https://city.example/1.png")
        #expect(entry.enclosures == [FeedEnclosure(url: "https://city.example/1.mp3", type: "audio/mpeg", length: 12_400_000)])
        let imported = try #require(EntryImporter.article(entry, of: feed))
        let ways = imported.article.sections.flatMap(\.blocks).filter { $0.role == .crossReference }
        #expect(ways.map { String(codePoints: $0.text) } == ["تسجيل صوتي (12 م.ب)", "التعليقات"])
        #expect(ways.flatMap(\.links).map(\.url) == ["https://city.example/1.mp3", "https://city.example/1#talk"])
        let atom =
            "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>م</title><author><name>هيئة التحرير</name></author><entry><id>1</id><title>ع</title><link rel=\"replies\" href=\"https://a.example/c\"/><link rel=\"enclosure\" type=\"video/mp4\" href=\"https://a.example/v\"/><contributor><name>مصحح</name></contributor></entry></feed>"
        let second = FeedReader.read(Array(atom.utf8))
        let other = try #require(second.entries.first)
        let article = try #require(EntryImporter.article(other, of: second)).article
        #expect(
            article.byline == "هيئة التحرير"
                && article.sections.flatMap(\.blocks).flatMap(\.links).map(\.url) == ["https://a.example/v", "https://a.example/c"])
    }

    @Test("all authors and categories are kept: lists, labels, addresses where nobody has a name")
    func everyFact() throws {
        func entry(_ parts: String) throws -> FeedEntry { try self.entry(rss("<item><title>حلقة</title>\(parts)</item>")) }
        #expect(
            try entry("<author>desk@city.example</author><author>second@city.example</author>").author == "desk@city.example، second@city.example")
        #expect(try entry("<author>noreply@city.example</author>").author == nil)
        #expect(try entry("<author>desk@city.example (هدى)</author>").author == "هدى")
        let atom =
            "<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><id>1</id><title>ع</title><author><email>a@b.example</email></author></entry></feed>"
        #expect(try self.entry(atom).author == "a@b.example")
        #expect(try entry("<tags>ثقافة، وفن, إذاعة</tags><category>مدينة</category>").categories == ["ثقافة، وفن", "إذاعة", "مدينة"])
        #expect(try entry("<media:category label=\"علوم\">sci/1</media:category><media:category>فن</media:category>").categories == ["علوم", "فن"])
        #expect(try entry("<category>مدينة<image><title>ص</title></image></category>").categories == ["مدينة"])
        let pictures = (1...2).map { "<enclosure url=\"https://city.example/\($0).png\" type=\"image/png\"/>" }.joined()
        let both = try entry(pictures)
        #expect(both.pictureURL == "https://city.example/1.png" && both.enclosures.map(\.url) == ["https://city.example/2.png"])
    }

    @Test("a link of Atom may have its address as its text; what an entry is about is where it leads, where nothing else is")
    func atomLinks() throws {
        func link(_ links: String) throws -> String? {
            try entry("<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><id>1</id><title>ع</title>\(links)</entry></feed>").link
        }
        #expect(try link("<link rel=\"alternate\" type=\"text/html\">https://a.example/1</link>") == "https://a.example/1")
        #expect(
            try link("<link rel=\"enclosure\">https://a.example/f</link><link rel=\"alternate\" href=\"https://a.example/1\"/>")
                == "https://a.example/1")
        #expect(try link("<link rel=\"related\" href=\"https://b.example/2\"/>") == "https://b.example/2")
        #expect(try link("<link rel=\"via\" href=\"https://b.example/2\"/><link href=\"https://a.example/1\"/>") == "https://a.example/1")
        #expect(try link("<link rel=\"license\" href=\"https://b.example/2\"/>") == nil)
    }

    @Test("of several dates the first that is one counts, publication before change")
    func dates() throws {
        func day(_ parts: String) throws -> String? { try entry(rss("<item><title>حديقة</title>\(parts)</item>")).published }
        #expect(try day("<dcterms:modified>2026-05-04</dcterms:modified><dc:date>2026-05-03</dc:date>") == "2026-05-03")
        #expect(try day("<pubDate>أمس</pubDate><dc:date>2026-05-03</dc:date>") == "2026-05-03")
        #expect(try day("<pubDate>أمس</pubDate>") == "أمس")
        #expect(try day("<pubDate>2026-05-03</pubDate><pubDate>2026-05-04</pubDate>") == "2026-05-04", "What is said again is corrected.")
        #expect(try day("<atom:updated>2026-05-04</atom:updated><atom:published>2026-05-03</atom:published>") == "2026-05-03")
    }

    @Test("entries of one name that lead elsewhere are told apart")
    func sharedNames() {
        let item = "<item><title>ع</title><guid isPermaLink=\"false\">9</guid><link>https://city.example/"
        let feed = FeedReader.read(Array(rss(item + "1</link></item>" + item + "2</link></item>").utf8))
        #expect(feed.entries.map(\.sharesGuid) == [true, true])
        let same = FeedReader.read(Array(rss(item + "1</link></item>" + item + "1</link></item>").utf8))
        #expect(same.entries.map(\.sharesGuid) == [false, false])
    }

    @Test("what servers send around a feed is passed over")
    func surroundings() throws {
        let feed = rss("<item><title>حديقة</title></item>")
        for text in [
            "\n\n  " + feed, "<br />\n<b>Warning</b>: foo in bar on line 3<br />\n" + feed, "Notice: x\n" + feed, "<!-- مخزَّن -->" + feed,
            feed + "\n<!-- cached --><script>x=1</script>", feed + "\nنص",
        ] {
            #expect(try entry(text).title == "حديقة")
        }
    }

    @Test("encodings by their names: the world's, UTF-16 with and without a mark; Arabic that is called Latin stays Arabic")
    func encodings() throws {
        func read(_ label: String?, _ title: [UInt8]) -> String? {
            let declaration = label.map { "<?xml version=\"1.0\" encoding=\"\($0)\"?>" } ?? ""
            let bytes = Array((declaration + "<rss><channel><item><title>").utf8) + title + Array("</title></item></channel></rss>".utf8)
            return FeedReader.read(bytes).entries.first?.title
        }
        #expect(read("iso-8859-1", Array("caf".utf8) + [0xE9] + Array(" du monde".utf8)) == "café du monde")
        // Accented letters side by side, and one that is a word.
        for text in ["Reações à habitação", "Situação", "à bientôt"] {
            #expect(read("iso-8859-1", text.unicodeScalars.map { UInt8($0.value) }) == text)
        }
        #expect(read("windows-1252", [0x93] + Array("ok".utf8) + [0x94]) == "“ok”")
        #expect(read("koi8-r", [0xED, 0xC9, 0xD2]) == "Мир" && read("shift_jis", [0x93, 0xFA]) == "日" && read("gb2312", [0xD6, 0xD0]) == "中")
        let word: [UInt8] = [0xDE, 0xD1, 0xC7, 0xC1, 0xC9]
        for label in ["iso-8859-1", "windows-1252", "us-ascii", nil, "no-such-name", "utf-8"] {
            #expect(read(label, word) == "قراءة", "\(label ?? "-")")
        }
        #expect(read("koi8-r", Array("قراءة".utf8)) == "قراءة", "Bytes that are UTF-8 are UTF-8.")
        let text = "<?xml version=\"1.0\" encoding=\"utf-16\"?><rss><channel><item><title>حديقة جديدة</title></item></channel></rss>"
        for mark in ["", "\u{FEFF}"] {
            let units = Array((mark + text).utf16)
            #expect(FeedReader.read(units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }).entries.first?.title == "حديقة جديدة")
            #expect(FeedReader.read(units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }).entries.first?.title == "حديقة جديدة")
        }
        let list = Array("<?xml version=\"1.0\" encoding=\"utf-16\"?><opml><body><outline xmlUrl=\"https://a.example/f\"/></body></opml>".utf16)
        #expect(OPML.read(list.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }).feeds.map(\.url) == ["https://a.example/f"])
    }
}
