// Books: their chapters in order, what they say of themselves, their notes; and books that lie, break off, or are bombs.
import ArabicText
import ArticleModel
import TestSupport
import Testing

@testable import ArticleImport

@Suite("Books")
struct BookTests {
    static let sentence = "تقف السفن عند الرصيف القديم وينزل البحارة إلى السوق قبل الغروب بقليل."

    static func read(_ bytes: [UInt8]) throws -> ImportedArticle { try EPUBReader.article(TextBytes(copying: bytes)) }

    static func texts(_ article: Article) -> [String] { article.sections.flatMap(\.blocks).map { String(codePoints: $0.text) } }

    @Test("a chapter is a section, in the order of reading, with its heading; the book's facts are the article's")
    func chapters() throws {
        let metadata = """
            <dc:creator opf:role="aut">هدى المرسي</dc:creator><dc:creator opf:role="ill">رسام</dc:creator>
            <dc:contributor opf:role="trl">نبيل الحاج</dc:contributor><dc:language>ar</dc:language><dc:publisher>دار الموج</dc:publisher>
            <dc:date>2024-03-05</dc:date><dc:subject>رحلات</dc:subject>
            """
        let chapters = ["<h1>المرفأ</h1><p>\(Self.sentence)</p>", "<h2>السوق</h2><p>يبيع التجار التمر.</p><p>ويشتري الناس.</p>"]
        let book = try Self.read(ArchiveSample.epub(title: "أيام البحر", chapters, metadata: metadata, spine: "page-progression-direction=\"rtl\""))
        let article = book.article
        #expect(article.title == "أيام البحر" && article.byline == "هدى المرسي" && article.source == "دار الموج")
        #expect(article.credits == [Credit(role: "ترجمة", name: "نبيل الحاج")] && book.categories == ["رحلات"])
        #expect(article.sections.map(\.heading) == ["المرفأ", "السوق"])
        #expect(Self.texts(article) == [Self.sentence, "يبيع التجار التمر.", "ويشتري الناس."])
        #expect(article.isRightToLeft == true && article.published?.hasPrefix("2024-03-05") == true && book.published != nil)
    }

    @Test("a long book's opening is what the whole begins with, by the letter; a short one is whole at once", arguments: [40, 1])
    func opening(chapters count: Int) throws {
        let all = (1...400).map { "<p>\(Self.sentence) وهذه الجملة رقم \($0).</p>" }
        let size = all.count / count
        let chapters = (0..<count).map { "<h2>الفصل \($0 + 1)</h2>" + all[($0 * size)..<(($0 + 1) * size)].joined(separator: "\n") }
        let bytes = TextBytes(copying: ArchiveSample.epub(title: "أيام البحر", chapters))
        let opening = try EPUBReader.opening(of: bytes, reading: 8 << 10)
        let reading = try #require(opening.whole)
        let (begun, whole, straight) = (opening.article.text, reading().text, try EPUBReader.article(bytes).text)
        #expect(whole == straight)
        #expect(whole.utf8.starts(with: begun.utf8.dropLast()) && begun.utf8.count > 3 << 10 && begun.utf8.count < 9 << 10)
        #expect(Double(opening.length) > 0.7 * Double(whole.utf8.count) && Double(opening.length) < 1.3 * Double(whole.utf8.count))
        let short = try EPUBReader.opening(of: bytes)
        #expect(short.whole == nil && short.article.text == whole)
    }

    @Test("of a book whose first pages are pictures, or whose archive lies of sizes, as much is there as is to be had")
    func openingOfOthers() throws {
        let cover = "<img src=\"a.jpg\"/>" + String(repeating: "<!-- cover -->", count: 2_000)
        let chapters = [cover] + (1...40).map { "<h2>الفصل \($0)</h2><p>\(String(repeating: Self.sentence + " ", count: 20))</p>" }
        let bytes = TextBytes(copying: ArchiveSample.epub(title: "أيام البحر", chapters))
        let opening = try EPUBReader.opening(of: bytes, reading: 4 << 10)
        #expect(opening.whole == nil && opening.article.article.sections.count == 40)
    }

    @Test("roles that an EPUB 3 refines are believed; an English book is set from left to right, whatever its pages say")
    func refined() throws {
        let metadata = """
            <dc:creator id="a">Mona Adel</dc:creator><dc:creator id="t">Sam Reed</dc:creator><dc:language>en</dc:language>
            <meta refines="#t" property="role">trl</meta>
            """
        let book = try Self.read(
            ArchiveSample.epub(
                title: "Harbour Days", ["<h1>One</h1><p>The ships wait at the quay until the tide is in.</p>"], metadata: metadata,
                spine: "page-progression-direction=\"rtl\""))
        #expect(book.article.byline == "Mona Adel" && book.article.isRightToLeft == false)
        #expect(book.article.credits == [Credit(role: "Translation", name: "Sam Reed")])
        let wrong = try Self.read(ArchiveSample.epub(title: "أيام", ["<p>\(Self.sentence)</p>"], metadata: "<dc:language>en</dc:language>"))
        #expect(wrong.article.isRightToLeft == true)
    }

    @Test("a chapter without a heading has the name that the list of contents gives it, in EPUB 2 and 3")
    func contents() throws {
        let old = """
            <ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap><navPoint><navLabel><text>الفصل الأول</text></navLabel>
            <content src="text/c%30.xhtml#top"/></navPoint><navPoint><navLabel><text>قسم منه</text></navLabel><content src="text/c0.xhtml#b"/></navPoint></navMap></ncx>
            """
        let new = """
            <html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><body><nav epub:type="landmarks"><a href="text/c0.xhtml">الغلاف</a></nav>
            <nav epub:type="toc"><ol><li><a href="text/c0.xhtml">الفصل الأول</a></li></ol></nav></body></html>
            """
        let files = { (item: String, spine: String) in
            """
            <package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>كتاب</dc:title></metadata>
            <manifest><item id="c0" href="text/c0.xhtml" media-type="application/xhtml+xml"/>\(item)</manifest>
            <spine \(spine)><itemref idref="c0"/><itemref idref="n"/></spine></package>
            """
        }
        let container = "<container><rootfiles><rootfile full-path=\"OEBPS/content.opf\"/></rootfiles></container>"
        let page = "<html><head><title/><script src=\"a.js\"/></head><body><p>الفصل الأول</p><p>\(Self.sentence)</p></body></html>"
        let second = ArchiveSample.zip([
            "META-INF/container.xml": container,
            "OEBPS/content.opf": files("<item id=\"n\" href=\"toc.ncx\" media-type=\"application/x-dtbncx+xml\"/>", "toc=\"n\""),
            "OEBPS/toc.ncx": old, "OEBPS/text/c0.xhtml": page,
        ])
        let third = ArchiveSample.zip([
            "META-INF/container.xml": container,
            "OEBPS/content.opf": files("<item id=\"n\" href=\"nav.xhtml\" properties=\"nav\" media-type=\"application/xhtml+xml\"/>", ""),
            "OEBPS/nav.xhtml": new, "OEBPS/text/c0.xhtml": page,
        ])
        for bytes in [second, third] {
            #expect(SourceFormat.of(bytes).reader == .book)
            let article = try Self.read(bytes).article
            #expect(article.sections.map(\.heading) == ["الفصل الأول"] && Self.texts(article) == [Self.sentence])
        }
    }

    @Test("notes stay in the book, numbers that lead to them in brackets; links of the web stay links, links into the book are text")
    func notes() throws {
        let chapter = """
            <p>وصل الرحالة<a epub:type="noteref" href="#n1">١</a> إلى المدينة، وله <a href="c2.xhtml">خبر</a> في <a href="https://a.example/b">كتاب</a>.</p>
            <aside epub:type="footnote" id="n1" hidden="hidden"><p>١ كان ذلك في الشتاء.</p></aside>
            """
        let article = try Self.read(ArchiveSample.epub(title: "أيام", [chapter])).article
        #expect(Self.texts(article) == ["وصل الرحالة[١] إلى المدينة، وله خبر في كتاب.", "١ كان ذلك في الشتاء."])
        #expect(article.sections[0].blocks[0].links.map(\.url) == ["https://a.example/b"])
    }

    @Test("what is written in a drawing that is a page is the page's text")
    func drawing() throws {
        let drawing = """
            <svg xmlns="http://www.w3.org/2000/svg"><style>.a { fill: red }</style><title>رسم</title><path d="M0 0"/><text x="1" y="2">رست السفن</text>
            <g><text><tspan x="1" y="3">وعاد</tspan><tspan x="1" y="4">البحارة</tspan></text></g></svg>
            """
        let book = ArchiveSample.zip([
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": "<container><rootfiles><rootfile full-path=\"a.opf\"/></rootfiles></container>",
            "a.opf": """
            <package><metadata><dc:title xmlns:dc="http://purl.org/dc/elements/1.1/">المرفأ</dc:title></metadata>
            <manifest><item id="a" href="a.xml" media-type="image/svg+xml"/></manifest><spine><itemref idref="a"/></spine></package>
            """,
            "a.xml": drawing,
        ])
        #expect(Self.texts(try Self.read(book).article) == ["رست السفن", "وعاد البحارة"])
    }

    @Test("a book that names no order, or no file that is there, gives its pages by their names")
    func disorder() throws {
        let pages: KeyValuePairs = [
            "mimetype": "application/epub+zip", "b.html": "<p>\(Self.sentence)</p>", "a.html": "<p>أولًا: \(Self.sentence)</p>",
        ]
        #expect(Self.texts(try Self.read(ArchiveSample.zip(pages)).article).first?.hasPrefix("أولًا") == true)
    }

    @Test("an encrypted book, one without text and one that breaks off are told apart")
    func problems() {
        let encryption = """
            <encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><EncryptedData xmlns="http://www.w3.org/2001/04/xmlenc#">
            <CipherData><CipherReference URI="OEBPS/text/c0.xhtml"/></CipherData></EncryptedData></encryption>
            """
        let locked = ArchiveSample.epub(title: "أيام", ["كذا"], extra: [("META-INF/encryption.xml", Array(encryption.utf8))])
        #expect { try Self.read(locked) } throws: { if case DocumentProblem.locked = $0 { true } else { false } }
        let pictures = ArchiveSample.epub(title: "أيام", ["<img src=\"a.jpg\"/>"])
        #expect { try Self.read(pictures) } throws: { if case DocumentProblem.empty = $0 { true } else { false } }
        let whole = ArchiveSample.epub(title: "أيام", ["<p>\(Self.sentence)</p>"])
        for count in stride(from: 4, to: whole.count, by: 97) {
            #expect { try Self.read(Array(whole.prefix(count))) } throws: { if case DocumentProblem.broken = $0 { true } else { false } }
            #expect(SourceFormat.of(Array(whole.prefix(count)), name: "a.epub").reader == .book)
        }
    }
}
