// Ten formats, each good, broken off, lying and hostile: what is read is read, whatever comes ends in an article or in a sentence, and
// nothing outside a file is ever read for it.
import ArabicText
import ArticleModel
import Glibc
import ReaderCore
import TestSupport
import Testing

@testable import qari

@Suite("Formats, good and bad", .slow)
struct FormatTableTests {
    struct Format: Sendable, CustomStringConvertible {
        var description: String
        var suffix: String
        var good: [UInt8]
        /// What says something of itself that is not so, and holds the words all the same.
        var lying: [[UInt8]]
        var hostile: [[UInt8]]
        /// Nothing in its bytes says what it is: its name does.
        var isKnownByName = false
    }

    // MARK: The table

    private static let words = "يفتح الميناء أبوابه للزوار صباح الجمعة"
    private static let sentence = words + "، ويدخلونه بلا تذاكر حتى المساء."
    private static func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }
    private static func nested(_ open: String, _ close: String, _ count: Int = 100_000) -> String {
        String(repeating: open, count: count) + sentence + String(repeating: close, count: count)
    }
    /// Entities of entities, and one that stands for a file.
    private static let entities = """
        <!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd"><!ENTITY a "ميناءميناءميناء">\((1..<12).map { "<!ENTITY a\($0) \"\(String(repeating: $0 == 1 ? "&a;" : "&a\($0 - 1);", count: 20))\">" }.joined())]>
        """
    private static func declaring(_ xml: [UInt8], _ place: String) -> String {
        String(decoding: xml, as: UTF8.self).replacing("?>", with: "?>" + entities, maxReplacements: 1).replacing(place, with: "&f;&a11;" + place)
    }

    private static func epub(
        _ version: Int, _ body: String = "<h1>زيارة الميناء</h1><p>\(sentence)</p>", extra: [(name: String, content: [UInt8])] = []
    )
        -> [UInt8]
    {
        let navigation =
            version == 2
            ? (
                "ncx", "application/x-dtbncx+xml",
                "<ncx xmlns=\"http://www.daisy.org/z3986/2005/ncx/\"><navMap><navPoint><navLabel><text>الأول</text></navLabel><content src=\"c.xhtml\"/></navPoint></navMap></ncx>"
            )
            : (
                "xhtml", "application/xhtml+xml",
                "<html xmlns:epub=\"http://www.idpf.org/2007/ops\"><body><nav epub:type=\"toc\"><ol><li><a href=\"c.xhtml\">الأول</a></li></ol></nav></body></html>"
            )
        return ArchiveSample.zip(
            [
                ("mimetype", bytes("application/epub+zip")),
                ("META-INF/container.xml", bytes("<container><rootfiles><rootfile full-path=\"O/p.opf\"/></rootfiles></container>")),
                (
                    "O/p.opf",
                    bytes(
                        "<?xml version=\"1.0\"?><package xmlns=\"http://www.idpf.org/2007/opf\" version=\"\(version).0\"><metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>زيارة</dc:title></metadata><manifest><item id=\"c\" href=\"c.xhtml\" media-type=\"application/xhtml+xml\"/><item id=\"n\" href=\"n.\(navigation.0)\" media-type=\"\(navigation.1)\" properties=\"nav\"/><item id=\"m\" href=\"missing.xhtml\" media-type=\"application/xhtml+xml\"/></manifest><spine toc=\"n\"><itemref idref=\"m\"/><itemref idref=\"c\"/><itemref idref=\"none\"/></spine></package>"
                    )
                ), ("O/c.xhtml", bytes("<?xml version=\"1.0\"?><html><body>\(body)</body></html>")), ("O/n." + navigation.0, bytes(navigation.2)),
            ] + extra)
    }

    private static let bomb = ArchiveSample.deflated(UInt8(ascii: "a"), count: 100 << 20)
    /// An archive whose one file of this name unpacks to a hundred megabytes.
    private static func bombed(_ name: String) -> [UInt8] {
        ArchiveSample.zip([(name, bomb)], declaredSize: 1_000, packedSize: UInt32(bomb.count))
    }
    /// Names that lead out, and a container that leads there.
    private static let leadingOut = ArchiveSample.zip([
        "META-INF/container.xml": "<container><rootfile full-path=\"../../../../etc/passwd\"/></container>", "../../etc/passwd": sentence,
        "/etc/passwd": sentence,
    ])
    private static let million: [UInt8] = {
        let order = String(repeating: "<itemref idref=\"c\"/>", count: 1_000_000)
        return ArchiveSample.zip([
            "mimetype": "application/epub+zip", "META-INF/container.xml": "<container><rootfile full-path=\"p.opf\"/></container>",
            "p.opf": "<package><manifest><item id=\"c\" href=\"c.html\"/></manifest><spine>\(order)</spine></package>",
            "c.html": "<p>\(sentence)</p>",
        ])
    }()

    private static let paragraph = "<w:p><w:r><w:t>\(sentence)</w:t></w:r></w:p>"
    private static let letter = "From: m@a.example\r\nSubject: x\r\nMIME-Version: 1.0\r\n"
    private static let fodt =
        "<?xml version=\"1.0\"?><office:document xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" office:mimetype=\"application/vnd.oasis.opendocument.text\"><office:body><office:text><text:p>\(sentence)</text:p></office:text></office:body></office:document>"
    private static let html =
        "<!doctype html><html lang=\"ar\"><head><title>زيارة</title></head><body><article><h1>زيارة</h1><p>\(sentence)</p><p>\(sentence)</p></article></body></html>"
    private static let kept =
        "From: <Saved>\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type=\"text/html\"; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Location: http://a.example/\r\n\r\n\(html)\r\n--b--\r\n"

    static let table: [Format] = [
        Format(
            description: "EPUB 2", suffix: "epub", good: epub(2), lying: [epub(2, extra: [("O/z.xhtml", bytes("<p>زائد</p>"))])],
            hostile: [bombed("a.html"), leadingOut, million, epub(2, nested("<div>", "</div>"))]),
        Format(
            description: "EPUB 3", suffix: "epub", good: epub(3),
            lying: [
                ArchiveSample.epub(
                    title: "x", ["<p>\(sentence)</p>"], metadata: "<dc:language>en</dc:language>",
                    spine: "toc=\"none\" page-progression-direction=\"ltr\"")
            ],
            hostile: [
                epub(3, "<img src=\"file:///etc/passwd\"/><iframe src=\"../../../../etc/passwd\"></iframe><p>\(sentence)</p>"),
                epub(3, String(repeating: "<p a=\"\" b=\"\" c=\"\">x</p>", count: 200_000)),
                ArchiveSample.zip([("mimetype", bytes("application/epub+zip"))]),
            ]),
        Format(
            description: "DOCX", suffix: "docx", good: ArchiveSample.docx(paragraph),
            lying: [
                ArchiveSample.docx(paragraph, parts: ["word/styles.xml": "no XML", "word/numbering.xml": "<", "word/_rels/document.xml.rels": "<x>"])
            ],
            hostile: [
                bombed("word/document.xml"), ArchiveSample.docx(nested("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 30_000)),
                ArchiveSample.zip([
                    (
                        "word/document.xml",
                        bytes(
                            declaring(
                                bytes(
                                    "<?xml version=\"1.0\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>\(paragraph)</w:body></w:document>"
                                ), "</w:t>"))
                    )
                ]),
            ]),
        Format(
            description: "ODT", suffix: "odt", good: ArchiveSample.odt("<text:p>\(sentence)</text:p>"),
            lying: [ArchiveSample.odt("<text:p>\(sentence)</text:p>", parts: ["meta.xml": "no XML", "styles.xml": "<office:x>"])],
            hostile: [
                bombed("content.xml"), ArchiveSample.odt(nested("<text:list><text:list-item>", "</text:list-item></text:list>", 50_000)),
                ArchiveSample.odt("<text:p><text:s text:c=\"2147483647\"/>\(sentence)</text:p>"),
                ArchiveSample.odt(
                    "<table:table><table:table-row table:number-rows-repeated=\"99999999\"><table:table-cell table:number-columns-repeated=\"99999999\"><text:p>\(sentence)</text:p></table:table-cell></table:table-row></table:table>"
                ),
            ]),
        Format(
            description: "FODT", suffix: "fodt", good: bytes(fodt),
            lying: [bytes(fodt.replacing("version=\"1.0\"?", with: "version=\"1.0\" encoding=\"windows-1256\"?"))],
            hostile: [bytes(declaring(bytes(fodt), "</text:p>")), bytes(fodt.replacing(sentence, with: nested("<text:span>", "</text:span>")))]),
        Format(
            description: "gzip", suffix: "html.gz", good: ArchiveSample.gzip(bytes(html)),
            lying: [ArchiveSample.gzip(bytes(html)).dropLast(8) + [UInt8](repeating: 0xFF, count: 8), ArchiveSample.gzip(epub(3))],
            hostile: [
                ArchiveSample.gzipBomb(count: 300 << 20), ArchiveSample.gzip(ArchiveSample.gzip(ArchiveSample.gzip(bytes(html)))),
                ArchiveSample.gzip([]),
            ]),
        Format(
            description: "letter", suffix: "eml", good: bytes(letter + "Content-Type: text/plain; charset=utf-8\r\n\r\n\(sentence)\r\n"),
            lying: [
                bytes(letter + "Content-Type: text/plain; charset=us-ascii\r\nContent-Transfer-Encoding: x-none\r\n\r\n\(sentence)\r\n"),
                bytes(letter + "Content-Length: 5\r\nContent-Type: text/plain; charset=\"utf-8\r\n\r\n\(sentence)\r\n"),
            ],
            hostile: [
                bytes(letter + (0..<5_000).map { "Content-Type: multipart/mixed; boundary=\"\($0)\"\r\n\r\n--\($0)\r\n" }.joined()),
                bytes(letter + "Content-Type: multipart/mixed; boundary=\"b\"\r\n\r\n" + String(repeating: "--b\r\n\r\nx\r\n", count: 100_000)),
                bytes(String(repeating: "X-A: b\r\n", count: 300_000) + "\r\n" + sentence),
                bytes(letter + "Content-Type: message/external-body; access-type=local-file; name=\"/etc/passwd\"\r\n\r\n\(sentence)"),
            ]),
        Format(
            description: "kept page", suffix: "mht", good: bytes(kept), lying: [bytes(kept.replacing("charset=utf-8", with: "charset=windows-1252"))],
            hostile: [
                bytes(kept.replacing(sentence, with: nested("<div>", "</div>"))),
                bytes(kept.replacing("<article>", with: "<iframe src=\"file:///etc/passwd\"></iframe><article>")),
            ]),
        Format(
            description: "Markdown", suffix: "md", good: bytes("# زيارة\n\n\(sentence)\n"),
            lying: [bytes("---\ntitle: [\n---\n\n# زيارة\n\n\(sentence)\n")],
            hostile: [
                bytes(String(repeating: ">", count: 100_000) + " " + sentence), bytes(String(repeating: "[", count: 100_000) + sentence),
                bytes(String(repeating: "- ", count: 50_000) + sentence),
                bytes("![](file:///etc/passwd)\n\n" + String(repeating: "`", count: 99_999) + sentence),
                bytes(
                    String(repeating: "|a", count: 20_000) + "\n" + String(repeating: "|-", count: 20_000) + "\n"
                        + String(repeating: "|x\n", count: 20_000)),
            ], isKnownByName: true),
        Format(
            description: "HTML", suffix: "html", good: bytes(html), lying: [bytes(html.replacing("<head>", with: "<head><meta charset=\"utf-16\">"))],
            hostile: [
                bytes(html.replacing(sentence, with: nested("<b><i>", "</i></b>", 60_000))),
                bytes(html + String(repeating: "<table><tr><td>", count: 60_000)),
                bytes(html.replacing("<p>", with: "<p " + (0..<100_000).map { "a\($0)=\"\" " }.joined() + ">")),
            ]),
    ]

    // MARK: Reading

    /// What is shown of it, as marked text; nil where it is refused with a sentence in both languages.
    private static func read(_ bytes: [UInt8], named name: String) -> String? {
        do {
            let text = EncodedText(TextBytes(copying: bytes), encoding: nil)
            let article = try ArticleFile.article(text, .file(name), encoding: nil)
            return String(decoding: Array(article.source.bytes), as: UTF8.self)
        } catch {
            #expect(!error.sentence(in: .arabic).isEmpty && !error.sentence(in: .english).isEmpty)
            return nil
        }
    }

    @Test("good: it is read, whatever it is called", arguments: table) func good(_ format: Format) throws {
        for name in format.isKnownByName ? ["a." + format.suffix] : ["a." + format.suffix, "a", "a.bin", "a.html", "a.xml"] {
            #expect(Self.read(format.good, named: name)?.contains(Self.words) == true, "\(name)")
        }
    }

    @Test("cut: what came before is read, or it is said; nothing is made up", arguments: table) func cut(_ format: Format) {
        let whole = Self.read(format.good, named: "a." + format.suffix)?.count ?? 0
        let step = max(1, format.good.count / 200)
        for length in Array(stride(from: 0, to: format.good.count, by: step)) + [format.good.count - 1] {
            let text = Self.read(Array(format.good.prefix(length)), named: "a." + format.suffix)
            #expect(text?.count ?? 0 < max(whole, length) + 300, "\(length)")
        }
    }

    @Test("lying: what it says of itself hides no word of it", arguments: table) func lying(_ format: Format) {
        for (number, bytes) in format.lying.enumerated() {
            #expect(Self.read(bytes, named: "a." + format.suffix)?.contains(Self.words) == true, "\(number)")
        }
    }

    @Test("hostile: it ends soon, within bounds, and nothing else of the machine is in it", arguments: table) func hostile(_ format: Format) {
        for (number, bytes) in format.hostile.enumerated() {
            let seconds = Patience.processorSeconds {
                let text = Self.read(bytes, named: "a." + format.suffix)
                #expect(text?.contains("root:") != true, "\(number)")
                #expect(text?.utf8.count ?? 0 < 80 << 20, "\(number)")
            }
            #expect(seconds < 120, "\(number): \(seconds) seconds")
        }
    }
}
